"""Blocks while they are being read: in reading order, with texts that are not final yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from lxml.html import HtmlElement

from pipelines.blocks.inline import CLOSE, OPEN, InlineLink, Mark, Run
from pipelines.model.block import Block


class Notes(Protocol):
    """What is known of a post's entries once all of it was read."""

    def cites(self, mark: Mark, text: str, before: str, after: str) -> bool:
        """Say whether a marker points to a reference or note of this post."""
        ...


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker that points to an entry, at its place in a block's text."""

    position: int
    offset: int  # Unicode code points
    text: str  # as printed
    target: str | None  # the anchor that it links to
    of_note: bool = False  # the markup calls it a note's, not a reference's
    literal: bool = False  # it is code: whatever stands in it cites nothing


@dataclass(slots=True, eq=False)
class TextWriter:
    """Writes the final texts of one block and keeps where its markers stand."""

    notes: Notes
    markers: list[tuple[int, str, Mark]] = field(default_factory=list)

    def text(self, run: Run) -> str:
        """Give a run's text alone."""
        return self._written(run)[0]

    def lines(self, runs: Iterable[Run]) -> str | None:
        """Give the texts of runs, one a line; None where there are none."""
        return "\n".join([self.text(run) for run in runs]) or None

    def joined(self, runs: Sequence[Run]) -> str | None:
        """Give the block's text, each run on a line of its own, and note the markers in it."""
        if len(runs) == 1 and not runs[0].marks:
            return runs[0].text or None
        return self.marked(("\n", run) for run in runs) if runs else None

    def marked(self, parts: Iterable[tuple[str, Run]], *, flat: bool = False) -> str | None:
        """Give the block's text, each run after its separator, and note the markers in it; ``flat`` keeps each run on one line."""
        texts: list[str] = []
        length = 0
        for separator, run in parts:
            if texts and separator:
                texts.append(separator)
                length += len(separator)
            text, markers = self._written(run)
            texts.append(text.replace("\n", " ") if flat else text)
            if markers:
                self.markers += [(length + offset, marker, mark) for offset, marker, mark in markers]
            length += len(text)
        return "".join(texts) or None

    def _written(self, run: Run) -> tuple[str, list[tuple[int, str, Mark]]]:
        if not run.marks:
            return run.text, []
        first, *chunks = run.text.split(OPEN)
        written = [first]
        length = len(first)
        found = []
        for mark, chunk in zip(run.marks, chunks, strict=True):
            inner, _, rest = chunk.partition(CLOSE)
            if inner and (mark.literal or self.notes.cites(mark, inner, written[-1], rest)):
                found.append((length, inner, mark))
            else:
                inner = mark.shown(inner)
            written += (inner, rest) if inner or rest else ()
            length += len(inner) + len(rest)
        return "".join(written), found


@dataclass(slots=True, eq=False, kw_only=True)
class Draft:
    """One block to be; each kind has its own draft that builds its record."""

    takes_caption: ClassVar[bool] = False  # a figure's caption may be its

    node: HtmlElement | None = None  # the element that is this block and nothing else
    parent: Draft | None = None
    parent_item: int | None = None
    links: list[InlineLink] = field(default_factory=list)  # links that hold no text: around a picture
    lines: list[Run] = field(default_factory=list)
    captions: list[Run] = field(default_factory=list)
    order: int = -1  # index among the drafts
    reached: str | None = None  # code of a bound that was reached while it was built
    gone: bool = False  # became part of another block, or turned out empty

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.lines

    def runs(self) -> Iterator[Run]:
        """Give all text of the block in reading order."""
        yield from self.lines
        yield from self.captions

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Block:
        """Build the record; ``place`` holds position, parent, section and html."""
        raise NotImplementedError
