"""A parsed entry of a reference list, in the terms of CSL-JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person (family, given) or a group (literal), as a CSL-JSON name."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None  # non-dropping: van der, Della
    suffix: str | None = None  # Jr, III
    literal: str | None = None  # a group, or a name that cannot be split


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Which characters of ``raw`` a field was read from."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One entry: its text, and what that text or a link in it says. Nothing is made up: unknown is None."""

    raw: str  # the entry without its marker
    number: int = 1  # 1-based through all lists of the post
    position: int = 0  # of its references block
    label: str | None = None  # the marker as printed
    type: str | None = None  # a CSL type: article-journal, book, webpage ...
    authors: tuple[Name, ...] = ()
    et_al: bool = False
    editors: tuple[Name, ...] = ()
    title: str | None = None
    container_title: str | None = None
    collection_title: str | None = None
    year: int | None = None
    month: int | None = None  # 1-12
    day: int | None = None  # 1-31
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    edition: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    doi: str | None = None  # bare, lower case
    pmid: str | None = None
    pmcid: str | None = None
    arxiv: str | None = None
    isbn: str | None = None
    url: str | None = None
    accessed: str | None = None  # ISO 8601 of reduced precision: 2025, 2024-05-03
    language: str | None = None  # of the title, BCP 47
    confidence: float = 0.0  # 0-1: how likely the whole entry is right
    spans: tuple[Span, ...] = field(default=(), repr=False)

    @property
    def csl(self) -> dict[str, Any]:
        """Give the entry as a CSL-JSON item that a citation manager loads."""
        raise NotImplementedError
