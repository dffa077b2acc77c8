"""What is known of the posts of the last snapshot, and what the open crawl learned of them: dates, validators, marks of their entries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from pipelines.urls import post_id

SITEMAP = "sitemap"  # stands in the place of an archive's address


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPost:
    """A post of the last snapshot."""

    post_id: str
    url: str
    body_status: str
    fetched_at: datetime  # of its rows
    changed_at: datetime  # when it is known to have changed last
    modified_at: datetime | None = None  # as it says itself


@dataclass(frozen=True, slots=True)
class Mark:
    """What an archive shows of a post: two that are the same are evidence that the post is."""

    text: str  # a hash of title and excerpt
    modified: str | None = None  # the post's time of change as the archive says it, ISO 8601


class KnownPosts:
    """The tables of them, in ``state.sqlite``.

    ``posts`` and ``addresses`` follow from the snapshot and are filled again where it is another one; ``checks`` and ``marks`` are
    what requests told; ``asked`` and ``listed`` are the same of the open crawl, and become the former when it ends.
    """

    SCHEMA = """
    CREATE TABLE IF NOT EXISTS snapshot (name TEXT PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS posts (
        post_id TEXT PRIMARY KEY, url TEXT NOT NULL, body_status TEXT NOT NULL, fetched_at TEXT NOT NULL, changed_at TEXT NOT NULL,
        modified_at TEXT
    ) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS addresses (address TEXT PRIMARY KEY, post_id TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS checks (post_id TEXT PRIMARY KEY, checked_at TEXT NOT NULL, etag TEXT, last_modified TEXT) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS marks (
        post_id TEXT NOT NULL, archive_url TEXT NOT NULL, text TEXT NOT NULL, modified TEXT, rank INTEGER,
        PRIMARY KEY (post_id, archive_url)
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS marks_rank ON marks (archive_url, rank);
    CREATE TABLE IF NOT EXISTS asked AS SELECT * FROM checks WHERE 0;
    CREATE UNIQUE INDEX IF NOT EXISTS asked_key ON asked (post_id);
    CREATE TABLE IF NOT EXISTS listed AS SELECT * FROM marks WHERE 0;
    CREATE UNIQUE INDEX IF NOT EXISTS listed_key ON listed (post_id, archive_url);
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.now = datetime.now(UTC)  # when the open crawl began

    # -- the snapshot ---------------------------------------------------------------------------------------------------

    def snapshot(self) -> str | None:
        """Give the name of the snapshot that the posts are of."""
        row = self._db.execute("SELECT name FROM snapshot").fetchone()
        return row[0] if row else None

    def fill(self, snapshot: str, posts: Iterable[KnownPost]) -> None:
        """Know the posts of a snapshot and no others. An address that leads to an id that is not its own is kept with it."""
        with self._db:
            for table in ("snapshot", "posts"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
            self._db.execute("INSERT INTO snapshot VALUES (?)", (snapshot,))
            for post in posts:
                modified = post.modified_at.isoformat() if post.modified_at else None
                times = (post.fetched_at.isoformat(), post.changed_at.isoformat(), modified)
                self._db.execute(
                    "INSERT OR REPLACE INTO posts VALUES (?, ?, ?, ?, ?, ?)", (post.post_id, post.url, post.body_status, *times)
                )
                if (address := post_id(post.url)) != post.post_id:
                    self._db.execute("INSERT OR REPLACE INTO addresses VALUES (?, ?)", (address, post.post_id))
            for table in ("checks", "marks"):
                self._db.execute(f"DELETE FROM {table} WHERE post_id NOT IN (SELECT post_id FROM posts)")  # noqa: S608

    def posts(self) -> Iterator[tuple[str, str]]:
        """Give ``(post_id, url)`` of every post of the snapshot, by id."""
        yield from self._db.execute("SELECT post_id, url FROM posts ORDER BY post_id").fetchall()

    def find(self, key: str) -> KnownPost | None:
        """Give what is known of a post; None where the snapshot does not have it."""
        query = "SELECT post_id, url, body_status, fetched_at, changed_at, modified_at FROM posts WHERE post_id = ?"
        row = self._db.execute(query, (key,)).fetchone()
        if row is None:
            return None
        fetched, changed, modified = (datetime.fromisoformat(text) if text else None for text in row[3:])
        assert fetched and changed  # noqa: S101 - never null, as the schema says
        return KnownPost(post_id=row[0], url=row[1], body_status=row[2], fetched_at=fetched, changed_at=changed, modified_at=modified)

    # -- addresses ------------------------------------------------------------------------------------------------------

    def post_id(self, url: str) -> str:
        """Give the id of the post at an address: that of an earlier address where the post had one."""
        return self.post_id_of(post_id(url))

    def post_id_of(self, address: str) -> str:
        """The same by the id that the address has of itself."""
        row = self._db.execute("SELECT post_id FROM addresses WHERE address = ?", (address,)).fetchone()
        return str(row[0]) if row else address

    def move(self, address: str, key: str) -> None:
        """Note that a post has a new address (by the id of its own) and keeps its id; to be called within a transaction."""
        self._db.execute("INSERT OR REPLACE INTO addresses VALUES (?, ?)", (address, key))
        for table in ("asked", "listed"):
            self._db.execute(f"UPDATE OR REPLACE {table} SET post_id = ? WHERE post_id = ?", (key, address))  # noqa: S608

    # -- checks ---------------------------------------------------------------------------------------------------------

    def note_check(self, key: str, checked_at: datetime, validators: tuple[str | None, str | None]) -> None:
        """Keep when the open crawl asked for a post, and the ETag and Last-Modified that came with it."""
        with self._db:
            self._db.execute("INSERT OR REPLACE INTO asked VALUES (?, ?, ?, ?)", (key, checked_at.isoformat(), *validators))

    def was_unchanged(self, key: str) -> bool:
        """Say whether the open crawl asked for a post and was told that it is as it was."""
        query = "SELECT 1 FROM asked WHERE post_id = ? AND post_id NOT IN (SELECT post_id FROM staged)"
        return self._db.execute(query, (key,)).fetchone() is not None

    def confirm(self, key: str, checked_at: datetime) -> None:
        """Keep that a post is as it was."""
        self.note_check(key, checked_at, self.validators(key))

    def checked_at(self, key: str) -> datetime | None:
        """Give when an earlier crawl last saw the post's own page; None where that is not known beyond its rows."""
        row = self._db.execute("SELECT checked_at FROM checks WHERE post_id = ?", (key,)).fetchone()
        return datetime.fromisoformat(row[0]) if row else None

    def validators(self, key: str) -> tuple[str | None, str | None]:
        """Give the ETag and Last-Modified that came with a post."""
        row = self._db.execute("SELECT etag, last_modified FROM checks WHERE post_id = ?", (key,)).fetchone()
        return (row[0], row[1]) if row else (None, None)

    # -- marks ----------------------------------------------------------------------------------------------------------

    def count_settled(self) -> int:
        """Give the number of listed posts that the snapshot has and that needed no reading, or were as they were."""
        query = (
            "SELECT count(DISTINCT post_id) FROM listed JOIN posts USING (post_id)"
            " WHERE archive_url <> ? AND post_id NOT IN (SELECT post_id FROM staged)"
        )
        return int(self._db.execute(query, (SITEMAP,)).fetchone()[0])

    def note_listed(self, key: str, archive_url: str, mark: Mark) -> None:
        """Keep what an archive shows of a post, until the open crawl ends."""
        with self._db:  # the rank is known when all are listed: it follows from the order in which they came
            self._db.execute("INSERT OR REPLACE INTO listed VALUES (?, ?, ?, ?, NULL)", (key, archive_url, mark.text, mark.modified))

    def note_times(self, times: Iterable[tuple[str, str]]) -> None:
        """Keep when a site's sitemaps say that posts changed, until the open crawl ends."""
        with self._db:
            rows = ((key, SITEMAP, "", stamp) for key, stamp in times)
            self._db.executemany("INSERT OR REPLACE INTO listed VALUES (?, ?, ?, ?, NULL)", rows)

    def find_mark(self, key: str, archive_url: str) -> Mark | None:
        """Give what an archive showed of a post when it was last read or found unchanged."""
        row = self._db.execute("SELECT text, modified FROM marks WHERE post_id = ? AND archive_url = ?", (key, archive_url)).fetchone()
        return Mark(row[0], row[1]) if row else None

    def find_stretch(self, archive_url: str, first: int, end: int) -> list[tuple[KnownPost, Mark]]:
        """Give the posts that stood at these ranks of an archive when it was last read, and what it showed of them."""
        query = "SELECT post_id, text, modified FROM marks WHERE archive_url = ? AND rank >= ? AND rank < ? ORDER BY rank"
        rows = self._db.execute(query, (archive_url, first, end)).fetchall()
        return [(post, Mark(text, modified)) for key, text, modified in rows if (post := self.find(key))]

    # -- the open crawl's end, within the caller's transaction -----------------------------------------------------------

    def settle(self) -> None:
        """Remember what the open crawl learned. A post that failed is remembered by nothing, so that it is asked for again."""
        self._db.execute("INSERT OR REPLACE INTO checks SELECT * FROM asked")
        self._db.execute("UPDATE marks SET rank = NULL WHERE archive_url IN (SELECT archive_url FROM listed)")
        rank = "row_number() OVER (PARTITION BY archive_url ORDER BY rowid) - 1"
        self._db.execute(f"INSERT OR REPLACE INTO marks SELECT post_id, archive_url, text, modified, {rank} FROM listed")  # noqa: S608
        failed = "SELECT post_id FROM staged WHERE body_status = 'failed'"
        for table in ("marks", "checks"):
            self._db.execute(f"DELETE FROM {table} WHERE post_id IN ({failed})")  # noqa: S608
        self.forget_open()

    def forget_open(self) -> None:
        """Forget what the open crawl learned."""
        self._db.execute("DELETE FROM asked")
        self.forget_listed()

    def forget_listed(self) -> None:
        """Forget what the open crawl's archives showed."""
        self._db.execute("DELETE FROM listed")
