"""Reference lists: their entries as text, to be parsed by ``pipelines.references``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceEntry:
    """One entry of a reference list."""

    raw: str  # without its marker
    label: str | None = None  # the marker as printed
    links: tuple[str, ...] = ()  # absolute hrefs in it
    anchors: tuple[str, ...] = ()  # ids by which the text points to it


@dataclass(frozen=True, slots=True, kw_only=True)
class References(Block):
    type: ClassVar[str] = "references"

    entries: tuple[ReferenceEntry, ...] = ()
