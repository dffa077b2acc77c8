"""Entries of reference lists and notes while they are being read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft
from pipelines.blocks.inline import CLOSE, OPEN, Run
from pipelines.blocks.ordinals import marker_of
from pipelines.blocks.reading import Frame, Reading
from pipelines.blocks.words import words
from pipelines.references.section_heading import MAX_HEADING, announced_kind
from pipelines.tags import HEADINGS

# A label at the start of an entry. Takes "[12] ", "[Smi10] ", "(3) ", "4. ", "5) ", "6: ", "¹ ", "* "; leaves "2010 Smith", "3D printing".
_LABEL = re.compile(
    r"\s*(?:(\[\s*(?:\d{1,4}|[a-z]|[A-Z][\w+]{1,8}\d{2,4}[a-z]?|[ivxlc]{1,6})\s*\])[.:]?\s*"
    r"|(\(\d{1,3}\))\s+|(\d{1,3}[.):])(?=\s|[^\W\d_])\s*|([⁰¹²³⁴-⁹]{1,3})[.):]?\s*|([*†‡§]{1,3})\s*)(?=\S)"
)
_NUMBER_ALONE = re.compile(r"[\[(]?\d{1,3}[\])]?\.?\Z")  # takes "1", "[12]", "3."; leaves "1 of"
_MARKED = re.compile(rf"\s*[\[(]?\s*{OPEN}([^{OPEN}{CLOSE}]{{1,12}}){CLOSE}\s*[\])]?[.:)]?\s*")
_WAY_BACK = re.compile(r"\A[\s^↑↩⤴]+(?:[a-z]\b[\s,]*)*(?=\S)|[\s↑↩⤴]+\Z")  # what is left of links back to the text: "^ a b "


# Elements of one line, or of one item: what these are called is called after its place (generators name headings by their words).
_NO_SECTION = words("phrasing_elements") - {"p"} | {"caption", "dt", "legend", "li", "summary"}
_MAX_LINE = 60  # characters, or pieces of text; the longest heading of reference lists has about 40
_LISTS = frozenset({"ol", "ul", "dl"})
_BESIDE_NOTES = HEADINGS | {"hr", "br"}


def may_hold_entries(node: HtmlElement) -> bool:
    """Say whether an element whose class, role or id speaks of entries can hold them.

    A heading, a word or an item cannot, nor a paragraph of a few words without label, which is the line above the entries.
    """
    if node.tag == "p" and node.find(".//br") is None:
        start = "".join(islice(node.itertext(), _MAX_LINE)).strip()
        return len(start) > _MAX_LINE or not start[:1].isalpha()
    return node.tag not in _NO_SECTION and node.get("role") != "heading"


def holds_several(node: HtmlElement) -> bool:
    """Say whether an element holds lists, or blocks with an id where it has none, and nothing else beside a heading and a rule."""
    if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
        return False
    inside = [child for child in node if isinstance(child.tag, str) and child.tag not in _BESIDE_NOTES]
    if len(inside) > 1 and not node.get("id") and all(_has_id(child) for child in inside):
        return True
    return bool(inside) and all(child.tag in _LISTS for child in inside)


def _has_id(node: HtmlElement) -> bool:
    return node.tag in {"div", "p", "aside", "section"} and node.get("id") is not None


def _is_listed(node: HtmlElement) -> bool:
    """Say whether the entries in an element are items of lists: at least as many as there are paragraphs beside the lists."""
    if next(node.iter(*_LISTS), None) is None:
        return False
    items, paragraphs, listed = 0, 0, set[HtmlElement]()
    for inside in node.iter("li", "dd", "p"):
        if inside.tag != "p":
            items += 1
            listed.update(inside.iterchildren("p"))
        elif inside not in listed:
            paragraphs += 1
    return items >= max(1, paragraphs)


@dataclass(slots=True, eq=False, kw_only=True)
class EntryDraft:
    """An entry: its lines, and the ids by which the text may point to it."""

    lines: list[Run] = field(default_factory=list)
    label: str | None = None
    anchors: tuple[str, ...] = ()

    def links(self) -> tuple[str, ...]:
        """Give the addresses that it links to, each once."""
        return tuple(dict.fromkeys(link.href for run in self.lines for link in run.links))

    def all_anchors(self) -> tuple[str, ...]:
        """Give its ids and those inside it."""
        return tuple(dict.fromkeys((*self.anchors, *(anchor for run in self.lines for _, anchor in run.anchors))))


@dataclass(slots=True, eq=False, kw_only=True)
class EntriesDraft(Draft):
    """A block of entries."""

    entries: list[EntryDraft] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not any(entry.lines for entry in self.entries)

    def runs(self) -> Iterator[Run]:
        for entry in self.entries:
            yield from entry.lines


class EntriesFrame(Frame):
    """An element that says that it holds entries. Its block begins with its first entry, so that a heading inside stands before it."""

    container = True
    accepts = frozenset({"item", "list", "entry", "label", "heading", "math", "noscript", "checkbox"})

    def __init__(self, node: HtmlElement, draft: EntriesDraft) -> None:
        super().__init__(node)
        self.draft = draft
        self.number = 0
        self.is_listed = _is_listed(node)

    def take(self, run: Run, reading: Reading) -> None:
        if self.is_listed and not label_of(run):
            self.outer.take(run, reading)  # an introduction, or what a section that is called after its list says below it
            return
        if not self.draft.entries and len(run.text) <= MAX_HEADING and announced_kind(run.plain):
            self.outer.take(run, reading)  # the line above the entries
            return
        for line in run.lines():
            if self.draft.entries and not label_of(line) and self.draft.entries[0].label:
                self.draft.entries[-1].lines.append(line)  # where entries have labels, a line without one goes on with the last
            else:
                self._add(EntryDraft(lines=[line]), reading)

    def entry(self, node: HtmlElement, reading: Reading) -> Frame:
        """Begin the next entry."""
        parent = node.getparent()
        entry = EntryDraft(anchors=tuple(filter(None, [node.get("id")])))
        if parent is not None and parent.tag == "ol":
            self.number += 1
            entry.label = marker_of(self.number, parent.get("type") or "")
        self._add(entry, reading)
        return EntryFrame(node, entry)

    def _add(self, entry: EntryDraft, reading: Reading) -> None:
        if self.draft.order < 0:
            reading.place_draft(self.draft)
        if entry.lines:
            take_label(entry)
        self.draft.entries.append(entry)

    def place(self) -> tuple[Draft | None, int | None]:
        return None, None


class EntryFrame(Frame):
    """One entry: all text in it is its own."""

    container = True
    accepts = frozenset({"math", "noscript", "label"})

    def __init__(self, node: HtmlElement, entry: EntryDraft) -> None:
        super().__init__(node)
        self.entry = entry

    def take(self, run: Run, reading: Reading) -> None:
        self.entry.lines.append(run)

    def close(self, reading: Reading) -> None:
        take_label(self.entry)


def label_of(run: Run) -> str | None:
    """Give the label that a line begins with, as printed; None where there is none."""
    found = _MARKED.match(run.text) if run.marks else None
    if found:
        return found[0].replace(OPEN, "").replace(CLOSE, "").strip()
    found = _LABEL.match(run.text)
    return next(filter(None, found.groups())).strip() if found else None


def take_label(entry: EntryDraft) -> None:
    """Take the label off the text of an entry, and what is left of links back to the text."""
    if not entry.lines:
        return
    if len(entry.lines) > 1 and _NUMBER_ALONE.match(number := entry.lines[0].plain):  # in a cell or paragraph of its own
        entry.label = number
        entry.lines[:2] = [replace(entry.lines[1], anchors=(*entry.lines[0].anchors, *entry.lines[1].anchors))]
        return
    first = entry.lines[0]
    text, marks = first.text, first.marks
    label = None
    if marks and (found := _MARKED.match(text)):
        label, text, marks = label_of(first), text[found.end() :], marks[1:]
        first = replace(first, links=tuple(link for link in first.links if link.text != label))  # the way back to the text
    elif found := _LABEL.match(text):
        label, text = label_of(first), text[found.end() :]
    if label and entry.label and label.strip("[]().: ") != entry.label:
        label, text, marks = None, first.text, first.marks  # a numbered item that begins with another number
    entry.label = label or entry.label
    if not marks:
        text = _WAY_BACK.sub("", text)
    if text:
        entry.lines[0] = replace(first, text=text, marks=marks)
    elif len(entry.lines) > 1:
        follower = entry.lines[1]
        entry.lines[:2] = [replace(follower, links=(*first.links, *follower.links), anchors=(*first.anchors, *follower.anchors))]
