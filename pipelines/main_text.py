"""The plain text of a page: its post's, or what it lists."""

from __future__ import annotations

from pipelines.blocks.walk import read_blocks
from pipelines.body import find_body
from pipelines.content import content_text
from pipelines.document import open_document
from pipelines.listing import read_listing
from pipelines.metadata.registry import read_metadata
from pipelines.model.body import Document
from pipelines.model.entry import Entry
from pipelines.model.page import RawPage
from pipelines.page_kind import lists_posts


def main_text(html: str | bytes, url: str = "") -> str:
    """Give the text of the page's main post, as ``normalise`` has it in ``content_text``; empty where there is none.

    On a listing page it is the entries' titles and texts. Blocks and entries are parted by blank lines.
    """
    page = RawPage.of_html(html, url)
    document = open_document(page)
    if lists_posts(document):
        listed = content_text(_entry_text(entry) for entry in read_listing(document).entries)
        if listed:
            return listed
    return _post_text(document, read_metadata(document, page.headers).title) or ""


def _post_text(document: Document, title: str | None) -> str | None:
    body = find_body(document, title)
    return content_text(block.text for block in read_blocks(body, document, title).blocks) if body else None


def _entry_text(entry: Entry) -> str | None:
    return content_text((entry.title, entry.metadata.excerpt))
