"""Markers in the text that point to a reference or a note, and only those that do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from pipelines.author_dates import AuthorDates
from pipelines.blocks.assembly import BlockReading
from pipelines.blocks.code import Code
from pipelines.blocks.draft import Marker
from pipelines.blocks.footnotes import Footnotes
from pipelines.blocks.known import KnownEntries, is_exponent, numbers_of
from pipelines.blocks.math import Math
from pipelines.blocks.references import References
from pipelines.blocks.toc import Toc
from pipelines.model.block import Block, Citation
from pipelines.model.reference import Reference

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
# Takes "⁹", "²,³", "¹–³", "⁴⁻⁶"; leaves the "²⁺" of Mg²⁺, as a sign follows, and the "⁻³" of 10⁻³.
_RAISED = re.compile(r"(?<![⁺⁻])[⁰¹²³⁴-⁹]{1,3}(?:\s?[,⁻–˒’-]\s?[⁰¹²³⁴-⁹]{1,3})*(?![⁺⁻⁰¹²³⁴-⁹ⁿᵃ-ᶻ])")
# Takes "[3]", "[2,4-6]", "[1; 2]", "[1]–[3]", "[3, p. 12]", "[see also 3]"; leaves "[sic]", "[2024]", "[for 3 days]".
_BRACKETED = re.compile(
    r"\[\s*(?:(?:see|zie|siehe|s|vgl|voir|cf|e\.g|bijv|z\.B|p\. ex)\b\.?,?\s+(?:(?:also|ook|auch|aussi)\s+)?)?"
    r"\d{1,3}(?:\s*[,;–—-]\s*\d{1,3}|\s*\]\s?[–—-]\s?\[\s*\d{1,3})*"
    r"(?:\s*[,:]\s*(?:pp?|blz|S|ch|fig|sec|hfst|Kap)\.?\s*\d[\d–-]{0,12})?\s*\]",
    re.IGNORECASE,
)
_USUAL_WIDTH = str.maketrans("（）［］，；：", "()[],;:")
_DASHES = frozenset("–—-−˒‑")
_NOT_CITING = (References, Footnotes, Toc, Code, Math)


def find_citations(reading: BlockReading, references: tuple[Reference, ...]) -> tuple[Citation, ...]:
    """Give the citations of a post in reading order, one row for each target.

    Markers are raised digits, digits in brackets, links to an entry, and author and year where the list has such an
    entry. ``offset`` and ``length`` count Unicode code points of the block's text; ``number`` is the reference's or note's.
    """
    known = entries_of(reading.blocks)
    dated = AuthorDates.of(references)
    if not (known.references or known.footnotes or dated.years):
        return ()
    marked: dict[int, list[Marker]] = {}
    for marker in reading.markers:
        marked.setdefault(marker.position, []).append(marker)
    found: list[Citation] = []
    for block in reading.blocks:
        if block.text and not isinstance(block, _NOT_CITING):
            found += _Text(block.text, block.position, known).citations(marked.get(block.position, ()), dated)
    return tuple(found)


def entries_of(blocks: Iterable[Block]) -> KnownEntries:
    """Gather the entries and notes of finished blocks."""
    known = KnownEntries()
    for block in blocks:
        if isinstance(block, References):
            for entry in block.entries:
                known.add("reference", entry.anchors, entry.label)
        elif isinstance(block, Footnotes):
            for note in block.notes:
                known.add("footnote", note.anchors, note.label)
    return known


@dataclass(slots=True)
class _Text:
    """One block's text and what was found in it."""

    text: str
    position: int
    known: KnownEntries
    rows: list[Citation] = field(default_factory=list)
    taken: list[tuple[int, int]] = field(default_factory=list)
    plain: str = field(init=False)  # its brackets and commas in their usual width, sign for sign

    def __post_init__(self) -> None:
        self.plain = self.text if self.text.isascii() else self.text.translate(_USUAL_WIDTH)

    def citations(self, markers: Iterable[Marker], dated: AuthorDates) -> list[Citation]:
        """Give all citations in it, by offset."""
        markers = tuple(markers)
        self.taken += [(marker.offset, marker.offset + len(marker.text)) for marker in markers if marker.literal]
        markers = tuple(marker for marker in markers if not marker.literal)
        if "[" in self.plain:
            self._bracketed(markers)
        for first, last in pairwise(markers):
            self._linked_range(first, last)
        for marker in markers:
            self._marked(marker)
        if not self.text.isascii():
            self._raised()
        if dated.years:
            self._by_author(dated)
        return sorted(self.rows, key=lambda row: row.offset or 0)

    def _add(self, offset: int, marker: str, targets: Iterable[tuple[str, int]]) -> None:
        end = offset + len(marker)
        if any(start < end and offset < stop for start, stop in self.taken[-_RECENT:]):
            return
        self.taken.append((offset, end))
        for kind, number in targets:
            self.rows.append(Citation(position=self.position, offset=offset, length=len(marker), marker=marker, kind=kind, number=number))

    def _bracketed(self, markers: tuple[Marker, ...]) -> None:
        linked = iter(sorted((m for m in markers if m.target), key=lambda m: m.offset))
        nearest = next(linked, None)
        for found in _BRACKETED.finditer(self.plain):
            while nearest is not None and nearest.offset < found.start():
                nearest = next(linked, None)
            targets = self.known.by_number(found[0])
            inside: list[tuple[str, int]] = []
            while nearest is not None and nearest.offset < found.end():
                target = self.known.by_anchor(nearest.target or "")
                inside += [target] if target else []
                nearest = next(linked, None)
            if inside and len(inside) >= len(numbers_of(found[0])):
                targets = inside
            if targets:
                self._add(found.start(), self.text[found.start() : found.end()], targets)

    def _linked_range(self, first: Marker, last: Marker) -> None:
        """Read two links with a dash between them as all entries from the one to the other: ``¹–³``."""
        between = self.text[first.offset + len(first.text) : last.offset].strip()
        ends = [self.known.by_anchor(marker.target) for marker in (first, last) if marker.target]
        if between in _DASHES and len(ends) == 2 and ends[0] and ends[1] and ends[0][0] == ends[1][0] and ends[0][1] < ends[1][1]:
            numbers = range(ends[0][1], ends[1][1] + 1)
            self._add(first.offset, self.text[first.offset : last.offset + len(last.text)], [(ends[0][0], number) for number in numbers])

    def _marked(self, marker: Marker) -> None:
        target = self.known.by_anchor(marker.target) if marker.target else None
        self._add(marker.offset, marker.text, [target] if target else self.known.by_number(marker.text, of_note=marker.of_note))

    def _raised(self) -> None:
        for found in _RAISED.finditer(self.text):
            start, end = found.span()
            if is_exponent(self.text[max(0, start - 20) : start], found[0], self.text[end : end + 5]):
                continue
            numbers = found[0].translate(_SUPERSCRIPTS).replace("˒", ",").replace("’", ",")
            if targets := self.known.by_number(numbers):
                self._add(start, found[0], targets)

    def _by_author(self, dated: AuthorDates) -> None:
        for offset, marker, numbers in dated.markers(self.plain):
            self._add(offset, self.text[offset : offset + len(marker)], [("reference", number) for number in numbers])


_RECENT = 64  # markers of one text that a new one may overlap; they come in order but for kinds that are looked for later
