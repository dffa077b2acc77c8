"""Downloaded pictures and files of a dataset: each content once, and what became of each address."""

from __future__ import annotations

import os
import sqlite3
from hashlib import sha256
from pathlib import Path

from exports.migration.content import RefusedFileError, media_type_by_content
from exports.migration.model import StoredFile

_TABLE = "CREATE TABLE IF NOT EXISTS files (url TEXT PRIMARY KEY, sha256 TEXT, media_type TEXT, why TEXT) WITHOUT ROWID"


class MediaStore:
    """The folder ``media`` of a dataset: ``ab/abcd...`` by SHA-256, and ``files.sqlite``. What is there is not fetched again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "files.sqlite", isolation_level=None)
        self._db.execute(_TABLE)

    def find(self, url: str) -> StoredFile | str | None:
        """Find the file of an address, or why it is missing; None where nobody asked for it yet."""
        row = self._db.execute("SELECT sha256, media_type, why FROM files WHERE url = ?", (url,)).fetchone()
        if row is None:
            return None
        digest, media_type, why = row
        if digest is None:
            return str(why)
        path = self._path(digest)
        return StoredFile(sha256=digest, media_type=media_type, path=str(path)) if path.is_file() else None

    def add(self, url: str, body: bytes, kind: str) -> StoredFile:
        """Store what an address answered. Raises ``RefusedFileError`` where the answer is not what its place asks for."""
        media_type = media_type_by_content(body, url, kind)
        digest = sha256(body).hexdigest()
        path = self._path(digest)
        if not path.is_file():
            path.parent.mkdir(exist_ok=True)
            temporary = path.with_suffix(".part")
            temporary.write_bytes(body)
            os.replace(temporary, path)  # noqa: PTH105  whole under its name, or not there
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, NULL)", (url, digest, media_type))
        return StoredFile(sha256=digest, media_type=media_type, path=str(path))

    def miss(self, url: str, why: str) -> None:
        """Note why the file of an address could not be had; the next run asks again."""
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, NULL, NULL, ?)", (url, why))

    def counts(self) -> tuple[int, int]:
        """Give how many addresses have their file, and how many have not."""
        row = self._db.execute("SELECT COUNT(sha256), COUNT(why) FROM files").fetchone()
        return int(row[0]), int(row[1])

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest


__all__ = ["MediaStore", "RefusedFileError"]
