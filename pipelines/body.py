"""Where the post is on its page."""

from __future__ import annotations

from pipelines.model.body import Body, Document
from pipelines.segments.container import find_container
from pipelines.segments.furniture import find_furniture
from pipelines.segments.judged import weigh
from pipelines.segments.outline import read_outline


def find_body(document: Document, title: str | None = None) -> Body | None:
    """Give the body of the page's main post, the first where several stand on the page; None where no text stands on it.

    What surrounds the post inside its container (share bars, related posts, forms, hidden spans) is in ``dropped``.
    """
    del title
    page = document.root.find("body")
    if page is None:
        return None
    outline = read_outline(page)
    if not outline.segments:
        return None
    weights = weigh(outline)
    container = find_container(outline, weights)
    return Body(outline.nodes[container].element, frozenset(find_furniture(outline, weights, container)))
