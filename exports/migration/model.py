"""What the writers of export formats are given, and what they give back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from exports.rows import PostRows, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What the user chose."""

    base_url: str = ""  # of the new site, without a slash at its end; empty: addresses begin at the root
    permalink: str | None = None  # pattern of the new addresses; None: the format's own
    # Finds the file of an old address, or why it is missing; None: files stay where they are.
    find_file: Callable[[str], StoredFile | str | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A picture or document that was downloaded."""

    sha256: str
    media_type: str  # as its content says
    path: str  # where its bytes are on this machine


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """An author of the new site; ``login`` is unique, ASCII, and also good as a slug."""

    number: int  # 1-based
    name: str
    login: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportTerm:
    """A tag or category of the new site; ``slug`` is unique within its taxonomy."""

    number: int  # 1-based, through all taxonomies
    taxonomy: str  # tag or category
    name: str
    slug: str
    parent: str | None = None  # the parent's slug


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """A picture or file that posts show or link to."""

    number: int  # 1-based; the order in which the snapshot names them
    old_url: str
    url: str  # where it stands at the new site; the old address where files stay where they are
    name: str  # its path below the folder of media, 2024/05/photo.jpg: unique, and safe on every file system
    title: str  # a name without folder and extension, unique within the export
    kind: str  # image, audio, video or file
    alt: str | None = None
    caption: str | None = None  # as it has where it is a featured picture, else where it stands first
    stored: StoredFile | None = None  # None: not downloaded


@dataclass(frozen=True, slots=True)
class Loss:
    """Something of a post that the target does not hold as it was. ``code`` is stable and countable."""

    code: str
    detail: str
    field: str | None = None  # the table or column that suffers


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all posts share."""

    title: str
    old_url: str  # scheme and host of most posts
    base_url: str  # of the new site; empty where nobody named it
    language: str | None  # of most posts
    moment: str  # when the snapshot was made, as its id says: 20261122T061800Z
    authors: tuple[Author, ...]
    terms: tuple[ExportTerm, ...]  # parents before children


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPost:
    """One post on its way. ``body`` belongs to the writer, which may change it.

    ``body`` is a ``div`` whose children are blocks in the forms that ``exports.migration.body`` names; links lead to new addresses,
    pictures have their new ``src``.
    """

    number: int  # 1-based, in the order of post_id
    rows: PostRows  # of the snapshot, as they are
    slug: str  # unique through the export
    path: str  # new address from the root: /2024/05/name/
    url: str  # the same with the new site's base
    status: str  # publish, or draft where the body could not be read whole
    body: HtmlElement
    authors: tuple[Author, ...] = ()
    terms: tuple[ExportTerm, ...] = ()
    media: tuple[MediaFile, ...] = ()  # that it shows or links to, each once
    featured: MediaFile | None = None
    losses: list[Loss] = field(default_factory=list)  # what the target cannot hold; the writer adds to it

    @property
    def row(self) -> Row:
        """Its row of ``posts``."""
        return self.rows["posts"][0]

    @property
    def featured_row(self) -> Row | None:
        """Its row of ``images`` for the featured picture."""
        return next((image for image in self.rows.get("images", ()) if image["src"] == self.row["featured_image"]), None)

    def lose(self, code: str, detail: str, column: str | None = None) -> None:
        """Note what is lost."""
        self.losses.append(Loss(code, detail, column))
