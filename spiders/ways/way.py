"""What a way to a site's posts is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from pipelines.model.body import Document
from pipelines.model.entry import Entry, Listing
from pipelines.model.page import RawPage

HTML = "text/html"
JSON = "application/json"
XML = "application/xml"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request that a way wants made."""

    url: str  # absolute
    media: str = HTML  # what is asked for; an answer of another kind than HTML is for the way to refuse
    headers: tuple[tuple[str, str], ...] = ()  # beside what every request of the crawl has
    body: bytes | None = None  # where there is one, the request is a POST
    instead: Ask | None = None  # what to ask where this one brings nothing
    rendered: bool = False  # by a browser, after the page's scripts have run
    step: str = ""  # which of the way's own questions it is, for a way that asks for more than posts


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an archive that a way can ask for with its posts' texts, or as a list without them."""

    with_texts: str  # the address that gives it so
    without: str
    first: int  # rank of its first post, 0-based
    end: int  # rank behind its last one


def _never(_: Stretch) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Opening:
    """An archive's first page, from which every way begins."""

    document: Document  # the page as a tree, which no way changes
    page: RawPage  # the same as fetched
    listing: Listing  # what its HTML lists
    cms: str | None = None  # as recognised
    wanted: bool = False  # the job names this way
    list_is_enough: Callable[[Stretch], bool] = _never  # of a stretch whose posts are known, and none of them has to be read anyway


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """One answer as a way reads it: posts in the archive's order, and what to ask next."""

    listing: Listing = field(default_factory=Listing)
    next: Ask | None = None  # None after the last
    guessed: bool = False  # the next address is the usual one; nothing names it
    open_end: bool = False  # it may be that there are more, and nothing here would say so: a feed has the newest posts only
    base_url: str | None = None  # against which links in the entries count, where they are cut from a page
    without_texts: bool = False  # the list was asked for, and the texts of its posts can be had


class Way(Protocol):
    """One way to the posts of an archive. An object without state: one serves all archives."""

    name: str  # as registered; goes into the tables
    whole: bool  # it carries posts as their CMS stores them; one that does not is a list and a signal, and no choice for texts
    texts: bool  # its answers hold texts; one without leads to each post's own page

    def begin(self, opening: Opening) -> Ask | None:
        """Give the first thing to ask, read off the archive's first page; None where the site does not offer this way."""
        ...

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:
        """Read an answer of any content type. Never raises: what is no answer gives no entries, a problem, and no ``next``."""
        ...


@runtime_checkable
class ListingWay(Way, Protocol):
    """A way that gives lists without texts, where the opening says that one is enough, and the texts of chosen posts."""

    def texts_of(self, entries: Sequence[Entry], ask: Ask) -> Iterator[Ask]:
        """Give the questions for the texts of posts that the answer to ``ask``, a list, named."""
        ...

    def gives_texts(self, url: str, ask: Ask) -> bool:
        """Say whether an address asks for texts of the same archive as ``ask``, whatever part of it."""
        ...
