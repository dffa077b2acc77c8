"""Galleries and carousels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.image import ImageDraft
from pipelines.blocks.inline import Run
from pipelines.model.block import Block
from pipelines.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery(Block):
    type: ClassVar[str] = "gallery"

    images: tuple[Picture, ...] = ()


@dataclass(slots=True, eq=False, kw_only=True)
class GalleryDraft(Draft):
    takes_caption: ClassVar[bool] = True
    images: list[ImageDraft] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.images

    def runs(self) -> Iterator[Run]:
        for image in self.images:
            yield from image.runs()
        yield from self.captions

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Gallery:
        caption = writer.joined(self.captions)
        images = tuple(image.final(writer, writer.lines(image.captions)) for image in self.images)
        return Gallery(text=caption, caption=caption, images=images, **place)
