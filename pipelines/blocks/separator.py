"""Separators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Separator(Block):
    type: ClassVar[str] = "separator"
