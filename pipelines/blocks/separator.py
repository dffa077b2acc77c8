"""Separators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.reading import TAKEN, Kind, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator(Block):
    type: ClassVar[str] = "separator"


@dataclass(slots=True, eq=False, kw_only=True)
class SeparatorDraft(Draft):
    @property
    def is_empty(self) -> bool:
        return False

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Separator:
        return Separator(**place)


def open_separator(node: HtmlElement, reading: Reading) -> Literal["taken"] | None:
    """Read an ``hr``, or the empty element that a page builder draws a line with."""
    if node.tag != "hr" and ("".join(node.itertext()).strip() or node.find(".//img") is not None):
        return None
    reading.flush()
    reading.add(SeparatorDraft(node=node))
    return TAKEN


SEPARATOR = Kind("separator", open_separator, tags=frozenset({"hr"}), classes=words("separator"))
