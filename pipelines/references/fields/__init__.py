"""Readers of a reference's fields, one file each, listed in ``registry``."""
