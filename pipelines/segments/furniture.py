"""What stands inside a post's container and is not the post's: share bars, related posts, forms, hidden spans."""

from __future__ import annotations

import re

import numpy as np
from lxml.html import HtmlElement

from pipelines.references.section_heading import announced_kind
from pipelines.segments.container import Container
from pipelines.segments.outline import Outline
from pipelines.segments.page import Floats, Page
from pipelines.segments.words import evidence_bits
from pipelines.tags import HEADINGS

# Names and tags inside them are colours of a listing or a quotation's source, not parts of a page.
_ATOMS = frozenset(("pre", "code", "figcaption", "math", "table", "blockquote"))
_TAGS = frozenset(("nav", "button", "dialog", "label", "legend"))
_FRAMES = frozenset(("header", "footer", "form"))
_TELLING_TAGS = _TAGS | _FRAMES
_NOTE = evidence_bits("note")
ACCORDION = evidence_bits("accordion")  # an accordion, a tab, a spoiler
_HIDDEN = evidence_bits("hidden")
_FEATURED = ("post-thumbnail", "featured-image", "post-featured-image", "entry-thumbnail", "post-cover", "hero-image")
_MOST = 0.4  # of the container's words: what holds more is no furniture, whatever its name says
_HIDDEN_PROSE = 25  # words: a hidden element with more is the closed part of an accordion or a tab
# Kind of evidence → most words that such a thing has; what is longer bears the name for another reason.
_LONGEST = {
    "share": 80,
    "consent": 300,
    "popup": 200,
    "comments": 100_000,
    "newsletter": 120,
    "author": 200,
    "byline": 60,
    "advert": 80,
    "navigation": 150,
    "side": 200,
    "footer": 200,
    "related": 250,
}
_LIMITS = tuple((evidence_bits(kind), words) for kind, words in _LONGEST.items())
_SURE = evidence_bits("share", "comments", "consent")  # kinds that are dropped without asking the model
_TELLING = evidence_bits(*_LONGEST) | _HIDDEN  # bits that may make a node furniture
_PARTS = HEADINGS | {"li"}  # of a text; a menu is more than one of them
_OF_OTHERS = evidence_bits("related", "newsletter", "comments", "advert", "popup", "consent")
_OF_FIGURES = evidence_bits("related", "advert", "hidden")
_POPUP = evidence_bits("popup")
_COMMENTS = evidence_bits("comments")
_OF_PARTS = _SURE | _HIDDEN | evidence_bits("related", "author")  # other names are of what sticks to it: anchorTargetStickyNavbar
_LIKELY = 0.5  # probability above which the model overrules a name
_IN_TITLES = frozenset(("a", "button", "div", "span"))  # what stands between a heading and the text of its toggle
_LETTER = re.compile(r"\w")  # takes "Why?"; leaves "+", "▾"


def find_furniture(page: Page, outline: Outline, container: Container, probability: Floats | None) -> list[int]:
    """Give the nodes under the container that are to be dropped, each without those inside it.

    ``probability`` is that of each segment; without it (a fragment) names and lengths decide alone.
    """
    words = page.held.tolist()
    likely = page.under(page.words * (probability if probability is not None else (page.words >= 12) & (page.linked < 0.3))).tolist()
    limit = _MOST * max(1.0, words[container.node])
    found: list[int] = []
    tags, own, hidden = outline.tags, outline.own, outline.hidden
    index, end = container.node + 1, outline.last[container.node]
    while index < end:
        tag = tags[index]
        telling = own[index] & _TELLING or tag in _TELLING_TAGS or hidden[index]
        if tag in _ATOMS:
            index = outline.last[index]
        elif telling and words[index] <= limit and _is_furniture(outline, index, words[index], likely[index]):
            found.append(index)
            index = outline.last[index]
        else:
            index += 1
    return found


def _is_furniture(outline: Outline, index: int, words: float, likely: float) -> bool:
    own, tag, hidden = outline.own[index], outline.tags[index], outline.hidden[index]
    if tag in _PARTS:
        own &= _OF_PARTS
    elif tag == "figure":
        own &= _OF_FIGURES  # Serendipity's "imageComment" is a caption
    elif tag == "a":
        own &= ~_POPUP  # it opens one: a picture in full size
    if not words:
        own &= ~_COMMENTS  # nobody says anything in it
    if own & _NOTE or not (own & _TELLING or hidden or tag in _TELLING_TAGS):
        return False
    unlikely = likely <= _LIKELY * words
    if hidden or own & _HIDDEN:
        kept = announces(outline, index) or (own & ACCORDION and _says_something(outline, index))
        return words < _HIDDEN_PROSE and not kept
    if tag in _TAGS:
        return unlikely and not own & ACCORDION and not is_toggle(outline, index) and not _is_task(outline, index)
    if tag in _FRAMES:
        return unlikely
    return any(own & bits and words <= longest and (unlikely or bits & _SURE) for bits, longest in _LIMITS)


def announces(outline: Outline, index: int) -> bool:
    """Say whether a node is a heading that calls what follows references or notes, if only for those who hear the page."""
    return outline.tags[index] in HEADINGS and announced_kind("".join(outline.elements[index].itertext())) is not None


def _says_something(outline: Outline, index: int) -> bool:
    return any(_LETTER.search(text) for text in outline.texts[outline.starts[index] : outline.ends[index]])


def is_toggle(outline: Outline, index: int) -> bool:
    """Say whether a node is a heading's own text, in a button or a link that opens what stands below it."""
    while outline.tags[index] in _IN_TITLES:
        index = outline.parents[index]
    return outline.tags[index] in HEADINGS


def _is_task(outline: Outline, index: int) -> bool:
    """Say whether a node is what a box to tick says, in an item of a list."""
    above = outline.parents[index]
    above = outline.parents[above] if outline.tags[above] == "p" else above
    return (
        outline.tags[index] == "label"
        and outline.tags[above] == "li"
        and outline.elements[above].find(".//input[@type='checkbox']") is not None
    )


def is_unseen(outline: Outline, index: int) -> bool:
    """Say whether a node is hidden from those who see the page."""
    return outline.hidden[index] or bool(outline.own[index] & _HIDDEN)


def is_of_others(outline: Outline, index: int) -> bool:
    """Say whether a node holds a form or what its names say is of other posts, readers or advertisers; its heading goes with it."""
    return outline.tags[index] == "form" or bool(outline.own[index] & _OF_OTHERS)


def is_featured(element: HtmlElement) -> bool:
    """Say whether an element is made to hold the post's picture above its text."""
    names = (element.get("class") or "").replace("_", "-").lower().split()
    return any(name.endswith(_FEATURED) for name in names)


def mark(page: Page, nodes: list[int]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Give which segments stand under one of the nodes."""
    marks = np.zeros(len(page.words), dtype=np.bool_)
    for index in nodes:
        marks[page.start[index] : page.end[index]] = True
    return marks
