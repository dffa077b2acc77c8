"""What of the whole snapshot one post's export needs to know: new addresses, terms, authors, files. On disk, so memory stays flat."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exports.migration.dates import local_time
from exports.migration.files import file_name, named_files, original_address, plain_address
from exports.migration.model import Author, ExportOptions, ExportTerm, MediaFile, StoredFile
from exports.migration.names import UniqueNames, ascii_slug, safe_slug, wished_slug
from exports.migration.permalinks import render_permalink
from exports.previous import read_rows
from exports.rows import Row
from exports.schema import BY_NAME
from pipelines.urls import split_url

_TABLES = """
CREATE TABLE posts (post_id PRIMARY KEY, number, url, slug, path, wished, month) WITHOUT ROWID;
CREATE TABLE media (number INTEGER PRIMARY KEY, identity UNIQUE, old_url, name UNIQUE, title, kind, alt, caption);
CREATE TABLE addresses (url PRIMARY KEY, number) WITHOUT ROWID;
"""
_TAXONOMIES = ("tag", "category")
_UNDATED = "undated/00"  # folder of the files of posts without a date


@dataclass(frozen=True, slots=True)
class Address:
    """Where a post was and where it will be."""

    number: int
    old_url: str
    slug: str
    path: str
    wished_slug: str  # before duplicates were told apart


class Directory:
    """Addresses, terms, authors and files of one export. ``folder`` takes its database."""

    def __init__(self, folder: Path, options: ExportOptions, pattern: str, media_address: str) -> None:
        self.authors: dict[str, Author] = {}  # by name
        self.terms: dict[tuple[str, str], ExportTerm] = {}  # by taxonomy and name
        self.languages: Counter[str] = Counter()
        self.hosts: Counter[str] = Counter()
        self._options = options
        self._pattern = pattern
        self._media_address = media_address
        self._db = sqlite3.connect(folder / ".directory.sqlite", isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000;" + _TABLES)
        self._names = {scope: UniqueNames(self._db, scope) for scope in ("slug", "login", "file", "title", *_TAXONOMIES)}

    def close(self) -> None:
        """Close the database; its file belongs to the caller."""
        self._db.close()

    def gather(self, snapshot: Path) -> None:
        """Learn all of a snapshot. Twice the same snapshot gives twice the same."""
        self._db.execute("BEGIN")
        self._gather_terms(snapshot)
        for number, row in enumerate(read_rows(snapshot, BY_NAME["posts"], light=True), 1):
            self._add_post(number, row)
        self._gather_media(snapshot)
        self._db.execute("COMMIT")

    def address(self, post_id: str) -> Address | None:
        """Find a post's addresses."""
        found = self._db.execute("SELECT number, url, slug, path, wished FROM posts WHERE post_id = ?", (post_id,)).fetchone()
        return Address(*found) if found else None

    def addresses(self) -> Iterator[Address]:
        """Give the addresses of all posts in their order."""
        for found in self._db.execute("SELECT number, url, slug, path, wished FROM posts ORDER BY post_id"):
            yield Address(*found)

    def file(self, url: str | None) -> MediaFile | None:
        """Find the file that an address of the old site leads to."""
        return self._file("JOIN addresses a USING (number) WHERE a.url = ?", plain_address(url)) if url else None

    def file_at(self, url: str) -> MediaFile | None:
        """Find the file that an address of the new site leads to, or of the old one."""
        place = f"{self._options.base_url}/{self._media_address}/"
        found = self._file("WHERE m.name = ?", url.removeprefix(place)) if url.startswith(place) else None
        return found or self.file(url)

    def _file(self, where: str, value: str) -> MediaFile | None:
        query = f"SELECT m.number, m.old_url, m.name, m.title, m.kind, m.alt, m.caption FROM media m {where}"  # noqa: S608  one of the two above
        found = self._db.execute(query, (value,)).fetchone()
        if found is None:
            return None
        columns = ("number", "old_url", "name", "title", "kind", "alt", "caption")
        fields = dict(zip(columns, found, strict=True))
        stored = self._stored(fields["old_url"])
        place = f"{self._options.base_url}/{self._media_address}/{fields['name']}" if stored else fields["old_url"]
        return MediaFile(url=place, stored=stored, **fields)

    def files(self) -> Iterator[MediaFile]:
        """Give all files by number."""
        for (url,) in self._db.execute("SELECT old_url FROM media ORDER BY number"):
            if (file := self.file(str(url))) is not None:
                yield file

    def missing_file(self, url: str) -> str | None:
        """Say why a file could not be had; None where it could, or nobody tried."""
        found = self._options.find_file(plain_address(url)) if self._options.find_file else None
        return found if isinstance(found, str) else None

    def _stored(self, url: str) -> StoredFile | None:
        found = self._options.find_file(url) if self._options.find_file else None
        return found if isinstance(found, StoredFile) else None

    def _gather_terms(self, snapshot: Path) -> None:
        parents: dict[tuple[str, str], str] = {}
        for row in read_rows(snapshot, BY_NAME["terms"]):
            key = row["taxonomy"], row["name"]
            if row["taxonomy"] == "author" and row["name"] not in self.authors:
                self._add_author(row["name"], row["slug"])
            elif row["taxonomy"] in _TAXONOMIES and key not in self.terms:
                self._add_term(*key, row["slug"])
            if row["taxonomy"] in _TAXONOMIES and row["parent"] and row["parent"] != row["name"]:
                parents.setdefault(key, row["parent"])
        for (taxonomy, name), parent in parents.items():
            if (taxonomy, parent) not in self.terms:
                self._add_term(taxonomy, parent, None)
            term = self.terms[taxonomy, name]
            self.terms[taxonomy, name] = ExportTerm(
                number=term.number, taxonomy=taxonomy, name=name, slug=term.slug, parent=self.terms[taxonomy, parent].slug
            )

    def _add_term(self, taxonomy: str, name: str, slug: str | None) -> None:
        made = self._names[taxonomy].take(safe_slug(slug or name, taxonomy))
        self.terms[taxonomy, name] = ExportTerm(number=len(self.terms) + 1, taxonomy=taxonomy, name=name, slug=made)

    def _add_author(self, name: str, slug: str | None) -> None:
        login = self._names["login"].take(ascii_slug(slug or name, "author"))
        self.authors[name] = Author(number=len(self.authors) + 1, name=name, login=login)

    def _add_post(self, number: int, row: Row) -> None:
        for name in row["authors"]:
            if name not in self.authors:
                self._add_author(name, None)
        for taxonomy, names in (("tag", row["tags"]), ("category", row["categories"])):
            for name in names:
                if (taxonomy, name) not in self.terms:
                    self._add_term(taxonomy, name, None)
        if row["language"]:
            self.languages[row["language"]] += 1
        parts = split_url(row["url"])
        self.hosts[f"{parts.scheme}://{parts.netloc}"] += 1
        wished = wished_slug(row["slug"]) or safe_slug(row["title"], "") or row["post_id"]
        slug = self._names["slug"].take(wished)
        category = next((self.terms["category", name].slug for name in row["categories"]), "uncategorized")
        author = next((self.authors[name].login for name in row["authors"]), "author")
        fields = {"slug": slug, "id": row["post_id"], "category": category, "author": author}
        path = render_permalink(self._pattern, fields, local_time(row))
        month = f"{moment:%Y/%m}" if (moment := local_time(row)) else _UNDATED
        self._db.execute("INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?, ?)", (row["post_id"], number, row["url"], slug, path, wished, month))

    def _gather_media(self, snapshot: Path) -> None:
        for url, kind, post_id in named_files(snapshot):
            if self._db.execute("SELECT 1 FROM addresses WHERE url = ?", (url,)).fetchone() is None:
                self._add_file(url, kind, post_id)
        # Featured pictures last: their caption is the picture's own, others are those of one place in a text.
        for featured in (False, True):
            for row in read_rows(snapshot, BY_NAME["images"]):
                if (row["role"] == "featured") == featured:
                    self._describe(plain_address(row["src"]), row["alt"], row["caption"], featured=featured)

    def _describe(self, url: str, alt: str | None, caption: str | None, *, featured: bool) -> None:
        new = "?" if featured else "COALESCE(caption, ?)"
        query = f"UPDATE media SET alt = COALESCE(alt, ?), caption = {new} WHERE number = (SELECT number FROM addresses WHERE url = ?)"  # noqa: S608
        self._db.execute(query, (alt, caption, url))

    def _add_file(self, url: str, kind: str, post_id: str) -> None:
        """Note a file under its address; addresses of one content, or of copies of one picture, share a file."""
        stored = self._stored(url)
        identity = stored.sha256 if stored else original_address(url)
        known = self._db.execute("SELECT number FROM media WHERE identity = ?", (identity,)).fetchone()
        if known is None:
            month = self._db.execute("SELECT month FROM posts WHERE post_id = ?", (post_id,)).fetchone()
            folder = month[0] if month else _UNDATED
            name = self._names["file"].take(f"{folder}/{file_name(identity if not stored else original_address(url), stored)}")
            title = self._names["title"].take(name.rpartition("/")[2].rpartition(".")[0] or name.rpartition("/")[2])
            made = self._db.execute("INSERT INTO media VALUES (NULL, ?, ?, ?, ?, ?, NULL, NULL)", (identity, url, name, title, kind))
            known = (made.lastrowid,)
        self._db.execute("INSERT INTO addresses VALUES (?, ?)", (url, known[0]))
