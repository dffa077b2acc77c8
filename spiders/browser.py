"""Pages through a real browser, for sites whose HTML holds nothing (extra ``browser``: scrapy-playwright with the system's Chromium)."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.async_api import Error, TimeoutError
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from scrapy_playwright.page import PageMethod

from pipelines.pager_signs import next_phrases
from pipelines.urls import is_private

if TYPE_CHECKING:
    from playwright.async_api import Page
    from playwright.async_api import Request as BrowserRequest
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

_QUIET_MS = 5_000  # a page that is still loading after them is read as it is
_SETTLE_MS = 300  # after a click or a scroll, before its requests begin
_MOST_STEPS = 200  # clicks and scrolls of one page; an archive of more names pages as well, as a rule
_UNSEEN = frozenset({"image", "media", "font"})  # loaded for the eye alone
# Clicks the visible button that reads as one of the words; False where there is none. Links are left: they lead to another page.
_CLICK = """words => {
  const fold = text => text.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, ' ').trim();
  for (const element of document.querySelectorAll('button, [role=button], a:not([href]), a[href="#"], a[href=""]')) {
    if (!element.disabled && element.offsetParent !== null && words.includes(fold(element.textContent || ''))) {
      element.click();
      return true;
    }
  }
  return false;
}"""
_SCROLL = "() => window.scrollTo(0, document.documentElement.scrollHeight)"
_SIZE = "() => document.querySelectorAll('a[href]').length + ' ' + document.documentElement.outerHTML.length"


class BrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]
    """Scrapy's downloader, and the browser for requests that ask for it. Nothing of it starts before the first of them."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._starting = asyncio.Lock()

    async def _maybe_launch_in_thread(self) -> None:
        """Leave the start to the first request: most crawls need no browser."""

    async def _download_request(self, request: Request, spider: Any = None) -> Response:
        async with self._starting:
            if not hasattr(self, "browser_provider"):
                await self._launch()
        response: Response = await super()._download_request(request, spider)
        return response


def rendering() -> dict[str, Any]:
    """Give the meta of a request whose page is to be rendered and shown to its end."""
    return {"playwright": True, "playwright_page_methods": [PageMethod(show_all)]}


async def show_all(page: Page) -> None:
    """Press "load more" and scroll until nothing more comes. A page that fails meanwhile is read as far as it came."""
    with suppress(Error):
        await _quiet(page)
        size = await page.evaluate(_SIZE)
        for _ in range(_MOST_STEPS):
            if not await page.evaluate(_CLICK, sorted(next_phrases())):
                await page.evaluate(_SCROLL)
            await page.wait_for_timeout(_SETTLE_MS)
            await _quiet(page)
            before, size = size, await page.evaluate(_SIZE)
            if size == before:
                return


async def _quiet(page: Page) -> None:
    with suppress(TimeoutError):
        await page.wait_for_load_state("networkidle", timeout=_QUIET_MS)


def is_unwanted(request: BrowserRequest) -> bool:
    """Say whether a page may not load something: what is for the eye alone, and what leads into a private network from outside of it."""
    if request.resource_type in _UNSEEN:
        return True
    host = urlsplit(request.url).hostname or ""
    return is_private(host) and host != (urlsplit(request.frame.url).hostname or host)
