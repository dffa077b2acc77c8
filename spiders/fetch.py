"""One request and its answer, for whoever goes on only when it has come."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.spidermiddlewares.httperror import HttpError

from pipelines.model.problem import Problem
from spiders.faults import fault_of, wrong_answer
from spiders.replay import KEEP
from spiders.ways.way import HTML, Ask

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_TURN_S = 0.01  # between two looks; a request on loopback takes about as long
Fetch = Callable[[Ask], Awaitable["Response"]]


class FetchError(Exception):
    """A request that brought nothing to read; ``status`` is 0 where there was no answer."""

    def __init__(self, problem: Problem, status: int = 0) -> None:
        super().__init__(problem.detail)
        self.problem = problem
        self.status = status

    @property
    def is_absence(self) -> bool:
        """Say whether the site answered that there is nothing at the address (400 is what WordPress says after the last page)."""
        return self.status in (400, 404, 410)

    @property
    def stopped(self) -> bool:
        """Say whether it was not made because the crawl is being stopped."""
        return self.problem.code == "stopped"


def fetcher(crawler: Crawler) -> Fetch:
    """Give the function that makes a crawl's requests through all of its downloader middlewares. It raises FetchError."""

    async def fetch(ask: Ask) -> Response:
        if crawler.engine is None or is_stopping(crawler):
            raise FetchError(Problem("fetch", "stopped", f"{ask.url} was not fetched: the crawl was stopped", url=ask.url))
        method = "GET" if ask.body is None else "POST"
        try:
            request = Request(ask.url, method=method, headers=_headers(ask), body=ask.body, dont_filter=True, meta=_meta(ask))
            response = await crawler.engine.download_async(request)
        except Exception as error:  # whatever a downloader or a middleware raises is a request without an answer
            raise FetchError(*fault_of(error, ask.url)) from error
        if not 200 <= response.status < 300:
            raise FetchError(*fault_of(HttpError(response), ask.url))
        if ask.media == HTML and (problem := wrong_answer(response, ask.url)):
            raise FetchError(problem, response.status)
        return response

    return fetch


def _meta(ask: Ask) -> dict[str, Any]:
    if not ask.rendered:
        return {KEEP: True}
    from spiders.browser import rendering

    return {KEEP: True, **rendering()}


def _headers(ask: Ask) -> dict[str, str]:
    """Give a request's own headers; for HTML the crawl's usual ``Accept`` says what is wanted."""
    return dict(ask.headers) if ask.media == HTML else {"Accept": f"{ask.media}, */*;q=0.1", **dict(ask.headers)}


def turn_taker(crawler: Crawler) -> Callable[[], Awaitable[None]]:
    """Give what waits until no request waits in Scrapy's queue, so that posts come before what would list yet more of them."""

    async def wait() -> None:
        await asyncio.sleep(_TURN_S)  # what was yielded a moment ago is in no queue yet
        while not is_stopping(crawler) and crawler.engine._slot.scheduler.has_pending_requests():  # type: ignore[union-attr]
            await asyncio.sleep(_TURN_S)

    return wait


def is_stopping(crawler: Crawler) -> bool:
    """Say whether the crawl was asked to stop, by a signal or by Scrapy's own limits."""
    slot = crawler.engine._slot if crawler.engine else None  # there is no public word for it
    return not crawler.crawling or slot is None or slot.closing is not None
