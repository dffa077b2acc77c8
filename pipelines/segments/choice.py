"""Which segments of a page are the post's, and what that means for its elements."""

from __future__ import annotations

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

_DROPPED = 0.3  # probability below which a segment in a container without a name is dropped; by cross-validation
_DROPPED_NAMED = 0.15  # the same in a named one, where a reason is needed besides
_TAKEN = 0.7  # probability above which a segment outside of a container without a name is taken in
_NOTE = evidence_bits("note")
_REASONS = sum(1 << AROUND.index(tag) for tag in ("nav", "aside", "header", "footer", "form", "button", "dialog", "a")) | HIDDEN
_REASON_NAMES = FOREIGN | evidence_bits("byline", "header")


@dataclass(frozen=True, slots=True)
class Choice:
    """The post's segments, and the nodes that they mean."""

    kept: Marks  # over the page's segments with text
    container: Container
    furniture: list[int]  # nodes under the container that are dropped whole


def choose(page: Page, outline: Outline, probability: Floats | None) -> Choice:
    """Choose the post's segments; a fragment has no ``probability``: all of its container but furniture is the post."""
    container = find_first(page, outline) if probability is None else find_container(page, outline, probability)
    furniture = find_furniture(page, outline, container, probability)
    inside = mark(page, [container.node])
    kept = inside & ~mark(page, furniture)
    if probability is not None:
        kept &= ~_unlikely(page, container, probability)
        if not container.plain:
            kept |= ~inside & (probability > _TAKEN)
        kept |= mark(page, _notes_outside(page, outline, container)) & (probability > _DROPPED_NAMED)
    return Choice(kept, container, furniture)


def _unlikely(page: Page, container: Container, probability: Floats) -> Marks:
    if not container.plain:
        result: Marks = probability < _DROPPED
        return result
    outer_path, outer_around = page.path[container.node], page.around[container.node]
    names = page.path[page.node] & ~outer_path & _REASON_NAMES
    tags = page.around[page.node] & ~outer_around & _REASONS
    reason = (names != 0) | (tags != 0) | (page.linked > 0.6)
    result = (probability < _DROPPED_NAMED) & reason
    return result


def _notes_outside(page: Page, outline: Outline, container: Container) -> list[int]:
    """Give the lists of notes or references that stand beside the container, as some themes and generators have them."""
    parents = {container.node}
    index = container.node
    for _ in range(3):  # levels: further out stands what belongs to the site
        index = outline.nodes[index].parent
        if index < 0:
            break
        parents.add(index)
    return [
        place
        for place, node in enumerate(outline.nodes)
        if node.own & _NOTE and node.parent in parents and page.end[place] > page.start[place] and place != container.node
    ]


def root_and_dropped(page: Page, outline: Outline, choice: Choice) -> tuple[HtmlElement, frozenset[HtmlElement]]:
    """Give the innermost element around all that is kept, and the elements under it that hold nothing of it."""
    order = np.flatnonzero(choice.kept)
    first, last = int(order[0]), int(order[-1]) + 1
    container = choice.container.node
    whole = page.start[container] <= first and last <= page.end[container]
    root = container if choice.container.plain and whole else _around(page, outline, first, last)
    counts = page.under(choice.kept.astype(np.float64))
    furniture = set(choice.furniture)
    dropped: set[HtmlElement] = set()
    skip_below: int | None = None
    for index in range(root + 1, len(outline.nodes)):
        node = outline.nodes[index]
        if node.depth <= outline.nodes[root].depth:
            break
        if skip_below is not None and node.depth > skip_below:
            continue
        skip_below = None
        if counts[index]:
            continue
        before = page.end[index] <= first
        if index in furniture or page.end[index] > page.start[index] or (before and is_featured(node)):
            dropped.add(node.element)
            skip_below = node.depth
    return outline.nodes[root].element, frozenset(dropped)


def _around(page: Page, outline: Outline, first: int, last: int) -> int:
    index = int(page.node[first])
    while page.start[index] > first or page.end[index] < last:
        index = outline.nodes[index].parent
    return index
