"""Crawls of real sites, held against what was put into them."""
