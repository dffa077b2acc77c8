"""Tables of contents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.reading import Frame, Kind, LinesFrame, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Toc(Block):
    type: ClassVar[str] = "toc"


@dataclass(slots=True, eq=False, kw_only=True)
class TocDraft(Draft):
    def build(self, writer: TextWriter, place: dict[str, Any]) -> Toc:
        return Toc(text=writer.lines(self.lines), **place)


def open_toc(node: HtmlElement, reading: Reading) -> Frame:
    """Open a table of contents: each of its lines is a line of the block's text."""
    reading.flush()
    draft = TocDraft(node=node)
    reading.add(draft)
    return LinesFrame(node, draft.lines)


TOC = Kind(
    "toc",
    open_toc,
    classes=words("toc"),
    roles=frozenset({"doc-toc"}),
    ids=frozenset({"toc", "TOC", "toc_container", "ez-toc-container", "table-of-contents", "TableOfContents"}),
)
