"""Where a crawl may go: its archives' own sites, no private network, no more requests than allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals

from pipelines.urls import is_private, registrable_domain
from spiders.faults import RefusedError

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class BoundsMiddleware:
    """Refuse what lies beyond the job, redirects among it. A spider without ``archives`` (scrapy shell) has no bounds."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._most = crawler.settings.getint("PRESSMARK_MAX_REQUESTS")
        self._widened = crawler.settings.getlist("PRESSMARK_ALLOWED_DOMAINS")
        self._hosts: frozenset[str] = frozenset()
        self._domains: frozenset[str] = frozenset()
        crawler.signals.connect(self._open, signals.spider_opened)
        crawler.signals.connect(self._count, signals.request_reached_downloader)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BoundsMiddleware:
        return cls(crawler)

    def _open(self) -> None:
        archives = getattr(self._crawler.spider, "archives", ())
        self._hosts = frozenset(filter(None, (urlsplit(url).hostname for url in archives)))
        self._domains = frozenset(map(registrable_domain, (*self._hosts, *self._widened)))

    def _count(self) -> None:
        if self._crawler.stats:
            self._crawler.stats.inc_value("pressmark/requests")

    def process_request(self, request: Request) -> None:
        """Refuse a request before robots.txt of its host is asked for."""
        host = urlsplit(request.url).hostname or ""
        if not self._hosts:
            return
        if is_private(host) and host not in self._hosts:
            raise RefusedError("private-address", f"{self._came(request)} leads into a private network, to {request.url}")
        if registrable_domain(host) not in self._domains:
            raise RefusedError("off-site", f"{self._came(request)} leads to another site, {request.url}")
        if self._most and self._crawler.stats and self._crawler.stats.get_value("pressmark/requests", 0) >= self._most:
            raise RefusedError("request-limit", f"{request.url} was not fetched: the crawl has made {self._most} requests")

    def process_response(self, request: Request, response: Response) -> Response:
        """Refuse the answer of a name that leads into a private network, unless an archive itself is there."""
        host = urlsplit(request.url).hostname or ""
        if self._hosts and host not in self._hosts and response.ip_address is not None and is_private(str(response.ip_address)):
            raise RefusedError("private-address", f"{self._came(request)}: {host} is the private address {response.ip_address}")
        return response

    @staticmethod
    def _came(request: Request) -> str:
        return str((request.meta.get("redirect_urls") or [request.url])[0])
