"""A real browser, where an archive's HTML lists nothing, or on request: its pages after their scripts have run."""

from __future__ import annotations

from importlib.util import find_spec

from pipelines.document import open_document
from pipelines.listing import read_listing
from pipelines.model.page import RawPage
from pipelines.pagination import find_next
from spiders.ways.way import ArchivePage, Ask, Opening


class BrowserWay:
    """Read the entries of rendered archive pages. It needs the extra ``browser``; without it no site offers this way."""

    name = "browser"
    whole = True
    texts = False

    def begin(self, opening: Opening) -> Ask | None:
        if find_spec("scrapy_playwright") is None or (opening.listing.entries and not opening.wanted):
            return None
        return Ask(opening.page.url, rendered=True)

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        document = open_document(answer)
        found = find_next(document)
        named = found is not None and found.kind != "guess"  # a button was pressed as long as it gave anything
        return ArchivePage(
            read_listing(document),
            Ask(found.url, rendered=True) if found and named else None,
            base_url=document.base_url,
        )
