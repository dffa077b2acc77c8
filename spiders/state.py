"""What the next crawl can use, in SQLite: a cache, never the data. Losing it costs requests, not posts."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pipelines.urls import post_id
from spiders.known_posts import KnownPosts
from spiders.run_history import RunHistory
from spiders.stored_pages import StoredPages

SCHEMA_VERSION = 3  # another one's tables are dropped: they are a cache
_SCHEMA = """
CREATE TABLE IF NOT EXISTS crawl (
    crawl_id TEXT PRIMARY KEY, job TEXT NOT NULL, started_at TEXT NOT NULL, held_back INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS staged (
    post_id TEXT PRIMARY KEY, url TEXT NOT NULL, body_status TEXT NOT NULL, payload BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS departed (post_id TEXT PRIMARY KEY, kind TEXT NOT NULL, address TEXT);
"""
_STALE = timedelta(hours=24)  # the contract: an interrupted crawl that is older reads its archives anew
_OUTER = frozenset(
    {sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR}
    | {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOMEM}
)
_ID_FORM = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class OpenCrawl:
    """A crawl that has begun and is not yet published."""

    crawl_id: str  # sorts by time: 20261122T061800Z-1a2b
    started_at: datetime  # UTC
    resumed: bool  # an earlier run began it and was interrupted


def new_crawl_id(now: datetime, after: str | None = None) -> str:
    """Give an id that is UTC, sorts by time, and differs between two crawls of the same second.

    It sorts behind ``after``, the last run's, also where the clock has been set back since.
    """
    crawl_id = f"{now.astimezone(UTC):{_ID_FORM}}-{secrets.token_hex(2)}"
    if after and crawl_id <= after:
        with suppress(ValueError, OverflowError):
            later = datetime.strptime(after[:16], _ID_FORM).replace(tzinfo=UTC) + timedelta(seconds=1)
            return f"{later:{_ID_FORM}}-{secrets.token_hex(2)}"
    return crawl_id


class State:
    """One dataset's ``state.sqlite``. Each stored post is committed at once, so that a killed crawl keeps it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem: str | None = None  # why the state had to be begun anew, for the report
        try:
            self._db = _connect(path)
        except sqlite3.DatabaseError as error:
            if _is_outer(error):
                raise
            aside = path.with_name(f"{path.name}.unreadable")
            path.replace(aside)
            for rest in ("-wal", "-shm"):
                path.with_name(path.name + rest).unlink(missing_ok=True)
            self.problem = f"{path} could not be read ({error}); it was moved to {aside.name} and begun anew"
            self._db = _connect(path)
        self.known = KnownPosts(self._db)
        self.pages = StoredPages(self._db)
        self.runs = RunHistory(self._db)

    def begin(self, job: str, now: datetime, after: str | None = None, *, as_read: bool = False) -> OpenCrawl:
        """Begin a crawl of ``job``, or carry on the one that was interrupted. Another job's leftovers are dropped.

        ``after`` is the last snapshot's ``crawl_id``. A crawl that is older than a day reads its archives anew; one that was held back
        is carried on only ``as_read``, else it is dropped: what made it doubtful may be over.
        """
        if self._db.execute("SELECT 1 FROM crawl WHERE crawl_id = ?", (after,)).fetchone():
            self.finish()  # killed between its publication and this
        query = "SELECT crawl_id, started_at FROM crawl WHERE job = ? AND crawl_id > ? AND (NOT held_back OR ?)"
        row = self._db.execute(query, (job, after or "", as_read)).fetchone()
        if row:
            started_at = datetime.fromisoformat(row[1])
            if not timedelta(minutes=-1) < now - started_at < _STALE:
                started_at = now
                self._read_anew(row[0], now)
            return self._opened(OpenCrawl(row[0], started_at, resumed=True))
        self._drop()
        last_run = self._db.execute("SELECT max(crawl_id) FROM runs").fetchone()[0]
        crawl = OpenCrawl(new_crawl_id(now, max(after or "", last_run or "")), now, resumed=False)
        with self._db:
            self._db.execute("INSERT INTO crawl VALUES (?, ?, ?, 0)", (crawl.crawl_id, job, now.isoformat()))
        return self._opened(crawl)

    def stage(self, key: str, url: str, body_status: str, payload: bytes) -> None:
        """Keep a post until publication. A failed reading never replaces one that was read."""
        with self._db:
            self._db.execute(
                "INSERT INTO staged VALUES (?, ?, ?, ?) ON CONFLICT (post_id) DO UPDATE SET url = excluded.url,"
                " body_status = excluded.body_status, payload = excluded.payload"
                " WHERE excluded.body_status <> 'failed' OR staged.body_status = 'failed'",
                (key, url, body_status, payload),
            )

    def holds(self, key: str) -> bool:
        """Say whether the post is stored already; a failed one is not, so that it is tried again."""
        query = "SELECT 1 FROM staged WHERE post_id = ? AND body_status <> 'failed'"
        return self._db.execute(query, (key,)).fetchone() is not None

    def staged(self) -> Iterator[tuple[str, bytes]]:
        """Give ``(post_id, payload)`` in the order of ``post_id``, one at a time; may be read more than once."""
        with closing(self._db.execute("SELECT post_id, payload FROM staged ORDER BY post_id")) as rows:
            yield from rows

    def move(self, address: str, key: str, renamed: Callable[[bytes], bytes]) -> None:
        """Note that the post with the id ``key`` is at a new address; what is stored from there becomes its own, ``renamed``."""
        new = post_id(address)
        with self._db:
            stored = self._db.execute("DELETE FROM staged WHERE post_id = ? RETURNING url, body_status, payload", (new,)).fetchall()
            for url, body_status, payload in stored:
                self._db.execute("INSERT OR REPLACE INTO staged VALUES (?, ?, ?, ?)", (key, url, body_status, renamed(payload)))
            self.known.move(new, key)
            self._db.execute("INSERT OR REPLACE INTO departed VALUES (?, 'moved', ?)", (key, address))

    def count_read(self) -> int:
        """Give the number of stored posts that could be read."""
        return int(self._db.execute("SELECT count(*) FROM staged WHERE body_status <> 'failed'").fetchone()[0])

    def note_departure(self, key: str, kind: str, address: str | None = None) -> None:
        """Keep what a post that nobody lists any more answered: ``left``, ``removed``, ``moved`` (to ``address``) or ``stays``."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO departed VALUES (?, ?, ?)", (key, kind, address))

    def departures(self) -> dict[str, tuple[str, str | None]]:
        """Give what was noted of posts that nobody lists: kind and new address by ``post_id``."""
        return {key: (kind, address) for key, kind, address in self._db.execute("SELECT * FROM departed ORDER BY post_id")}

    def hold_back(self) -> None:
        """Note that the open crawl was read to its end and not published: a person has to look."""
        with self._db:
            self._db.execute("UPDATE crawl SET held_back = 1")

    def finish(self) -> None:
        """Close the open crawl, which is published or has nothing new: remember what it learned, forget its posts."""
        with self._db:
            self.known.settle()
            self._forget()

    def close(self) -> None:
        self._db.close()

    def _opened(self, crawl: OpenCrawl) -> OpenCrawl:
        self.known.now = crawl.started_at
        self.pages.crawl_id = crawl.crawl_id
        return crawl

    def _read_anew(self, crawl_id: str, now: datetime) -> None:
        with self._db:
            self._db.execute("UPDATE crawl SET started_at = ?", (now.isoformat(),))
            self._db.execute("DELETE FROM departed")
            self.known.forget_listed()
            self.pages.age(crawl_id)

    def _drop(self) -> None:
        with self._db:
            self.known.forget_open()
            self._forget()

    def _forget(self) -> None:
        self._db.execute("DELETE FROM staged")
        self._db.execute("DELETE FROM departed")
        for (crawl_id,) in self._db.execute("DELETE FROM crawl RETURNING crawl_id").fetchall():
            self.pages.keep_confirmable(crawl_id)


def _is_outer(error: sqlite3.DatabaseError) -> bool:
    """Say whether the disk, the folder or somebody who has it open is at fault, not the file: then nothing is put aside."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _OUTER


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        # NORMAL: a killed process loses nothing, a power cut at most the last posts, which are then fetched again.
        db.execute("PRAGMA synchronous = NORMAL")
        if db.execute("PRAGMA quick_check").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("quick_check failed")
        if db.execute("PRAGMA user_version").fetchone()[0] not in (0, SCHEMA_VERSION):
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                db.execute(f'DROP TABLE "{name}"')
        for schema in (_SCHEMA, KnownPosts.SCHEMA, StoredPages.SCHEMA, RunHistory.SCHEMA):
            db.executescript(schema)
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db
