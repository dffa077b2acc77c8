"""The bundled demo site: a small museum's journal, with the markup and the clutter that real sites have."""
