"""Pictures that stand in the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block
from pipelines.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Block):
    type: ClassVar[str] = "image"

    image: Picture
