"""An entry from its labelled pieces, and what one repair makes of it."""

from __future__ import annotations

from pipelines.references.parts import Part
from pipelines.references.repairs.cuts import Cut, Repair

Pieces = list[tuple[str, str]]
Takes = list[tuple[Repair, Pieces, Pieces]]  # what a repair mends, and how
Leaves = list[tuple[Repair, Pieces]]  # what it leaves as it is

AUTHOR = ("author", "Berg, Ida,")
YEAR = ("date", "2004.")


def cut(pieces: Pieces) -> tuple[str, Cut]:
    """Join pieces with blanks to an entry."""
    raw, parts = "", []
    for label, text in pieces:
        raw += " " if raw else ""
        parts.append(Part(label, text, len(raw)))
        raw += text
    return raw, tuple(parts)


def mended(repair: Repair, pieces: Pieces) -> Pieces:
    """Give the pieces after one repair."""
    raw, parts = cut(pieces)
    after = repair(raw, parts)
    assert all(raw[part.start : part.start + len(part.text)] == part.text for part in after)
    return [(part.label, part.text) for part in after]
