"""Lines between a post's paragraphs that are not of it: they lead to other posts, name advertising, or head what was left out."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files

import numpy as np
from lxml.html import HtmlElement

from pipelines.blocks.toc import may_be_toc
from pipelines.blocks.words import words
from pipelines.segments.container import Container
from pipelines.segments.outline import Outline
from pipelines.segments.page import Marks, Page

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 40  # words of a line that names another post or two
_FEW = 2  # links to other posts that are a list of them
_LINKED = 0.8  # of the characters after the label
_CELLS = frozenset(("td", "th", "dt", "dd", "pre", "figcaption", "caption"))
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")  # around a label: takes the "- " of "- Anzeige -", the ":" of "Lees ook:"
_GAP = re.compile(r"[\W_]*(?:[:：»›→>|–—-]|\s|$)[\W_]*")  # between a label and a title: takes ": ", " » "; leaves the "s" of "relateds"


def aside_lines(page: Page, outline: Outline, container: Container, kept: Marks, others: Marks) -> Marks:
    """Mark such lines among the segments kept so far; ``others`` marks forms, cards and lists of posts that were left out."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    first, last = outline.starts[container.node], outline.ends[container.node]
    for place in np.flatnonzero(page.words[first:last] <= _LONGEST).tolist():
        at = first + place
        text = " ".join(page.texts[at].split()).casefold()
        tag = outline.tags[outline.nodes[at]]
        if marks[at] or tag in _CELLS:
            continue
        bare = _SIGNS.sub("", text)
        if tag not in _HEADINGS and tag != "li" and " ".join(re.split(r"[\W_]+", bare)) in _labels("advert"):
            marks[at] = True
        elif label := _label(bare):
            marks[at : _end_of_links(page, outline, at, bare[len(label) :], last)] = True
    marks |= _headings(page, outline, container, kept & ~marks, others)
    _mark_contents(outline, container, kept & ~marks, marks)
    return marks


@cache
def _labels(kind: str) -> frozenset[str]:
    table: dict[str, list[str]] = json.loads(files("pipelines.segments").joinpath("asides.json").read_text("utf-8"))
    return frozenset(table[kind])


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(label) for label in _labels("also")}, reverse=True))


def _label(text: str) -> str | None:
    """Give the words at the beginning that send a reader to other posts; None where what follows goes on with them."""
    for length in _lengths():
        if text[:length] in _labels("also") and _GAP.match(text, length):
            return text[:length]
    return None


def _end_of_links(page: Page, outline: Outline, at: int, rest: str, last: int) -> int:
    """Give the place behind the titles that a label stands before, in its own line or alone in the next ones; ``at`` where none does."""
    length = len(_SIGNS.sub("", rest))
    if length or outline.links[at]:
        is_linked = outline.links[at] and outline.link_lengths[at] >= _LINKED * max(1, length)
        return at + 1 if is_linked and _leads_away(outline.elements[outline.nodes[at]]) else at
    end = at + 1
    while end < last and page.linked[end] >= _LINKED and page.words[end] <= _LONGEST and _leads_away(outline.elements[outline.nodes[end]]):
        end += 1
    return end if end > at + 1 else at


def _leads_away(element: HtmlElement) -> bool:
    """Say whether the links in or around an element leave the page's own text."""
    links = list(element.iter("a")) or [above for above in element.iterancestors() if above.tag == "a"][:1]
    return bool(links) and not any((link.get("href") or "#").startswith("#") for link in links)


def _headings(page: Page, outline: Outline, container: Container, kept: Marks, others: Marks) -> Marks:
    """Mark headings over what was left out: alone in a box with it, or right before it and with nothing of their own."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    places = np.flatnonzero(kept[: outline.ends[container.node]]).tolist()
    for at, following in zip(places, [*places, outline.ends[container.node]][1:], strict=True):
        node = outline.nodes[at]
        gone = slice(at + 1, following)
        if at + 1 == following or outline.tags[node] not in _HEADINGS:
            continue
        if not (others[at + 1] or (following - at > _FEW and (page.linked[gone] >= _LINKED).all())):
            continue
        box = outline.parents[node]
        while box > container.node and outline.starts[box] == at and outline.ends[box] == at + 1:
            box = outline.parents[box]  # an element around the heading alone
        tag = outline.tags[outline.nodes[following]] if following < outline.ends[container.node] else "h1"
        boxed = box > container.node and outline.starts[box] == at and following >= outline.ends[box]
        marks[at] = boxed or (tag in _HEADINGS and tag <= outline.tags[node])
    return marks


def _mark_contents(outline: Outline, container: Container, kept: Marks, marks: Marks) -> None:
    """Mark what is left of a table of contents of which no entry is kept."""
    for index in range(container.node + 1, outline.last[container.node]):
        start, end = outline.starts[index], outline.ends[index]
        if start == end or not kept[start:end].any():
            continue
        element = outline.elements[index]
        if words("toc").isdisjoint((element.get("class") or "").split()) or not may_be_toc(element):
            continue
        entries = any(outline.links[place] and kept[place] for place in range(start, end))
        if not entries:
            marks[start:end] = True
