"""Lines at a container's beginning and end that are no text of the post: dates, authors, tags."""

from __future__ import annotations

import re

import numpy as np
from lxml.html import HtmlElement

from pipelines.metadata.terms import taxonomy_of
from pipelines.segments.container import Container
from pipelines.segments.outline import Outline
from pipelines.segments.page import Floats, Marks, Page

_PROSE_WORDS = 12  # words: a longer segment is no line of date and author
_HEAD_LINE_WORDS = 6  # words: a longer line needs a time element to be one
# Takes "May 3, 2024", "03.05.2024", "4 min read"; leaves "Chapter 3".
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\d+ min")
_ALL_LINKED = 0.8  # of a line's characters stand in links, what is left are commas
_LABEL = 0.05  # probability below which a value without a paragraph's tag is none of the text: a name beside an avatar
_TEXT_TAGS = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "pre", "td", "th", "blockquote", "figcaption", "caption"))


def head_lines(page: Page, outline: Outline, container: Container) -> Marks:
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


def term_lines(page: Page, outline: Outline, container: Container) -> Marks:
    """Find lines of nothing but tags and categories, by ``rel=tag`` or by where their links lead, at a container's end."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    for place in range(int(page.end[container.node]) - 1, int(page.start[container.node]) - 1, -1):
        element = outline.elements[outline.nodes[place]]
        links = [element] if element.tag == "a" else list(element.iter("a"))
        if page.linked[place] < _ALL_LINKED or not any(map(_leads_to_terms, links)):
            break
        marks[place] = True
    return marks


def _leads_to_terms(link: HtmlElement) -> bool:
    return "tag" in (link.get("rel") or "").split() or taxonomy_of(link.get("href")) in ("tag", "category")


def lead_values(page: Page, outline: Outline, container: Container, probability: Floats) -> Marks:
    """Find names and other values between a container's beginning and its first prose that the model takes for none of the text."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    for place in range(int(page.start[container.node]), int(page.end[container.node])):
        if page.words[place] >= _PROSE_WORDS:
            break
        marks[place] = probability[place] < _LABEL and outline.tags[outline.nodes[place]] not in _TEXT_TAGS
    return marks
