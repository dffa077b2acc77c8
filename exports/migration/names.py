"""Slugs and file names that every system takes, each used once."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from urllib.parse import unquote

from pipelines.text import clean_text

# Takes what has a meaning of its own in addresses, file systems, YAML or shells: "/", "?", "%", white space, quotes; leaves letters of
# all scripts, digits, "_", "-".
_UNSAFE = re.compile(r"[^\w-]+")
_PAGE = re.compile(r"\.(?:html?|php|aspx?|jsp)\Z", re.IGNORECASE)  # takes the end of "a-post.html"; leaves "node.js"
_DASHES = re.compile(r"-{2,}")  # takes "a--b"; leaves "a-b"
# Names that Windows keeps for devices, with any extension
# (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\Z", re.IGNORECASE)
_SLUG_BYTES = 180  # WordPress keeps 200 bytes of a slug, percent-encoded; a number must fit behind it
_NAME_BYTES = 120  # of a file's name in UTF-8; file systems take 255, archives and importers add to it
_EXTENSION = re.compile(r"[a-z0-9]{1,8}\Z")  # takes "jpg", "mp4"; leaves "php?x", ""


def safe_slug(text: str | None, default: str) -> str:
    """Give a slug: letters of any script in lower case, digits, ``_`` and ``-``; ``default`` where nothing is left."""
    cleaned = clean_text(unquote(text)) if text else None
    folded = unicodedata.normalize("NFC", (cleaned or "").lower())
    slug = _DASHES.sub("-", _UNSAFE.sub("-", folded)).strip("-_")
    return _cut(slug, _SLUG_BYTES, encoded=True).rstrip("-_") or default


def wished_slug(slug: str | None) -> str | None:
    """Give an old slug as the new site may have it: without the ending of a page's file; None where nothing is left of it."""
    return safe_slug(_PAGE.sub("", slug), "") or None if slug else None


def ascii_slug(text: str, default: str) -> str:
    """Give a slug of ASCII letters and digits: accents go, other scripts too."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return safe_slug(plain, default)


def safe_file_name(name: str, extension: str) -> str:
    """Give a name for a file of this ``extension`` (without dot) that no file system, shell or address reads as something else.

    Its own extension goes: what a file is, its content says.
    """
    base = unquote(name).replace("\\", "/").rpartition("/")[2]
    stem, dot, last = base.rpartition(".")
    stem = stem if stem and dot and _EXTENSION.match(last.lower()) else base
    stem = ascii_slug(stem, "file")
    stem = _cut(stem, _NAME_BYTES).rstrip("-_") or "file"
    if _DEVICES.match(stem):
        stem = f"{stem}-file"
    return f"{stem}.{extension}" if _EXTENSION.match(extension) else stem


def safe_post_name(slug: str) -> str:
    """Give a slug as a file's name without extension: as it is, but for names of devices."""
    return f"{slug}-post" if _DEVICES.match(slug) else slug


def _cut(text: str, size: int, *, encoded: bool = False) -> str:
    """Cut text to so many bytes of UTF-8, or of its percent-encoded form, between signs."""
    used = 0
    for index, sign in enumerate(text):
        used += 1 if sign.isascii() else len(sign.encode()) * (3 if encoded else 1)
        if used > size:
            return text[:index]
    return text


class UniqueNames:
    """Gives each name once: the second of ``photo.jpg`` is ``photo-2.jpg``. What is taken is kept in a database, not in memory."""

    def __init__(self, connection: sqlite3.Connection, scope: str) -> None:
        self._connection = connection
        self._scope = scope
        connection.execute("CREATE TABLE IF NOT EXISTS taken (scope, name, times, PRIMARY KEY (scope, name)) WITHOUT ROWID")

    def take(self, name: str) -> str:
        """Give ``name``, or with the first number that is free behind its stem. Case does not tell names apart."""
        stem, dot, extension = name.rpartition(".") if "." in name else (name, "", "")
        times = self._times(name)
        if not times:
            self._note(name, 1)
            return name
        candidate = name
        while self._times(candidate):
            times += 1
            candidate = f"{stem}-{times}{dot}{extension}"
        self._note(name, times)
        self._note(candidate, 1)
        return candidate

    def _times(self, name: str) -> int:
        row = self._connection.execute("SELECT times FROM taken WHERE scope = ? AND name = ?", (self._scope, name.casefold())).fetchone()
        return int(row[0]) if row else 0

    def _note(self, name: str, times: int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO taken VALUES (?, ?, ?)", (self._scope, name.casefold(), times))
