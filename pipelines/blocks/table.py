"""Tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.code import CodeFrame
from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.inline import Run
from pipelines.blocks.reading import Frame, Kind, LinesFrame, Reading
from pipelines.model.block import Block
from pipelines.tags import HEADINGS

MAX_COLUMNS = 1_000  # the HTML standard's bound of colspan
MAX_ROWS = 65_534  # the HTML standard's bound of rowspan
_MAX_SPANNED = 1_000_000  # places in the grid that spans may take in one table; beyond, spans over rows count as one row
_LOOK_AHEAD = 400  # elements of a table that are looked at to tell a layout from data
_NEAR = 6  # levels between a heading and its cell
_PARTS = frozenset({"table", "image", "figure", "gallery", "caption", "credit", "code", "quote", "embed", "audio", "video", "file", "math",
                    "details", "noscript", "cell", "row", "table_caption", "code_part", "checkbox"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table, at its place in the grid after spans."""

    row_index: int  # 0-based
    column_index: int  # 0-based
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    type: ClassVar[str] = "table"

    cells: tuple[Cell, ...] = ()


@dataclass(slots=True, eq=False)
class CellDraft:
    """A cell that is being read."""

    row_span: int
    column_span: int
    header: bool
    lines: list[Run] = field(default_factory=list)


@dataclass(slots=True, eq=False, kw_only=True)
class TableDraft(Draft):
    takes_caption: ClassVar[bool] = True
    rows: list[list[CellDraft]] = field(default_factory=list)
    blocks: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.captions and not self.blocks and not any(cell.lines for row in self.rows for cell in row)

    def runs(self) -> Iterator[Run]:
        yield from self.captions
        for row in self.rows:
            for cell in row:
                yield from cell.lines

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Table:
        text = writer.marked(self._parts(), flat=True)
        cells = tuple(
            Cell(
                row_index=row,
                column_index=column,
                row_span=row_span,
                column_span=cell.column_span,
                header=cell.header,
                text=writer.lines(cell.lines),
            )
            for row, column, row_span, cell in grid(self.rows)
        )
        if sum(cell.column_span for row in self.rows for cell in row if cell.row_span != 1) > _MAX_SPANNED:
            self.reached = "table-too-large"
        return Table(text=text if text and text.strip() else None, caption=writer.lines(self.captions), cells=cells, **place)

    def _parts(self) -> Iterator[tuple[str, Run]]:
        for number, row in enumerate(self.rows):
            for index, cell in enumerate(row):
                separator = "\t" if index else "\n" if number else ""
                for run in cell.lines or (_EMPTY,):
                    yield separator, run
                    separator = " "


_EMPTY = Run("")


def grid(rows: list[list[CellDraft]]) -> Iterator[tuple[int, int, int, CellDraft]]:
    """Give row, column and rows spanned of each cell, laid out as the HTML standard's table model does."""
    taken: dict[int, int] = {}  # column -> first row that is free again
    budget = _MAX_SPANNED
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while taken.get(column, 0) > index:
                column += 1
            span = len(rows) - index if cell.row_span == 0 else min(cell.row_span, len(rows) - index)
            if span > 1 and budget >= cell.column_span:
                budget -= cell.column_span
                taken.update(dict.fromkeys(range(column, column + cell.column_span), index + span))
            else:
                span = 1
            yield index, column, span, cell
            column += cell.column_span


class TableFrame(Frame):
    """A table. Text outside its cells goes to what stands around it."""

    container = True

    def __init__(self, node: HtmlElement, draft: TableDraft) -> None:
        super().__init__(node)
        self.draft = draft
        self.in_head = False

    def take(self, run: Run, reading: Reading) -> None:
        frame = self.outer
        while isinstance(frame, TableFrame):
            frame = frame.outer
        frame.take(run, reading)

    def added(self, draft: Draft, reading: Reading) -> None:
        self.draft.blocks += 1

    def place(self) -> tuple[Draft | None, int | None]:
        return self.draft, None


class CellFrame(LinesFrame):
    """A cell: its text is the cell's, tables, pictures and code inside are blocks of their own."""

    accepts = _PARTS
    container = True

    def __init__(self, node: HtmlElement, lines: list[Run], draft: TableDraft) -> None:
        super().__init__(node, lines)
        self.draft = draft

    def added(self, draft: Draft, reading: Reading) -> None:
        self.draft.blocks += 1

    def place(self) -> tuple[Draft | None, int | None]:
        return self.draft, None


def open_table(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a table; one that only lays out the page is none."""
    if isinstance(reading.top, CodeFrame) or is_layout(node):
        return None
    reading.flush()
    draft = TableDraft(node=node)
    reading.add(draft)
    return TableFrame(node, draft)


def open_row(node: HtmlElement, reading: Reading) -> None:
    """Begin a row."""
    reading.flush()
    table = reading.base
    if isinstance(table, TableFrame):
        table.draft.rows.append([])


def open_cell(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a cell: of the table around it."""
    reading.flush()
    table = reading.base
    if not isinstance(table, TableFrame):
        return None
    if not table.draft.rows:
        table.draft.rows.append([])
    parent = node.getparent()
    group = parent.getparent() if parent is not None else None
    header = node.tag == "th" or (group is not None and group.tag == "thead")
    cell = CellDraft(_span(node.get("rowspan"), 0, MAX_ROWS), _span(node.get("colspan"), 1, MAX_COLUMNS), header)
    table.draft.rows[-1].append(cell)
    return CellFrame(node, cell.lines, table.draft)


def open_table_caption(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a table's caption."""
    table = reading.base
    return LinesFrame(node, table.draft.captions) if isinstance(table, TableFrame) else None


def is_layout(node: HtmlElement) -> bool:
    """Say whether a table lays out its page: it says so, has one cell, a sign, or a cell with a heading and text under it.

    Only its first elements are looked at.
    """
    if node.get("role") in {"presentation", "none"}:
        return True
    cells = headings = 0
    for inner in islice(node.iter("td", "th", "caption", "thead", *HEADINGS), _LOOK_AHEAD):
        if inner.tag in {"th", "caption", "thead"}:
            return False
        if inner.tag == "td":
            if not cells and inner.get("class") == "icon":  # a notice with its sign (AsciiDoc)
                return True
            cells += 1
        elif cells:
            headings += not _is_all_of_cell(inner)
    return cells <= 1 or headings > 0


def _is_all_of_cell(heading: HtmlElement) -> bool:
    """Say whether a heading is all that its cell holds: large print in a table of data."""
    inner: HtmlElement | None = heading
    for _ in range(_NEAR):
        parent = inner.getparent() if inner is not None else None
        if inner is None or parent is None or inner.tag == "td":
            return True
        if len(parent) > 1 or (parent.text or "").strip() or (inner.tail or "").strip():
            return False
        inner = parent
    return False


def _span(value: str | None, least: int, most: int) -> int:
    text = (value or "").strip()
    return min(max(int(text), least), most) if text.isdecimal() and len(text) < 9 else 1


TABLE = Kind("table", open_table, tags=frozenset({"table"}))
ROW = Kind("row", open_row, tags=frozenset({"tr"}))
CELL = Kind("cell", open_cell, tags=frozenset({"td", "th"}))
TABLE_CAPTION = Kind("table_caption", open_table_caption, tags=frozenset({"caption"}))
