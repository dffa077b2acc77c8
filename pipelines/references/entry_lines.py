"""The lines of a paragraph of references, each entry on lines of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.blocks.entries import label_of
from pipelines.blocks.inline import InlineLink, Run
from pipelines.references.entry_look import is_reference

# How a first entry is numbered: takes "[1] Smith", "(1) Smith", "1. Smith"; leaves "[a] Smith", "10 things".
_FIRST = re.compile(r"\s*([\[(]?)(\d{1,3})([\]).])\s")
_SIGNS_AROUND = {("[", "]"): "[{}]", ("(", ")"): "({})", ("", "."): "{}."}
_MAX_ENTRY = 4_000  # characters
_NEAR = 20  # entries without a link between two that have one
_MIN_ENTRY = 20  # characters; what stands between two numbers of a sentence is shorter


def entry_lines(run: Run) -> list[Run]:
    """Give the lines of a run; one that holds several entries, ``[1] ... [2] ... [3] ...``, is parted at their numbers."""
    return [part for line in run.lines() for part in _parted(line)]


def _parted(line: Run) -> list[Run]:
    starts = list(_starts(line.plain)) if len(line.text) > 2 * _MIN_ENTRY and label_of(line) else []
    if not starts:
        return [line]
    text = line.plain
    pieces = [text[start:end].strip() for start, end in zip([0, *starts], [*starts, len(text)], strict=True)]
    if not all(len(piece) < _MAX_ENTRY and is_reference([Run(piece)]) for piece in pieces):
        return [line]
    anchors = line.anchors if len(line.anchors) == len(pieces) else ()
    return [
        replace(whole, anchors=((0, anchors[number][1]),) if anchors else ())
        for number, whole in enumerate(Run("\n".join(pieces), links=tuple(_placed(line.links, pieces))).lines())
    ]


def _starts(text: str) -> Iterator[int]:
    """Give where the second entry begins, the third and so on, as long as their numbers count up."""
    found = _FIRST.match(text)
    signs = _SIGNS_AROUND.get((found[1], found[3])) if found else None
    if not found or not signs:
        return
    number, position = int(found[2]), found.end()
    while (start := text.find(f" {signs.format(number + 1)} ", position + _MIN_ENTRY)) >= 0:
        yield start + 1
        number, position = number + 1, start + 1


def _placed(links: tuple[InlineLink, ...], pieces: list[str]) -> Iterator[InlineLink]:
    """Give each link the piece that its text stands in, not before that of the link before it."""
    at = 0
    for link in links:
        at = next((number for number in range(at, min(at + _NEAR, len(pieces))) if link.text and link.text in pieces[number]), at)
        yield replace(link, line=at)
