"""Waiting: for a host that asks for it, between retries, and between requests where robots.txt says how long."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.downloadermiddlewares.retry import RetryMiddleware

from pipelines.urls import is_loopback
from spiders.faults import RefusedError

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser

_TURN_S = 0.25  # between two looks whether the crawl is being stopped
_BUSY = frozenset({429, 503})


class PatienceMiddleware(RetryMiddleware):
    """Scrapy's retries, with ``Retry-After``, back-off and ``Crawl-delay``: nobody of a host is served before its time."""

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self._backoff = settings.getfloat("PRESSMARK_RETRY_BACKOFF")
        self._longest = settings.getfloat("PRESSMARK_MAX_RETRY_AFTER")
        self._longest_delay = settings.getfloat("PRESSMARK_MAX_CRAWL_DELAY")
        self._on_loopback = settings.getbool("PRESSMARK_DELAYS_ON_LOOPBACK")
        self._agent = settings.get("USER_AGENT")
        self._not_before: dict[str, float] = {}  # host: monotonic time
        self._delay: dict[str, float] = {}  # host: seconds between requests, as robots.txt asks
        self._left: dict[str, str] = {}  # host: why it is left for this run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PatienceMiddleware:
        middleware = super().from_crawler(crawler)
        crawler.signals.connect(middleware._robots_parsed, signals.robots_parsed)
        return middleware

    async def process_request(self, request: Request) -> None:
        """Wait until the host may be asked again."""
        host = _host(request)
        if why := self._left.get(host):
            raise RefusedError("host-left", f"{request.url} was not fetched: {why}")
        if is_loopback(host) and not self._on_loopback:
            request.meta["autothrottle_dont_adjust_delay"] = True
        delay = self._delay.get(host, 0.0)
        begin = max(time.monotonic(), self._not_before.get(host, 0.0))
        if delay:
            self._not_before[host] = begin + delay
        while (rest := begin - time.monotonic()) > 0:
            if self.crawler.engine is None or not self.crawler.crawling:
                raise RefusedError("stopped", f"{request.url} was not fetched: the crawl was stopped")
            await asyncio.sleep(min(rest, _TURN_S))

    def process_response(self, request: Request, response: Response, spider: Any = None) -> Request | Response:  # noqa: ARG002 - Scrapy's signature
        """Note how long the host asks to be left alone, then retry as Scrapy does."""
        if response.status in _BUSY and (asked := retry_after(response.headers.get("Retry-After"), datetime.now(UTC))) is not None:
            host = _host(request)
            if asked > self._longest:
                self._left[host] = f"{host} asked to be left alone for {asked:.0f} s, longer than {self._longest:.0f} s"
                return response
            self._not_before[host] = max(self._not_before.get(host, 0.0), time.monotonic() + asked)
            if self.crawler.stats:
                self.crawler.stats.inc_value("pressmark/retry_after")
        elif response.status in self.retry_http_codes:
            self._back_off(request)
        return super().process_response(request, response)

    def process_exception(self, request: Request, exception: Exception, spider: Any = None) -> Request | Response | None:  # noqa: ARG002 - Scrapy's
        """Retry a time-out or a broken connection after a pause."""
        if isinstance(exception, self.exceptions_to_retry):
            self._back_off(request)
        return super().process_exception(request, exception)

    def _back_off(self, request: Request) -> None:
        host = _host(request)
        if is_loopback(host) and not self._on_loopback:
            return
        pause = self._backoff * 2 ** request.meta.get("retry_times", 0)
        self._not_before[host] = max(self._not_before.get(host, 0.0), time.monotonic() + pause)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        host = _host(request)
        delay = robotparser.crawl_delay(self._agent)
        if delay and not (is_loopback(host) and not self._on_loopback):
            self._delay[host] = min(float(delay), self._longest_delay)


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """Give the seconds that a ``Retry-After`` header asks for (RFC 9110, 10.2.3): a number, or a date; None where it is neither."""
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def _host(request: Request) -> str:
    return urlsplit(request.url).hostname or ""
