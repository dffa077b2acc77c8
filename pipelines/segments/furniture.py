"""What stands inside a post's container and is not the post's: share bars, related posts, forms, hidden spans."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipelines.segments.judged import Weights
from pipelines.segments.outline import Node, Outline
from pipelines.segments.words import evidence_bits

_KEPT_WHOLE = frozenset(("pre", "code", "figure", "figcaption", "table", "math"))
_ALWAYS_TAGS = frozenset(("nav", "button", "dialog", "input"))
_ALWAYS = evidence_bits("share", "comments", "consent")
_SHORT = evidence_bits("author", "newsletter", "advert", "popup", "side", "footer", "byline", "navigation", "related")
_NOTE = evidence_bits("note")
_ACCORDION = evidence_bits("accordion")
_HIDDEN = evidence_bits("hidden")
_MOST = 0.4  # of the container's words: what holds more is no furniture, whatever its name says
_HIDDEN_PROSE = 25  # words: a hidden element with more is the closed part of an accordion or a tab


def find_furniture(outline: Outline, weights: Weights, container: int) -> set[HtmlElement]:
    """Give the elements under the container that are to be dropped, each without those inside it."""
    dropped: set[HtmlElement] = set()
    nodes = outline.nodes
    limit = _MOST * max(1, weights.words[container])
    inside = nodes[container].depth
    skip_below: int | None = None
    for index in range(container + 1, len(nodes)):
        node = nodes[index]
        if node.depth <= inside:
            break
        if skip_below is not None and node.depth > skip_below:
            continue
        skip_below = None
        if node.element.tag in _KEPT_WHOLE:
            skip_below = node.depth
        elif weights.words[index] <= limit and _is_furniture(node, weights, index):
            dropped.add(node.element)
            skip_below = node.depth
    return dropped


def _is_furniture(node: Node, weights: Weights, index: int) -> bool:
    own, tag = node.own, node.element.tag
    if own & _NOTE:
        return False
    if tag in _ALWAYS_TAGS or own & _ALWAYS:
        return not own & _ACCORDION
    if node.hidden or own & _HIDDEN:
        return not own & _ACCORDION and weights.words[index] < _HIDDEN_PROSE
    if tag in ("header", "footer"):
        return weights.good[index] == 0 or tag == "footer"
    if own & _SHORT:
        return weights.good[index] <= 0.3 * weights.words[index]
    return False
