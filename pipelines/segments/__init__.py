"""A page cut into segments of text, each judged by whether it belongs to the post."""
