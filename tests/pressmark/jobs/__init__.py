"""Jobs files and what runs them."""
