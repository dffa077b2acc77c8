"""An archive's first page, opened for every way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.cms import find_cms
from pipelines.document import open_document
from pipelines.listing import read_listing
from spiders.raw_pages import page_of
from spiders.ways.way import Opening

if TYPE_CHECKING:
    from scrapy.http import Response


def opening_of(response: Response) -> tuple[Opening, str | None]:
    """Give an archive's first page as every way begins from it, and the name of the site's theme."""
    page = page_of(response)
    document = open_document(page)
    cms = find_cms(document.root, page.headers)
    return Opening(document, page, read_listing(document), cms.name if cms else None), cms.theme if cms else None
