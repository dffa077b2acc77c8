"""Bulleted, ordered, task and definition lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.entries import EntriesFrame, EntryFrame
from pipelines.blocks.figure import GalleryFrame
from pipelines.blocks.heading import HeadingDraft
from pipelines.blocks.inline import Run
from pipelines.blocks.list_levels import indent_of, series_of
from pipelines.blocks.ordinals import marker_of
from pipelines.blocks.paragraph import ParagraphDraft
from pipelines.blocks.reading import Frame, Kind, Reading
from pipelines.model.block import Block

# takes "list-style-type: lower-roman", "list-style:upper-alpha inside"; leaves "list-style: none"
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?:inside|outside)?\s*((?:lower|upper)-(?:roman|alpha|latin)|decimal-leading-zero)", re.I)
_TYPES = {"lower-roman": "i", "upper-roman": "I", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
# takes "7", "-3"; leaves "7px" and numbers that no list reaches
_INTEGER = re.compile(r"\s*([+-]?\d{1,9})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item of a list, in reading order through all nesting."""

    item: int  # 0-based
    depth: int  # 0-based
    kind: str  # bullet, ordered, term, description or task
    text: str | None = None  # its own, without its children's
    parent_item: int | None = None  # None at depth 0
    number: int | None = None  # of an ordered item, as displayed
    marker: str | None = None  # of an ordered item, as displayed: 4, iv
    checked: bool | None = None  # of a task


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(Block):
    type: ClassVar[str] = "list"

    items: tuple[ListItem, ...] = ()


@dataclass(slots=True, eq=False, kw_only=True)
class ItemDraft:
    """An item that is being read."""

    depth: int
    kind: str
    parent: int | None = None
    number: int | None = None
    marker: str | None = None
    checked: bool | None = None
    anchor: str | None = None
    lines: list[Run] = field(default_factory=list)
    blocks: int = 0  # how many blocks of their own stand inside


@dataclass(slots=True, eq=False, kw_only=True)
class ListDraft(Draft):
    items: list[ItemDraft] = field(default_factory=list)
    series: str | None = None  # the name of a list that goes on in the next list element
    path: list[int] = field(default_factory=list)  # indexes of the latest item of each depth and of those that it stands under

    @property
    def is_empty(self) -> bool:
        return not any(item.lines for item in self.items)  # pictures side by side are no list

    def runs(self) -> Iterator[Run]:
        for item in self.items:
            yield from item.lines

    def build(self, writer: TextWriter, place: dict[str, Any]) -> ListBlock:
        parts = (("\n" if first else " ", run) for item in self.items for first, run in _with_first(item.lines))
        return ListBlock(text=writer.marked(parts, flat=True), items=tuple(self._items(writer)), **place)

    def _items(self, writer: TextWriter) -> Iterator[ListItem]:
        for index, item in enumerate(self.items):
            yield ListItem(
                item=index,
                depth=item.depth,
                kind=item.kind,
                text=writer.lines(item.lines),
                parent_item=item.parent,
                number=item.number,
                marker=item.marker,
                checked=item.checked,
            )


class ListFrame(Frame):
    """A list element. Text that stands in no item of it goes to what stands around the list."""

    container = True

    def __init__(self, node: HtmlElement, draft: ListDraft, depth: int = 0, parent: int | None = None) -> None:
        super().__init__(node)
        self.draft = draft
        self.depth = depth
        self.parent = parent
        self.ordered = node.tag == "ol"
        self.step = -1 if self.ordered and node.get("reversed") is not None else 1
        self.numbers = {0: _start(node, self.step) if self.ordered else 1}  # the next one, by indent
        self.style = number_style(node)
        self.last: int | None = None  # index of its latest item
        self.above: list[tuple[int, int]] = []  # indent and index of the items that the next one may stand under
        self.has_headings = False  # its terms are headings, and it lays out questions and answers
        self.around: Frame | None = None  # of a list straight inside another one: what stands around that

    def take(self, run: Run, reading: Reading) -> None:
        frame = self.outer
        while isinstance(frame, ListFrame) and frame.around is not None:
            frame = frame.around
        frame.take(run, reading)

    def place(self) -> tuple[Draft | None, int | None]:
        return self.draft, self.last

    def item(self, node: HtmlElement) -> ItemFrame:
        """Begin the next item."""
        indent = indent_of(node)
        while self.above and self.above[-1][0] >= indent:
            self.numbers.pop(self.above.pop()[0] + 1, None)
        parent = self.above[-1][1] if self.above else self.parent
        item = ItemDraft(depth=self.depth + len(self.above), kind=_kind(node, self.ordered), parent=parent, anchor=node.get("id"))
        self.above.append((indent, len(self.draft.items)))
        if item.kind == "ordered":
            value = _INTEGER.match(node.get("value") or "")
            number = int(value[1]) if value else self.numbers.get(indent, 1)
            item.number, item.marker = number, marker_of(number, number_style(node) or self.style)
            self.numbers[indent] = number + self.step
        elif item.kind == "task":
            item.checked = node.get("data-checked") == "true" or node.get("data-list") == "checked"
        self.last = len(self.draft.items)
        self.draft.items.append(item)
        self.draft.path[item.depth :] = [self.last]
        return ItemFrame(node, self, self.last)


class ItemFrame(Frame):
    """An item: its text is the item's, blocks inside are its children.

    An item with a heading and text under it is a part of the page, and lists such as that only lay it out: what
    follows the heading are blocks, as they would be outside of a list. So are descriptions of terms that are headings.
    """

    container = True

    def __init__(self, node: HtmlElement, frame: ListFrame, index: int) -> None:
        super().__init__(node)
        self.list = frame
        self.index = index
        self.item = frame.draft.items[index]
        self.headings: list[HeadingDraft] = []

    @property
    def is_layout(self) -> bool:
        """Whether what comes next in it is a part of the page, and no item's."""
        return bool(self.headings) or (self.list.has_headings and self.item.kind == "description")

    def take(self, run: Run, reading: Reading) -> None:
        if self.is_layout:
            reading.add(ParagraphDraft(lines=[run], node=reading.paragraph))
        else:
            self.item.lines.append(run)

    def added(self, draft: Draft, reading: Reading) -> None:
        self.item.blocks += 1
        if isinstance(draft, HeadingDraft):
            self.headings.append(draft)

    def close(self, reading: Reading) -> None:
        if self.headings and self.item.kind == "term" and not self.item.lines:
            self.list.has_headings = True
        elif self.headings and self.item.blocks == 1 and not self.item.lines and not self.headings[0].is_empty:
            self.item.lines += self.headings[0].lines  # large print, not the heading of anything
            self.headings[0].gone = True

    def place(self) -> tuple[Draft | None, int | None]:
        return self.list.draft, self.index


def open_list(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a list, or a list within a list (in an item or, as browsers allow, straight inside the other)."""
    reading.flush()
    around = reading.base
    if isinstance(around, (EntriesFrame, EntryFrame)) or isinstance(reading.top, GalleryFrame):
        return None
    if isinstance(around, ItemFrame) and not around.is_layout:
        return ListFrame(node, around.list.draft, around.item.depth + 1, around.index)
    if isinstance(around, ListFrame):
        parent = around.last if around.last is not None else around.parent
        depth = around.draft.items[around.last].depth + 1 if around.last is not None else around.depth
        frame = ListFrame(node, around.draft, depth, parent)
        frame.around = around.around or around.outer
        return frame
    series, level = series_of(node)
    if series and (last := _last_list(reading)) and last.series == series:
        above = last.path[:level]
        last.node = None
        return ListFrame(node, last, len(above), above[-1] if above else None)
    draft = ListDraft(node=node, series=series)
    reading.add(draft)
    return ListFrame(node, draft)


def _last_list(reading: Reading) -> ListDraft | None:
    """Give the list that the latest block is or stands in, where it stands beside what comes next."""
    last = reading.drafts[-1] if reading.drafts else None
    around, _ = reading.base.place()
    while last is not None and last.parent is not around:
        last = last.parent
    return last if isinstance(last, ListDraft) else None


def open_item(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open an item: of the list around it, or of a list that nobody opened."""
    reading.flush()
    around = reading.base
    if isinstance(around, EntriesFrame):
        return around.entry(node, reading)
    if isinstance(reading.top, GalleryFrame):
        return None
    if isinstance(around, ItemFrame):
        around = around.list
    if isinstance(around, ListFrame):
        return around.item(node)
    return loose_list(node, reading).item(node) if node.tag == "li" else None


def loose_list(node: HtmlElement, reading: Reading) -> ListFrame:
    """Give the list of an item that stands in no list element: that of the item before it, where only items stand between."""
    last = _last_list(reading)
    frame = reading.loose.get(last) if last is not None else None
    if not isinstance(frame, ListFrame):
        draft = ListDraft()
        reading.add(draft)
        frame = reading.loose[draft] = ListFrame(node, draft)
        frame.outer = frame.base = reading.base
    return frame


def _kind(node: HtmlElement, ordered: bool) -> str:
    if node.tag in {"dt", "dd"}:
        return "term" if node.tag == "dt" else "description"
    said = node.get("data-list") or ""
    if node.get("data-type") == "taskItem" or said in {"checked", "unchecked"}:
        return "task"
    return "ordered" if ordered and said != "bullet" else "bullet"


def _start(node: HtmlElement, step: int) -> int:
    start = _INTEGER.match(node.get("start") or "")
    if start:
        return int(start[1])
    return sum(1 for _ in node.iterchildren("li")) if step < 0 else 1


def number_style(node: HtmlElement) -> str:
    """Give the style of a list's numbers as ``type`` has it, from its attribute or its CSS; empty where none is said."""
    kind = node.get("type") or ""
    if kind in {"a", "A", "i", "I"}:
        return kind
    style = node.get("style")
    found = _STYLE.search(style[:500]) if style else None
    return _TYPES.get(found[1].lower(), "1") if found else ""


def _with_first(runs: list[Run]) -> Iterator[tuple[bool, Run]]:
    return ((not index, run) for index, run in enumerate(runs))


LIST = Kind("list", open_list, tags=frozenset({"ul", "ol", "dl", "menu", "dir"}), roles=frozenset({"list"}))
ITEM = Kind("item", open_item, tags=frozenset({"li", "dt", "dd"}), roles=frozenset({"listitem"}))
