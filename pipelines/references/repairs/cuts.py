"""Stretches of an entry, as repairs cut and join them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from pipelines.references.parts import Part

Cut = tuple[Part, ...]  # an entry's parts in order
Repair = Callable[[str, Cut], Cut]  # gives the same tuple where there is nothing to mend
NEEDED: dict[Repair, frozenset[str]] = {}  # by repair: labels of which an entry must have one
HOMES = ("journal", "container-title")
# Takes "In: Rivers", "dans Fleuves"; leaves "In vivo imaging".
STANDS_IN = re.compile(r"\W*(?:in|dans|en|em)\b(?! (?:vivo|vitro|silico|situ)\b)", re.IGNORECASE)


def needs(*labels: str) -> Callable[[Repair], Repair]:
    """Say that a repair has nothing to mend without any of some labels: asking a set is quicker than asking the repair."""

    def note(repair: Repair) -> Repair:
        NEEDED[repair] = frozenset(labels)
        return repair

    return note


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


def shifted(raw: str, parts: Cut, place: int, at: int) -> Cut:
    """Move the border between the part at ``place`` and the next one to the character ``at`` of the entry."""
    part, following = parts[place : place + 2]
    moved = (*stretch(part.label, raw, part.start, at), *stretch(following.label, raw, at, end_of(following)))
    return (*parts[:place], *moved, *parts[place + 2 :])


def joined(raw: str, parts: Cut, place: int, label: str) -> Cut:
    """Make one part of that at ``place`` and the next one."""
    whole = stretch(label, raw, parts[place].start, end_of(parts[place + 1]))
    return (*parts[:place], *whole, *parts[place + 2 :])


def renamed(parts: Cut, place: int, label: str) -> Cut:
    """Give the part at ``place`` another label."""
    return (*parts[:place], parts[place]._replace(label=label), *parts[place + 1 :])


def overlaps(part: Part, span: tuple[int, int]) -> bool:
    """Whether a part has characters of a span of the entry."""
    return part.start < span[1] and end_of(part) > span[0]


def has(parts: Cut, *labels: str) -> bool:
    """Whether any part has one of some labels."""
    for part in parts:  # noqa: SIM110 - asked a hundred times of an entry; a generator takes twice as long
        if part.label in labels:
            return True
    return False


def laid_out(raw: str, match: re.Match[str], **renamed: str) -> Cut:
    """Give an entry by the groups of a match, which are named after labels (or renamed to them); what is in no group is a note."""
    return spread(raw, [(*match.span(name), renamed.get(name, name)) for name, text in match.groupdict().items() if text])


def spread(raw: str, found: Iterable[tuple[int, int, str]]) -> Cut:
    """Give an entry as stretches from start to end under a label each; what is in none of them is a note."""
    parts: Cut = ()
    position = 0
    for start, end, label in (*sorted(found), (len(raw), len(raw), "note")):
        if start < position:
            continue
        between = raw[position:start]
        closing = len(between) - len(between.lstrip(" ,.;:)]–-")) if parts else 0
        if parts:
            last = parts[-1]
            parts = (*parts[:-1], *stretch(last.label, raw, last.start, position + closing))
        parts = (*parts, *stretch("note", raw, position + closing, start), *stretch(label, raw, start, end))
        position = end
    return parts


def overlaid(raw: str, parts: Cut, start: int, end: int, label: str) -> Cut:
    """Give the characters from ``start`` to ``end`` a label of their own, whatever parts there were; the same parts where they have it."""
    cut: Cut = ()
    for part in parts:
        if part.start < start:
            cut = (*cut, *stretch(part.label, raw, part.start, min(start, end_of(part))))
    cut = (*cut, *stretch(label, raw, start, end))
    for part in parts:
        if end_of(part) > end:
            cut = (*cut, *stretch(part.label, raw, max(end, part.start), end_of(part)))
    return parts if cut == parts else cut


def ended(raw: str, parts: Cut, at: re.Pattern[str], following: str, *labels: str) -> Cut:
    """End the first part that has one of ``labels`` (a title) where a pattern matches within it."""
    for i, part in enumerate(parts):
        if part.label in (labels or ("title",)) and (match := at.search(part.text)):
            return split(raw, parts, i, part.start + match.end(), following)
    return parts


def relabelled(parts: Cut, label: str, wrong: Callable[[Part], bool]) -> Cut:
    """Give every part that is wrong a label; the same parts where none is."""
    for i, part in enumerate(parts):
        if wrong(part):
            return (*parts[:i], part._replace(label=label), *relabelled(parts[i + 1 :], label, wrong))
    return parts
