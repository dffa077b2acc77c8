"""What a reader unfolds: ``details`` with its summary."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.heading import HEADING
from pipelines.blocks.inline import Run
from pipelines.blocks.reading import Frame, Kind, LinesFrame, Reading
from pipelines.model.block import Block

_GLANCE = 20  # elements of a summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Details(Block):
    """Its text is the summary, then its paragraphs, one a line."""

    type: ClassVar[str] = "other"


@dataclass(slots=True, eq=False, kw_only=True)
class DetailsDraft(Draft):
    def build(self, writer: TextWriter, place: dict[str, Any]) -> Details:
        return Details(text=writer.joined(self.lines), **place)


class DetailsFrame(Frame):
    """An open ``details``: paragraphs are its text, other blocks are its children."""

    container = True

    def __init__(self, node: HtmlElement, draft: DetailsDraft) -> None:
        super().__init__(node)
        self.draft = draft

    def take(self, run: Run, reading: Reading) -> None:
        self.draft.lines.append(run)

    def place(self) -> tuple[Draft | None, int | None]:
        return self.draft, None


def open_details(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a ``details`` element; one whose summary is a heading folds a part of the post, and is none."""
    reading.flush()
    summary = node.find("summary")
    if summary is not None and any(_is_heading(inner) for inner in islice(summary.iterdescendants(), _GLANCE)):
        return None
    draft = DetailsDraft(node=node)
    reading.add(draft)
    return DetailsFrame(node, draft)


def open_summary(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open the line that is seen while it is folded."""
    details = reading.base
    is_of_details = isinstance(details, DetailsFrame) and node.getparent() is details.node
    return LinesFrame(node, details.draft.lines) if isinstance(details, DetailsFrame) and is_of_details else None


def _is_heading(node: HtmlElement) -> bool:
    return node.tag in HEADING.tags or node.get("role") in HEADING.roles


DETAILS = Kind("details", open_details, tags=frozenset({"details"}))
SUMMARY = Kind("summary", open_summary, tags=frozenset({"summary"}))
