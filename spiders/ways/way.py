"""What a way to a site's posts is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pipelines.model.body import Document
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """One page of an archive as a way reads it."""

    listing: Listing
    next_url: str | None  # None on the last page
    guessed: bool = False  # the next page's address is the usual one; this page does not name it


class Way(Protocol):
    """One way to the posts of an archive. An object without state: one serves all archives."""

    name: str  # as registered; goes into the tables

    def first_url(self, document: Document, page: RawPage) -> str | None:
        """Give where this way begins, read off the archive's first page; None where the site does not offer it."""
        ...

    def read(self, document: Document, page: RawPage) -> ArchivePage:
        """Read the entries of one of its pages, and where the next one is."""
        ...
