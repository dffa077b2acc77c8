"""The reading of one archive: what was seen, in which order, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from math import ceil
from urllib.parse import urlsplit

from pipelines.metadata.terms import is_wiki_category
from pipelines.model.archive import ArchiveEntry, ArchiveRead, Check
from pipelines.model.entry import Entry, Listing
from pipelines.model.problem import Problem
from pipelines.urls import post_key
from pipelines.wholeness import BREAKS_OFF

_RESERVED = 3  # robots.txt, and later pages of posts that are not yet known


@dataclass(slots=True, eq=False)
class Walk:
    """The state of an archive while it is walked. Holds no response and no tree."""

    archive_url: str
    way: str = "listing"
    final_url: str | None = None
    title: str | None = None
    cms: str | None = None
    theme: str | None = None
    declared_total: int | None = None
    pages_read: int = 0
    places: dict[str, bool] = field(default_factory=dict)  # where texts stand: whether they were found whole there
    entries: list[ArchiveEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    feed: tuple[str, tuple[Entry, ...]] | None = None  # address and posts of the archive's own feed, where it was looked at
    pages_seen: set[str] = field(default_factory=set)  # addresses of pages, as keys
    ended: bool = False
    agreed: set[str] = field(default_factory=set)  # places where one post's page had no more text
    guessing: bool = False  # the address of the next page is a guess
    shifted: bool = False  # posts moved to another page while it was read
    again: bool = False  # it is read a second time
    is_fresh: bool = True  # the last page listed what no page before it did, in this reading
    is_open: bool = False  # the way came to its end, which need not be the archive's
    asked: int = 1  # requests made for it one by one: its pages, looks at ways and posts; the first page counts
    followed: int = 0  # posts whose own page was asked for
    first_way: str | None = None  # the way that it was begun by, where another one went on
    _before: set[str] = field(default_factory=set)  # post keys that an earlier way gave
    _page_keys: frozenset[str] = frozenset()  # post keys of the last page
    _read: set[str] = field(default_factory=set)  # post keys of this reading
    _seen: dict[str, tuple[int, int, bool]] = field(default_factory=dict)  # post key: page, times listed, in the page's upper half

    def take(self, listing: Listing) -> list[Entry]:
        """Note one page's entries and give those that no page before it listed, in order."""
        self.pages_read += not self.again
        page = self.pages_read
        self.title = self.title or listing.title
        if listing.declared_total is not None and (self.declared_total is None or self.way != "listing"):
            self.declared_total = listing.declared_total
        keys = frozenset(post_key(entry.url) for entry in listing.entries)
        repeated = keys == self._page_keys  # a site that answers any number with its last page
        self.is_fresh, self._page_keys = not keys <= self._read, keys
        self._read |= keys
        new = []
        for place, entry in enumerate(listing.entries):
            if entry.carries == "whole" and entry.place:
                self.places[entry.place] = True
            elif entry.place and (entry.evidence or "").startswith(BREAKS_OFF):
                self.places.setdefault(entry.place, False)
            key = post_key(entry.url)
            known = self._seen.get(key)
            if known is None and key not in self._before:
                new.append(entry)
                self.entries.append(ArchiveEntry(len(self.entries), None if self.again else page, entry.url, entry.title))
            elif known and known[0] < page and not repeated and not self._is_pinned(known, page):
                self.shifted = True
            upper = known[2] if known else place < len(listing.entries) / 2
            self._seen[key] = (page, (known[1] if known else 0) + 1, upper)
        return new

    @staticmethod
    def _is_pinned(known: tuple[int, int, bool], page: int) -> bool:
        """A pinned post stands at the top of every page; one that new posts have pushed along stood at a page's end."""
        _, times, upper = known
        return upper and times >= page - 1

    def visits(self, url: str) -> bool:
        """Note a page's address; False where it was visited before."""
        key = post_key(url)
        known = key in self.pages_seen
        self.pages_seen.add(key)
        return not known

    @property
    def keys(self) -> frozenset[str]:
        """Give the keys of all posts that were listed."""
        return frozenset(self._seen) | frozenset(self._before)

    @property
    def is_in_doubt(self) -> bool:
        """Say whether a reading may have missed posts: some moved meanwhile, or the site's own interface counts more."""
        return self.shifted or self.is_short

    @property
    def is_short(self) -> bool:
        """Say whether the way itself counts more posts than it gave. What pages print for readers counts for nothing here."""
        return self.way != "listing" and len(self.entries) < (self.declared_total or 0)

    def read_again(self) -> None:
        """Begin a second reading, which adds what the first missed."""
        self.again, self.shifted = True, False
        self.pages_seen.clear()
        self._read.clear()
        self._page_keys = frozenset()

    @property
    def spare_requests(self) -> int:
        """Give how many more requests the reading may cost: what its answers and excerpts need and eight beside, robots.txt among them."""
        answers = self.pages_read if self.way == "listing" else ceil(len(self.entries) / 50)
        own = len(self.entries) if self.followed * 2 > len(self.entries) else 0  # an archive of excerpts
        return answers + own + 8 - _RESERVED - self.asked - self.followed

    def change_way(self) -> None:
        """Go on by another way, which adds what the one before did not give."""
        self.first_way = self.first_way or self.way
        self._before.update(self._seen)
        self._seen.clear()
        self._read.clear()
        self._page_keys = frozenset()
        self.pages_seen.clear()
        self.again = self.shifted = self.is_open = False

    def result(self, *, complete: bool, why_not: str | None = None) -> ArchiveRead:
        """Give what the walk came to."""
        self.ended = True
        return ArchiveRead(
            archive_url=self.archive_url,
            final_url=self.final_url,
            title=self.title,
            kind=archive_kind(self.final_url or self.archive_url),
            site=urlsplit(self.final_url or self.archive_url).hostname,
            cms=self.cms,
            theme=self.theme,
            way=self.first_way or self.way,
            pages_read=self.pages_read,
            entries=tuple(self.entries),
            declared_total=self.declared_total,
            complete=complete,
            why_not=None if complete else why_not,
            checks=tuple(self.checks),
            problems=tuple(replace(p, archive_url=p.archive_url or self.archive_url) for p in self.problems),
        )


_KINDS = {
    "tag": ("tag", "tags", "label", "schlagwort", "etiqueta", "etiquette", "topic", "topics", "tagged"),
    "category": ("category", "categories", "categorie", "kategorie", "categoria", "rubrik", "rubriek", "rubrique", "section", "sections"),
    "author": ("author", "authors", "auteur", "autor"),
}


def archive_kind(url: str) -> str:
    """Give what an archive collects by, as its address says: tag, category, author, date, or blog where it says nothing."""
    steps = [step.lower() for step in urlsplit(url).path.split("/") if step]
    for kind, names in _KINDS.items():
        if any(step in names for step in steps[:-1]):
            return kind
    if is_wiki_category(url):
        return "category"
    query = urlsplit(url).query
    if query.startswith(("tag=", "cat=", "author=", "m=")):
        return {"t": "tag", "c": "category", "a": "author", "m": "date"}[query[0]]
    return "date" if steps and all(step.isdecimal() for step in steps[-2:]) else "blog"


def is_before(entry: Entry, since: datetime) -> bool:
    """Say whether an entry names a date before ``since``; one without a date does not."""
    published = entry.metadata.published_at
    return published is not None and published < since


def all_later_are_before(entries: list[Entry], since: datetime) -> bool:
    """Say whether a page's posts, newest first, are all older than ``since``: then so are those of the pages behind it.

    A page that begins with its oldest post is of an archive that goes on to newer ones.
    """
    dates = [entry.metadata.published_at for entry in entries]
    known = [date for date in dates if date is not None]
    return len(known) == len(entries) > 0 and max(known) < since and known[0] >= known[-1]
