"""Which element of a post's HTML is which of its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

from exports.rows import Row
from pipelines.document import open_document
from pipelines.model.page import RawPage

_MARK = "data-block-position"
_MOST_MISSES = 200  # blocks that are not where they should be; each is a search through all of the HTML


def read_body(post: Row, blocks: Sequence[Row]) -> tuple[HtmlElement, dict[int, HtmlElement]]:
    """Parse ``content_html`` to a ``div`` of at most 256 levels, and give the elements of the blocks by position.

    The HTML of a block is a slice of that of its post, so it is found where it stands, blocks being in reading order. A block that
    shares its element with another has no HTML of its own, and is not found.
    """
    html = _marked(post["content_html"] or "", blocks)
    body = open_document(RawPage(url=post["url"], body=html.encode("utf-8", "replace"), fragment=True)).root.find("body")
    body.tag = "div"
    found = {}
    for element in body.iter():
        if isinstance(element.tag, str) and (position := element.attrib.pop(_MARK, None)) is not None:
            found[int(position)] = element
    return body, found


def _marked(html: str, blocks: Sequence[Row]) -> str:
    """Name in each block's first tag its position. A block begins behind the one before it, or around that: notes around their heading."""
    marks: dict[int, int] = {}  # where a tag's name ends -> position
    cursor = misses = 0
    for block in blocks:
        own = block["html"]
        name_end = _name_end(own)
        if not name_end or misses > _MOST_MISSES:
            continue
        at = html.find(own, cursor)
        if at < 0:
            at = html.rfind(own, 0, cursor + len(own))
        if at < 0:
            misses += 1
            continue
        marks.setdefault(at + name_end, block["position"])
        cursor = max(cursor, at + name_end)
    pieces, start = [], 0
    for place, position in sorted(marks.items()):
        pieces += [html[start:place], f' {_MARK}="{position}"']
        start = place
    return "".join([*pieces, html[start:]])


def _name_end(html: str | None) -> int:
    """Give where the name of the tag ends that the HTML begins with; 0 where it begins with none."""
    if not html or html[0] != "<":
        return 0
    end = 1
    while end < len(html) and html[end].isalnum():
        end += 1
    return end if end > 1 else 0
