"""What each run came to, in figures."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
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
