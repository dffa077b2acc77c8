"""Answers a crawl from stored answers: nothing is asked of any network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from spiders.faults import RefusedError
from spiders.raw_pages import FETCHED_AT
from spiders.warc.exchange import request_key
from spiders.warc.stored import tell_problems

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler

    from spiders.warc.stored import StoredAnswers


class WarcReplay:
    """Downloader middleware in the place of the downloader, on where ``PRESSMARK_REPLAY`` names a dataset.

    A request whose answer is not stored fails with ``not-stored``.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> WarcReplay:
        if not crawler.settings.get("PRESSMARK_REPLAY"):
            raise NotConfigured
        return cls(crawler)

    def process_request(self, request: Request) -> Response:
        """Give the stored answer; all that lies between downloader and spider treats it as a fresh one."""
        spider: Any = self._crawler.spider
        stored: StoredAnswers = spider.job.memory.stored
        answer = stored.find(request_key(request))
        tell_problems(self._crawler, stored.problems)
        stored.problems.clear()
        if answer is None:
            raise RefusedError("not-stored", f"{request.url} is in no WARC file")
        request.meta[FETCHED_AT] = answer.moment
        headers = Headers([(name.encode("latin-1", "replace"), [value.encode("latin-1", "replace")]) for name, value in answer.headers])
        kind = responsetypes.from_args(headers=headers, url=request.url, body=answer.body)
        return kind(url=request.url, status=answer.status, headers=headers, body=answer.body)
