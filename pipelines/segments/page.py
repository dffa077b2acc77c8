"""An outline as arrays: what the features and the choice of a container are computed from."""

from __future__ import annotations

from collections.abc import Sequence
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
    unspaced = _may_be_unspaced("".join(texts))
    words = np.array([*map(count_words, texts)] if unspaced else [len(text.split()) for text in texts], dtype=np.float64)
    linked = np.minimum(1.0, _integers(outline.link_lengths) / _integers([*map(len, texts)]))
    node, start, end, parent = map(_integers, (outline.nodes, outline.starts, outline.ends, [0, *outline.parents[1:]]))
    sums = np.concatenate(([0.0], np.cumsum(words)))
    held = sums[end] - sums[start]
    most = held > _MOST * sums[-1]
    own = np.where(most, 0, said := _integers(outline.own))
    path = _inherited(own, parent)
    around = _inherited(_integers([_AROUND_BITS.get(tag, 0) for tag in outline.tags]) | np.where(most, 0, outline.hidden) * HIDDEN, parent)
    prose = _prose(words, linked, path[node], around[node])
    rank = np.where(said & CONTENT, 2, _integers([tag == "article" for tag in outline.tags]))
    links = np.array(outline.links, dtype=np.float64)
    return Page(texts, words, linked, links, node, parent, start, end, rank, own, path, around, prose, held)


def _may_be_unspaced(text: str) -> bool:
    """Say whether a byte of the text in UTF-8 begins a sign of such a script: a hundredth of the time of looking for the signs."""
    octets = text.encode("utf-8", "replace")
    return len(octets.translate(None, _UNSPACED_OCTETS)) < len(octets)


def _integers(values: Sequence[int]) -> Ints:
    return np.fromiter(values, np.int64, len(values))


def _inherited(bits: Ints, parent: Ints) -> Ints:
    """Give each node its bits with those of all nodes around it: of those 1 level up, then 2, 4, 8, as far as any node lies."""
    while parent.any():
        bits = bits | bits[parent]
        parent = parent[parent]
    result: Ints = bits | bits[0]
    return result


def _prose(words: Floats, linked: Floats, path: Ints, around: Ints) -> Floats:
    """Guess words of prose by length, links and names alone: the first guess, for where the text is thickest."""
    foreign = ((path & FOREIGN) != 0) | ((around & (_NO_PROSE | HIDDEN)) != 0)
    long_enough = (words >= _PROSE_WORDS) & (linked < 0.5)
    result: Floats = np.where(foreign, -0.7 * words, np.where(linked >= 0.5, -words, np.where(long_enough, words, 0.0)))
    return result
