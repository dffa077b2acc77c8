"""The plain text of a page's post."""

from __future__ import annotations

from pipelines.body import find_body
from pipelines.document import open_document
from pipelines.model.body import Body
from pipelines.model.page import RawPage
from pipelines.segments.outline import read_outline
from pipelines.text import clean_lines


def main_text(html: str | bytes, url: str = "") -> str:
    """Give the text of the page's main post, its blocks parted by blank lines; empty where there is none."""
    body = find_body(open_document(_page(html, url)))
    return body_text(body) if body else ""


def _page(html: str | bytes, url: str) -> RawPage:
    if isinstance(html, str):
        return RawPage(url=url, body=html.encode("utf-8", "replace"), headers=(("Content-Type", "text/html; charset=utf-8"),))
    return RawPage(url=url, body=html)


def body_text(body: Body) -> str:
    """Give the text of a body, a segment a paragraph."""
    outline = read_outline(body.root)
    kept: list[bool] = []
    for node in outline.nodes:
        kept.append((node.parent < 0 or kept[node.parent]) and node.element not in body.dropped)
    texts = (clean_lines(segment.text) for segment in outline.segments if kept[segment.node])
    return "\n\n".join(text for text in texts if text)
