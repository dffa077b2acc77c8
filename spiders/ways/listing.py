"""The way that every site offers: the HTML of its archive pages."""

from __future__ import annotations

from pipelines.listing import read_listing
from pipelines.model.body import Document
from pipelines.model.page import RawPage
from pipelines.pagination import find_next
from spiders.ways.way import ArchivePage


class ListingWay:
    """Read the entries of archive pages by their structure."""

    name = "listing"

    def first_url(self, document: Document, page: RawPage) -> str:  # noqa: ARG002 - as every way
        return document.url

    def read(self, document: Document, page: RawPage) -> ArchivePage:  # noqa: ARG002 - as every way
        found = find_next(document)
        return ArchivePage(read_listing(document), found.url if found else None, guessed=found is not None and found.kind == "guess")
