"""Feeds: RSS, Atom and JSON Feed as lists of entries."""
