"""What a post's body is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a post's running text. Each kind is a subclass beside its reader in ``pipelines/blocks``.

    The fields here are those that every kind shows in the ``blocks`` table; null where a kind has no such thing.
    """

    type: ClassVar[str] = "other"

    position: int = 0  # 0-based, in reading order
    parent_position: int | None = None  # the container that it stands in
    parent_item: int | None = None  # that container's item, where it is a list
    text: str | None = None
    html: str | None = None  # sanitised, links absolute
    caption: str | None = None
    attribution: str | None = None  # whom a quote cites
    code_language: str | None = None
    url: str | None = None  # of an embed, file, audio or video
    section: tuple[str, ...] = ()  # the headings that it stands under, outermost first


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in the body, in reading order."""

    position: int  # of the block that it stands in
    href: str  # absolute
    text: str | None = None
    rel: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A marker in a block's text that points to one reference or footnote."""

    position: int
    offset: int | None  # Unicode code points from the start of the block's text
    length: int
    marker: str  # as printed: [3], ⁹, 1–3
    kind: str  # reference or footnote
    number: int  # of the reference, or of the note
