"""An entry from its labelled pieces, and what one repair makes of it."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.references.parts import Part
from pipelines.references.repairs.cuts import Cut

Pieces = list[tuple[str, str]]


def cut(pieces: Pieces) -> tuple[str, Cut]:
    """Join pieces with blanks to an entry."""
    raw, parts = "", []
    for label, text in pieces:
        raw += " " if raw else ""
        parts.append(Part(label, text, len(raw)))
        raw += text
    return raw, tuple(parts)


def mended(repair: Callable[[str, Cut], Cut], pieces: Pieces) -> Pieces:
    """Give the pieces after one repair."""
    raw, parts = cut(pieces)
    after = repair(raw, parts)
    assert all(raw[part.start : part.start + len(part.text)] == part.text for part in after)
    return [(part.label, part.text) for part in after]
