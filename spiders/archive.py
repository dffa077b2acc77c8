"""The one spider: walks archives and gives each post once."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from pipelines.body import find_body
from pipelines.cms import find_cms
from pipelines.document import open_document
from pipelines.model.archive import ArchiveRead
from pipelines.model.body import Document
from pipelines.model.entry import Entry
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.post_pages import may_have_pages, post_pages
from pipelines.urls import post_key, same_site
from pipelines.wholeness import is_cut, is_telling, is_unsure, same_text, text_length, text_of, text_of_body
from spiders.faults import asked, fault_of, wrong_answer
from spiders.raw_pages import failed_page, fragment_of, page_of
from spiders.walk import Walk, all_later_are_before, is_before
from spiders.ways.registry import WAYS
from spiders.ways.way import Way

Item = Request | RawPage | ArchiveRead
_POSTS_FIRST = 10  # posts before further archive pages: what waits to be fetched then stays the posts of one page
_SEPARATOR = re.compile(r"[\s,]+(?=https?://)")  # parts "https://a/ https://b/"; leaves commas within an address


@dataclass(frozen=True, slots=True)
class Leaf:
    """One archive page while its posts are given: its tree is held until its last post is."""

    walk: Walk
    document: Document
    page: RawPage
    next_url: str | None


class ArchiveSpider(Spider):
    """``-a url=…`` or ``-a urls="… …"``; ``-a out=…`` is for whoever writes; ``-a limit=…``, ``-a since=2025-01-31``.

    ``already`` may be set to a function that says of a permalink whether the post is stored: it is then listed, not fetched.
    """

    name = "archive"

    def __init__(self, url: str = "", urls: str = "", out: str = "", limit: str = "", since: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        given = [part.strip() for part in _SEPARATOR.split(f"{url} {urls}".strip()) if part.strip()]
        self.archives: tuple[str, ...] = tuple(dict.fromkeys(given))
        self.out = out
        self.limit = int(limit) if limit else None
        self.since = _instant(since) if since else None
        self.already: Callable[[str], bool] | None = None
        self._given: set[str] = set()  # post keys, over all archives
        self._walks: list[Walk] = []

    async def start(self) -> AsyncIterator[Any]:
        for archive_url in self.archives:
            walk = Walk(archive_url)
            self._walks.append(walk)
            yield self._page_request(archive_url, walk, self.parse)

    # -- archive pages --------------------------------------------------------------------------------------------------

    def parse(self, response: Response, walk: Walk | None = None) -> Iterator[Item]:
        """Read an archive's first page, and choose the way to its posts."""
        walk = walk or Walk(response.url)  # as scrapy parse and scrapy shell call it
        if problem := wrong_answer(response, walk.archive_url):
            yield self._end(walk, problem)
            return
        page = page_of(response)
        document = open_document(page)
        walk.final_url = response.url
        if found := find_cms(document.root, page.headers):
            walk.cms, walk.theme = found.name, found.theme
        for way in WAYS:
            first_url = way.first_url(document, page)
            if first_url == response.url:
                walk.way = way.name
                walk.visits(response.url)
                yield from self._read(way, document, page, walk)
                return
            if first_url:
                walk.way = way.name
                yield self._page_request(first_url, walk, self.parse_page)
                return

    def parse_page(self, response: Response, walk: Walk) -> Iterator[Item]:
        """Read a further page of an archive."""
        wanted = (response.request.meta.get("redirect_urls") or [response.url])[0] if response.request else response.url
        if problem := wrong_answer(response, wanted):
            yield self._end(walk, problem)
            return
        if response.url != wanted and not walk.visits(response.url):
            yield from self._finish(walk)  # sent back to a page that was read: there are no more
            return
        page = page_of(response)
        yield from self._read(self._way(walk), open_document(page), page, walk)

    def _read(self, way: Way, document: Document, page: RawPage, walk: Walk) -> Iterator[Item]:
        found = way.read(document, page)
        new = walk.take(found.listing)
        self._count("archive_pages")
        if not found.listing.entries and walk.pages_read == 1:
            walk.problems.extend(found.listing.problems)
            yield self._end(walk, why_not="it lists no posts")
            return
        walk.guessing = found.guessed
        leaf = Leaf(walk, document, page, found.next_url if new or walk.again else None)
        wanted, late = self._wanted(new)
        if late:
            yield walk.result(complete=False, why_not=late)
        yield from self._posts(wanted, leaf)

    def _wanted(self, new: list[Entry]) -> tuple[list[Entry], str | None]:
        """Leave out what the job does not ask for or has, and say what ends the walk here."""
        wanted, late = [], None
        for entry in new:
            if self.since and is_before(entry, self.since):
                continue
            if self.limit is not None and len(self._given) >= self.limit:
                late = f"the limit of {self.limit} posts was reached"
                break
            key = post_key(entry.url)
            if key in self._given:
                continue
            self._given.add(key)
            self._count("posts_found")
            if not (self.already and self.already(entry.url)):
                wanted.append(entry)
        if self.since and all_later_are_before(new, self.since):
            late = late or f"posts before {self.since:%Y-%m-%d} were left out"
        return wanted, late

    # -- posts ----------------------------------------------------------------------------------------------------------

    def _posts(self, entries: list[Entry], leaf: Leaf) -> Iterator[Item]:
        """Give what stands whole on the page, follow what does not, and look at one post where the page does not say."""
        walk, content = leaf.walk, self.settings.get("PRESSMARK_CONTENT", "auto")
        unsure = [entry for entry in entries if content == "auto" and is_unsure(entry) and entry.place not in walk.places]
        for entry in entries:
            if entry in unsure:
                continue
            if self._is_whole(entry, walk, content):
                yield fragment_of(entry, walk, leaf.document, leaf.page, body_status="excerpt" if is_cut(entry) else "whole")
            else:
                yield from self._follow(entry, leaf)
        if unsure:
            ranked = sorted(unsure, key=text_length)
            sample = ranked[-1] if ranked[0].place in walk.agreed else ranked[len(ranked) // 2]
            yield _post_request(sample.url, self.parse_sample, self.sample_failed, sample=sample, unsure=unsure, leaf=leaf)
        elif not walk.ended:
            yield from self._next(leaf)

    def _is_whole(self, entry: Entry, walk: Walk, content: str) -> bool:
        if content == "pages" or entry.element is None:
            return False
        if content == "archive":
            return entry.carries != "nothing"
        return entry.carries == "whole" or (is_unsure(entry) and walk.places.get(entry.place or "", False))

    def _follow(self, entry: Entry, leaf: Leaf) -> Iterator[Item]:
        if not same_site(entry.url, leaf.page.url):
            detail = f"{entry.url} is listed by {leaf.page.url} and belongs to another site"
            yield failed_page(entry, leaf.walk, leaf.page.url, Problem("fetch", "off-site", detail, url=entry.url))
            return
        light = replace(entry, element=None)
        yield _post_request(entry.url, self.parse_post, self.post_failed, entry=light, walk=leaf.walk, found_on=leaf.page.url)

    def parse_post(self, response: Response, entry: Entry, walk: Walk, found_on: str) -> Iterator[Item]:
        """Give a post's own page, and read on where it has several."""
        if problem := wrong_answer(response, entry.url):
            yield failed_page(entry, walk, found_on, problem, response.status)
            return
        yield from self._read_on(self._post_page(response, entry, walk, found_on), response)

    def _post_page(self, response: Response, entry: Entry, walk: Walk, found_on: str) -> RawPage:
        return replace(
            page_of(response),
            url=entry.url,
            final_url=response.url if response.url != entry.url else None,
            archive_url=walk.archive_url,
            found_on=found_on,
            source="page",
            fallback=entry.metadata,
        )

    def _read_on(self, raw: RawPage, response: Response) -> Iterator[Item]:
        """Give a post, or ask for its next page first."""
        read = {post_key(raw.final_url or raw.url), *(post_key(more.url) for more in raw.continuations)}
        further = bool(raw.continuations) or may_have_pages(response.body, response.url)
        named = post_pages(open_document(page_of(response)), raw.final_url or raw.url) if further else ()
        pages = [url for url in named if post_key(url) not in read]
        most = self.settings.getint("PRESSMARK_MAX_POST_PAGES", 50)
        if pages and len(raw.continuations) + 1 < most:
            yield _post_request(pages[0], self.parse_rest, self.rest_failed, raw=raw)
            return
        if pages:
            detail = f"{raw.url} has more than {most} pages; what follows was not read"
            raw = replace(raw, problems=(*raw.problems, Problem("fetch", "page-limit", detail, url=raw.url)))
        yield raw

    def parse_rest(self, response: Response, raw: RawPage) -> Iterator[Item]:
        """Take a further page of a post."""
        yield from self._read_on(replace(raw, continuations=(*raw.continuations, page_of(response))), response)

    def rest_failed(self, failure: Failure) -> Iterator[Item]:
        """Give a post without the page that could not be read."""
        raw = asked(failure).cb_kwargs["raw"]
        problem, _ = fault_of(failure, asked(failure).url)
        yield replace(raw, problems=(*raw.problems, replace(problem, code="post-page-missing")))

    def post_failed(self, failure: Failure) -> Iterator[Item]:
        """Give the row of a post whose page could not be fetched."""
        given = asked(failure).cb_kwargs
        problem, status = fault_of(failure, given["entry"].url)
        yield failed_page(given["entry"], given["walk"], given["found_on"], problem, status)

    # -- one post's page, to learn what its archive carries --------------------------------------------------------------

    def parse_sample(self, response: Response, sample: Entry, unsure: list[Entry], leaf: Leaf) -> Iterator[Item]:
        """Compare a post's page with what its archive shows of it: first a middling one, and where they agree, the longest."""
        document = open_document(page_of(response))
        body = None if wrong_answer(response, sample.url) else find_body(document, sample.title)
        whole = body is not None and same_text(text_of(sample), text_of_body(body))
        self._learn(leaf.walk, sample, whole=whole)
        light = replace(sample, element=None)
        yield from self.parse_post(response, light, leaf.walk, leaf.page.url)
        yield from self._posts([entry for entry in unsure if entry is not sample], leaf)

    def _learn(self, walk: Walk, sample: Entry, *, whole: bool) -> None:
        place = sample.place or ""
        if whole and place not in walk.agreed:
            walk.agreed.add(place)
        else:
            walk.places[place] = whole and is_telling(sample)

    def sample_failed(self, failure: Failure) -> Iterator[Item]:
        """Without the page to compare with, follow to the others; they may answer."""
        given = asked(failure).cb_kwargs
        leaf, sample = given["leaf"], given["sample"]
        leaf.walk.places[sample.place or ""] = False
        problem, status = fault_of(failure, sample.url)
        yield failed_page(sample, leaf.walk, leaf.page.url, problem, status)
        yield from self._posts([entry for entry in given["unsure"] if entry is not sample], leaf)

    # -- from page to page ----------------------------------------------------------------------------------------------

    def _next(self, leaf: Leaf) -> Iterator[Item]:
        walk = leaf.walk
        most = self.settings.getint("PRESSMARK_MAX_ARCHIVE_PAGES", 2000)
        if not leaf.next_url or not walk.visits(leaf.next_url):
            yield from self._finish(walk)
        elif walk.pages_read >= most:
            yield self._end(walk, Problem("fetch", "page-limit", f"{walk.archive_url} has more than {most} pages", url=walk.archive_url))
        else:
            yield self._page_request(leaf.next_url, walk, self.parse_page)

    def _finish(self, walk: Walk) -> Iterator[Item]:
        """End a walk at the archive's end; where posts moved meanwhile, read its pages once more."""
        if walk.shifted and not walk.again:
            walk.read_again()
            walk.visits(walk.final_url or walk.archive_url)
            yield self._page_request(walk.final_url or walk.archive_url, walk, self.parse_page)
        else:
            yield walk.result(complete=True)

    def _end(self, walk: Walk, problem: Problem | None = None, why_not: str | None = None) -> ArchiveRead:
        if problem:
            walk.problems.append(problem)
        return walk.result(complete=False, why_not=why_not or (problem.detail if problem else None))

    def page_failed(self, failure: Failure) -> Iterator[Item]:
        """End a walk where an archive page could not be fetched."""
        walk = asked(failure).cb_kwargs["walk"]
        problem, _ = fault_of(failure, asked(failure).url)
        if walk.guessing and walk.pages_read > 1:
            yield from self._finish(walk)  # addresses that nobody named have come to their end
            return
        if walk.guessing:
            problem = Problem("fetch", "no-next-page", f"{walk.archive_url} has a button that loads more posts; its address was not found")
        elif walk.pages_read and problem.code in {"http-404", "http-410"}:
            detail = f"{asked(failure).url} was named as the next page and does not exist"
            problem = Problem("fetch", "next-page-missing", detail, url=asked(failure).url)
        yield self._end(walk, problem)

    def _page_request(self, url: str, walk: Walk, callback: Callable[..., Any]) -> Request:
        return Request(url, callback, errback=self.page_failed, dont_filter=True, cb_kwargs={"walk": walk})

    def _way(self, walk: Walk) -> Way:
        return next(way for way in WAYS if way.name == walk.way)

    def _count(self, name: str) -> None:
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"pressmark/{name}")

    def unfinished(self) -> tuple[ArchiveRead, ...]:
        """Give what was read of archives whose walk has not ended, for whoever reports on a crawl that was stopped."""
        return tuple(walk.result(complete=False, why_not="the crawl was stopped") for walk in self._walks if not walk.ended)


def _post_request(url: str, callback: Callable[..., Any], errback: Callable[..., Any], **given: Any) -> Request:
    # dont_filter: a post is asked for once, post keys see to that
    return Request(url, callback, errback=errback, dont_filter=True, priority=_POSTS_FIRST, cb_kwargs=given)


def _instant(day: str) -> datetime:
    try:
        moment = datetime.fromisoformat(day)
    except ValueError:
        raise ValueError(f"since={day!r} is no date; give one like 2025-01-31") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
