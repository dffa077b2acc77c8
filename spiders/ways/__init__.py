"""The ways to a site's posts, one file each, listed in ``registry``."""
