"""The post's own heading on its page."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.lines import line_of
from pipelines.metadata.titles import plain, titles_agree

_MAX_HEADINGS = 60  # headings that are compared with the page's title
_MAX_TITLE = 500  # characters; a longer heading is a text


def find_main_heading(root: HtmlElement, raw_title: str | None, shared_title: str | None, whole_page: bool) -> HtmlElement | None:
    """Give the heading that names the post: of a page, the first h1, else h2, that its title agrees with, else its first h1.

    Of an entry, the first heading of any level.
    """
    if not whole_page:
        return next((heading for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6") if heading_text(heading)), None)
    first = best = None
    longest = 0  # a site's name in an h1 agrees with the page's title too, but is the shorter part of it
    declared = tuple(title for title in (shared_title, raw_title) if title)
    for level in ("h1", "h2"):
        for heading in islice(root.iter(level), _MAX_HEADINGS):
            text = heading_text(heading)
            if not text:
                continue
            if any(titles_agree(text, title) for title in declared):
                if len(plain(text)) > longest:
                    best, longest = heading, len(plain(text))
            if first is None and level == "h1":
                first = heading
        if best is not None:
            return best
    return first


def heading_text(heading: HtmlElement) -> str | None:
    """Give a heading's text without what themes hide in it; None where it is empty or longer than any title."""
    text = line_of(heading, _MAX_TITLE * 2)
    return text if text and len(text) <= _MAX_TITLE else None
