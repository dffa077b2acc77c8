"""Which element holds the post, and whether that is plain from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from pipelines.segments.outline import Node, Outline
from pipelines.segments.page import FOREIGN, Floats, Page
from pipelines.segments.words import evidence_bits

_CONTENT = evidence_bits("content")
# Takes "post__body", "piece__content lead"; leaves "card__body-copy". The element that a block (getbem.com) calls its text.
_BLOCK_BODY = re.compile(r"(?:^|\s)[a-z0-9-]+__(?:body|content|text)(?:\s|$)", re.IGNORECASE)
_PRICE = 0.5  # probability that a word must have to be worth taking in; chosen by cross-validation, as all here
_LOW_PRICE = 0.2  # the same where hardly anything on the page is worth as much
_LITTLE = 60  # words' worth: a post that is worth less was not recognised, or is very short
_TEASERS = 200  # words: what related posts below a short one say together; a longer text is the post's own
_SOLE = 0.25  # of the post's expected words: what the page's one named element must hold to be its container
_MOST = 0.7  # of the post's expected words: what a named element must hold to be its container


@dataclass(frozen=True, slots=True)
class Container:
    """The node that holds the post."""

    node: int
    plain: bool  # its name says that it holds a post's text, and no other element says so of the same text
    sure: bool = True  # enough of its text is likely a post's


def rank_of(node: Node) -> int:
    """Say how plainly an element claims to hold a post's text: 2 by microdata or a content class, 1 an article, 0 not."""
    if node.own & _CONTENT or "articleBody" in (node.element.get("itemprop") or ""):
        return 2
    if _BLOCK_BODY.search(node.element.get("class") or ""):
        return 2
    return 1 if node.tag == "article" else 0


def find_container(page: Page, outline: Outline, probability: Floats) -> Container:
    """Give the node whose text is worth most: a word of it counts as its probability less a price.

    Where a named element inside or around that node holds nearly the same text, it is that one.
    """
    price = _PRICE
    worth = page.under(page.words * (probability - price))
    sure = bool(worth.max() >= _LITTLE)
    if not sure:
        price = _LOW_PRICE
        worth = page.under(page.words * (probability - price))
    best = int(np.flatnonzero(worth >= worth.max() - 1e-6)[-1])
    expected = page.under(page.words * np.where(probability > price, probability, 0))
    wanted = _MOST * expected[best]
    chain = [*_above(outline, best), best, *_below(outline, best)]
    sole = _sole(page, outline)
    is_most = sole in chain and expected[sole] >= _SOLE * expected[best]
    if is_most or (expected[best] < expected[sole] + _TEASERS and _fills_article(page, outline, sole, expected)):
        return Container(sole, plain=True)
    foreign = (page.path[page.node] & FOREIGN) != 0  # it will be dropped for its own name
    worth = page.under(np.where(foreign, 0.0, page.words * (probability - _LOW_PRICE)))
    named = [index for index in chain if expected[index] >= wanted and worth[index] >= _MOST * worth[best]]
    for rank in (2, 1):
        fit = [index for index in named if rank_of(outline.nodes[index]) == rank]
        if fit:
            return Container(max(fit, key=lambda index: (round(float(expected[index])), index)), True, sure)
    return Container(best, False, sure)


def _sole(page: Page, outline: Outline) -> int:
    """Give the one element of the page that claims to hold a post's text, where no other does but inside it; else -1."""
    found = -1
    for index, node in enumerate(outline.nodes):
        if page.end[index] == page.start[index] or rank_of(node) < 2 or page.path[index] & FOREIGN:
            continue
        if found >= 0 and page.start[index] >= page.end[found]:
            return -1
        found = index if found < 0 else found
    return found


def _fills_article(page: Page, outline: Outline, index: int, expected: Floats) -> bool:
    """Say whether an element is most of an article that opens with the page's one h1: that is the post, however short it is."""
    if index < 0:
        return False
    titles = [place for place, node in enumerate(page.node) if outline.nodes[node].tag == "h1"]
    articles = [above for above in _above(outline, index) if outline.nodes[above].tag == "article"]
    return len(titles) == 1 and any(
        page.start[article] <= titles[0] < page.start[index] and expected[index] >= _MOST * expected[article] for article in articles
    )


def find_first(page: Page, outline: Outline) -> Container:
    """Give the container of a fragment, which holds one post alone: its first named element, else all of it."""
    for rank in (2, 1):
        fit = [index for index, node in enumerate(outline.nodes) if rank_of(node) == rank]
        if fit:
            return Container(max(fit, key=lambda index: (page.end[index] - page.start[index], index)), plain=True)
    return Container(0, plain=True)


def _above(outline: Outline, index: int) -> list[int]:
    chain = []
    while (index := outline.nodes[index].parent) >= 0:
        chain.append(index)
    return chain


def _below(outline: Outline, index: int) -> list[int]:
    depth = outline.nodes[index].depth
    chain = []
    for below in range(index + 1, len(outline.nodes)):
        if outline.nodes[below].depth <= depth:
            break
        chain.append(below)
    return chain
