"""A whole snapshot as the import files of another CMS."""
