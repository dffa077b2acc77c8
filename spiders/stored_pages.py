"""Archive pages as they were read: an interrupted crawl reads them from here, the next one asks whether they still hold."""

from __future__ import annotations

import json
import sqlite3
import zlib
from dataclasses import dataclass

_CONFIRMABLE = ("etag", "last-modified")


@dataclass(frozen=True, slots=True)
class StoredPage:
    """One answer with status 200."""

    url: str  # after redirects
    headers: tuple[tuple[str, str], ...]
    body: bytes
    current: bool  # the open crawl read it, so it need not ask

    @property
    def validators(self) -> dict[str, str]:
        """Give the headers that ask whether the page is still the same (RFC 9110, 13.1)."""
        return conditional_headers({name.lower(): value for name, value in self.headers})


def conditional_headers(sent: dict[str, str | None]) -> dict[str, str]:
    """Give ``If-None-Match`` and ``If-Modified-Since`` from what a server sent; header names in lower case."""
    wanted = {"If-None-Match": sent.get("etag"), "If-Modified-Since": sent.get("last-modified")}
    return {name: value for name, value in wanted.items() if value}


class StoredPages:
    """The table of them, in ``state.sqlite``. A page has a key: its address, and which reading of the archive it belongs to."""

    SCHEMA = """
    CREATE TABLE IF NOT EXISTS pages (
        key TEXT PRIMARY KEY, crawl_id TEXT NOT NULL, url TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL
    );
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self.crawl_id = ""  # of the open crawl

    def find(self, key: str) -> StoredPage | None:
        """Give the page; None where it was never read, or its copy is damaged."""
        row = self._db.execute("SELECT crawl_id, url, headers, body FROM pages WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        try:
            headers = tuple((str(name), str(value)) for name, value in json.loads(row[2]))
            return StoredPage(row[1], headers, zlib.decompress(row[3]), current=row[0] == self.crawl_id)
        except (ValueError, zlib.error):
            return None

    def store(self, key: str, url: str, headers: tuple[tuple[str, str], ...], body: bytes) -> None:
        """Keep a page as the open crawl read it."""
        with self._db:
            values = (key, self.crawl_id, url, json.dumps(headers), zlib.compress(body, 1))
            self._db.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", values)

    def confirm(self, key: str) -> None:
        """Note that the page is still the same."""
        with self._db:
            self._db.execute("UPDATE pages SET crawl_id = ? WHERE key = ?", (self.crawl_id, key))

    def age(self, crawl_id: str) -> None:
        """Let what a crawl read be asked about before it is used again; to be called within a transaction."""
        self._db.execute("UPDATE pages SET crawl_id = '' WHERE crawl_id = ?", (crawl_id,))

    def keep_confirmable(self, crawl_id: str) -> None:
        """Remove all but those pages of a crawl that the server can be asked about; to be called within a transaction."""
        self._db.execute("DELETE FROM pages WHERE crawl_id <> ?", (crawl_id,))
        keys = [
            key
            for key, headers in self._db.execute("SELECT key, headers FROM pages")
            if not any(name.lower() in _CONFIRMABLE and value for name, value in json.loads(headers))
        ]
        self._db.executemany("DELETE FROM pages WHERE key = ?", ((key,) for key in keys))
