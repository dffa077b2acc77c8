"""Quotes with their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.inline import BREAK, Run
from pipelines.blocks.reading import Frame, Kind, LinesFrame, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block

_ATTRIBUTION_CLASSES = words("attribution")
_DASH = re.compile(r"^\s*(?:[—–―~]|--?(?=\s))\s*")  # takes "— Anna", "- Anna"; leaves "-5 degrees"
# Before a citation a sentence has ended: takes "... be.", "... be?”", "... be —"; leaves "the novel"
_ENDED = re.compile(r"[.!?…:;,—–―\-\"'”’»)\]]\s*\Z")
_MAX_ATTRIBUTION = 150  # characters; a longer last line that begins with a dash is a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Block):
    type: ClassVar[str] = "quote"


@dataclass(slots=True, eq=False, kw_only=True)
class QuoteDraft(Draft):
    takes_caption: ClassVar[bool] = True
    attributions: list[Run] = field(default_factory=list)

    def runs(self) -> Iterator[Run]:
        yield from self.lines
        yield from self.captions
        yield from self.attributions

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Quote:
        text = writer.joined((*self.lines, *self.captions))
        source = writer.lines(self.attributions)
        return Quote(text=text, attribution=(_DASH.sub("", source) or None) if source else None, **place)


class QuoteFrame(Frame):
    """A quote: its paragraphs are its text, blocks inside are its children."""

    container = True

    def __init__(self, node: HtmlElement, draft: QuoteDraft) -> None:
        super().__init__(node)
        self.draft = draft

    def take(self, run: Run, reading: Reading) -> None:
        self.draft.lines.append(run)

    def place(self) -> tuple[Draft | None, int | None]:
        return self.draft, None

    def close(self, reading: Reading) -> None:
        lines = self.draft.lines
        if self.draft.attributions or not lines:
            return
        *rest, last = lines[-1].lines()
        if (rest or lines[:-1]) and len(last.text) <= _MAX_ATTRIBUTION and _DASH.match(last.text):
            self.draft.attributions.append(last)
            lines[-1:] = rest


_PIECES = 8  # texts before a quote's own


def open_quote(node: HtmlElement, reading: Reading) -> Frame:
    """Open a ``blockquote``."""
    reading.flush()
    draft = QuoteDraft(node=node)
    reading.add(draft)
    return QuoteFrame(node, draft)


def open_attribution(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open whom a quote cites: ``footer``, or a ``cite`` at its end that is not the title of a work in its text.

    What a class says to be the source may stand right behind the quote (AsciiDoc).
    """
    quote = reading.base
    if node.tag not in {"cite", "footer"} and (last := _quote_before(node, reading)):
        return LinesFrame(node, last.attributions)
    if not isinstance(quote, QuoteFrame) or isinstance(reading.top, LinesFrame):
        return None
    if node.tag == "cite" and not (_ends_quote(node, quote, reading) or _begins_quote(node, quote, reading)):
        return None
    return LinesFrame(node, quote.draft.attributions)


def _quote_before(node: HtmlElement, reading: Reading) -> QuoteDraft | None:
    last = reading.drafts[-1] if reading.drafts else None
    is_behind = isinstance(last, QuoteDraft) and not last.attributions and last.node is node.getprevious() is not None
    return last if isinstance(last, QuoteDraft) and is_behind and reading.pieces.is_blank() else None


def _begins_quote(node: HtmlElement, quote: QuoteFrame, reading: Reading) -> bool:
    """Say whether a ``cite`` stands before the text with a colon at its end: "Ann wrote:" of phpBB and its like."""
    if quote.draft.lines or not reading.pieces.is_blank():
        return False
    return "".join(islice(node.itertext(), _PIECES)).rstrip().endswith((":", "："))


def _ends_quote(node: HtmlElement, quote: QuoteFrame, reading: Reading) -> bool:
    parent = node.getparent()
    if parent is None or (node.tail or "").strip() or node.getnext() is not None:
        return False
    if parent is not quote.node and (parent.getnext() is not None or (parent.tail or "").strip()):
        return False
    texts = reading.pieces.texts
    if reading.pieces.is_blank() or texts[-1] == BREAK:
        return True
    return bool(_ENDED.search("".join(texts[-3:])))


QUOTE = Kind("quote", open_quote, tags=frozenset({"blockquote"}))
ATTRIBUTION = Kind("attribution", open_attribution, tags=frozenset({"cite", "footer"}), classes=_ATTRIBUTION_CLASSES)
