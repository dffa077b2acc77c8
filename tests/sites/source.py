"""The content source: posts in a neutral form, read from ``content/*.yaml``.

A post's blocks are mappings with one key that names the kind, its value, and options beside it::

    - p: Inline HTML (strong, em, a, code, sup, sub, br) with [[2]] where it cites its second reference, [^1] for its first footnote.
    - h2: A heading
    - ul: [one, {text: two, ol: [deeper, still]}]
    - ol: [four, three], start 4, reversed true
    - dl: [[term, [description, ...]], ...]
    - tasks: [[true, done], [false, to do]]
    - image: {file, alt, caption, link};  gallery: [the same, ...]
    - table: {header: [...], rows: [[cell, {text, colspan, rowspan}]], caption}
    - quote: {paragraphs: [...], cite};  code: text, language python;  verse: text
    - references: {heading, level, style, works: [id, ...], form}
    - footnotes: [text, ...]
    - group: [blocks];  columns: [[blocks], [blocks]];  media_text: {image, blocks}
    - embed: {src, title, caption};  separator:;  more:;  nextpage:
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

CONTENT = Path(__file__).parent / "content"
ZONE = ZoneInfo("Europe/Amsterdam")

Block = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class SourcePost:
    """One post as its author wrote it."""

    id: int
    slug: str
    title: str
    language: str
    author: str  # login
    date: datetime  # in the site's zone
    modified: datetime
    blocks: list[Block]
    tags: list[str]  # slugs
    categories: list[str]  # slugs
    featured: str | None = None  # name of a picture
    excerpt: str = ""
    status: str = "publish"
    password: str = ""
    sticky: bool = False
    markup: str = "blocks"  # how an author of WordPress wrote it: blocks or classic
    citations: str = "sup"  # how [[1]] is printed: sup, linked, brackets, bracket-sup, unicode
    comments: list[dict[str, str]] = field(default_factory=list)

    @property
    def listed(self) -> bool:
        """Whether a visitor finds it in an archive."""
        return self.status == "publish"


@dataclass(frozen=True)
class Source:
    """The whole site."""

    title: str
    authors: dict[str, str]  # login: name
    categories: dict[str, dict[str, str | None]]  # slug: name and parent; parents first
    tags: dict[str, str]  # slug: name
    pictures: dict[str, dict[str, Any]]  # name: size and colour, and the library's own alt and caption
    works: dict[str, dict[str, Any]]  # id: CSL-JSON
    posts: list[SourcePost]  # as an archive lists them, newest first

    def listed(self, tag: str) -> list[SourcePost]:
        """The posts that the archive of a tag shows, in its order."""
        return [post for post in self.posts if post.listed and tag in post.tags]


@cache
def read_source() -> Source:
    """Read all of ``content``."""
    site = _read("site.yaml")
    entries = [entry for path in sorted((CONTENT / "posts").glob("*.yaml")) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]
    posts = [_post(number, entry, site) for number, entry in enumerate(entries, 1001)]
    posts.sort(key=lambda post: (post.date, post.id), reverse=True)
    return Source(site["title"], site["authors"], site["categories"], site["tags"], site["pictures"], _read("works.yaml"), posts)


def _read(name: str) -> Any:
    return yaml.safe_load((CONTENT / name).read_text(encoding="utf-8"))


def _post(number: int, entry: dict[str, Any], site: dict[str, Any]) -> SourcePost:
    fields = dict(entry)
    disclaimer = fields.pop("disclaimer", True)
    date = datetime.fromisoformat(str(fields.pop("date"))).replace(tzinfo=ZONE)
    modified = fields.pop("modified", None)
    blocks = [_with_library(block, site["pictures"]) for block in fields.pop("blocks")]
    if disclaimer:
        blocks = [*blocks, {"disclaimer": site["disclaimers"][fields["language"]]}]
    return SourcePost(
        id=number,
        date=date,
        modified=datetime.fromisoformat(str(modified)).replace(tzinfo=ZONE) if modified else date,
        blocks=blocks,
        tags=[site["tag"], *fields.pop("tags", [])] if fields.pop("tagged", True) else fields.pop("tags", []),
        categories=fields.pop("categories", ["proeven"]),
        **fields,
    )


def _with_library(block: Block, library: dict[str, dict[str, Any]]) -> Block:
    """The block; a gallery's pictures with the library's alt and caption where they have none of their own."""
    if "gallery" not in block:
        return block
    return {"gallery": [{key: library[picture["file"]][key] for key in ("alt", "caption")} | picture for picture in block["gallery"]]}


def kind_of(block: Block) -> str:
    """The kind of a block: its first key."""
    return next(iter(block))


def flat(blocks: list[Block]) -> list[Block]:
    """The blocks as a reader meets them: groups, columns and the like opened."""
    found: list[Block] = []
    for block in blocks:
        kind = kind_of(block)
        if kind == "group":
            found += flat(block["group"])
        elif kind == "columns":
            found += [inner for column in block["columns"] for inner in flat(column)]
        elif kind == "media_text":
            found += [{"image": block["media_text"]["image"]}, *flat(block["media_text"]["blocks"])]
        else:
            found.append(block)
    return found
