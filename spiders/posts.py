"""Posts' own pages: asking for them, reading on where a post has several."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request

from pipelines.body import find_body
from pipelines.document import open_document
from pipelines.model.entry import Entry
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.post_pages import may_have_pages, post_pages
from pipelines.urls import post_key, same_site
from spiders.faults import asked, fault_of, wrong_answer
from spiders.job import Job
from spiders.raw_pages import failed_page, page_of, post_page
from spiders.walk import Walk

if TYPE_CHECKING:
    from scrapy.http import Response
    from twisted.python.failure import Failure

_BROWSER = "browser"  # the way whose archives are rendered
_NOT_MODIFIED = 304
_POSTS_FIRST = 10  # before the first pages of further archives: what waits to be fetched stays short


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A post that was asked for and is as it was."""

    url: str
    checked_at: datetime  # UTC


PostItem = Request | RawPage | Unchanged


class PostReader:
    """Turns entries into posts by their own pages. Its methods are Scrapy callbacks."""

    def __init__(self, most_pages: int, job: Job) -> None:
        self._most = most_pages  # of one post
        self._job = job

    def follow(self, entry: Entry, walk: Walk, found_on: str) -> Iterator[PostItem]:
        """Ask for an entry's own page, unless the open crawl has it already."""
        if self._job.memory.holds(entry.url):
            return
        if not same_site(entry.url, found_on):
            detail = f"{entry.url} is listed by {found_on} and belongs to another site"
            yield failed_page(entry, walk, found_on, Problem("fetch", "off-site", detail, url=entry.url))
            return
        light = replace(entry, element=None, content=None)
        request = _request(entry.url, self.parse_post, self.post_failed, entry=light, walk=walk, found_on=found_on)
        if conditions := self._job.memory.conditions(entry.url):
            request.headers.update(conditions)
            request.meta["handle_httpstatus_list"] = [_NOT_MODIFIED]
        yield request

    def parse_post(self, response: Response, entry: Entry, walk: Walk, found_on: str) -> Iterator[PostItem]:
        """Give a post's own page, and read on where it has several."""
        if response.status == _NOT_MODIFIED:
            yield Unchanged(entry.url, datetime.now(UTC))
            return
        if problem := wrong_answer(response, entry.url):
            yield failed_page(entry, walk, found_on, problem, response.status)
            return
        page = post_page(entry, page_of(response), walk, found_on)
        if walk.way == _BROWSER and not response.meta.get("playwright") and find_body(open_document(page), entry.title) is None:
            yield self._rendered(entry, walk, found_on)
            return
        yield from self._read_on(page, response)

    def _rendered(self, entry: Entry, walk: Walk, found_on: str) -> Request:
        """Ask for a post's page once more, through the browser: its HTML holds no text, as its archive's held no posts."""
        from spiders.browser import rendering

        request = _request(entry.url, self.parse_post, self.post_failed, entry=entry, walk=walk, found_on=found_on)
        request.meta.update(rendering())
        return request

    def _read_on(self, raw: RawPage, response: Response) -> Iterator[PostItem]:
        """Give a post, or ask for its next page first."""
        try:
            pages = _unread_pages(raw, response)
        except Exception as error:  # a fault of ours may cost a post's further pages, not the post
            detail = f"{raw.url} may have further pages, which were not read: {type(error).__name__}: {error}"
            yield replace(raw, problems=(*raw.problems, Problem("fetch", "post-page-missing", detail, url=raw.url)))
            return
        if pages and len(raw.continuations) + 1 < self._most:
            yield _request(pages[0], self.parse_rest, self.rest_failed, raw=raw)
            return
        if pages:
            detail = f"{raw.url} has more than {self._most} pages; what follows was not read"
            raw = replace(raw, problems=(*raw.problems, Problem("fetch", "page-limit", detail, url=raw.url)))
        yield raw

    def parse_rest(self, response: Response, raw: RawPage) -> Iterator[PostItem]:
        """Take a further page of a post."""
        yield from self._read_on(replace(raw, continuations=(*raw.continuations, page_of(response))), response)

    def rest_failed(self, failure: Failure) -> Iterator[PostItem]:
        """Give a post without the page that could not be read."""
        raw = asked(failure).cb_kwargs["raw"]
        problem, _ = fault_of(failure.value, asked(failure).url)
        yield replace(raw, problems=(*raw.problems, replace(problem, code="post-page-missing")))

    def post_failed(self, failure: Failure) -> Iterator[PostItem]:
        """Give the row of a post whose page could not be fetched."""
        given = asked(failure).cb_kwargs
        problem, status = fault_of(failure.value, given["entry"].url)
        yield failed_page(given["entry"], given["walk"], given["found_on"], problem, status)


def _unread_pages(raw: RawPage, response: Response) -> list[str]:
    """Give the pages of a post that its last answer names and that were not read."""
    read = {post_key(raw.final_url or raw.url), *(post_key(more.url) for more in raw.continuations)}
    if not raw.continuations and not may_have_pages(response.body, response.url):
        return []
    named = post_pages(open_document(page_of(response)), raw.final_url or raw.url)
    return [url for url in named if post_key(url) not in read]


def _request(url: str, callback: Callable[..., Any], errback: Callable[..., Any], **given: Any) -> Request:
    # dont_filter: a post is asked for once, post keys see to that
    return Request(url, callback, errback=errback, dont_filter=True, priority=_POSTS_FIRST, cb_kwargs=given)
