"""What the next crawl can use, in SQLite: a cache, never the data. Losing it costs requests, not posts."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS crawl (crawl_id TEXT PRIMARY KEY, job TEXT NOT NULL, started_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS staged (
    post_id TEXT PRIMARY KEY, url TEXT NOT NULL, body_status TEXT NOT NULL, payload BLOB NOT NULL
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class OpenCrawl:
    """A crawl that has begun and is not yet published."""

    crawl_id: str  # sorts by time: 20261122T061800Z-1a2b
    started_at: datetime  # UTC
    resumed: bool  # an earlier run began it and was interrupted


def new_crawl_id(now: datetime) -> str:
    """Give an id that is UTC, sorts by time, and differs between two crawls of the same second."""
    return f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


class State:
    """One dataset's ``state.sqlite``. Each stored post is committed at once, so that a killed crawl keeps it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: str | None = None  # why the state had to be begun anew, for the report
        try:
            self._db = _connect(path)
        except sqlite3.DatabaseError as error:
            aside = path.with_name(f"{path.name}.unreadable")
            path.replace(aside)
            for rest in ("-wal", "-shm"):
                path.with_name(path.name + rest).unlink(missing_ok=True)
            self.problem = f"{path} could not be read ({error}); it was moved to {aside.name} and begun anew"
            self._db = _connect(path)

    def begin(self, job: str, now: datetime) -> OpenCrawl:
        """Begin a crawl of ``job``, or carry on the one that was interrupted. Another job's leftovers are dropped."""
        row = self._db.execute("SELECT crawl_id, started_at FROM crawl WHERE job = ?", (job,)).fetchone()
        if row:
            return OpenCrawl(row[0], datetime.fromisoformat(row[1]), resumed=True)
        self.finish()
        crawl = OpenCrawl(new_crawl_id(now), now, resumed=False)
        with self._db:
            self._db.execute("INSERT INTO crawl VALUES (?, ?, ?)", (crawl.crawl_id, job, now.isoformat()))
        return crawl

    def stage(self, post_id: str, url: str, body_status: str, payload: bytes) -> None:
        """Keep a post until publication. A failed reading never replaces one that was read."""
        with self._db:
            self._db.execute(
                "INSERT INTO staged VALUES (?, ?, ?, ?) ON CONFLICT (post_id) DO UPDATE SET url = excluded.url,"
                " body_status = excluded.body_status, payload = excluded.payload"
                " WHERE excluded.body_status <> 'failed' OR staged.body_status = 'failed'",
                (post_id, url, body_status, payload),
            )

    def holds(self, post_id: str) -> bool:
        """Say whether the post is stored already; a failed one is not, so that it is tried again."""
        query = "SELECT 1 FROM staged WHERE post_id = ? AND body_status <> 'failed'"
        return self._db.execute(query, (post_id,)).fetchone() is not None

    def staged(self) -> Iterator[tuple[str, bytes]]:
        """Give ``(post_id, payload)`` in the order of ``post_id``, one at a time; may be read more than once."""
        with closing(self._db.execute("SELECT post_id, payload FROM staged ORDER BY post_id")) as rows:
            yield from rows

    def count_read(self) -> int:
        """Give the number of stored posts that could be read."""
        return int(self._db.execute("SELECT count(*) FROM staged WHERE body_status <> 'failed'").fetchone()[0])

    def finish(self) -> None:
        """Forget the open crawl and its stored posts: they are published, or nobody wants them."""
        with self._db:
            self._db.execute("DELETE FROM staged")
            self._db.execute("DELETE FROM crawl")

    def close(self) -> None:
        self._db.close()


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        # NORMAL: a killed process loses nothing, a power cut at most the last posts, which are then fetched again.
        db.execute("PRAGMA synchronous = NORMAL")
        if db.execute("PRAGMA user_version").fetchone()[0] not in (0, SCHEMA_VERSION):
            db.executescript("DROP TABLE IF EXISTS staged; DROP TABLE IF EXISTS crawl;")
        db.executescript(_SCHEMA)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        if db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check failed")
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db
