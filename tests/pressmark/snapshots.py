"""Two snapshots, compared row by row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from exports.schema import TABLES

CLOCK_AND_CRAWL = frozenset({"crawl_id", "fetched_at", "first_seen_at", "last_changed_at"})


def rows_of(snapshot: Path, table: str) -> list[dict[str, Any]]:
    """A table's rows without what differs between two crawls of the same pages."""
    rows = pq.read_table(snapshot / f"{table}.parquet").to_pylist()
    return [{name: value for name, value in row.items() if name not in CLOCK_AND_CRAWL} for row in rows]


def differing_tables(one: Path, other: Path, *leave_out: str) -> list[str]:
    """Names of the tables that differ; clock and crawl columns aside."""
    return [t.name for t in TABLES if t.name not in leave_out and rows_of(one, t.name) != rows_of(other, t.name)]
