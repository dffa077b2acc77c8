"""Reference lists: their entries as text, to be parsed by ``pipelines.references``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import TextWriter
from pipelines.blocks.entries import EntriesDraft, EntriesFrame, EntryFrame, may_hold_entries
from pipelines.blocks.reading import Frame, Kind, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEntry:
    """One entry of a reference list."""

    raw: str  # without its marker
    label: str | None = None  # the marker as printed
    links: tuple[str, ...] = ()  # absolute hrefs in it
    anchors: tuple[str, ...] = ()  # ids by which the text points to it


@dataclass(frozen=True, slots=True, kw_only=True)
class References(Block):
    type: ClassVar[str] = "references"

    entries: tuple[ReferenceEntry, ...] = ()


@dataclass(slots=True, eq=False, kw_only=True)
class ReferencesDraft(EntriesDraft):
    def build(self, writer: TextWriter, place: dict[str, Any]) -> References:
        entries = tuple(
            ReferenceEntry(
                raw=" ".join(writer.text(run) for run in entry.lines).replace("\n", " "),
                label=entry.label,
                links=entry.links(),
                anchors=entry.all_anchors(),
            )
            for entry in self.entries
            if entry.lines
        )
        return References(text="\n".join(entry.raw for entry in entries) or None, entries=entries, **place)


def open_references(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a reference list by its class or role (DPUB-ARIA ``doc-bibliography``, citation processors, MediaWiki)."""
    if isinstance(reading.base, (EntriesFrame, EntryFrame)) or not may_hold_entries(node):
        return None
    return EntriesFrame(node, ReferencesDraft(node=node))


REFERENCES = Kind(
    "references",
    open_references,
    classes=words("references"),
    roles=frozenset({"doc-bibliography"}),
    ids=frozenset({"references", "bibliography"}),
)
