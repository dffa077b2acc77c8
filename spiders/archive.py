"""The one spider: reads archives and gives each post once."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals

from pipelines.model.archive import ArchiveRead
from pipelines.model.problem import Problem
from spiders.completeness import Completeness
from spiders.faults import asked, fault_of
from spiders.fetch import fetcher, turn_taker
from spiders.job import Job, archive_urls, parse_day
from spiders.posts import PostReader
from spiders.reading import ArchiveReading, Item, Means
from spiders.replay import KEEP
from spiders.walk import Walk

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.robotstxt import RobotParser
    from twisted.python.failure import Failure

_MOST_SITEMAPS = 20  # of one robots.txt


class ArchiveSpider(Spider):
    """``-a url=…`` or ``-a urls="… …"``; ``-a out=…`` is for whoever writes; ``-a limit=…``, ``-a since=2025-01-31``."""

    name = "archive"

    def __init__(self, url: str = "", urls: str = "", out: str = "", limit: str = "", since: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.archives = archive_urls(url, urls)
        self.out = out
        self.job = Job(limit=int(limit) if limit else None, since=parse_day(since) if since else None)
        self._walks: list[Walk] = []
        self._sitemaps: dict[str, tuple[str, ...]] = {}  # by host and port
        self._means: Means | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ArchiveSpider:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._robots_parsed, signals.robots_parsed)
        spider._means = Means(
            fetch=fetcher(crawler),
            completeness=Completeness(spider._sitemaps_of),
            turn=turn_taker(crawler),
            job=spider.job,
            posts=PostReader(crawler.settings.getint("PRESSMARK_MAX_POST_PAGES", 50), spider.job),
            count=spider._count,
            way=crawler.settings.get("PRESSMARK_WAY", "auto"),
            content=crawler.settings.get("PRESSMARK_CONTENT", "auto"),
            most_pages=crawler.settings.getint("PRESSMARK_MAX_ARCHIVE_PAGES", 2000),
        )
        return spider

    async def start(self) -> AsyncIterator[Any]:
        for archive_url in self.archives:
            walk = Walk(archive_url)
            self._walks.append(walk)
            given, meta = {"walk": walk}, {KEEP: True}
            yield Request(archive_url, self.parse, errback=self.archive_failed, dont_filter=True, cb_kwargs=given, meta=meta)

    async def parse(self, response: Response, walk: Walk | None = None) -> AsyncIterator[Item]:
        """Read an archive from its first page to its end. A fault of ours ends this archive and no other."""
        walk = walk or Walk(response.url)  # as scrapy parse and scrapy shell call it
        assert self._means  # noqa: S101 - from_crawler has made it
        try:
            async for item in ArchiveReading(walk, self._means).items(response):
                yield item
        except sqlite3.Error:
            raise  # the state takes no more: whoever has it ends the crawl
        except Exception as error:
            self.logger.exception("%s could not be read to its end", walk.archive_url)
            detail = f"{walk.archive_url} could not be read to its end: {type(error).__name__}: {error}"
            walk.problems.append(Problem("fetch", "spider-error", detail, url=walk.archive_url))
            yield walk.result(complete=False, why_not=detail)

    def archive_failed(self, failure: Failure) -> Iterator[Item]:
        """Say why an archive's first page could not be fetched."""
        walk = asked(failure).cb_kwargs["walk"]
        problem, _ = fault_of(failure.value, asked(failure).url)
        walk.problems.append(problem)
        yield walk.result(complete=False, why_not=problem.detail)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        named = getattr(getattr(robotparser, "rp", None), "sitemaps", ())  # Protego's; other parsers may keep none
        self._sitemaps[urlsplit(request.url).netloc] = tuple(islice(named, _MOST_SITEMAPS))

    def _sitemaps_of(self, url: str) -> tuple[str, ...]:
        return self._sitemaps.get(urlsplit(url).netloc, ())

    def _count(self, name: str, more: int) -> None:
        if self.crawler.stats:
            self.crawler.stats.inc_value(f"pressmark/{name}", more)

    def unfinished(self) -> tuple[ArchiveRead, ...]:
        """Give what was read of archives whose walk has not ended, for whoever reports on a crawl that was stopped."""
        return tuple(walk.result(complete=False, why_not="the crawl was stopped") for walk in self._walks if not walk.ended)
