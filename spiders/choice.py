"""Which way an archive is read by: the cheapest that lists what the archive lists and loses nothing of its posts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from pipelines.entry_page import entry_page
from pipelines.model.entry import Entry
from pipelines.model.page import RawPage
from pipelines.normalise import read_post
from pipelines.wholeness import is_unsure, text_length
from spiders.author_names import AuthorNames
from spiders.evidence import fits_pager, in_archives_order, losses, matters
from spiders.fetch import Fetch, FetchError
from spiders.raw_pages import page_of
from spiders.ways.registry import WAYS
from spiders.ways.way import ArchivePage, Ask, Opening, Way

_MOST_STEPS = 4  # questions before posts come: a term, its type, and the same at the interface's other address
_MOST_COMPARED = 20  # posts among which the longest is held against its page
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One answer of a way, and what the way reads in it."""

    page: ArchivePage
    answer: RawPage
    ask: Ask


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a way showed."""

    way: Way
    leaf: Leaf | None = None  # its first posts, in the archive's order where it agrees with the archive
    why_not: str | None = None  # why it cannot be used; None where it can
    lost: tuple[str, ...] = ()  # what a post's own page has beside; empty too where no page could be compared
    compared: str | None = None  # the post whose page was looked at
    names: AuthorNames = field(default_factory=AuthorNames)  # of authors whom the way knows by number and pages by name
    offered: bool = True

    @property
    def usable(self) -> bool:
        return self.leaf is not None and self.why_not is None


async def choose(opening: Opening, fetch: Fetch, wanted: str = AUTO) -> Look:
    """Give the way to read an archive by: the one that the job wants, else the first that nothing speaks against."""
    for way in WAYS:
        if wanted not in (AUTO, way.name) or (wanted == AUTO and not way.whole):
            continue
        found = await look(way, replace(opening, wanted=wanted == way.name), fetch, compare=wanted == AUTO)
        if found.usable or wanted == way.name:
            return found
    raise ValueError(unknown_way(wanted))


def unknown_way(name: str) -> str | None:
    """Say that nothing is called so, and what is known; None where it is a way or leaves the choice."""
    known = (AUTO, *(way.name for way in WAYS))
    return None if name in known else f"PRESSMARK_WAY={name!r} is no way; known: {', '.join(known)}"


async def look(way: Way, opening: Opening, fetch: Fetch, *, compare: bool = True) -> Look:
    """Look at a way's first posts: whether they are the archive's, and what they lack of a post's own page."""
    ask = way.begin(opening)
    if ask is None:
        return Look(way, why_not="the site does not offer it", offered=False)
    if ask.url == opening.page.url and not ask.rendered:
        return Look(way, Leaf(way.read(opening.page, ask, opening), opening.page, ask))
    try:
        leaf = await _first_posts(way, ask, opening, fetch)
    except FetchError as error:
        if error.stopped:
            raise
        return Look(way, why_not=error.problem.detail)
    found = _placed(Look(way, leaf), opening)
    if not compare or not found.usable or not way.texts or leaf.page.without_texts:
        return found
    return await compared(found, opening, fetch)


def _placed(found: Look, opening: Opening) -> Look:
    """Bring what was found into the archive's order, or say in what it disagrees with the archive."""
    leaf, url = found.leaf, opening.page.url
    assert leaf is not None  # noqa: S101 - whoever calls has it
    listing = leaf.page.listing
    if not listing.entries:
        told = [problem.detail for problem in listing.problems] or [f"{leaf.answer.url} gives no posts"]
        return replace(found, leaf=None, why_not=told[0])
    entries = in_archives_order(opening.listing, leaf.page)
    if entries is None:
        return replace(found, why_not=f"its first posts are not those of {url}, or in another order")
    if not fits_pager(opening, listing.declared_total):
        return replace(found, why_not=f"it has {listing.declared_total} posts, which is not what the pager of {url} counts")
    return replace(found, leaf=replace(leaf, page=replace(leaf.page, listing=replace(listing, entries=entries))))


async def _first_posts(way: Way, ask: Ask, opening: Opening, fetch: Fetch) -> Leaf:
    for _ in range(_MOST_STEPS):
        answer, ask = await _answer(ask, fetch)
        page = way.read(answer, ask, opening)
        if page.listing.entries or page.next is None:
            break
        ask = page.next
    return Leaf(page, answer, ask)


async def _answer(ask: Ask, fetch: Fetch) -> tuple[RawPage, Ask]:
    """Ask, and where that brings nothing, what the way would ask instead; gives the answer and the question that it is to."""
    while True:
        try:
            return page_of(await fetch(ask)), ask
        except FetchError as error:
            other = ask.instead
            if other is None or error.stopped or error.status in (401, 403):  # who refuses one question refuses the next
                raise
            if error.is_absence and error.status != 400 and urlsplit(other.url).path == urlsplit(ask.url).path:
                raise  # the same place is as empty for fewer posts
            ask = other


async def compared(found: Look, opening: Opening, fetch: Fetch) -> Look:
    """Hold one post, the longest of the first ones, against its own page. A page that cannot be read says nothing."""
    leaf = found.leaf
    assert leaf is not None  # noqa: S101 - whoever calls has it
    entries = leaf.page.listing.entries[:_MOST_COMPARED]
    held = [entry for entry in entries if entry.carries == "whole"] or [entry for entry in entries if is_unsure(entry)]
    if not held:
        return replace(found, why_not="it carries no post whole")
    sample = max(held, key=_length)
    try:
        response = await fetch(Ask(sample.url))
    except FetchError as error:
        if error.stopped:
            raise
        return found
    own = read_post(replace(page_of(response), url=sample.url, final_url=response.url))
    lost = losses(own, read_post(entry_page(sample, leaf.answer, leaf.page.base_url)))
    if "authors" in lost:
        found.names.learn(sample, own.authors)
        found.names.learn_listing(leaf.page.listing.entries, opening.listing)
    missed = [loss for loss in lost if matters(loss) and not (loss == "authors" and sample.author_id and len(own.authors) == 1)]
    why_not = f"it lacks {', '.join(missed)} of {sample.url}" if missed else None
    return replace(found, lost=lost, compared=sample.url, why_not=found.why_not or why_not)


def _length(entry: Entry) -> int:
    return len(entry.content) if entry.content is not None else text_length(entry)
