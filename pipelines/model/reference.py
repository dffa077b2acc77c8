"""A parsed entry of a reference list, in the terms of CSL-JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# CSL-JSON member, field of Reference: those whose value is the text itself.
_CSL_TEXTS = (
    ("title", "title"),
    ("container-title", "container_title"),
    ("collection-title", "collection_title"),
    ("volume", "volume"),
    ("issue", "issue"),
    ("page", "page"),
    ("edition", "edition"),
    ("publisher", "publisher"),
    ("publisher-place", "publisher_place"),
    ("DOI", "doi"),
    ("PMID", "pmid"),
    ("PMCID", "pmcid"),
    ("ISBN", "isbn"),
    ("URL", "url"),
    ("language", "language"),
)


def _date_parts(year: int, month: int | None, day: int | None) -> list[int]:
    """Give year, month and day as far as they are known, in the order of CSL's ``date-parts``."""
    return [year, *([month, *([day] if day else [])] if month else [])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person (family, given) or a group (literal), as a CSL-JSON name."""

    family: str | None = None
    given: str | None = None
    particle: str | None = None  # non-dropping: van der, Della
    suffix: str | None = None  # Jr, III
    literal: str | None = None  # a group, or a name that cannot be split

    @property
    def csl(self) -> dict[str, str]:
        """Give the name as CSL-JSON has it."""
        members = (
            ("family", self.family),
            ("given", self.given),
            ("non-dropping-particle", self.particle),
            ("suffix", self.suffix),
            ("literal", self.literal),
        )
        return {member: value for member, value in members if value}


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
        """Give the entry as a CSL-JSON item that a citation manager loads; only members that are known.

        CSL has no member for ``et al.`` and for arXiv: the first is ``custom.et-al``, the second ``archive_location``.
        An entry of unknown type is a ``document``.
        """
        item: dict[str, Any] = {"id": str(self.number), "type": self.type or "document"}
        for member, names in (("author", self.authors), ("editor", self.editors)):
            if names:
                item[member] = [name.csl for name in names]
        item |= {member: value for member, column in _CSL_TEXTS if (value := getattr(self, column))}
        if self.year:
            item["issued"] = {"date-parts": [_date_parts(self.year, self.month, self.day)]}
        if self.accessed:
            item["accessed"] = {"date-parts": [[int(part) for part in self.accessed.split("-")]]}
        if self.arxiv:
            item |= {"archive": "arXiv", "archive_location": self.arxiv}
        if self.et_al:
            item["custom"] = {"et-al": True}
        return item
