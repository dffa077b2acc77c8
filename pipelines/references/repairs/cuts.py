"""Stretches of an entry, as repairs cut and join them."""

from __future__ import annotations

from pipelines.references.parts import Part

Cut = tuple[Part, ...]  # an entry's parts in order
HOMES = ("journal", "container-title")


def stretch(label: str, raw: str, start: int, end: int) -> Cut:
    """Give the stretch of an entry as a part, without blanks at its ends; nothing where it is blank."""
    piece = raw[start:end]
    text = piece.strip()
    return (Part(label, text, start + len(piece) - len(piece.lstrip())),) if text else ()


def end_of(part: Part) -> int:
    """Give where a part ends in the entry."""
    return part.start + len(part.text)


def split(raw: str, parts: Cut, place: int, at: int, label: str) -> Cut:
    """Cut the part at ``place`` in two at the character ``at`` of the entry; what follows gets a label of its own."""
    part = parts[place]
    return (*parts[:place], *stretch(part.label, raw, part.start, at), *stretch(label, raw, at, end_of(part)), *parts[place + 1 :])


def has(parts: Cut, *labels: str) -> bool:
    """Whether any part has one of some labels."""
    return any(part.label in labels for part in parts)
