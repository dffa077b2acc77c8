"""One crawl in a process of its own, and what the spider gave as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from multiprocessing.connection import Connection
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from pipelines.model.archive import ArchiveRead
from pipelines.model.page import RawPage
from spiders.memory import Memory

PAGES: list[dict[str, Any]] = []
ARCHIVES: list[dict[str, Any]] = []


class Collector:
    """Keeps the items that a test looks at."""

    def process_item(self, item: object) -> object:
        if isinstance(item, RawPage):
            kept = asdict(item)
            kept["text"] = item.body.decode("utf-8", "replace")
            kept["continuations"] = [more.url for more in item.continuations]
            PAGES.append(kept)
        elif isinstance(item, ArchiveRead):
            ARCHIVES.append(asdict(item))
        return item


class Stored(Memory):
    """Knows posts that an interrupted crawl has stored."""

    def __init__(self, urls: frozenset[str]) -> None:
        self._urls = urls

    def holds(self, url: str) -> bool:
        return url in self._urls


def run(order: dict[str, Any], answer: Connection) -> None:
    """Crawl as ``order`` says; the answer is sent through the pipe."""
    settings = Settings()
    settings.setmodule("pressmark.settings", priority="project")
    settings.set("ITEM_PIPELINES", {Collector: 1})
    settings.set("EXTENSIONS", {})
    settings.set("LOG_LEVEL", "WARNING")
    settings.update(order["settings"], priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler("archive")
    arguments = dict(order["arguments"])
    stored = frozenset(arguments.pop("already", "").split())
    if stored:
        from scrapy import signals

        def remember() -> None:
            crawler.spider.job.memory = Stored(stored)  # type: ignore[union-attr]

        crawler.signals.connect(remember, signals.spider_opened, weak=False)
    process.crawl(crawler, urls=order["urls"], **arguments)
    process.start()
    stats = {name: value for name, value in crawler.stats.get_stats().items() if isinstance(value, int | str | float)}  # type: ignore[union-attr]
    answer.send(json.dumps({"pages": PAGES, "archives": ARCHIVES, "stats": stats}, default=str))
    answer.close()
