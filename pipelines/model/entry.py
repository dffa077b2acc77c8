"""What an archive page lists."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipelines.model.metadata import Metadata
from pipelines.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One post as an archive page lists it."""

    url: str  # absolute permalink
    title: str | None = None
    element: HtmlElement | None = None  # the smallest element that holds this entry alone
    content: str | None = field(default=None, repr=False)  # HTML of its text, where it comes apart from any page
    author_id: str | None = None  # the CMS's number of its author, where the name is not told
    edition: str | None = None  # what the CMS says of the post's state, the same beside its text and in a list without texts
    metadata: Metadata = field(default_factory=Metadata)  # what the entry says: dates, authors, excerpt, picture
    carries: str = "nothing"  # whole, excerpt or nothing: how much of the post's text stands here
    evidence: str | None = None  # why carries is what it is, for people
    place: str | None = None  # the template's place that its text stands in, the same for posts that are shown alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """An archive page: its entries in order."""

    entries: tuple[Entry, ...] = ()
    title: str | None = None  # of the archive
    declared_total: int | None = None  # posts in the whole archive, where the page says so
    problems: tuple[Problem, ...] = ()
