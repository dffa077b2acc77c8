"""Write: posts to tables and files."""
