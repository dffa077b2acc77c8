"""The live progress line of a crawl: a line that redraws itself on a terminal, log lines elsewhere."""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.text import Text
from scrapy import signals
from scrapy.exceptions import NotConfigured
from twisted.internet.task import LoopingCall

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

logger = logging.getLogger("pressmark")
_REDRAW_S = 0.25
_LOG_S = 10.0  # between two log lines where there is no terminal


class Progress:
    """Scrapy extension. Reads the crawl's stats; shows nothing where ``PRESSMARK_PROGRESS`` is off."""

    def __init__(self, crawler: Crawler) -> None:
        self._stats = crawler.stats
        self._console = Console(stderr=True)
        self._live: Live | None = None
        self._began = monotonic()
        self._timer = LoopingCall(self._show)
        crawler.signals.connect(self._open, signals.spider_opened)
        crawler.signals.connect(self._close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Progress:
        if not crawler.settings.getbool("PRESSMARK_PROGRESS"):
            raise NotConfigured
        return cls(crawler)

    def _open(self) -> None:
        self._began = monotonic()
        if self._console.is_terminal:
            self._live = Live(console=self._console, transient=True, auto_refresh=False)
            self._live.start()
        self._timer.start(_REDRAW_S if self._live else _LOG_S, now=False)

    def _close(self) -> None:
        if self._timer.running:
            self._timer.stop()
        if self._live:
            self._live.stop()
        else:
            logger.info(self.line())

    def _show(self) -> None:
        if self._live:
            self._live.update(Text(self.line()), refresh=True)
        else:
            logger.info(self.line())

    def line(self) -> str:
        """Give the line: archive pages read, posts found, done and failed, rate, elapsed."""
        pages, found, done, failed = (self._count(name) for name in ("archive_pages", "posts_found", "posts_done", "posts_failed"))
        elapsed = monotonic() - self._began
        rate = done / elapsed if elapsed else 0.0
        minutes, seconds = divmod(int(elapsed), 60)
        return f"{pages} archive pages, {found} posts found, {done} done, {failed} failed, {rate:.1f}/s, {minutes}:{seconds:02}"

    def _count(self, name: str) -> int:
        return int(self._stats.get_value(f"pressmark/{name}", 0)) if self._stats else 0
