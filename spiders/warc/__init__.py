"""The raw layer: every answer as it came, in WARC files (ISO 28500), and crawls that are answered from them."""
