"""Embedded pages, posts and players of other sites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed(Block):
    type: ClassVar[str] = "embed"
