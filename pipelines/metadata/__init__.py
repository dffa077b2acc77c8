"""What a page says of its post, one file per vocabulary, listed in ``registry`` in order of trust."""
