"""Get: Scrapy lives here."""
