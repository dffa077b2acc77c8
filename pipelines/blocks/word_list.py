"""Paragraphs that were pasted from a list in Word: items whose markers are text."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from lxml.html import HtmlElement

from pipelines.blocks.list_levels import word_level
from pipelines.blocks.lists import ItemFrame, ListFrame, loose_list
from pipelines.blocks.reading import Frame, Kind, Reading
from pipelines.blocks.words import words

# A marker as Word prints it: takes "· One", "o Inner", "1. Two", "iv) Three", "(a) Four"; leaves "over all", "3D", "A. Smith" (two words).
_MARKER = re.compile(r"\s*(?:[·•▪◦‣●○■□§–-]|o(?=\s)|\(?(\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])\s*(?=\S)")
_MAX_MARKER = 60  # characters before the text, white space that stands for a tab among them
_PIECES = 12  # texts before the text
_CLASSES = words("word_list")


class WordItemFrame(ItemFrame):
    """A paragraph that is an item; the marker at its beginning is no text."""

    def close(self, reading: Reading) -> None:
        if self.item.lines and (found := _MARKER.match(self.item.lines[0].text)):
            first = self.item.lines[0]
            self.item.lines[0] = replace(first, text=first.text[found.end() :])
            if found[1]:
                self.item.kind, self.item.marker = "ordered", found[1]
                self.item.number = int(found[1]) if found[1].isdecimal() else self.item.number
        super().close(reading)


def open_word_item(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a paragraph of Word's list styles that begins with a marker; one without is a paragraph."""
    start = "".join(islice(node.itertext(), _PIECES))[:_MAX_MARKER]
    if node.tag != "p" or not _MARKER.match(start) or not is_word_item(node):
        return None
    reading.flush()
    around = reading.base
    if isinstance(around, (ItemFrame, ListFrame)):
        return None
    frame = loose_list(node, reading)
    opened = frame.item(node)
    opened.outer = opened.base = around  # what it opened counts, the frame itself is never on the stack
    return WordItemFrame(node, frame, opened.index)


def is_word_item(node: HtmlElement) -> bool:
    """Say whether a paragraph says that it was an item: by its style's name or by its level."""
    return "MsoList" in (node.get("class") or "") or word_level(node) is not None


WORD_ITEM = Kind("item", open_word_item, classes=_CLASSES)
