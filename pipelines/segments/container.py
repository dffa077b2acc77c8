"""Which element holds the post, and whether that is plain from its name."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipelines.segments.after_title import elsewhere, find_after_title
from pipelines.segments.outline import Outline
from pipelines.segments.page import FOREIGN, Floats, Page

_PRICE = 0.5  # probability that a word must have to be worth taking in; chosen by cross-validation, as all here
_LOW_PRICE = 0.2  # the same where hardly anything on the page is worth as much
_LITTLE = 60  # words' worth: a post that is worth less was not recognised, or is very short
_LIKELY = 30  # words' worth: some lines that are surely a post's, in a page's plain middle
_TEASERS = 200  # words: what related posts below a short one say together; a longer text is the post's own
_NO_TEXT = 3.0  # expected words between two elements that claim to hold a post's text: a line over it
_SOLE = 0.25  # of the post's expected words: what the page's one named element must hold to be its container
_MOST = 0.7  # of the post's expected words: what a named element must hold to be its container


@dataclass(frozen=True, slots=True)
class Container:
    """The node that holds the post."""

    node: int
    plain: bool  # its name says that it holds a post's text, and no other element says so of the same text
    sure: bool = True  # enough of its text is likely a post's
    settled: bool = False  # by its place on the page: what is in it goes only for a reason


def find_container(page: Page, outline: Outline, probability: Floats, title: str = "") -> Container:
    """Give the node whose text is worth most: a word of it counts as its probability less a price.

    Where a named element inside or around that node holds nearly the same text, it is that one. Where no text is worth much, the post
    is very short: then what follows ``title`` (folded) counts.
    """
    price = _PRICE
    worth = page.under(page.words * (probability - price))
    sure = bool(worth.max() >= _LITTLE)
    if not sure:
        price = _LOW_PRICE
        worth = page.under(page.words * (probability - price))
    best = int(np.flatnonzero(worth >= worth.max() - 1e-6)[-1])
    expected = page.under(page.words * np.where(probability > price, probability, 0))
    sole = _sole(page)
    if sole >= 0:
        is_most = _is_chained(outline, sole, best) and expected[sole] >= _SOLE * expected[best]
        if is_most or (expected[best] < expected[sole] + _TEASERS and _fills_article(page, outline, sole, expected)):
            return Container(_innermost(page, outline, sole, expected), plain=True)
    if not sure and (short := _of_short_post(page, outline, probability - price, (best, sole), title)) >= 0:
        return Container(short, plain=False, sure=False, settled=True)
    foreign = (page.path[page.node] & FOREIGN) != 0  # it will be dropped for its own name
    worth = page.under(np.where(foreign, 0.0, page.words * (probability - _LOW_PRICE)))
    is_named = (page.rank > 0) & (expected >= _MOST * expected[best]) & (worth >= _MOST * worth[best])
    named = [index for index in np.flatnonzero(is_named).tolist() if _is_chained(outline, index, best)]
    for rank in (2, 1):
        fit = [index for index in named if page.rank[index] == rank]
        if fit:
            return Container(max(fit, key=lambda index: (round(float(expected[index])), index)), True, sure)
    return Container(best, False, sure)


def _of_short_post(page: Page, outline: Outline, worth: Floats, chosen: tuple[int, int], title: str) -> int:
    """Give what follows the title, or the page's one named element where that is in it or around it; -1 to stay with the best node.

    ``worth`` is that of one word of each segment, ``chosen`` the best node and the named one (-1: none). The best node stays where
    more speaks for it, without what stands in menus, cards and the like.
    """
    other = elsewhere(page, outline)
    after = find_after_title(page, outline, worth, other, title)
    if after < 0:
        return -1
    likely = page.under(np.where(other, 0.0, page.words * worth))
    best, sole = chosen
    if likely[best] > max(_LIKELY, likely[after]):
        return -1
    return sole if sole >= 0 and _is_chained(outline, sole, after) else after


def _sole(page: Page) -> int:
    """Give the one element of the page that claims to hold a post's text, where no other does but inside it; else -1."""
    found = np.flatnonzero((page.rank == 2) & (page.end > page.start) & ((page.path & FOREIGN) == 0))
    if not len(found) or (page.start[found] >= page.end[found[0]]).any():
        return -1
    return int(found[0])


def _innermost(page: Page, outline: Outline, sole: int, expected: Floats) -> int:
    """Give the innermost element inside the named one that claims the same text, where no likely word lies between them."""
    inner = range(sole + 1, outline.last[sole])
    return max((index for index in inner if page.rank[index] == 2 and expected[index] > expected[sole] - _NO_TEXT), default=sole)


def _fills_article(page: Page, outline: Outline, index: int, expected: Floats) -> bool:
    """Say whether an element is most of an article that opens with the page's one h1: that is the post, however short it is."""
    titles = [place for place, node in enumerate(outline.nodes) if outline.tags[node] == "h1"]
    if len(titles) != 1:
        return False
    return any(
        page.start[above] <= titles[0] < page.start[index] and expected[index] >= _MOST * expected[above]
        for above in _above(outline, index)
        if outline.tags[above] == "article"
    )


def find_first(page: Page) -> Container:
    """Give the container of a fragment, which holds one post alone: its first named element, else all of it."""
    for rank in (2, 1):
        fit = np.flatnonzero(page.rank == rank).tolist()
        if fit:
            return Container(max(fit, key=lambda index: (page.end[index] - page.start[index], index)), plain=True)
    return Container(0, plain=True)


def _is_chained(outline: Outline, one: int, other: int) -> bool:
    """Say whether one of two nodes holds the other, or they are the same."""
    return one <= other < outline.last[one] or other <= one < outline.last[other]


def _above(outline: Outline, index: int) -> list[int]:
    chain = []
    while (index := outline.parents[index]) >= 0:
        chain.append(index)
    return chain
