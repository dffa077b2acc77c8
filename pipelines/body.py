"""Where the post is on its page."""

from __future__ import annotations

from pipelines.model.body import Body, Document
from pipelines.segments.choice import choose, root_and_dropped
from pipelines.segments.features import Hints, read_features
from pipelines.segments.model import load_network
from pipelines.segments.outline import read_outline
from pipelines.segments.page import read_page


def find_body(document: Document, title: str | None = None) -> Body | None:
    """Give the body of the page's main post, the first where several stand on the page; None where no text stands on it.

    What surrounds the post inside its container (share bars, related posts, forms, hidden spans) is in ``dropped``.
    ``title``, where it is known, helps to find where the post begins.
    """
    element = document.root.find("body")
    if element is None:
        return None
    outline = read_outline(element)
    page = read_page(outline)
    if page is None:
        return None
    probability = None if document.fragment else load_network().judge(read_features(page, outline, read_hints(document, title)))
    choice = choose(page, outline, probability)
    if not choice.kept.any():
        return None
    return Body(*root_and_dropped(page, outline, choice))


def read_hints(document: Document, title: str | None = None) -> Hints:
    """Give what the page's head says of its post."""
    head = document.root.find("head")
    titles = [title or ""]
    description = ""
    if head is not None:
        titles.append(head.findtext("title") or "")
        for meta in head.iter("meta"):
            name = meta.get("property") or meta.get("name")
            if name == "og:title":
                titles.append(meta.get("content") or "")
            elif name in ("description", "og:description") and not description:
                description = meta.get("content") or ""
    return Hints(_folded(" ".join(titles)), _folded(description))


def _folded(text: str) -> str:
    return " ".join(text.split()).lower()
