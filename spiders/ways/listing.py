"""The way that every site offers: the HTML of its archive pages."""

from __future__ import annotations

from pipelines.document import open_document
from pipelines.listing import read_listing
from pipelines.model.page import RawPage
from pipelines.pagination import find_next
from spiders.ways.way import ArchivePage, Ask, Opening


class ListingWay:
    """Read the entries of archive pages by their structure."""

    name = "listing"
    whole = True  # what it does not carry, it leads to
    texts = True

    def begin(self, opening: Opening) -> Ask:
        return Ask(opening.page.url)

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        first = answer is opening.page
        document = opening.document if first else open_document(answer)
        found = find_next(document)
        return ArchivePage(
            opening.listing if first else read_listing(document),
            Ask(found.url) if found else None,
            guessed=found is not None and found.kind == "guess",
            base_url=document.base_url,
        )
