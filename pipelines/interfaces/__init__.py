"""Posts as the interfaces of CMSs other than WordPress give them, one file each."""
