"""The container of a post too short to be known by its words: what follows the page's title and is nothing else."""

from __future__ import annotations

import re

import numpy as np

from pipelines.metadata.bylines import find_byline
from pipelines.segments.outline import Outline
from pipelines.segments.page import AROUND, FOREIGN, HIDDEN, Floats, Marks, Page
from pipelines.segments.words import evidence_bits

_TITLES = ("h1", "h2", "h3")
_ELSEWHERE = sum(1 << AROUND.index(tag) for tag in ("nav", "aside", "header", "footer", "form", "button", "dialog")) | HIDDEN
_NAMES = FOREIGN | evidence_bits("byline", "header")
_SIGNS = " ¶#§🔗"  # which link to a heading, behind its words
_LINKED = 0.6  # of a line's characters: a menu, a line of tags
_LEAST_WORDS = 4  # outside of a paragraph: fewer are a label
_GOES_ON = 2  # words of a line that goes on with a text beside its first part
_OTHERS = 0.5  # of a container's words: where more is of something else, it holds more than the post
# Takes "May 3, 2024", "03.05.2024", "4 min read", "541 words"; leaves "Chapter 3".
_META = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d+ (?:min|words)")
_META_WORDS = 12  # words: a longer line with a date is prose


def find_after_title(page: Page, outline: Outline, worth: Floats, other: Marks, title: str) -> int:
    """Give the node that holds what follows the post's title; -1 where the page shows no such title or nothing after it.

    It is found around the first text that is worth something to the model, else around the first text. ``worth`` is that of one word
    of each segment; ``other`` marks what stands ``elsewhere``.
    """
    at = _title_place(page, outline, title)
    texts = [place for place in range(at + 1, len(page.texts)) if not other[place] and _is_text(page, outline, place)]
    if at < 0 or not texts:
        return -1
    first = next((place for place in texts if worth[place] > 0), texts[0])
    others, words = page.under(page.words * other), page.held
    node = outline.nodes[first]
    if outline.tags[node] not in ("div", "section", "article", "main", "td"):
        node = outline.parents[node]
    while (above := outline.parents[node]) > 0:
        if page.start[above] <= at or others[above] > _OTHERS * words[above]:
            break
        node = above
    goes_on = (worth > 0) & ~other & (page.words >= _GOES_ON)
    if above > 0 and page.start[above] == at and goes_on[page.end[node] : page.end[above]].any():
        return above  # the title is the first of several parts (docutils)
    return node


def _title_place(page: Page, outline: Outline, title: str) -> int:
    """Give the place of the first heading that is the post's title, the highest in rank, else of the first line that is; -1 without."""
    best = -1
    for place, index in enumerate(outline.nodes):
        tag = outline.tags[index]
        if tag in _TITLES and title in (text := " ".join(page.texts[place].split()).lower(), text.rstrip(_SIGNS)):
            if tag == "h1":
                return place
            best = place if best < 0 else best
    return best if best >= 0 else _plain_title_place(page, title)


def _plain_title_place(page: Page, title: str) -> int:
    """Give the place of the first segment without a heading's tag that is the title and no link; -1 where there is none."""
    places = (place for place, text in enumerate(page.texts) if page.linked[place] < _LINKED and " ".join(text.split()).lower() == title)
    return next(places, -1)


def elsewhere(page: Page, outline: Outline) -> Marks:
    """Mark the segments that stand in something else, by tags, names and links; here a name counts on whatever it holds."""
    path: list[int] = []
    for own, parent in zip(outline.own, outline.parents, strict=True):
        path.append(own | (path[parent] if parent > 0 else 0))
    names = np.array(path)[page.node]
    result: Marks = ((names & _NAMES) != 0) | ((page.around[page.node] & _ELSEWHERE) != 0) | (page.linked > _LINKED)
    return result


def _is_text(page: Page, outline: Outline, place: int) -> bool:
    words = page.words[place]
    text = page.texts[place]
    if words < _META_WORDS and (_META.search(text) or find_byline(text.strip(), None)):
        return False
    return outline.tags[outline.nodes[place]] in ("p", "li", "pre", "blockquote") or bool(words >= _LEAST_WORDS)
