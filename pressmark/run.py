"""One crawl in this process, from arguments to summary."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressmark.summary import Summary

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlOptions:
    """What a person may ask of a crawl beside its archives."""

    limit: int | None = None  # posts at most
    since: date | None = None  # posts published on or after this day
    max_failures: int = 0  # unreadable posts that still count as success
    always: bool = False  # publish a snapshot even where nothing changed
    refresh: bool = False  # read every post anew
    publish_anyway: bool = False  # even where a health check fails
    settings: Mapping[str, Any] = field(default_factory=dict)  # Scrapy settings


def run_crawl(archives: tuple[str, ...], out: Path, options: CrawlOptions) -> Summary:
    """Crawl ``archives`` into the dataset at ``out`` and say what came of it. Blocks until the crawl has ended."""
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.settings import Settings

    from pressmark.crawl import PARSER, DatasetPipeline
    from pressmark.raw import reparse_where_outdated

    settings = Settings()
    settings.setmodule("pressmark.settings", priority="project")
    settings.set("LOG_INSTALL_ROOT_HANDLER", False, priority="cmdline")  # the handlers are the caller's
    settings.set("PRESSMARK_PROGRESS", True, priority="cmdline")
    settings.set("PRESSMARK_MAX_FAILURES", options.max_failures, priority="cmdline")
    settings.set("PRESSMARK_ALWAYS", options.always, priority="cmdline")
    settings.set("PRESSMARK_REFRESH", options.refresh, priority="cmdline")
    settings.set("PRESSMARK_PUBLISH_ANYWAY", options.publish_anyway, priority="cmdline")
    settings.update(dict(options.settings), priority="cmdline")
    if settings.getbool("PRESSMARK_WARC"):
        reparse_where_outdated(out, PARSER)
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler("archive")
    arguments = {"urls": " ".join(archives), "out": str(out), "limit": options.limit, "since": options.since}
    process.crawl(crawler, **{name: str(value) for name, value in arguments.items() if value is not None})
    process.start()
    pipeline = crawler.get_item_pipeline(DatasetPipeline) if crawler.spider else None
    if pipeline is None:
        raise RuntimeError("the crawl ended before it began; run again with -v for Scrapy's own words")
    return pipeline.summary or pipeline.interrupted()  # a second signal ends the process before the spider is closed


def configure_logging(verbosity: int, *, quiet: bool, terminal: bool, name: str = "") -> None:
    """Send log lines to stderr: ours where there is no progress line, Scrapy's own on request. ``name`` stands before each."""
    ours = logging.INFO if not terminal else logging.WARNING
    theirs = logging.WARNING
    if verbosity:
        ours, theirs = (logging.DEBUG, logging.DEBUG) if verbosity > 1 else (logging.INFO, logging.INFO)
    if quiet:
        ours = theirs = logging.CRITICAL
    _handle(logging.getLogger(), theirs, name)
    _handle(logging.getLogger("pressmark"), ours, name).propagate = False


def _handle(log: logging.Logger, level: int, name: str) -> logging.Logger:
    """Print what is at least as grave as ``level``. The handler has the level: Scrapy sets those of its loggers itself."""
    handler = logging.StreamHandler()
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter((f"[{name}] " if name else "") + "%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(min(level, logging.INFO))
    return log
