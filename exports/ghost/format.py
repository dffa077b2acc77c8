"""Ghost's import file, as its documentation of custom migrations has it, and the pictures where its importer looks for them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, ClassVar

from exports.ghost.archive import content_path, write_zip
from exports.ghost.lexical import lexical_document
from exports.migration.directory import Directory
from exports.migration.model import ExportPost, ExportTerm, Loss, Site

_VERSION = "5.0.0"  # of the format; Ghost 5 and 6 read it
_TABLES = ("posts", "posts_meta", "tags", "posts_tags", "users", "posts_authors")
# Longest texts that Ghost's database takes (its core/server/data/schema), in characters.
_LONGEST = {
    "title": 255,
    "slug": 191,
    "custom_excerpt": 300,
    "meta_title": 300,
    "meta_description": 500,
    "feature_image_alt": 191,
    "name": 191,
}
_ADDRESSES = "__GHOST_URL__"  # Ghost's own word for wherever it will run


class Ghost:
    """``ghost.json``, and with downloaded files ``ghost.zip`` of it and them: either is what Ghost's importer takes."""

    name: ClassVar[str] = "ghost"
    meaning: ClassVar[str] = "Ghost's import file"
    permalink: ClassVar[str] = "/:slug/"
    media_folder: ClassVar[str] = "downloads"  # until all of them are in the zip
    media_address: ClassVar[str] = "downloads"
    limits: ClassVar[tuple[Loss, ...]] = (
        Loss("no-categories", "Ghost knows tags only; categories become tags", "categories"),
        Loss("author-addresses", "Ghost wants an e-mail address of each author; those in the file lead nowhere", "authors"),
        Loss("footnotes-one-way", "markers lead to footnotes, footnotes lead to no marker", "footnotes"),
    )

    def __init__(self, folder: Path, site: Site, directory: Directory) -> None:  # noqa: ARG002  every format is made alike
        self._folder = folder
        self._site = site
        self._tables: dict[str, IO[str]] = {name: TemporaryFile("w+", encoding="utf-8", dir=folder) for name in _TABLES}  # noqa: SIM115 - closed at the end
        self._tag_slugs = {term.slug for term in site.terms if term.taxonomy == "tag"}
        for author in site.authors:
            self._add("users", {"id": author.number, "name": _cut("name", author.name), "slug": author.login,
                                "email": f"{author.login}@users.invalid", "roles": ["Author"]})  # fmt: skip
        for number, term in enumerate(site.terms, 1):
            self._add("tags", {"id": number, "name": _cut("name", term.name), "slug": self._tag_slug(term)})
        self._numbers = {(term.taxonomy, term.slug): number for number, term in enumerate(site.terms, 1)}

    def write(self, post: ExportPost) -> None:
        """Add one post and what belongs to it."""
        self._add("posts", _post(post, self._place))
        if meta := _meta(post):
            self._add("posts_meta", {"id": post.number, "post_id": post.number, **meta})
        numbers = dict.fromkeys(self._numbers[term.taxonomy, term.slug] for term in post.terms)
        for order, number in enumerate(numbers):
            self._add("posts_tags", {"post_id": post.number, "tag_id": number, "sort_order": order})
        for order, author in enumerate(post.authors):
            self._add("posts_authors", {"post_id": post.number, "author_id": author.number, "sort_order": order})

    def close(self) -> None:
        """Put the tables together into one file, and that and the downloads into one zip."""
        exported = datetime.strptime(self._site.moment[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        meta = json.dumps({"exported_on": int(exported.timestamp() * 1000), "version": _VERSION})
        path, downloads = self._folder / "ghost.json", self._folder / self.media_folder
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(f'{{"db":[{{"meta":{meta},"data":{{')
            for place, (name, table) in enumerate(self._tables.items()):
                file.write(f'{"," if place else ""}\n"{name}":[')
                table.seek(0)
                for row, line in enumerate(table):
                    file.write(f"{',' if row else ''}\n{line.rstrip()}")
                file.write("]")
                table.close()
            file.write("}}]}\n")
        if downloads.is_dir():
            write_zip(self._folder / "ghost.zip", path, downloads)

    def _add(self, table: str, row: Mapping[str, Any]) -> None:
        self._tables[table].write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")

    def _place(self, url: str) -> str:
        """Give the address of a file in the export as Ghost writes its own."""
        base = f"{self._site.base_url}/{self.media_address}/"
        return f"{_ADDRESSES}/{content_path(url.removeprefix(base))}" if url.startswith(base) else url

    def _tag_slug(self, term: ExportTerm) -> str:
        """A category and a tag of one slug are two tags in Ghost."""
        return f"category-{term.slug}" if term.taxonomy == "category" and term.slug in self._tag_slugs else term.slug


def _post(post: ExportPost, place: Callable[[str], str]) -> dict[str, Any]:
    row = post.row
    for picture in post.body.iter("img", "audio", "video"):
        if source := picture.get("src"):
            picture.set("src", place(source))
    for link in post.body.iter("a"):
        if target := link.get("href"):
            link.set("href", place(target))
    for name in ("title", "slug"):
        _note_cut(post, name, row[name])
    excerpt = row["excerpt"]
    _note_cut(post, "custom_excerpt", excerpt)
    return {
        "id": post.number,
        "title": _cut("title", row["title"] or post.slug),
        "slug": _cut("slug", post.slug),
        "lexical": lexical_document(post.body),
        "comment_id": row["post_id"],
        "feature_image": place(post.featured.url) if post.featured else None,
        "type": "post",
        "status": "published" if post.status == "publish" else "draft",
        "visibility": "public",
        "custom_excerpt": _cut("custom_excerpt", excerpt),
        "published_at": _moment(row["published_at"]),
        "created_at": _moment(row["published_at"] or row["first_seen_at"]),
        "updated_at": _moment(row["modified_at"] or row["published_at"] or row["first_seen_at"]),
    }


def _meta(post: ExportPost) -> dict[str, Any]:
    row = post.row
    picture: Mapping[str, Any] = (post.featured_row if post.featured else None) or {}
    fields = {
        "meta_title": row["meta_title"],
        "meta_description": row["meta_description"],
        "feature_image_alt": picture.get("alt"),
        "feature_image_caption": picture.get("caption"),
    }
    for name, value in fields.items():
        _note_cut(post, name, value)
    return {name: _cut(name, value) for name, value in fields.items() if value}


def _cut(name: str, text: str | None) -> str | None:
    longest = _LONGEST.get(name)
    return text if text is None or longest is None or len(text) <= longest else f"{text[: longest - 1]}…"


def _note_cut(post: ExportPost, name: str, text: str | None) -> None:
    if _cut(name, text) != text:
        post.lose("text-cut", f"{name} has {len(text or '')} characters, Ghost takes {_LONGEST[name]}", name)


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z") if at else None
