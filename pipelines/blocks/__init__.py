"""The kinds of block: one file each with its record and its reader, listed in ``registry``."""
