"""Every table and column, once: Parquet, CSV, Data Package and data dictionary follow from here."""

from __future__ import annotations

from exports.crawl_schema import CRAWL_TABLES
from exports.post_schema import POST_TABLES

SCHEMA_VERSION = "1.0"  # the second number rises with each column or table that is added, the first never should

TABLES = (*POST_TABLES, *CRAWL_TABLES)
BY_NAME = {table.name: table for table in TABLES}

__all__ = ["BY_NAME", "CRAWL_TABLES", "POST_TABLES", "SCHEMA_VERSION", "TABLES"]
