"""Reference lists: finding the entries, labelling their words, reading their fields, joining works."""
