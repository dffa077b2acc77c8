"""Normalise: pure functions from a fetched page to posts. No Scrapy, no network, no clock."""
