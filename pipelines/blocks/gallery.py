"""Galleries and carousels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block
from pipelines.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery(Block):
    type: ClassVar[str] = "gallery"

    images: tuple[Picture, ...] = ()
