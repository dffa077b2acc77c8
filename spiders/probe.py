"""A look at an archive without crawling it: which ways its site has, what each would give, cost and lose."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider

from pipelines.model.entry import Entry
from pipelines.page_count import page_count
from pipelines.pagination import find_next
from pipelines.urls import post_key
from pipelines.wholeness import is_unsure
from spiders.choice import Leaf, Look, compared, look
from spiders.evidence import matters
from spiders.faults import asked, fault_of, wrong_answer
from spiders.fetch import Fetch, fetcher
from spiders.opening import opening_of
from spiders.walk import archive_kind
from spiders.ways.registry import WAYS
from spiders.ways.way import Ask, Opening

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class WayReport:
    """What one way offers of an archive."""

    way: str
    offered: bool
    usable: bool = False
    why_not: str | None = None
    posts_seen: int = 0  # in its first answer
    total: int | None = None  # as it says, or as the pager counts
    text: str = "nothing"  # whole, excerpt, unsure or nothing: what it carries of most posts
    requests: int | None = None  # of a whole crawl, about; None where it cannot be told
    lost: tuple[str, ...] = ()  # what a post's own page has beside, of the post that was compared
    compared: str | None = None  # its address


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbeReport:
    """What a look at an archive showed."""

    url: str
    title: str | None = None
    kind: str | None = None
    cms: str | None = None
    theme: str | None = None
    ways: tuple[WayReport, ...] = ()
    chosen: str | None = None  # the way that a crawl would take
    problem: str | None = None  # why there was nothing to look at


class ProbeSpider(Spider):
    """Looks at one archive; ``report`` is what it saw."""

    name = "probe"

    def __init__(self, url: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.archives = (url,)
        self.report: ProbeReport | None = None

    async def start(self) -> AsyncIterator[Any]:
        yield Request(self.archives[0], self.parse, errback=self.failed, dont_filter=True)

    async def parse(self, response: Response) -> None:
        """Look at every way."""
        problem = wrong_answer(response, self.archives[0])
        self.report = ProbeReport(url=response.url, problem=problem.detail) if problem else await probe(response, fetcher(self.crawler))

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Say why the archive could not be looked at."""
        problem, _ = fault_of(failure.value, asked(failure).url)
        self.report = ProbeReport(url=self.archives[0], problem=problem.detail)
        return iter(())


async def probe(response: Response, fetch: Fetch) -> ProbeReport:
    """Look at every way that the site of an archive's first page has."""
    opening, theme = opening_of(response)
    remembered = _remembering(fetch)
    reports = []
    for way in WAYS:
        found = await look(way, opening, remembered, compare=False)
        leaf = found.leaf
        if leaf is None:
            reports.append(WayReport(way=way.name, offered=found.offered, why_not=found.why_not))
            continue
        if _text(leaf.page.listing.entries) in ("whole", "unsure"):
            found = await compared(found, opening, remembered)
        leaf = found.leaf or leaf
        total = next((report.total for report in reports if report.usable and report.total), None)
        reports.append(_report(found, leaf, opening, total))
    chosen = next((report.way for report, way in zip(reports, WAYS, strict=True) if report.usable and way.whole), None)
    return ProbeReport(
        url=response.url,
        title=opening.listing.title,
        kind=archive_kind(response.url),
        cms=opening.cms,
        theme=theme,
        ways=tuple(reports),
        chosen=chosen,
    )


def _remembering(fetch: Fetch) -> Fetch:
    """Give a fetch that asks for each address once: several ways are held against one post's page."""
    known: dict[str, Response] = {}

    async def remembered(ask: Ask) -> Response:
        if ask.url not in known:
            known[ask.url] = await fetch(ask)
        return known[ask.url]

    return remembered


def _report(found: Look, leaf: Leaf, opening: Opening, total: int | None) -> WayReport:
    """Sum up a look; ``total`` is what a way before it counts."""
    entries = leaf.page.listing.entries
    text = _text(entries)
    if text == "unsure":
        text = "excerpt" if any(matters(loss) for loss in found.lost) else "whole"
    last_resort = found.way is WAYS[-1]  # what it does not carry, it leads to
    report = WayReport(
        way=found.way.name,
        offered=True,
        usable=last_resort or found.why_not is None,
        why_not=None if last_resort else found.why_not,
        posts_seen=len(entries),
        total=leaf.page.listing.declared_total,
        text=text,
        lost=found.lost if text == "whole" else (),
        compared=found.compared,
    )
    return replace(report, requests=_requests(report, opening, total, more=leaf.page.next is not None))


def _text(entries: tuple[Entry, ...]) -> str:
    """Say what most entries carry."""
    kinds = ["unsure" if is_unsure(entry) else entry.carries for entry in entries]
    return max(("whole", "unsure", "excerpt", "nothing"), key=kinds.count) if kinds else "nothing"


def _requests(report: WayReport, opening: Opening, total: int | None, *, more: bool) -> int | None:
    """Reckon the requests of a whole crawl: robots.txt, the archive's page, the way's pages, and posts' own pages where it needs them."""
    seen, shown = report.posts_seen, len({post_key(entry.url) for entry in opening.listing.entries})
    pages = page_count(opening.document) or (1 if find_next(opening.document) is None else None)
    total = report.total or total or (pages * shown if pages and pages > 1 else shown if pages else None) or None
    if not seen or (total is None and more):
        return None
    answers = ceil((total or seen) / seen)
    own = 0 if report.text == "whole" else (total or seen)
    return 2 + (answers - 1 if report.way == "listing" else answers) + own
