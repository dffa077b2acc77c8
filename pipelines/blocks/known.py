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

# takes "3", "2, 4-6", "1 2", "[1–3]", "[1]–[3]", "[3, p. 12]", "[see 3]"; leaves "a", "10+"
_NUMBERS = re.compile(
    r"[\[(]?\s*(?:[^\W\d_]+\.?,?\s+){0,2}(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3}|\s*\]\s*[–—-]\s*\[\s*\d{1,3}|\s+\d{1,3})*)"
    r"\s*(?:[,:]\s*[^\W\d_]+\.?\s*\d[\d–-]*)?\s*[\])]?[,.]?\Z"
)
_RANGE = re.compile(r"(\d{1,3})(?:\s*\]?\s*[–—-]\s*\[?\s*(\d{1,3}))?")
_MAX_RANGE = 100  # entries that one marker may name: [1-100]
# A raised number after one of these is an exponent. Takes the ends of "5 m", "12 km", "kg/m", "x", "a + b", "R", "πr"; leaves those of
# "vitamine D", "from", "gram".
_UNIT = re.compile(r"(?<![^\W\d_])(?:[munpkcdhµμ]?m|k?g|[α-ω]?[a-zα-ωR]|(?<=\d )(?:in|ft|yd|mi))\Z")
# So is a small one after a formula whose number should stand low: takes the ends of "CO", "of O", "vitamin B"; leaves that of "WHO".
_FORMULA = re.compile(r"(?<![^\W_])(?:CO|NO[xX]?|SO|O|H|N|[Vv]itamin[ea]?s? B)\Z")
_MAX_FORMULA = 12  # of vitamin B
_FACTOR = re.compile(r"[=+*/×·]\s*[^\W\d_]{1,3}\Z")  # takes the "mc" of "E = mc²"; leaves "= energy"
# A number that a power may have as its base: takes "10", "2", "x 10", "3.10", "−10"; leaves "Covid-19", "K2", "0,05".
_NUMBER = re.compile(r"(?:\A|[^\w.,-]|(?<![^\W\d_])-|(?<=\d)\.(?=10\Z))(\d{1,9})\Z")
_POWER_OF_TEN = re.compile(r"10+\Z")
_MAX_BASE = 1_000  # years and amounts are larger, and so is hardly a base
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_GLANCE = 20  # characters before a marker
_ISOTOPE = re.compile(r"[A-Z][a-z]?(?![a-z])")  # takes the "C" after ¹⁴; leaves "Carbon"


@dataclass(slots=True, eq=False)
class KnownEntries:
    """The entries of a post, once all of it was read."""

    anchors: dict[str, tuple[str, int]] = field(default_factory=dict)  # id -> kind, number
    labels: dict[str, tuple[str, int]] = field(default_factory=dict)  # label without brackets -> kind, number
    note_labels: dict[str, tuple[str, int]] = field(default_factory=dict)  # those of notes alone
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
            if kind == "footnote":
                self.note_labels.setdefault(bare, target)

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

    def by_number(self, text: str, *, of_note: bool = False) -> list[tuple[str, int]]:
        """Give the entries that a marker names by number or sign, those of a note's first notes; none where one of them is missing."""
        bare = text.strip("[]() ,")
        if label := (self.note_labels.get(bare) if of_note else None) or self.labels.get(bare):
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
    if after[:1] == "⁄":  # a fraction
        return True
    if after[:1] in {"+", "-", "−", "⁺", "⁻"} and not after[1:2].isalnum():
        return True
    if (number := _NUMBER.search(before[-_GLANCE:])) and not text.startswith(("[", "(")):
        return 1 < int(number[1]) <= _MAX_BASE or bool(_POWER_OF_TEN.match(number[1]))
    bare = text.translate(_DIGITS)
    if bare.isdecimal() and int(bare) <= _MAX_FORMULA and _FORMULA.search(before[-_GLANCE:]):
        return True
    if (not before or before[-1:].isspace()) and _ISOTOPE.match(after):
        return True
    return bool(_UNIT.search(before[-_GLANCE:]) or _FACTOR.search(before[-_GLANCE:]))
