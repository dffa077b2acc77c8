"""What a snapshot came to, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exports.rows import PostRows


@dataclass(slots=True)
class ReadPosts:
    """The posts that this crawl itself read: among all that are carried over, what has gone wrong today would not show."""

    posts: int = 0
    references: int = 0
    absent: Counter[str] = field(default_factory=Counter)  # posts by column that is null or an empty list

    def add(self, rows: PostRows) -> None:
        self.posts += 1
        self.references += len(rows.get("references", ()))
        self.absent.update(name for name, value in rows["posts"][0].items() if value is None or value == [])


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotSummary:
    """A snapshot that is written and not yet current: what a health check looks at."""

    crawl_id: str
    folder: Path  # its tables, all closed
    previous: Path | None  # the snapshot before
    rows: Mapping[str, int]  # by table
    nulls: Mapping[str, Mapping[str, int]]  # by table and column; an empty list counts as null
    changes: Mapping[str, int]  # posts by kind of change
    read: ReadPosts = field(default_factory=ReadPosts)
