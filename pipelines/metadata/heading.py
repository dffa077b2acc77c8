"""The post's own heading on its page."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.lines import line_of
from pipelines.metadata.titles import plain, titles_agree

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAX_HEADINGS = 10  # of a level that are compared with the page's title; a post's own comes before those of its sections
_MAX_TITLE = 500  # characters; a longer heading is a text


def find_main_heading(root: HtmlElement, raw_title: str | None, shared_title: str | None, whole_page: bool) -> HtmlElement | None:
    """Give the heading that names the post: of a page, the h1, else h2 or h3, that most of its title agrees with, else its first h1.

    Of an entry, the first heading of any level.
    """
    if not whole_page:
        return next((heading for heading in root.iter(*_LEVELS) if heading_text(heading)), None)
    first = best = None
    longest = 0  # a site's name in an h1 agrees with the page's title too, but is the shorter part of it
    enough = _MAX_TITLE if shared_title else len(plain(raw_title or "")) * 0.6
    for level in _LEVELS[:3]:
        if first is not None and longest >= enough:
            break
        for heading in islice(map(_filled, root.iter(level)), _MAX_HEADINGS):
            text = heading_text(heading)
            if not text:
                continue
            length = _agreement(text, shared_title, raw_title)
            if length > longest:
                best, longest = heading, length
            if first is None and level == "h1":
                first = heading
    return best if best is not None else first


def _agreement(text: str, shared_title: str | None, raw_title: str | None) -> int:
    """Give how much of the declared titles a heading says, in letters; the shared one, which rarely names the site, counts more."""
    length = len(plain(text))
    if shared_title and titles_agree(text, shared_title):
        return length + _MAX_TITLE
    return length if raw_title and titles_agree(text, raw_title) else 0


def _filled(heading: HtmlElement) -> HtmlElement:
    """Give the paragraph after an empty heading: parsers end a heading where a ``p`` inside it begins."""
    after = heading.getnext()
    is_emptied = after is not None and after.tag == "p" and not len(heading) and not (heading.text or "").strip()
    return after if is_emptied else heading


def heading_text(heading: HtmlElement) -> str | None:
    """Give a heading's text without what themes hide in it; None where it is empty or longer than any title."""
    text = line_of(heading, _MAX_TITLE * 2)
    return text if text and len(text) <= _MAX_TITLE else None
