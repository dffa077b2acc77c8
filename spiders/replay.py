"""Archive pages from the store: what an interrupted crawl had read is not fetched again, what the last crawl read only if it changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from scrapy.http import Headers
from scrapy.responsetypes import responsetypes
from scrapy.utils.request import fingerprint

from spiders.stored_pages import StoredPage, StoredPages

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

KEEP = "pressmark_keep"  # set in a request's meta: its answer steers the walk, so it is kept until the crawl is published
_KEY = "pressmark_key"
_FOUND = "pressmark_found"


class ReplayMiddleware:
    """Serves requests that are marked with ``KEEP``; a spider without a memory is served by none.

    An archive that is read a second time, because its posts moved meanwhile, asks for the same address again: the readings of an
    address are told apart by their number, which is the same in a crawl that is carried on.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._times: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ReplayMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> Response | None:
        """Answer from the store what the open crawl has read; ask for anything else with the conditions that its copy allows."""
        pages = self._pages()
        if pages is None or not request.meta.get(KEEP) or _KEY in request.meta:
            return None
        key = fingerprint(request).hex()
        self._times[key] += 1
        request.meta[_KEY] = key = f"{key} {self._times[key]}"
        found = None
        with suppress(sqlite3.Error):  # without a store the page is fetched
            found = pages.find(key)
        if found is None:
            return None
        if found.current:
            return self._answer(found, request)
        request.meta[_FOUND] = found
        for name, value in found.validators.items():
            request.headers.setdefault(name, value)
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """Keep a page that was read; give the copy of one that has not changed."""
        pages, key = self._pages(), request.meta.get(_KEY)
        if pages is None or key is None or "stored" in response.flags:
            return response
        found: StoredPage | None = request.meta.pop(_FOUND, None)
        confirmed = response.status == 304 and found is not None
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values]
        with suppress(sqlite3.Error):  # a full disk: the page is good all the same; what cannot wait for it ends the crawl
            if confirmed:
                pages.confirm(key)
            elif response.status == 200:
                pages.store(key, response.url, tuple(headers), response.body)
        return self._answer(found, request) if confirmed and found else response

    def _answer(self, page: StoredPage, request: Request) -> Response:
        """Give a stored page as the answer to a request."""
        if page.url != request.url:
            request.meta.setdefault("redirect_urls", [request.url])
        headers = Headers()
        for name, value in page.headers:
            headers.appendlist(name, value)
        kind = responsetypes.from_args(headers=headers, url=page.url, body=page.body)
        if self._crawler.stats:
            self._crawler.stats.inc_value("pressmark/pages_from_store")
        return kind(url=page.url, status=200, headers=headers, body=page.body, flags=["stored"])

    def _pages(self) -> StoredPages | None:
        job = getattr(self._crawler.spider, "job", None)
        return job.memory.pages if job else None
