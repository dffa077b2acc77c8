"""Headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.reading import Frame, Kind, LinesFrame, Reading
from pipelines.model.block import Block
from pipelines.tags import HEADINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    type: ClassVar[str] = "heading"

    level: int  # 1-6
    anchor: str | None = None
    parent_heading: int | None = None  # position of the heading that it stands under


@dataclass(slots=True, eq=False, kw_only=True)
class HeadingDraft(Draft):
    level: int

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Heading:
        anchors = [anchor for run in self.lines for _, anchor in run.anchors]
        anchor = (self.node.get("id") if self.node is not None else None) or next(iter(anchors), None)
        return Heading(text=writer.joined(self.lines), level=self.level, anchor=anchor, **place)


def open_heading(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open h1..h6, or an element that says ``role=heading`` (its level is ``aria-level``, 2 where missing: WAI-ARIA 1.2)."""
    level = _level(node)
    draft = HeadingDraft(node=node, level=level)
    reading.flush()
    reading.add(draft)
    return LinesFrame(node, draft.lines)


def _level(node: HtmlElement) -> int:
    said = (node.get("aria-level") or "").strip() if node.get("role") == "heading" else ""
    if said.isdecimal() and len(said) < 3:
        return min(max(int(said), 1), 6)
    return int(node.tag[1]) if node.tag in HEADINGS else 2


HEADING = Kind("heading", open_heading, tags=HEADINGS, roles=frozenset({"heading"}))
