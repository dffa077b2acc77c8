"""Footnotes, endnotes and sidenotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import TextWriter
from pipelines.blocks.entries import EntriesDraft, EntriesFrame, EntryDraft, EntryFrame, holds_several, may_hold_entries
from pipelines.blocks.reading import Frame, Kind, LinesFrame, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block

_BLOCK_TAGS = frozenset({"aside", "div", "li", "p", "section", "dd"})
_WITHIN = words("note_within")  # a note in a section of notes only: DokuWiki's "fn" is an hCard's name elsewhere
_SECTION_TAGS = frozenset({"aside", "div", "footer", "section"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """One note, without the way back to the text."""

    note: int  # 1-based through all of the post
    text: str
    label: str | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes(Block):
    type: ClassVar[str] = "footnotes"

    notes: tuple[Footnote, ...] = ()


@dataclass(slots=True, eq=False, kw_only=True)
class FootnotesDraft(EntriesDraft):
    first: int = 1  # number of its first note
    beside: bool = False  # a sidenote: stands in the text that it belongs to

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Footnotes:
        notes = tuple(
            Footnote(note=number, text=writer.lines(entry.lines) or "", label=entry.label, anchors=entry.all_anchors())
            for number, entry in enumerate((entry for entry in self.entries if entry.lines), self.first)
        )
        return Footnotes(text="\n".join(note.text for note in notes) or None, notes=notes, **place)


class LabelFrame(LinesFrame):
    """The label of a note, where an element says that it is one."""

    def __init__(self, node: HtmlElement, entry: EntryDraft) -> None:
        super().__init__(node, [])
        self.entry = entry

    def close(self, reading: Reading) -> None:
        self.entry.label = " ".join(run.plain for run in self.lines) or self.entry.label
        anchors = (anchor for run in self.lines for _, anchor in run.anchors)  # Substack names a note by its number
        self.entry.anchors = tuple(dict.fromkeys((*self.entry.anchors, *filter(None, [self.node.get("id")]), *anchors)))


class SidenoteFrame(EntryFrame):
    """A note that stands in the middle of the text that it belongs to, which goes on after it."""

    inline = True


def open_footnotes(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a section of notes by its class or role."""
    if isinstance(reading.base, (EntriesFrame, EntryFrame)) or not may_hold_entries(node):
        return None
    return EntriesFrame(node, FootnotesDraft(node=node))


def open_note(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open one note by its class or role, in a section of notes or standing alone.

    What holds a list, or paragraphs with an id each, and nothing else is a section, whatever it is called
    (Python-Markdown: ``div.footnote``).
    """
    around = reading.base
    if node.tag in _SECTION_TAGS and holds_several(node):
        return open_footnotes(node, reading)
    if isinstance(around, EntriesFrame):
        return around.entry(node, reading)
    if not _WITHIN.isdisjoint((node.get("class") or "").split()):
        return None
    if isinstance(around, EntryFrame) or node.tag not in _BLOCK_TAGS:
        return None
    reading.flush()
    last = reading.drafts[-1] if reading.drafts else None
    if not (isinstance(last, FootnotesDraft) and not last.beside):
        last = FootnotesDraft(node=node)
        reading.add(last)
    entry = EntryDraft(anchors=tuple(filter(None, [node.get("id")])))
    last.entries.append(entry)
    return EntryFrame(node, entry)


def open_label(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open the label of the note around it (docutils, citation processors), where nothing of the note came before."""
    around = reading.top
    is_first = isinstance(around, EntryFrame) and not around.entry.lines and reading.pieces.is_blank()
    return LabelFrame(node, around.entry) if isinstance(around, EntryFrame) and is_first else None


def open_sidenote(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a sidenote (Tufte CSS and its like): a block behind the paragraph that it stands in."""
    if isinstance(reading.base, (EntriesFrame, EntryFrame)):
        return None
    last = reading.pending[-1] if reading.pending else None
    if not (isinstance(last, FootnotesDraft) and last.beside):
        last = FootnotesDraft(node=node, beside=True)
        reading.add(last, after_run=True)
    entry = EntryDraft(anchors=tuple(filter(None, [node.get("id")])))
    last.entries.append(entry)
    return SidenoteFrame(node, entry)


FOOTNOTES = Kind(
    "footnotes",
    open_footnotes,
    classes=words("footnotes"),
    roles=frozenset({"doc-endnotes"}),
    ids=frozenset({"footnotes", "endnotes"}),
)
NOTE = Kind(
    "entry",
    open_note,
    classes=words("note") | _WITHIN,
    roles=frozenset({"doc-footnote", "doc-endnote", "doc-biblioentry"}),
)
SIDENOTE = Kind("sidenote", open_sidenote, classes=words("sidenote"))
LABEL = Kind("label", open_label, classes=words("entry_label"))
