"""Paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.inline import Run
from pipelines.blocks.reading import Frame, Reading
from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    type: ClassVar[str] = "paragraph"


@dataclass(slots=True, eq=False, kw_only=True)
class ParagraphDraft(Draft):
    def build(self, writer: TextWriter, place: dict[str, Any]) -> Paragraph:
        text = writer.marked(("\n", run) for run in self.lines)
        if place["html"] is None and text:
            place["html"] = "<p>" + escape(text, quote=False).replace("\n", "<br>") + "</p>"
        return Paragraph(text=text, **place)


class BodyFrame(Frame):
    """The body itself: a run of text that no other kind takes is a paragraph."""

    container = True

    def take(self, run: Run, reading: Reading) -> None:
        reading.add(ParagraphDraft(lines=[run], node=reading.paragraph))
