"""An entry cut into labelled parts: what the readers of fields are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple


class Part(NamedTuple):
    """A run of the entry's text under one label, with its punctuation."""

    label: str  # author, title, journal, container-title, date, volume ...
    text: str
    start: int  # in the entry's text


class Found(NamedTuple):
    """A value of one field of ``Reference``, and the characters that it was read from (None: from a link, or from several places)."""

    field: str
    value: Any
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """An entry's text, its labelled parts in order, and the hrefs of the links in it."""

    raw: str
    parts: tuple[Part, ...] = ()
    links: tuple[str, ...] = ()

    def of(self, *labels: str) -> tuple[Part, ...]:
        """Give the parts that carry one of ``labels``, in order."""
        return tuple(part for part in self.parts if part.label in labels)

    def first(self, *labels: str) -> Part | None:
        """Give the first part that carries one of ``labels``."""
        return next((part for part in self.parts if part.label in labels), None)
