"""An entry of an archive page as a page of its own."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from pipelines.model.entry import Entry
from pipelines.model.page import RawPage

_TEXT = '<div class="entry-content">{}</div>'  # the usual name: what is in it is the post, whatever its own elements are called


def entry_page(entry: Entry, page: RawPage, base_url: str | None = None) -> RawPage:
    """Give an entry's own HTML, cut from ``page``, as the post's page: a fragment that knows what the archive says of it.

    Links in it count against ``base_url``; those of a text that came apart from any page against the post's own address.
    """
    if entry.content is not None:
        html = _TEXT.format(entry.content).encode("utf-8", "replace")
    elif entry.element is not None:
        html = etree.tostring(entry.element, encoding="utf-8", method="html", with_tail=False)
    else:
        html = b""
    return replace(
        page,
        url=entry.url,
        body=html,
        final_url=None,
        base_url=base_url or entry.url,
        found_on=page.url,
        fragment=True,
        text_only=entry.content is not None,
        known=entry.metadata,
        body_status="whole" if entry.carries == "whole" else "excerpt",
    )
