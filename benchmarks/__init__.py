"""What Pressmark costs and reaches, next to named peers in the same run. Not part of the tests."""
