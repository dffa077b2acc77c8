"""Lines between a post's paragraphs that are not of it: they lead to other posts, name advertising, or head what was left out."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from lxml.html import HtmlElement

from pipelines.blocks.toc import may_be_toc
from pipelines.blocks.words import words
from pipelines.segments.container import Container
from pipelines.segments.outline import Outline
from pipelines.segments.page import Marks, Page
from pipelines.tags import HEADINGS

_LONGEST = 40  # words of a line that names another post or two
_FEW = 2  # links to other posts that are a list of them
_LINKED = 0.8  # of the characters after the label
_CELLS = frozenset(("td", "th", "dt", "dd", "pre", "figcaption", "caption"))
_BEFORE_LETTERS = re.compile(r"\A[\W_]+")  # takes the "- " of "- Anzeige -"
_WORD = re.compile(r"[^\W_]+")
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")  # around a label: takes the "- " of "- Anzeige -", the ":" of "Lees ook:"
_GAP = re.compile(r"[\W_]*(?:[:：»›→>|–—-]|\s|$)[\W_]*")  # between a label and a title: takes ": ", " » "; leaves the "s" of "relateds"


def aside_lines(page: Page, outline: Outline, container: Container, kept: Marks, others: Marks) -> Marks:
    """Mark such lines among the segments kept so far; ``others`` marks forms, cards and lists of posts that were left out."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    first, last = outline.starts[container.node], outline.ends[container.node]
    also, adverts = _by_beginning("also"), _by_beginning("advert")
    for place in np.flatnonzero(page.words[first:last] <= _LONGEST).tolist():
        at = first + place
        begun = page.texts[at].lstrip()
        if not begun[0].isalnum():
            begun = _BEFORE_LETTERS.sub("", begun)
        beginning = begun[:2].casefold()[:2].rstrip()
        if beginning not in also and beginning not in adverts:
            continue
        tag = outline.tags[outline.nodes[at]]
        if marks[at] or tag in _CELLS:
            continue
        text = " ".join(begun.split()).casefold()
        is_line = tag not in HEADINGS and tag != "li"
        if is_line and beginning in adverts and " ".join(_WORD.findall(text)) in _labels("advert"):
            marks[at] = True
        elif label := _label(text, also.get(beginning, ())):
            marks[at : _end_of_links(page, outline, at, text[len(label) :], last)] = True
    marks |= _headings(page, outline, container, kept & ~marks, others)
    _mark_contents(outline, container, kept & ~marks, marks)
    return marks


@cache
def _labels(kind: str) -> frozenset[str]:
    table: dict[str, list[str]] = json.loads(files("pipelines.segments").joinpath("asides.json").read_text("utf-8"))
    return frozenset(map(str.casefold, table[kind]))


@cache
def _by_beginning(kind: str) -> dict[str, tuple[str, ...]]:
    """Give labels by their first two signs, the longest first: most lines begin otherwise and are looked at no further."""
    found: dict[str, tuple[str, ...]] = {}
    for label in sorted(_labels(kind), key=len, reverse=True):
        found[label[:2].rstrip()] = (*found.get(label[:2].rstrip(), ()), label)
    return found


def _label(text: str, labels: tuple[str, ...]) -> str | None:
    """Give the words at the beginning that send a reader to other posts; None where what follows goes on with them."""
    if not text.startswith(labels):
        return None
    return next((label for label in labels if text.startswith(label) and _GAP.match(text, len(label))), None)


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


@lru_cache(maxsize=8_192)  # a theme's class names repeat from page to page
def _is_contents(classes: str | None) -> bool:
    return classes is not None and not words("toc").isdisjoint(classes.split())


def _headings(page: Page, outline: Outline, container: Container, kept: Marks, others: Marks) -> Marks:
    """Mark headings over what was left out: alone in a box with it, or right before it and with nothing of their own."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    places = np.flatnonzero(kept[: outline.ends[container.node]]).tolist()
    for at, following in zip(places, [*places, outline.ends[container.node]][1:], strict=True):
        node = outline.nodes[at]
        gone = slice(at + 1, following)
        if at + 1 == following or outline.tags[node] not in HEADINGS:
            continue
        if not (others[at + 1] or (following - at > _FEW and (page.linked[gone] >= _LINKED).all())):
            continue
        box = outline.parents[node]
        while box > container.node and outline.starts[box] == at and outline.ends[box] == at + 1:
            box = outline.parents[box]  # an element around the heading alone
        tag = outline.tags[outline.nodes[following]] if following < outline.ends[container.node] else "h1"
        boxed = box > container.node and outline.starts[box] == at and following >= outline.ends[box]
        marks[at] = boxed or (tag in HEADINGS and tag <= outline.tags[node])
    return marks


def _mark_contents(outline: Outline, container: Container, kept: Marks, marks: Marks) -> None:
    """Mark what is left of a table of contents of which no entry is kept."""
    for index in range(container.node + 1, outline.last[container.node]):
        start, end = outline.starts[index], outline.ends[index]
        element = outline.elements[index]
        if start == end or not _is_contents(element.get("class")) or not kept[start:end].any() or not may_be_toc(element):
            continue
        entries = any(outline.links[place] and kept[place] for place in range(start, end))
        if not entries:
            marks[start:end] = True
