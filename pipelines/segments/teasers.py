"""Cards that lead to other posts: under a post, beside it, between it and the footer."""

from __future__ import annotations

import numpy as np
from lxml.html import HtmlElement

from pipelines.outline import is_article
from pipelines.segments.outline import Outline
from pipelines.segments.page import Page
from pipelines.tags import HEADINGS
from pipelines.urls import absolute_url, bare_host, post_key

_TITLES = HEADINGS - {"h1"}
_LINKED = 0.8  # of a heading's characters: one that is a link, not one that holds an anchor beside its words
_MOST_WORDS = 80  # a card's title, date and excerpt (WordPress cuts at 55 words)


def find_teasers(page: Page, outline: Outline, url: str, title: str) -> list[int]:
    """Give the nodes that are cards: elements that call themselves posts, with a heading that leads to another page of the site.

    What leads to another host is what the post itself lists: restaurants to book, things to buy.
    ``title`` is that of the page's own post, folded; a heading that repeats it is the post's, unless it stands in a row of cards.
    """
    headings = [index for index, tag in enumerate(outline.tags) if tag in _TITLES and outline.ends[index] > outline.starts[index]]
    linked = [index for index in headings if page.linked[outline.starts[index]] >= _LINKED]
    if not linked:
        return []
    held = page.under(np.bincount([outline.starts[index] for index in headings], minlength=len(page.words)).astype(np.float64))
    words = page.held
    found: list[int] = []
    others: list[int] = []  # cards that lead to this page: beside cards that lead away they are cards too
    tops: dict[int, int] = {}
    for index in headings:
        top = _article_around(outline, index, tops)
        place = outline.starts[index]
        if held[top] > 1 or words[top] > _MOST_WORDS or not top or page.linked[place] < _LINKED:
            continue
        own = " ".join(page.texts[place].split()).lower() == title or not _leads_away(outline.elements[index], url)
        (others if own else found).append(top)
    rows = {outline.parents[top] for top in found}
    return [*found, *(top for top in others if outline.parents[top] in rows)]


def _article_around(outline: Outline, index: int, tops: dict[int, int]) -> int:
    """Give the innermost node that calls itself a post, of a node and those around it; 0 where none does. ``tops`` keeps what was found."""
    climbed = []
    while index > 0 and index not in tops:
        climbed.append(index)
        if is_article(outline.elements[index]):
            tops[index] = index
        else:
            index = outline.parents[index]
    top = tops.get(index, 0)
    tops.update(dict.fromkeys(climbed, top))
    return top


def _leads_away(element: HtmlElement, url: str) -> bool:
    link = next(element.iter("a"), None)
    if link is None:
        link = next((above for above in element.iterancestors() if above.tag == "a"), None)
    href = link.get("href") if link is not None else None
    target = absolute_url(href, url) if href and not href.startswith("#") else None
    return target is not None and post_key(target) != post_key(url) and bare_host(target) == (bare_host(url) or bare_host(target))
