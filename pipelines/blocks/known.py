"""What of a post's entries decides whether a marker cites: their anchors, labels and number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

from pipelines.blocks.draft import Draft
from pipelines.blocks.entries import EntriesDraft
from pipelines.blocks.footnotes import FootnotesDraft
from pipelines.blocks.inline import Mark

# takes "3", "2, 4-6", "[1–3]"; leaves "a", "10+"
_NUMBERS = re.compile(r"[\[(]?\s*(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3})*)\s*[\])]?,?\Z")
_RANGE = re.compile(r"(\d{1,3})(?:\s*[–—-]\s*(\d{1,3}))?")
_MAX_RANGE = 100  # entries that one marker may name: [1-100]
# A raised number after one of these is an exponent. Takes the ends of "5 m", "12 km", "kg/m", "x", "a + b", "R"; leaves those of
# "vitamine D", "from", "gram".
_UNIT = re.compile(r"(?<![^\W\d_])(?:[munpkcdhµμ]?m|k?g|[a-zα-ωR]|(?<=\d )(?:in|ft|yd|mi))\Z")
_FACTOR = re.compile(r"[=+*/×·]\s*[^\W\d_]{1,3}\Z")  # takes the "mc" of "E = mc²"; leaves "= energy"
_NUMBER = re.compile(r"(?<!\d)(\d+)\Z")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")  # takes "2010", after which a marker may stand; leaves "10", "100"
_ISOTOPE = re.compile(r"[A-Z][a-z]?(?![a-z])")  # takes the "C" after ¹⁴; leaves "Carbon"


@dataclass(slots=True, eq=False)
class KnownEntries:
    """The entries of a post, once all of it was read."""

    anchors: dict[str, tuple[str, int]] = field(default_factory=dict)  # id -> kind, number
    labels: dict[str, tuple[str, int]] = field(default_factory=dict)  # label without brackets -> kind, number
    references: int = 0
    footnotes: int = 0

    def add(self, kind: str, anchors: Iterable[str], label: str | None) -> None:
        """Add the next entry of its kind."""
        if kind == "footnote":
            self.footnotes += 1
        else:
            self.references += 1
        target = (kind, self.footnotes if kind == "footnote" else self.references)
        for anchor in anchors:
            self.anchors.setdefault(anchor, target)
        if label and (bare := label.strip("[]().: ")):
            self.labels.setdefault(bare, target)

    def cites(self, mark: Mark, text: str, before: str, after: str) -> bool:
        """Say whether a marker points to an entry: by its link, else by its number or sign where it stands raised like one."""
        if mark.target is not None:
            return self.by_anchor(mark.target) is not None
        if not mark.raised or is_exponent(before, text, after):
            return False
        return bool(self.by_number(text))

    def by_anchor(self, anchor: str) -> tuple[str, int] | None:
        """Give the entry that an anchor names."""
        return self.anchors.get(anchor) or self.anchors.get(unquote(anchor))

    def by_number(self, text: str) -> list[tuple[str, int]]:
        """Give the entries that a marker names by number or sign; none where one of them is missing."""
        if label := self.labels.get(text.strip("[]() ,")):
            return [label]
        found = [target for number in numbers_of(text) if (target := self._numbered(number))]
        return found if len(found) == len(numbers_of(text)) else []

    def _numbered(self, number: int) -> tuple[str, int] | None:
        if self.labels:
            return self.labels.get(str(number))
        kind, count = ("reference", self.references) if self.references else ("footnote", self.footnotes)
        return (kind, number) if 1 <= number <= count else None


def known_entries(drafts: Iterable[Draft]) -> KnownEntries:
    """Gather the entries of all lists and notes; numbers run through the post."""
    known = KnownEntries()
    for draft in drafts:
        if isinstance(draft, EntriesDraft):
            kind = "footnote" if isinstance(draft, FootnotesDraft) else "reference"
            for entry in draft.entries:
                if entry.lines:
                    known.add(kind, entry.all_anchors(), entry.label)
    return known


def numbers_of(text: str) -> list[int]:
    """Give the numbers that a marker names, ranges written out: 2, 4, 5 and 6 of ``[2,4-6]``; none where it is no such marker."""
    found = _NUMBERS.match(text.strip())
    if not found:
        return []
    numbers: list[int] = []
    for first, last in _RANGE.findall(found[1]):
        end = int(last) if last else int(first)
        if not 0 <= end - int(first) < _MAX_RANGE:
            return []
        numbers += range(int(first), end + 1)
    return numbers if len(numbers) <= _MAX_RANGE else []


def is_exponent(before: str, text: str, after: str) -> bool:
    """Say whether a raised number is one of arithmetic or chemistry: ``10³``, ``m²``, ``x²``, ``¹⁴C``, ``Mg²⁺``."""
    if after[:1] in {"+", "-", "−", "⁺", "⁻"} and not after[1:2].isalnum():
        return True
    if (number := _NUMBER.search(before[-12:])) and not text.startswith(("[", "(")):
        return not _YEAR.match(number[1])
    if (not before or before[-1:].isspace()) and _ISOTOPE.match(after):
        return True
    return bool(_UNIT.search(before[-12:]) or _FACTOR.search(before[-12:]))
