"""A snapshot as one page for people who would rather look."""
