"""Posts as Ghost takes them: import JSON, pictures in its layout."""
