"""Which segments of a page are the post's, and what that means for its elements."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from pipelines.segments.container import Container, find_container, find_first
from pipelines.segments.furniture import find_furniture, is_featured, mark
from pipelines.segments.outline import Outline
from pipelines.segments.page import AROUND, FOREIGN, HIDDEN, Floats, Page
from pipelines.segments.words import evidence_bits

Marks = NDArray[np.bool_]

_DROPPED = 0.3  # probability below which a segment is dropped where a reason can be named; by cross-validation
_DROPPED_NAMED = 0.2  # the same in a container whose name says that it holds the post
_DROPPED_BARE = 0.1  # the same without a reason, in a container without a name
_PROSE_WORDS = 12  # words: a longer segment is no line of date and author
_HEAD_LINE_WORDS = 6  # words: a longer line needs a time element to be one
# Takes "May 3, 2024", "03.05.2024", "4 min read"; leaves "Chapter 3".
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d+ min")
_TAKEN = 0.6  # probability above which a segment outside of a container without a name is taken in
_ALL_LINKED = 0.8  # of a line's characters stand in links, what is left are commas
_NOTE = evidence_bits("note")
_REASONS = sum(1 << AROUND.index(tag) for tag in ("nav", "aside", "header", "footer", "form", "button", "dialog", "a")) | HIDDEN
_FIGURE = 1 << AROUND.index("figure")
_QUOTE = 1 << AROUND.index("blockquote")
_REASON_NAMES = FOREIGN | evidence_bits("byline", "header")


@dataclass(frozen=True, slots=True)
class Choice:
    """The post's segments, and the nodes that they mean."""

    kept: Marks  # over the page's segments with text
    container: Container
    furniture: list[int]  # nodes under the container that are dropped whole


def choose(page: Page, outline: Outline, probability: Floats | None) -> Choice:
    """Choose the post's segments; a fragment has no ``probability``: all of its container but furniture is the post."""
    container = find_first(page) if probability is None else find_container(page, outline, probability)
    furniture = find_furniture(page, outline, container, probability)
    inside = mark(page, [container.node])
    kept = inside & ~mark(page, furniture)
    if probability is not None:
        kept &= ~_unlikely(page, outline, container, probability)
        if not container.plain:
            kept |= ~inside & (probability > _TAKEN)
        kept |= mark(page, _notes_outside(outline, container)) & (probability > _DROPPED_NAMED)
    elif page.rank[container.node] < 2:
        kept &= ~(_head_lines(page, outline, container) | _term_lines(page, outline, container))
    return Choice(kept, container, furniture)


def _unlikely(page: Page, outline: Outline, container: Container, probability: Floats) -> Marks:
    """Give the segments that are not the post's, by probability and by a reason that can be named.

    Captions are exempt: the pages that the network learned from leave them out, and the post's reader does not. So are notes with
    their markers, and whatever stands in a quotation, its source in a footer.
    """
    names = page.path[page.node] & ~page.path[container.node]
    tags = page.around[page.node] & ~page.around[container.node]
    reason = ((names & _REASON_NAMES) != 0) | ((tags & _REASONS) != 0) | (page.linked > 0.6)
    exempt = ((tags & _QUOTE) != 0) | ((names & _NOTE) != 0)
    bare = 0.0 if container.plain else _DROPPED_BARE  # in a named container nothing goes without a reason
    bared = (probability < bare) & ((tags & _FIGURE) == 0)
    unlikely = np.where(reason, probability < (_DROPPED_NAMED if container.plain else _DROPPED), bared)
    result: Marks = (unlikely & ~exempt) | _head_lines(page, outline, container)
    return result


def _head_lines(page: Page, outline: Outline, container: Container) -> Marks:
    """Find lines of date and author between a container's beginning and its first prose, where no name tells of them."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    for place in range(int(page.start[container.node]), int(page.end[container.node])):
        tag = outline.tags[outline.nodes[place]]
        title = place == page.start[container.node] and tag in ("h2", "h3", "h4")
        if not title and (page.words[place] >= _PROSE_WORDS or tag in ("h2", "h3", "h4", "pre", "td", "th", "figcaption")):
            break
        marks[place] = _is_head_line(page.texts[place].strip(), outline.elements[outline.nodes[place]])
    return marks


def _is_head_line(text: str, element: HtmlElement) -> bool:
    around = element.getparent()
    if element.tag == "time" or element.find(".//time") is not None:
        return True
    if around is not None and around.find("time") is not None and len(around.text_content().split()) < _PROSE_WORDS:
        return True
    return len(text.split()) <= _HEAD_LINE_WORDS and _DATE.search(text) is not None and not text.endswith((".", "!", "?", ":"))


def _term_lines(page: Page, outline: Outline, container: Container) -> Marks:
    """Find lines of nothing but tags and categories (``rel=tag``) at a container's end."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    for place in range(int(page.end[container.node]) - 1, int(page.start[container.node]) - 1, -1):
        element = outline.elements[outline.nodes[place]]
        links = [element] if element.tag == "a" else list(element.iter("a"))
        if page.linked[place] < _ALL_LINKED or not any("tag" in (link.get("rel") or "").split() for link in links):
            break
        marks[place] = True
    return marks


def _notes_outside(outline: Outline, container: Container) -> list[int]:
    """Give the lists of notes or references that stand beside the container, as some themes and generators have them."""
    parents = {container.node}
    index = container.node
    for _ in range(3):  # levels: further out stands what belongs to the site
        index = outline.parents[index]
        if index < 0:
            break
        parents.add(index)
    return [
        index
        for index, (own, parent) in enumerate(zip(outline.own, outline.parents, strict=True))
        if own & _NOTE and parent in parents and outline.ends[index] > outline.starts[index] and index != container.node
    ]


def root_and_dropped(page: Page, outline: Outline, choice: Choice) -> tuple[HtmlElement, frozenset[HtmlElement]]:
    """Give the innermost element around all that is kept, and the elements under it that hold nothing of it."""
    order = np.flatnonzero(choice.kept).tolist()
    first, last = order[0], order[-1] + 1
    container = choice.container.node
    whole = outline.starts[container] <= first and last <= outline.ends[container]
    root = container if choice.container.plain and whole else _around(outline, first, last)
    counts = page.under(choice.kept.astype(np.float64)).tolist()
    furniture = set(choice.furniture)
    dropped: set[HtmlElement] = set()
    index = root + 1
    while index < outline.last[root]:
        if counts[index]:
            index += 1
            continue
        before = outline.ends[index] <= first
        if index in furniture or outline.ends[index] > outline.starts[index] or (before and is_featured(outline.elements[index])):
            dropped.add(outline.elements[index])
            index = outline.last[index]
        else:
            index += 1
    titled = (int(place) for place in order if outline.tags[outline.nodes[place]] != "h1")
    inner = _around(outline, next(titled, first), last)
    element = outline.elements[root]
    if page.rank[root] > 1:  # it says that all in it is the post's text
        return element, frozenset(dropped)
    return element, frozenset(dropped) | _lead_pictures(element, outline.elements[inner])


def _lead_pictures(root: HtmlElement, inner: HtmlElement) -> frozenset[HtmlElement]:
    """Find what stands above the one part of the body that holds all of its text: the post's picture, as themes place it.

    A picture among the paragraphs has their parent, and stays.
    """
    found: set[HtmlElement] = set()
    while inner is not root:
        found.update(sibling for sibling in inner.itersiblings(preceding=True) if _is_picture(sibling))
        inner = inner.getparent()
    return frozenset(found)


def _is_picture(element: HtmlElement) -> bool:
    tags = {each.tag for each in element.iter() if isinstance(each.tag, str)}
    return not tags.isdisjoint(("img", "amp-img")) and tags.isdisjoint(("iframe", "video", "audio", "embed", "object"))


def _around(outline: Outline, first: int, last: int) -> int:
    index = outline.nodes[first]
    while outline.starts[index] > first or outline.ends[index] < last:
        index = outline.parents[index]
    return index
