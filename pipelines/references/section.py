"""Where a post's references and notes are: under which heading, or by the look of their entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import unquote

from pipelines.blocks.details import DetailsDraft
from pipelines.blocks.draft import Draft
from pipelines.blocks.entries import EntriesDraft, EntryDraft, label_of, take_label
from pipelines.blocks.footnotes import FootnotesDraft
from pipelines.blocks.heading import HeadingDraft
from pipelines.blocks.inline import CLOSE, OPEN, Run
from pipelines.blocks.lists import ListDraft
from pipelines.blocks.paragraph import ParagraphDraft
from pipelines.blocks.references import ReferencesDraft
from pipelines.blocks.separator import SeparatorDraft
from pipelines.blocks.table import TableDraft
from pipelines.references.entry_lines import entry_lines
from pipelines.references.entry_look import is_like_entry, is_numbered, is_reference, is_work
from pipelines.references.section_heading import MAX_HEADING, announced_kind, heading_kind

# What a link to a note or reference looks like: takes "3", "[3]", "(b)", "*", "iv"; leaves "Chapter 3".
_MARKER = re.compile(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[*†‡§]{1,3}|[ivx]{1,5})\s*[\])]?\Z")
# A label alone: takes "[1]", "[Smith]", "Smi10", "3.", "a", "iv"; leaves "Smith, 2010", "Salt".
_TERM = re.compile(r"(?:\[[\w+]{1,10}\]|\(?(?:\d{1,4}|[a-z]|[A-Z][\w+]{0,8}\d{2,4}[a-z]?|[ivxlc]{1,6}|[*†‡§]{1,3})\)?)[.:]?\Z")
_BARE_NUMBER = re.compile(r"(\d{1,3})\s+(?=\D)")  # takes "1 Smith J"; leaves "1.", "10 20"
_MARKED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}")
_GLANCE = 5  # items; where none of the first looks like an entry, the list is none of references
_LIST_SHARE = 0.7  # of a list without heading, so many items must look like entries
_LABEL_AND_ENTRY = 2  # cells of a row
_COUNTED_SHARE = 0.5  # of paragraphs that count [1], [2], [3]
_GROUP_SHARE = 0.6  # of paragraphs under a heading, so many must


def find_sections(drafts: Iterable[Draft]) -> list[Draft]:
    """Give the drafts with every reference list and every section of notes as one block of entries.

    A list is found by the heading above it (in many languages), by markers in the text that link to its items, or by
    the look of its entries. What a class or role has said to be entries stays as it is.
    """
    search = _Search(_with_leads_split(drafts))
    while search.index < len(search.drafts):
        draft = search.drafts[search.index]
        if (kind := heading_kind(draft)) and search.under_heading(draft, kind):
            continue
        if isinstance(draft, ListDraft) and (entries := search.listed(draft)):
            search.found.append(entries)
            search.index += 1
        elif not (isinstance(draft, ParagraphDraft) and search.paragraphs()):
            search.found.append(draft)
            search.index += 1
    return search.found


class _Search:
    """The search through a post's drafts, from the first to the last."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.found: list[Draft] = []
        self.index = 0
        self.seen = 0  # paragraphs before this index were looked at as a group, and are none of entries
        self.targets = _targets(drafts)

    def under_heading(self, heading: Draft, kind: str) -> bool:
        """Take the entries under a heading that announces them; say whether there were any."""
        container = heading if isinstance(heading, DetailsDraft) else heading.parent
        level = heading.level if isinstance(heading, HeadingDraft) else 7
        found: list[Draft] = [heading, *_folded_entries(heading, kind)]
        has_entries = len(found) > 1
        introduced = False
        index = self.index + 1
        inside = {id(container)}
        while index < len(self.drafts) and id((draft := self.drafts[index]).parent) in inside:
            taken, block = 1, draft
            inside.add(id(draft))
            if draft.parent is not container or isinstance(draft, EntriesDraft):
                has_entries = has_entries or isinstance(draft, EntriesDraft)
            elif entries := self._whole_under(draft, kind, is_first=not has_entries):
                block, has_entries = entries, True
            elif isinstance(draft, ParagraphDraft) and (group := self._group(index, container, kind, is_first=not has_entries)):
                taken, block = group
                has_entries = True
            elif isinstance(draft, ParagraphDraft) and not has_entries and not introduced:
                introduced = True
            elif not (isinstance(draft, HeadingDraft) and draft.level > level) and not (
                isinstance(draft, SeparatorDraft) and not has_entries
            ):
                break
            found.append(block)
            index += taken
        if not has_entries:
            return False
        while found and not isinstance(found[-1], EntriesDraft) and found[-1].parent is container:
            found.pop()  # deeper headings that entries do not follow stand for themselves
            index -= 1
        self.found += found
        self.index = index
        return True

    def listed(self, draft: ListDraft) -> Draft | None:
        """Give a list as entries where markers link to its items or its items look like references."""
        if draft.parent is not None or not (self.targets or any(is_reference(item.lines) for item in draft.items[:_GLANCE])):
            return None
        entries = list_entries(draft)
        strict = sum(is_reference(entry.lines) for entry in entries)
        if self.targets and entries and 2 * sum(self._is_target(entry) for entry in entries) >= len(entries):
            return _block(draft, entries, "references" if 2 * strict >= len(entries) else "notes")
        ordered = draft.items[0].kind == "ordered"
        if len(entries) >= (2 if ordered else 3) and strict >= _LIST_SHARE * len(entries):
            return _block(draft, entries, "references")
        return None

    def paragraphs(self) -> bool:
        """Take paragraphs without heading: numbered ones that look like references, and those that markers link to."""
        if self.index < self.seen:
            return False
        first = self.drafts[self.index]
        run = first.lines[0]
        if first.parent is not None or not (self._is_note(run) or is_numbered(run)):
            return False
        units = []
        end = self.index
        while end < len(self.drafts) and isinstance(draft := self.drafts[end], ParagraphDraft) and draft.parent is None:
            lines = draft.lines[0].lines()
            if not is_numbered(lines[0]) and not self._is_note(lines[0]):
                break
            units += _numbered(entry_lines(draft.lines[0]))
            end += 1
        entries = [EntryDraft(lines=unit) for unit in units]
        strict = sum(is_reference(unit) for unit in units)
        linked = sum(self._is_target(entry) for entry in entries)
        share = _COUNTED_SHARE if _counts(units) else _LIST_SHARE
        if not (2 * linked >= len(units) or (len(units) >= 2 and strict >= share * len(units))):
            self.seen = end
            return False
        self.found.append(_block(first, entries, "references" if 2 * strict >= len(units) else "notes"))
        self.index = end
        return True

    def _whole_under(self, draft: Draft, kind: str, *, is_first: bool) -> Draft | None:
        """Give a list or a table under a heading as entries."""
        if isinstance(draft, ListDraft):
            return self._list_under(draft, kind, is_first=is_first)
        return _tabled(draft, kind) if isinstance(draft, TableDraft) else None

    def _list_under(self, draft: ListDraft, kind: str, *, is_first: bool) -> Draft | None:
        entries = list_entries(draft)
        strict = sum(is_reference(entry.lines) for entry in entries)
        if not entries or (kind == "readings" and 2 * sum(is_work(entry.lines) for entry in entries) < len(entries)):
            return None
        if kind == "notes":
            linked = any(self._is_target(entry) for entry in entries)
            if 2 * strict >= len(entries) and not linked:
                return _block(draft, entries, "references")
            return _block(draft, entries, "notes") if linked or draft.items[0].kind in {"ordered", "term"} else None
        return _block(draft, entries, kind) if is_first or kind == "readings" or 2 * strict >= len(entries) else None

    def _group(self, index: int, container: Draft | None, kind: str, *, is_first: bool) -> tuple[int, Draft] | None:
        """Give how many paragraphs from an index on are entries, and their block."""
        paragraphs: list[list[Run]] = []
        for position in range(index, len(self.drafts)):
            draft = self.drafts[position]
            if not isinstance(draft, ParagraphDraft) or draft.parent is not container or heading_kind(draft):
                break
            paragraphs.append(entry_lines(draft.lines[0]))
        count = self._accepted(paragraphs, kind, is_first=is_first)
        if not count:
            return None
        lines = [line for paragraph in paragraphs[:count] for line in paragraph]
        units = _numbered(lines) if is_numbered(lines[0]) else paragraphs[:count] if count > 1 else [[line] for line in lines]
        return count, _block(self.drafts[index], [EntryDraft(lines=unit) for unit in units], kind)

    def _accepted(self, paragraphs: list[list[Run]], kind: str, *, is_first: bool) -> int:
        """Give how many of the first paragraphs are entries."""
        numbered = bool(paragraphs) and is_numbered(paragraphs[0][0])
        good = count = 0
        for number, lines in enumerate(paragraphs, 1):
            if kind == "readings":
                is_entry = is_work(lines)
            elif numbered or kind == "notes":
                is_entry = is_numbered(lines[0]) or self._is_note(lines[0])
            else:
                is_entry = is_reference(lines) or (is_first and is_like_entry(lines))
            good += is_entry
            if good < _GROUP_SHARE * number:
                break
            count = number if is_entry else count
        return count

    def _is_target(self, entry: EntryDraft) -> bool:
        return any(self._is_anchor(anchor) for anchor in entry.all_anchors())

    def _is_note(self, run: Run) -> bool:
        """Say whether markers link to a paragraph that is no text with markers of its own, to which notes link back."""
        is_target = bool(self.targets) and any(self._is_anchor(anchor) for _, anchor in run.anchors)
        return is_target and (not run.marks or label_of(run) is not None)

    def _is_anchor(self, anchor: str) -> bool:
        return anchor in self.targets


def _counts(units: Sequence[Sequence[Run]]) -> bool:
    """Say whether entries bear [1], [2], [3] and so on."""
    return all(label_of(unit[0]) == f"[{number}]" for number, unit in enumerate(units, 1))


def list_entries(draft: ListDraft) -> list[EntryDraft]:
    """Give a list's outermost items as entries, what is nested in them as more of their text."""
    entries: list[EntryDraft] = []
    for item in draft.items:
        if item.kind == "description" and item.depth == 0 and entries:
            entries[-1].lines += item.lines
        elif item.kind == "term" and len(item.lines) == 1 and _TERM.match(item.lines[0].plain):
            entries.append(EntryDraft(label=item.lines[0].plain, anchors=(item.anchor,) if item.anchor else ()))
        elif item.depth == 0:
            entries.append(EntryDraft(lines=list(item.lines), label=item.marker, anchors=(item.anchor,) if item.anchor else ()))
        elif entries:
            entries[-1].lines += item.lines
    return [entry for entry in entries if entry.lines]


def _tabled(draft: TableDraft, kind: str) -> EntriesDraft | None:
    """Give a table as entries where each of its rows is one, alone or behind its number."""
    rows = [[run for cell in row for run in cell.lines] for row in draft.rows if not any(cell.header for cell in row)]
    cells = max((len(row) for row in draft.rows), default=0)
    entries = [EntryDraft(lines=lines) for lines in rows if lines]
    strict = sum(is_reference(entry.lines) for entry in entries)
    if draft.captions or draft.blocks or not 0 < cells <= _LABEL_AND_ENTRY or kind == "notes" or strict < _GROUP_SHARE * len(entries):
        return None
    return _block(draft, entries, kind) if entries else None


def _block(draft: Draft, entries: list[EntryDraft], kind: str) -> EntriesDraft:
    """Give the block of entries that stands in a draft's place."""
    for entry in entries:
        take_label(entry)
    _take_bare_numbers(entries)
    record = FootnotesDraft if kind == "notes" else ReferencesDraft
    return record(
        node=draft.node if isinstance(draft, ListDraft) else None,
        parent=draft.parent,
        parent_item=draft.parent_item,
        entries=entries,
        order=draft.order,
    )


def _take_bare_numbers(entries: list[EntryDraft]) -> None:
    """Take numbers without any sign off entries that count from one: ``1 Smith J ...``, ``2 Jones K ...``."""
    found = [_BARE_NUMBER.match(entry.lines[0].text) if entry.lines and not entry.label else None for entry in entries]
    if len(entries) < 2 or any(number is None or int(number[1]) != count for count, number in enumerate(found, 1)):
        return
    for entry, number in zip(entries, found, strict=True):
        if number is not None:
            entry.label = number[1]
            entry.lines[0] = replace(entry.lines[0], text=entry.lines[0].text[number.end() :])


def _folded_entries(heading: Draft, kind: str) -> list[Draft]:
    """Give the paragraphs of a ``details`` that announces references as entries."""
    if not isinstance(heading, DetailsDraft) or len(heading.lines) < 2:
        return []
    lines = [line for run in heading.lines[1:] for line in run.lines()]
    looks = is_work if kind == "readings" else is_reference
    if not (kind != "readings" and any(map(is_numbered, lines))) and 2 * sum(looks([line]) for line in lines) < len(lines):
        return []
    del heading.lines[1:]
    block = _block(heading, [EntryDraft(lines=unit) for unit in _numbered(lines)], "references")
    block.parent, block.parent_item = heading, None
    return [block]


def _with_leads_split(drafts: Iterable[Draft]) -> list[Draft]:
    """Part a paragraph whose first line announces references from the entries on its further lines."""
    split: list[Draft] = []
    for draft in drafts:
        split.append(draft)
        if isinstance(draft, ParagraphDraft) and "\n" in draft.lines[0].text[: MAX_HEADING + 1]:
            first, *rest = draft.lines[0].lines()
            kind = announced_kind(first.plain)
            if kind and (kind != "readings" or 2 * sum(is_work([line]) for line in rest) >= len(rest)):
                split[-1:] = [
                    ParagraphDraft(lines=[run], parent=draft.parent, parent_item=draft.parent_item) for run in (first, _joined(rest))
                ]
    return split


def _joined(lines: list[Run]) -> Run:
    return Run(
        "\n".join(line.text for line in lines),
        tuple(mark for line in lines for mark in line.marks),
        tuple(replace(link, line=number) for number, line in enumerate(lines) for link in line.links),
        tuple((number, anchor) for number, line in enumerate(lines) for _, anchor in line.anchors),
    )


def _numbered(lines: Sequence[Run]) -> list[list[Run]]:
    """Give lines as entries: where they have labels, a line without one goes on with the entry before it."""
    labelled = bool(lines) and is_numbered(lines[0])
    units: list[list[Run]] = []
    for line in lines:
        if labelled and units and not is_numbered(line):
            units[-1].append(line)
        else:
            units.append([line])
    return units


def _targets(drafts: Iterable[Draft]) -> frozenset[str]:
    """Give the anchors that links in the text lead to whose own text is a marker."""
    found: set[str] = set()
    for draft in drafts:
        if isinstance(draft, EntriesDraft):
            continue
        for run in draft.runs():
            if not run.marks:
                continue
            for mark, text in zip(run.marks, _MARKED.findall(run.text), strict=False):
                if mark.target and _MARKER.match(text):
                    found.update((mark.target, unquote(mark.target)))
    return frozenset(found)
