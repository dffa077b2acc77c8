"""The writer of Markdown exports; each generator is a profile of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar

from exports.markdown.body import write_body
from exports.markdown.convert import Dialect
from exports.markdown.front_matter import write_front_matter
from exports.migration.dates import local_time
from exports.migration.directory import Directory
from exports.migration.model import ExportPost, Loss, Site
from pipelines.urls import split_url

_LIMITS = (
    Loss("term-slugs", "generators make the addresses of tags and categories from their names", "terms"),
    Loss("typography", "a generator that curls quotation marks and joins dots changes texts; see its settings in the export", "blocks"),
)


class MarkdownFormat:
    """One file a post, front matter above it. A profile says where files lie and what its generator calls things."""

    name: ClassVar[str]
    meaning: ClassVar[str]
    permalink: ClassVar[str]
    media_folder: ClassVar[str]
    media_address: ClassVar[str] = "media"
    limits: ClassVar[tuple[Loss, ...]] = _LIMITS
    dialect: ClassVar[Dialect]
    settings: ClassVar[Mapping[str, str]] = {}  # file of the export: its text, what the generator has to be told

    def __init__(self, folder: Path, site: Site, directory: Directory) -> None:  # noqa: ARG002  every format is made alike
        self._folder = folder
        for name, text in self.settings.items():
            _write(folder / name, text)

    def file(self, post: ExportPost) -> str:
        """Give where a post's file lies in the export."""
        raise NotImplementedError

    def front_matter(self, post: ExportPost) -> Mapping[str, Any]:
        """Give the fields above a post, in their order; absent ones may be None."""
        raise NotImplementedError

    def write(self, post: ExportPost) -> None:
        """Write one post's file."""
        for term in post.terms:
            if term.parent:
                post.lose("term-parents", f"{term.name!r} is no longer below {term.parent!r}", "terms")
        if self.dialect.notes and any(block.get("class") == "footnotes" for block in post.body[:-1]):
            post.lose("footnotes-moved", "footnotes stand at the end of the text, after what followed them", "footnotes")
        body = write_body(post.body, self.dialect)
        _write(self._folder / self.file(post), f"{write_front_matter(self.front_matter(post))}\n{body}\n")

    def close(self) -> None:
        """Nothing is open."""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def names(post: ExportPost, taxonomy: str) -> list[str]:
    """Give the names of a post's tags or categories."""
    return [term.name for term in post.terms if term.taxonomy == taxonomy]


def moment(post: ExportPost, column: str = "published") -> datetime | date | None:
    """Give when a post was published (or modified), to the second and at the old site's offset; a day where no more is known."""
    at = local_time(post.row, column)
    if at is None:
        return None
    return at.date() if column == "published" and post.row["published_precision"] == "day" else at.replace(microsecond=0)


def old_paths(post: ExportPost) -> list[str]:
    """Give the paths under which a post was found before and is no longer, for generators that redirect by themselves."""
    parts = split_url(post.row["url"])
    return [parts.path] if parts.path and not parts.query and parts.path != post.path else []


def picture(post: ExportPost, address: str = "src") -> dict[str, str | None] | None:
    """Give the featured picture with its texts; ``address`` is what the generator calls where it lies."""
    if post.featured is None:
        return None
    row = post.featured_row or {"alt": None, "caption": None}
    return {address: post.featured.url, "alt": row["alt"], "caption": row["caption"]}


def common_fields(post: ExportPost) -> Iterator[tuple[str, Any]]:
    """Give what all generators call alike."""
    yield "title", post.row["title"]
    yield "authors", [author.name for author in post.authors]
    yield "tags", names(post, "tag")
    yield "categories", names(post, "category")
    yield "description", post.row["meta_description"] or post.row["excerpt"]
