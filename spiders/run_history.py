"""What each run came to, in figures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any


class RunHistory:
    """The table of runs, in ``state.sqlite``: one row of figures a crawl, also of those that published nothing."""

    SCHEMA = "CREATE TABLE IF NOT EXISTS runs (crawl_id TEXT PRIMARY KEY, figures TEXT NOT NULL);"

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, crawl_id: str, figures: Mapping[str, Any]) -> None:
        """Keep a run's figures; a crawl that was carried on has those of its last run."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO runs VALUES (?, ?)", (crawl_id, json.dumps(figures)))

    def all(self) -> dict[str, dict[str, Any]]:
        """Give the figures of all runs by ``crawl_id``, oldest first."""
        return {crawl_id: json.loads(figures) for crawl_id, figures in self._db.execute("SELECT * FROM runs ORDER BY crawl_id")}


@contextmanager
def open_history(path: Path) -> Iterator[RunHistory]:
    """Give the history in a ``state.sqlite`` to whoever only reads it; an empty one where the file is missing or unreadable."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.executescript(RunHistory.SCHEMA)
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as kept:
            memory.executemany("INSERT INTO runs VALUES (?, ?)", kept.execute("SELECT crawl_id, figures FROM runs"))
        yield RunHistory(memory)
