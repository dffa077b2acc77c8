"""Stores every answer of a crawl, as it came, in a WARC file of its own."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scrapy import signals
from scrapy.exceptions import NotConfigured

from spiders.raw_pages import FETCHED_AT
from spiders.warc.exchange import exchange_of, request_key
from spiders.warc.secrets import public_url
from spiders.warc.stored import FOLDER, STEERING, SUFFIX, Stored, StoredAnswers, list_files, tell_problems
from spiders.warc.writer import WarcFile, warc_info

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

logger = logging.getLogger("pressmark")
_ASKED = "pressmark_asked"  # in a request's meta: it goes to the downloader
_CONDITIONS = ("If-None-Match", "If-Modified-Since")


class WarcRecorder:
    """Downloader middleware next to the downloader, on where ``PRESSMARK_WARC`` is.

    The spider's ``out`` and ``crawl_id`` name the file; a spider without them (``scrapy shell``) is not recorded. A disk that
    takes no more ends the recording, not the crawl; the stat ``pressmark/warc_problems`` says so.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._file: WarcFile | None = None
        self._stored: StoredAnswers | None = None
        self._failed = False
        crawler.signals.connect(self._opened, signals.spider_opened)  # what is stored is read before anything is fetched
        crawler.signals.connect(self._close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> WarcRecorder:
        if not crawler.settings.getbool("PRESSMARK_WARC"):
            raise NotConfigured
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Ask without conditions where they are not those of the stored answer: "not modified" would then tell nothing of it."""
        request.meta[_ASKED] = True  # no middleware before this one has answered it from a store
        if not any(name in request.headers for name in _CONDITIONS) or not self._opened() or self._stored is None:
            return
        stored = self._stored.whole.get(request_key(request))
        if stored is None or not _asks_for(request, stored):
            for name in _CONDITIONS:
                request.headers.pop(name, None)

    def process_response(self, request: Request, response: Response) -> Response:
        """Store an answer on its way to the spider."""
        if not request.meta.pop(_ASKED, False):
            return response
        moment = datetime.now(UTC)
        request.meta[FETCHED_AT] = moment
        file = self._opened()
        if file and self._stored:
            exchange = exchange_of(request, response, moment)
            earlier = self._stored.whole.get(exchange.key)
            same = earlier is not None and (
                exchange.status == 304 or (earlier.digest, earlier.status) == (exchange.digest, exchange.status)
            )
            try:
                self._stored.note(file.write(exchange, earlier if same else None))
            except OSError as error:
                self._fail(f"{file.path} cannot be written ({error.strerror}); what was fetched from now on is not stored raw")
        return response

    def _opened(self) -> WarcFile | None:
        """Open the file once it is known which crawl this is."""
        spider: Any = self._crawler.spider
        crawl_id, out = getattr(spider, "crawl_id", None), getattr(spider, "out", None)
        if self._file or self._failed or not crawl_id or not out:
            return self._file
        path = Path(out) / FOLDER / f"{crawl_id}{SUFFIX}"
        job = {
            "archives": [public_url(url) for url in spider.archives],
            "limit": spider.job.limit,
            "since": spider.job.since and spider.job.since.isoformat(),
            "settings": {name: self._crawler.settings.get(name) for name in STEERING},
        }
        info = warc_info(crawl_id, f"pressmark/{version('pressmark')}", job)
        try:
            self._file = WarcFile(path, info)
        except OSError as error:
            self._fail(f"{path} cannot be written ({error.strerror}); nothing is stored raw")
            return None
        if self._file.bytes_cut:
            logger.info("%s: %d bytes of a half record, left by a killed run, were cut off", path, self._file.bytes_cut)
        self._stored = StoredAnswers(list_files(Path(out)))
        tell_problems(self._crawler, self._stored.problems)
        return self._file

    def _fail(self, detail: str) -> None:
        self._failed, self._file = True, None
        tell_problems(self._crawler, [detail])

    def _close(self) -> None:
        if self._file:
            self._file.close()


def _asks_for(request: Request, stored: Stored) -> bool:
    """Say whether a request's conditions are the stored answer's validators; ETags go before dates (RFC 9110, 13.2.2)."""
    tag, date = (request.headers.get(name, b"").decode("latin-1") for name in _CONDITIONS)  # type: ignore[union-attr]
    return tag == stored.etag if tag else date == stored.last_modified
