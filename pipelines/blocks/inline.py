"""Running text: what stands on a line, with the links, anchors and markers in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipelines.text import clean_lines, clean_text

BREAK = "\x00"  # a <br> among the pieces of a run; no tree holds this character
# Around a marker in a run's text, for as long as it is not known whether it cites; Unicode reserves them for such use inside a program.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
_JOINERS = "\u200c\u200d"  # shape the letters around them; alone they are nothing to see
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_SUPERSCRIPTS = str.maketrans("0123456789+-−–=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾")
_SUBSCRIPTS = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
# takes "3", "2+", "-3", "10"; leaves "st", "n", "a1"
_CONVERTIBLE = re.compile(r"[0-9+\-−–=()]+\Z")


@dataclass(slots=True, eq=False)
class Mark:
    """What may be a marker: it stands raised, or is a link to a place on the same page."""

    target: str | None = None  # the anchor that it links to
    raised: bool = False  # in sup
    of_note: bool = False  # the markup calls it a note's
    literal: bool = False  # it is code, which cites nothing

    def shown(self, text: str) -> str:
        """Give its text where it turned out to cite nothing."""
        return raised(text) if self.raised else text


@dataclass(frozen=True, slots=True)
class InlineLink:
    """A link in a run; ``line`` is the line of the run that it begins on."""

    href: str
    text: str | None
    rel: str | None = None
    line: int = 0


@dataclass(slots=True, eq=False)
class Run:
    """A run of text between two block boundaries, cleaned; markers stand between ``OPEN`` and ``CLOSE``."""

    text: str
    marks: tuple[Mark, ...] = ()
    links: tuple[InlineLink, ...] = ()
    anchors: tuple[tuple[int, str], ...] = ()  # line, id

    def lines(self) -> list[Run]:
        """Give each line as a run of its own."""
        texts = self.text.split("\n")
        if len(texts) == 1:
            return [self]
        found = [Run(text) for text in texts]
        marks = iter(self.marks)
        for run in found:
            run.marks = tuple(next(marks) for _ in range(run.text.count(OPEN)))
        last = len(found) - 1
        for link in self.links:
            run = found[min(link.line, last)]
            run.links = (*run.links, link)
        for line, anchor in self.anchors:
            run = found[min(line, last)]
            run.anchors = (*run.anchors, (0, anchor))
        return found

    @property
    def plain(self) -> str:
        """The text without the signs around markers."""
        return _MARKS.sub("", self.text) if self.marks else self.text


def raised(text: str) -> str:
    """Give digits and signs in their superscript form (``10³``); other text as it is."""
    return text.translate(_SUPERSCRIPTS) if _CONVERTIBLE.match(text) else text


def lowered(text: str) -> str:
    """Give digits and signs in their subscript form (``CO₂``); other text as it is."""
    return text.translate(_SUBSCRIPTS) if _CONVERTIBLE.match(text) else text


@dataclass(slots=True, eq=False)
class OpenLink:
    """A link whose end was not reached yet."""

    node: HtmlElement
    href: str | None
    fragment: str | None  # the place on this page that it leads to
    rel: str | None
    start: int  # index of its first piece
    first_mark: int
    line: int
    noted: bool = False  # its text went with an earlier run
    picture: list[InlineLink] | None = None  # the links of a picture in it, as long as no text is


@dataclass(slots=True, eq=False)
class OpenScript:
    """A ``sup`` or ``sub`` whose end was not reached yet."""

    node: HtmlElement
    start: int
    first_mark: int


@dataclass(slots=True, eq=False)
class Pieces:
    """The pieces of the run that is being read."""

    texts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    links: list[InlineLink] = field(default_factory=list)
    anchors: list[tuple[int, str]] = field(default_factory=list)
    open_links: list[OpenLink] = field(default_factory=list)
    scripts: list[OpenScript] = field(default_factory=list)
    line: int = 0

    def is_blank(self) -> bool:
        """Say whether nothing that a reader sees was read so far."""
        texts = self.texts
        return not texts or not any(text != BREAK and not text.isspace() for text in texts)

    def since(self, start: int) -> str:
        """Give the text from a piece on."""
        return "".join(self.texts[start:])

    def take(self) -> Run | None:
        """Give what was read as a run and begin anew; None where there is nothing to see."""
        joined = "".join(self.texts)
        if not joined or joined.isspace():
            self._restart(keep_anchors=True)
            return None
        for link in self.open_links:
            if not link.noted and link.href:
                self.note(link)
        text = clean_lines(joined.replace("\n", " ").replace("\r", " ").replace(BREAK, "\n")) if BREAK in joined else clean_text(joined)
        if not text or not text.strip(_JOINERS):
            self._restart(keep_anchors=True)
            return None
        marks = tuple(self.marks)
        if marks and not text.count(OPEN) == text.count(CLOSE) == len(marks):  # a page that has these signs in its own text
            text, marks = _MARKS.sub("", text), ()
        run = Run(text, marks, tuple(self.links), tuple(self.anchors))
        self._restart()
        return run if not marks or run.plain else None

    def note(self, link: OpenLink) -> None:
        """Add a link with the text that it has so far; one without any text is not seen and not noted."""
        text = clean_text(_MARKS.sub("", self.since(link.start).replace(BREAK, " ")))
        if text and link.href:
            self.links.append(InlineLink(link.href, text, link.rel, link.line))
            link.noted = True
            if link.picture:
                link.picture.pop()
                link.picture = None

    def _restart(self, *, keep_anchors: bool = False) -> None:
        self.texts.clear()
        self.line = 0
        if self.marks or self.links:
            self.marks = []
            self.links = []
        if self.anchors:
            self.anchors = [(0, anchor) for _, anchor in self.anchors] if keep_anchors else []
        for link in self.open_links:
            link.start = link.first_mark = link.line = 0
        for script in self.scripts:
            script.start = script.first_mark = 0
