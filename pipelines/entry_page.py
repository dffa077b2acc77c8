"""An entry of an archive page as a page of its own."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from pipelines.model.entry import Entry
from pipelines.model.page import RawPage


def entry_page(entry: Entry, page: RawPage, base_url: str | None = None) -> RawPage:
    """Give an entry's own HTML, cut from ``page``, as the post's page: a fragment that knows what the archive says of it.

    Links in it count against ``base_url``.
    """
    html = b"" if entry.element is None else etree.tostring(entry.element, encoding="utf-8", method="html", with_tail=False)
    return replace(
        page,
        url=entry.url,
        body=html,
        final_url=None,
        base_url=base_url,
        found_on=page.url,
        fragment=True,
        known=entry.metadata,
        body_status="whole" if entry.carries == "whole" else "excerpt",
    )
