"""How much of a page's text is likely the post's, summed up for each element."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.segments.outline import Outline, Segment
from pipelines.segments.words import evidence_bits, word_bits

_FOREIGN = evidence_bits(
    "share", "related", "comments", "author", "newsletter", "navigation", "advert", "consent", "hidden", "popup", "side", "footer"
)
_DOUBTFUL = word_bits("share", "comment", "newsletter", "navigation", "consent", "popup", "side", "footer")
_PROSE_TAGS = frozenset(("p", "blockquote", "pre", "li", "dd", "td", "div", "section", "article", "figcaption", "center"))
_MOST = 0.5  # of the page's words: a name on what holds more (body, wrappers) says what the page has, not what the element is
_PROSE_WORDS = 12  # a segment of fewer words is as often a menu's or a teaser's as a post's


@dataclass(slots=True)
class Weights:
    """Words under each node of an outline."""

    words: list[int]  # all of them
    linked: list[int]  # of those, about how many are links
    good: list[float]  # those of likely prose
    bad: list[float]  # those of likely furniture


def prose_words(segment: Segment, outline: Outline, path: int) -> float:
    """Give a rough number of words of prose: negative for text that is likely a page's furniture."""
    words = segment.words
    if not words:
        return 0.0
    node = outline.nodes[segment.node]
    if path & _FOREIGN:
        return -0.7 * words
    linked = segment.link_length / len(segment.text)
    if linked > 0.5:
        return -1.0 * words
    if node.element.tag in _PROSE_TAGS and words >= _PROSE_WORDS:
        return words * (0.5 if path & _DOUBTFUL else 1.0)
    return 0.0


def weigh(outline: Outline) -> Weights:
    """Sum up every node's text, from the innermost nodes outwards."""
    size = len(outline.nodes)
    weights = Weights([0] * size, [0] * size, [0.0] * size, [0.0] * size)
    for segment in outline.segments:
        if segment.text:
            weights.words[segment.node] += segment.words
            weights.linked[segment.node] += round(segment.words * segment.link_length / len(segment.text))
    _sum_up(outline, weights.words, weights.linked)
    paths = name_paths(outline, weights.words)
    for segment in outline.segments:
        score = prose_words(segment, outline, paths[segment.node])
        if score > 0:
            weights.good[segment.node] += score
        else:
            weights.bad[segment.node] -= score
    _sum_up(outline, weights.good, weights.bad)
    return weights


def _sum_up(outline: Outline, *columns: list[int] | list[float]) -> None:
    for index in range(len(outline.nodes) - 1, 0, -1):
        parent = outline.nodes[index].parent
        for column in columns:
            column[parent] += column[index]


def name_paths(outline: Outline, words: list[int]) -> list[int]:
    """Give for each node what its names and those of the nodes around it say, but for those that hold most of the page."""
    limit = _MOST * words[0]
    paths = [0] * len(outline.nodes)
    for index, node in enumerate(outline.nodes):
        own = node.own if words[index] <= limit else 0
        paths[index] = own | paths[node.parent] if index else 0
    return paths
