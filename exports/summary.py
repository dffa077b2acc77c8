"""What a snapshot came to, in figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotSummary:
    """A snapshot that is written and not yet current: what a health check looks at."""

    crawl_id: str
    folder: Path  # its tables, all closed
    previous: Path | None  # the snapshot before
    rows: Mapping[str, int]  # by table
    nulls: Mapping[str, Mapping[str, int]]  # by table and column
    changes: Mapping[str, int]  # posts by kind of change
