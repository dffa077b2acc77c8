"""Tables of contents."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.reading import Frame, Kind, LinesFrame, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block
from pipelines.tags import HEADINGS

_NO_TOC = words("phrasing_elements") - {"p"}
_ENTRIES = HEADINGS | {"a", "li", "dt", "dd", "td"}
_NEAR = 4  # levels between a text and its item
_GLANCE = 300  # elements
_SILENT = words("silent_elements") | {"script"}
_LABEL = 40  # characters: a shorter text is a label, a button or a number
_MAX_OUTSIDE = 300  # characters: a line or two that introduce the entries have fewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Toc(Block):
    type: ClassVar[str] = "toc"


@dataclass(slots=True, eq=False, kw_only=True)
class TocDraft(Draft):
    def build(self, writer: TextWriter, place: dict[str, Any]) -> Toc:
        return Toc(text=writer.lines(self.lines), **place)


def open_toc(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a table of contents: each of its lines is a line of the block's text."""
    if not may_be_toc(node):
        return None
    reading.flush()
    draft = TocDraft(node=node)
    reading.add(draft)
    return LinesFrame(node, draft.lines)


def may_be_toc(node: HtmlElement) -> bool:
    """Say whether an element called so can be a table of contents: a heading or word that a script is to list there is none, nor the
    whole text that it lists."""
    return node.tag not in _NO_TOC and not _holds_text(node)


def _holds_text(node: HtmlElement) -> bool:
    """Say whether running text stands outside of all items, links and headings of an element; its first elements are looked at."""
    outside = 0
    for inner in islice(node.iter(), _GLANCE):
        for text, around in ((inner.text, inner), (inner.tail, inner.getparent())):
            if text and len(text) > _LABEL and inner.tag not in _SILENT and not text.isspace() and not _is_entry(around):
                outside += len(text)
        if outside > _MAX_OUTSIDE:
            return True
    return False


def _is_entry(node: HtmlElement) -> bool:
    return any(above.tag in _ENTRIES for above in (node, *islice(node.iterancestors(), _NEAR)))


TOC = Kind(
    "toc",
    open_toc,
    classes=words("toc"),
    roles=frozenset({"doc-toc"}),
    ids=frozenset({"toc", "TOC", "toc_container", "ez-toc-container", "table-of-contents", "TableOfContents"}),
)
