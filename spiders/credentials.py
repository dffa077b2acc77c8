"""Headers that a site wants to see, for that site alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import NotConfigured

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler


class CredentialsMiddleware:
    """Adds ``PRESSMARK_HEADERS`` to requests that go where an archive of the job is: same scheme, host and port.

    A redirect to elsewhere is asked for without them.
    """

    def __init__(self, crawler: Crawler, headers: dict[str, str]) -> None:
        self._crawler = crawler
        self._headers = headers

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CredentialsMiddleware:
        headers = crawler.settings.getdict("PRESSMARK_HEADERS")
        if not headers:
            raise NotConfigured
        return cls(crawler, headers)

    def process_request(self, request: Request) -> None:
        """Set the headers, or remove what a redirect brought along."""
        here = _origin(request.url) in {_origin(url) for url in getattr(self._crawler.spider, "archives", ())}
        for name, value in self._headers.items():
            if here:
                request.headers[name] = value
            else:
                request.headers.pop(name, None)


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.rpartition("@")[2].lower()
