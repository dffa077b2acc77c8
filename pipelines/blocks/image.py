"""Pictures that stand in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.embed import open_embed
from pipelines.blocks.inline import BREAK, InlineLink, Run
from pipelines.blocks.picture import names_too_many, picture_role, read_picture, same_picture
from pipelines.blocks.reading import TAKEN, Kind, Reading
from pipelines.model.block import Block
from pipelines.model.picture import Picture
from pipelines.text import clean_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Image(Block):
    type: ClassVar[str] = "image"

    image: Picture


@dataclass(slots=True, eq=False, kw_only=True)
class ImageDraft(Draft):
    takes_caption: ClassVar[bool] = True
    picture: Picture
    credits: list[Run] = field(default_factory=list)
    within_noscript: bool = False

    @property
    def is_empty(self) -> bool:
        return False

    def runs(self) -> Iterator[Run]:
        yield from self.captions
        yield from self.credits

    def final(self, writer: TextWriter, caption: str | None) -> Picture:
        """Give the picture with its caption and credit."""
        if caption is None and not self.credits:
            return self.picture
        return replace(self.picture, caption=caption, credit=writer.lines(self.credits))

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Image:
        caption = writer.joined(self.captions)
        return Image(text=caption, caption=caption, image=self.final(writer, caption), **place)


def open_image(node: HtmlElement, reading: Reading) -> Literal["taken"]:
    """Read an ``img``: a picture is a block, or follows the run that it stands in; an emoji or a formula is text."""
    role = picture_role(node)
    if role in {"emoji", "formula"}:
        if alt := clean_text(node.get("alt")):
            reading.pieces.texts.append(alt)
        return TAKEN
    link = reading.link
    picture = read_picture(node, reading.document.base_url, link.href if link else None) if role == "picture" else None
    reading.reached["srcset-too-long"] += picture is not None and names_too_many(node)
    reading.resolved[node] = picture
    if picture is None or (reading.within_noscript and _is_shown(picture, reading)):
        return TAKEN
    if not reading.within_noscript and _was_in_noscript(picture, reading):
        reading.silent.append(node)
        return TAKEN
    draft = ImageDraft(node=node, picture=picture, within_noscript=reading.within_noscript)
    if link is not None and link.href and not link.noted and link.picture is None:
        draft.links.append(InlineLink(link.href, None, link.rel))
        link.picture = draft.links
    if reading.pieces.is_blank() or reading.pieces.texts[-1] == BREAK:
        reading.flush()
        reading.add(draft)
    else:
        reading.add(draft, after_run=True)
    return TAKEN


def _is_shown(picture: Picture, reading: Reading) -> bool:
    """Say whether the picture of a ``noscript`` is the one before it again."""
    last = reading.pending[-1] if reading.pending else reading.drafts[-1] if reading.drafts else None
    return isinstance(last, ImageDraft) and same_picture(last.picture.src, picture.src)


def _was_in_noscript(picture: Picture, reading: Reading) -> bool:
    """Say whether the picture is that of the ``noscript`` right before it (Squarespace)."""
    last = reading.pending[-1] if reading.pending else reading.drafts[-1] if reading.drafts else None
    if not isinstance(last, ImageDraft) or not last.within_noscript or not reading.pieces.is_blank():
        return False
    return same_picture(last.picture.src, picture.src)


def open_noscript(node: HtmlElement, reading: Reading) -> Literal["taken"]:
    """Read the pictures and players of a ``noscript`` that the page shows by script only; its text asks to switch scripts on."""
    allowed = reading.top.allowed
    reading.within_noscript = True
    for inner in node.iterdescendants("img", "iframe"):
        if inner.tag == "img":
            open_image(inner, reading)
        elif allowed is None or "embed" in allowed:
            open_embed(inner, reading)
    reading.within_noscript = False
    return TAKEN


IMAGE = Kind("image", open_image, tags=frozenset({"img", "amp-img", "amp-anim"}))
NOSCRIPT = Kind("noscript", open_noscript, tags=frozenset({"noscript"}))
