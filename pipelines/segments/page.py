"""An outline as arrays: what the features and the choice of a container are computed from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipelines.segments.outline import Outline
from pipelines.segments.words import CONTENT, evidence_bits
from pipelines.text import count_words

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Marks = NDArray[np.bool_]

AROUND = (
    *("article", "main", "aside", "nav", "header", "footer", "section", "ul", "ol", "table", "form", "figure", "blockquote", "details"),
    *("button", "a", "dl", "pre", "dialog", "p", "li"),
)
HIDDEN = 1 << len(AROUND)
FOREIGN = evidence_bits(
    *("share", "related", "comments", "author", "newsletter", "navigation", "advert", "consent", "hidden", "popup", "side", "footer")
)
_AROUND_BITS = {tag: 1 << place for place, tag in enumerate(AROUND)}
_NO_PROSE = sum(_AROUND_BITS[tag] for tag in ("nav", "aside", "footer", "form", "button", "dialog", "header"))
_PROSE_WORDS = 12  # a segment of fewer words is as often a menu's or a teaser's as a post's
_UNSPACED_OCTETS = bytes((0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF, 0xF0))  # which begin the signs of scripts without spaces, and few others
_MOST = 0.5  # of the page's words: a name on what holds more says what the page has, not what the element is


@dataclass(frozen=True, slots=True)
class Page:
    """Arrays over the segments (s), and over the nodes (n)."""

    texts: list[str]  # s
    words: Floats  # s
    linked: Floats  # s: share of the characters that stand in links, 0-1
    links: Floats  # s: how many
    node: Ints  # s: innermost node
    parent: Ints  # n: the first is its own parent
    start: Ints  # n: first segment under it
    end: Ints  # n: the one behind its last
    rank: Ints  # n: how plainly it claims to hold a post's text: 2 by microdata or a content class, 1 an article, 0 not
    own: Ints  # n: what its names say; 0 where it holds most of the page
    path: Ints  # n: the same with that of all nodes around it
    around: Ints  # n: tags of AROUND that it is or stands in, HIDDEN
    prose: Floats  # s: words of likely prose, negative for likely furniture
    held: Floats  # n: words under it

    def under(self, values: Floats) -> Floats:
        """Sum up a column of the segments for each node."""
        sums = np.concatenate(([0.0], np.cumsum(values)))
        result: Floats = sums[self.end] - sums[self.start]
        return result


def read_page(outline: Outline) -> Page | None:
    """Give the arrays of an outline; None where it has no text."""
    texts = outline.texts
    if not texts:
        return None
    count = count_words if _may_be_unspaced("".join(texts)) else _count_spaced
    words = np.array([*map(count, texts)], dtype=np.float64)
    linked = np.minimum(1.0, np.array(outline.link_lengths) / np.array(list(map(len, texts))))
    node, start, end = np.array(outline.nodes), np.array(outline.starts), np.array(outline.ends)
    sums = np.concatenate(([0.0], np.cumsum(words)))
    held = sums[end] - sums[start]
    own, path, around = _named(outline, (held > _MOST * sums[-1]).tolist())
    prose = _prose(words, linked, path[node], around[node])
    rank = np.array([2 if own & CONTENT else int(tag == "article") for own, tag in zip(outline.own, outline.tags, strict=True)])
    parent = np.maximum(outline.parents, 0)
    links = np.array(outline.links, dtype=np.float64)
    return Page(texts, words, linked, links, node, parent, start, end, rank, own, path, around, prose, held)


def _may_be_unspaced(text: str) -> bool:
    """Say whether a byte of the text in UTF-8 begins a sign of such a script: a hundredth of the time of looking for the signs."""
    octets = text.encode("utf-8", "replace")
    return len(octets.translate(None, _UNSPACED_OCTETS)) < len(octets)


def _count_spaced(text: str) -> int:
    return len(text.split())


def _named(outline: Outline, most: list[bool]) -> tuple[Ints, Ints, Ints]:
    """Give what the names of each node say, what its path says, and the tags around it."""
    own: list[int] = []
    path: list[int] = []
    around: list[int] = []
    for bits, tag, hidden, parent, is_most in zip(outline.own, outline.tags, outline.hidden, outline.parents, most, strict=True):
        tags = _AROUND_BITS.get(tag, 0)
        names = 0 if is_most else bits
        own.append(names)
        if hidden and not is_most:
            tags |= HIDDEN
        path.append(names | path[parent] if parent >= 0 else names)
        around.append(tags | around[parent] if parent >= 0 else tags)
    return np.array(own), np.array(path), np.array(around)


def _prose(words: Floats, linked: Floats, path: Ints, around: Ints) -> Floats:
    """Guess words of prose by length, links and names alone: the first guess, for where the text is thickest."""
    foreign = ((path & FOREIGN) != 0) | ((around & (_NO_PROSE | HIDDEN)) != 0)
    long_enough = (words >= _PROSE_WORDS) & (linked < 0.5)
    result: Floats = np.where(foreign, -0.7 * words, np.where(linked >= 0.5, -words, np.where(long_enough, words, 0.0)))
    return result
