"""Which element holds the post."""

from __future__ import annotations

from pipelines.segments.judged import Weights
from pipelines.segments.outline import Node, Outline
from pipelines.segments.words import evidence_bits

_CONTENT = evidence_bits("content")
_SHARE_OF_BEST = 0.6  # of the page's prose that a named container must hold to be the post's
_PRICE_OF_FURNITURE = 0.5  # words of prose that one word of furniture costs a container


def rank_of(node: Node) -> int:
    """Say how plainly an element claims to hold a post's text: 3 by microdata or a content class, 2 article, 1 main, 0 not."""
    element = node.element
    if "articleBody" in (element.get("itemprop") or "") or node.own & _CONTENT:
        return 3
    if element.tag == "article":
        return 2
    return 1 if element.tag == "main" or element.get("role") == "main" else 0


def find_container(outline: Outline, weights: Weights) -> int:
    """Give the index of the node that holds the post: a named one where it has most of the best one's prose, else the best."""
    best = max(range(len(outline.nodes)), key=lambda i: (weights.good[i] - _PRICE_OF_FURNITURE * weights.bad[i], -i))
    named = [(rank_of(node), index) for index, node in enumerate(outline.nodes)]
    for wanted in (3, 2):
        candidates = [index for rank, index in named if rank == wanted and weights.good[index] >= _SHARE_OF_BEST * weights.good[best]]
        if candidates and weights.good[best]:
            return max(candidates, key=lambda i: (weights.good[i] - _PRICE_OF_FURNITURE * weights.bad[i], i))
    return _innermost(outline, weights, best)


def _innermost(outline: Outline, weights: Weights, index: int) -> int:
    """Go down as long as one child holds all the prose that its parent holds."""
    deepest = index
    for child in range(index + 1, len(outline.nodes)):
        if outline.nodes[child].depth <= outline.nodes[index].depth:
            break
        if outline.nodes[child].parent == deepest and weights.good[child] and weights.good[child] >= weights.good[deepest]:
            deepest = child
    return deepest
