"""Several crawls, as a file lists them."""
