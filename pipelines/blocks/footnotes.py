"""Footnotes, endnotes and sidenotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """One note, without the way back to the text."""

    note: int  # 1-based through all of the post
    text: str
    label: str | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes(Block):
    type: ClassVar[str] = "footnotes"

    notes: tuple[Footnote, ...] = ()
