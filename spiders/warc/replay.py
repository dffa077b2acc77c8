"""Answers a crawl from stored answers: nothing is asked of any network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from spiders.faults import RefusedError
from spiders.raw_pages import FETCHED_AT
from spiders.warc.exchange import request_key
from spiders.warc.stored import StoredAnswers, list_files, tell_problems

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler


class WarcReplay:
    """Downloader middleware in the place of the downloader, on where ``PRESSMARK_REPLAY`` names a dataset.

    A request whose answer is not stored fails with ``not-stored``.
    """

    def __init__(self, crawler: Crawler, out: Path) -> None:
        self._crawler = crawler
        self._stored = StoredAnswers(list_files(out))
        self._tell()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> WarcReplay:
        out = crawler.settings.get("PRESSMARK_REPLAY")
        if not out:
            raise NotConfigured
        return cls(crawler, Path(out))

    def process_request(self, request: Request) -> Response:
        """Give the stored answer; all that lies between downloader and spider treats it as a fresh one."""
        answer = self._stored.find(request_key(request))
        self._tell()
        if answer is None:
            raise RefusedError("not-stored", f"{request.url} is in no WARC file")
        request.meta[FETCHED_AT] = answer.moment
        headers = Headers([(name.encode("latin-1", "replace"), [value.encode("latin-1", "replace")]) for name, value in answer.headers])
        kind = responsetypes.from_args(headers=headers, url=request.url, body=answer.body)
        return kind(url=request.url, status=answer.status, headers=headers, body=answer.body)

    def _tell(self) -> None:
        tell_problems(self._crawler, self._stored.problems)
        self._stored.problems.clear()
