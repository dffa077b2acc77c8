"""Figures: what gives a picture, table, player, listing or quote its caption."""

from __future__ import annotations

from typing import ClassVar, TypeGuard

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft
from pipelines.blocks.gallery import GalleryDraft
from pipelines.blocks.image import ImageDraft
from pipelines.blocks.inline import Run
from pipelines.blocks.paragraph import BodyFrame, ParagraphDraft
from pipelines.blocks.quote import QuoteDraft
from pipelines.blocks.reading import Frame, Kind, LinesFrame, Reading
from pipelines.blocks.words import words

_CAPTION_CLASSES = words("caption")
_CREDIT_CLASSES = words("credit")


_MAX_CAPTION = 600  # characters; more beside one picture is running text


class FigureFrame(Frame):
    """A figure: its caption goes to what it shows, several pictures in it are a gallery."""

    is_gallery: ClassVar[bool] = False

    def __init__(self, node: HtmlElement) -> None:
        super().__init__(node)
        self.content: list[Draft] = []
        self.captions: list[Run] = []
        self.credits: list[Run] = []
        self.loose: list[ParagraphDraft] = []  # text that is not said to be the caption

    def take(self, run: Run, reading: Reading) -> None:
        draft = ParagraphDraft(lines=[run], node=reading.paragraph)
        self.loose.append(draft)
        reading.place_draft(draft)

    def added(self, draft: Draft, reading: Reading) -> None:
        self.content.append(draft)

    def close(self, reading: Reading) -> None:
        images = [draft for draft in self.content if isinstance(draft, ImageDraft)]
        if images and len(images) == len(self.content) and (self.is_gallery or len(images) > 1) and self._is_short(len(images)):
            self._make_gallery(images, reading)
        elif self.content and not self.is_gallery:
            self._give_caption()
        else:
            for run in (*self.captions, *self.credits):
                self.outer.take(run, reading)
        for draft in self.loose:
            if not draft.gone and not isinstance(self.outer, BodyFrame):
                draft.gone = True
                self.outer.take(draft.lines[0], reading)
        for other in self.content:
            self.outer.added(other, reading)

    def _is_short(self, images: int) -> bool:
        """Say whether the text around pictures is no more than captions are."""
        return sum(len(draft.lines[0].text) for draft in self.loose) <= _MAX_CAPTION * images

    def _make_gallery(self, images: list[ImageDraft], reading: Reading) -> None:
        draft = GalleryDraft(node=self.node, images=images, captions=self.captions, parent=images[0].parent)
        draft.parent_item = images[0].parent_item
        for text in self.loose:
            before = [image for image in images if image.order < text.order]
            (before[-1].captions if before and not before[-1].captions else draft.captions).extend(text.lines)
            text.gone = True
        for image in images:
            image.gone = True
            image.credits = image.credits or self.credits
        reading.drafts[images[0].order] = draft
        draft.order = images[0].order
        self.content = [draft]

    def _give_caption(self) -> None:
        shown = next((draft for draft in self.content if not draft.captions), self.content[0])
        if isinstance(shown, ImageDraft):
            shown.credits += self.credits
        else:
            self.captions += self.credits
        captions = self.captions
        if not captions and len(self.content) == 1 and self._is_short(1):
            captions = [draft.lines[0] for draft in self.loose]
            for draft in self.loose:
                draft.gone = True
        if isinstance(shown, QuoteDraft) and not shown.attributions:
            shown.attributions += captions
        else:
            shown.captions += captions
        if len(self.content) == 1 and all(draft.gone for draft in self.loose):
            shown.node = self.node


class GalleryFrame(FigureFrame):
    """An element whose class says that its pictures are a gallery, however few."""

    is_gallery = True


def open_figure(node: HtmlElement, reading: Reading) -> Frame:
    """Open a ``figure`` or what themes use in its stead: ``wp-caption``."""
    return FigureFrame(node)


def open_gallery(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a gallery or carousel by its class (core block, classic shortcode, Swiper, Slick and their like)."""
    if any(isinstance(frame, GalleryFrame) for frame in reading.frames[-3:]):
        return None  # the wrapper of a gallery that is open already
    return GalleryFrame(node)


def open_caption(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a caption: of the figure around it, or of the picture right before it, as older themes have it."""
    figure = _figure(reading)
    last = reading.drafts[-1] if reading.drafts and not reading.pending else None
    if figure is None or (isinstance(figure, GalleryFrame) and figure.content and node.tag != "figcaption"):
        return CaptionFrame(node, last.captions, last.credits) if _takes_caption(last, reading) else None
    is_of_gallery = node.tag == "figcaption" and isinstance(figure, GalleryFrame)
    if is_of_gallery and node.getparent() is not figure.node and _takes_caption(last, reading):
        return CaptionFrame(node, last.captions, last.credits)
    return CaptionFrame(node, figure.captions, figure.credits)


def open_credit(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a picture's credit within its figure or caption, or right after the picture."""
    if isinstance(reading.top, CaptionFrame):
        return CreditFrame(node, reading.top.credits)
    figure = _figure(reading)
    last = reading.drafts[-1] if reading.drafts and not reading.pending else None
    if figure is not None:
        return CreditFrame(node, figure.credits)
    return CreditFrame(node, last.credits) if isinstance(last, ImageDraft) and reading.pieces.is_blank() else None


class CaptionFrame(LinesFrame):
    """A caption, which may hold the credit."""

    accepts = frozenset({"image", "math", "noscript", "credit"})

    def __init__(self, node: HtmlElement, lines: list[Run], credits: list[Run]) -> None:
        super().__init__(node, lines)
        self.credits = credits


class CreditFrame(LinesFrame):
    """A credit within a caption: the caption goes on after it."""

    inline = True


def _figure(reading: Reading) -> FigureFrame | None:
    frame = reading.top
    return frame if isinstance(frame, FigureFrame) else None


def _takes_caption(last: Draft | None, reading: Reading) -> TypeGuard[ImageDraft]:
    """Say whether the latest block is a picture without caption, and nothing stands between it and here."""
    return isinstance(last, ImageDraft) and not last.captions and reading.pieces.is_blank() and not isinstance(reading.top, LinesFrame)


FIGURE = Kind("figure", open_figure, tags=frozenset({"figure"}), classes=frozenset({"wp-caption", "gallery-item", "tr-caption-container"}))
GALLERY = Kind(
    "gallery",
    open_gallery,
    classes=words("gallery"),
)
CAPTION = Kind("caption", open_caption, tags=frozenset({"figcaption"}), classes=_CAPTION_CLASSES)
CREDIT = Kind("credit", open_credit, classes=_CREDIT_CLASSES)
