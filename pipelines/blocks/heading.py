"""Headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    type: ClassVar[str] = "heading"

    level: int  # 1-6
    anchor: str | None = None
    parent_heading: int | None = None  # position of the heading that it stands under
