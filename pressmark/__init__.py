"""Pressmark turns the tag archives of any CMS into clean tables."""
