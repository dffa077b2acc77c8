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


_TITLED = words("titled_figure")
_PICTURES = frozenset({"a", "img", "picture", "source", "amp-img", "amp-anim", "video", "audio", "iframe"})
_MAX_CAPTION = 600  # characters; more beside one picture is running text


class FigureFrame(Frame):
    """A figure: its caption goes to what it shows, several pictures in it are a gallery.

    All text inside is a paragraph at its place until the end tells what it belongs to.
    """

    is_gallery: ClassVar[bool] = False

    def __init__(self, node: HtmlElement) -> None:
        super().__init__(node)
        self.content: list[Draft] = []
        self.captions: list[ParagraphDraft] = []
        self.credits: list[ParagraphDraft] = []
        self.loose: list[ParagraphDraft] = []  # text that is not said to be the caption
        self.is_titled = not _TITLED.isdisjoint((node.get("class") or "").split())  # AsciiDoc: its caption is called a title

    def take(self, run: Run, reading: Reading) -> None:
        self.note(run, self.loose, reading)

    def note(self, run: Run, texts: list[ParagraphDraft], reading: Reading) -> None:
        """Put a text at its place, and remember what it is."""
        draft = ParagraphDraft(lines=[run], node=reading.paragraph)
        texts.append(draft)
        reading.place_draft(draft)

    def added(self, draft: Draft, reading: Reading) -> None:
        self.content.append(draft)

    def close(self, reading: Reading) -> None:
        images = [draft for draft in self.content if isinstance(draft, ImageDraft)]
        if images and len(images) == len(self.content) and (self.is_gallery or len(images) > 1) and self._is_short(len(images)):
            self._make_gallery(images, reading)
        elif not self.is_gallery:
            self._give_caption()
        texts = sorted((*self.captions, *self.credits, *self.loose), key=lambda draft: draft.order)
        self._leave([text for text in texts if not text.gone], reading)
        for draft in self.content:
            self.outer.added(draft, reading)

    def _leave(self, texts: list[ParagraphDraft], reading: Reading) -> None:
        """Leave text that is no caption to what stands around the figure."""
        if isinstance(self.outer, FigureFrame):
            self.outer.loose += texts
        elif not isinstance(self.outer, BodyFrame):
            for text in texts:
                self.outer.take(_taken([text])[0], reading)

    def _is_short(self, images: int) -> bool:
        """Say whether the text around pictures is no more than captions are."""
        return sum(len(draft.lines[0].text) for draft in self.loose) <= _MAX_CAPTION * images

    def _make_gallery(self, images: list[ImageDraft], reading: Reading) -> None:
        captions = self.captions.copy()
        for text in self.loose:
            before = [image for image in images if image.order < text.order]
            if before and not before[-1].captions:
                before[-1].captions += _taken([text])
            else:
                captions.append(text)
        of_all = _taken(sorted(captions, key=lambda text: text.order))
        draft = GalleryDraft(node=self.node, images=images, captions=of_all, parent=images[0].parent)
        draft.parent_item = images[0].parent_item
        credits = _taken(self.credits)
        for image in images:
            image.gone = True
            image.credits = image.credits or credits
        reading.drafts[images[0].order] = draft
        draft.order = images[0].order
        self.content = [draft]

    def _give_caption(self) -> None:
        """Give the caption to what is shown right above it and has none yet, else to the first; where nothing is shown it is text."""
        shown_ones = [draft for draft in self.content if draft.takes_caption and not draft.captions]
        if not shown_ones:
            return
        above = [draft for draft in shown_ones if self.captions and draft.order < self.captions[0].order]
        shown = above[-1] if above else shown_ones[0]
        alone = len(self.content) == 1
        captions = self.captions or (self.loose if alone and isinstance(shown, ImageDraft) and self._is_short(1) else [])
        if isinstance(shown, ImageDraft):
            shown.credits += _taken(self.credits)
        else:
            captions = [*captions, *self.credits]
        if isinstance(shown, QuoteDraft) and not shown.attributions:
            shown.attributions += _taken(captions)
        else:
            shown.captions += _taken(captions)
        if alone and all(draft.gone for draft in self.loose):
            shown.node = self.node


def _taken(texts: list[ParagraphDraft]) -> list[Run]:
    """Take texts out of the reading order, as they belong to something else."""
    for text in texts:
        text.gone = True
    return [text.lines[0] for text in texts]


class GalleryFrame(FigureFrame):
    """An element whose class says that its pictures are a gallery, however few."""

    is_gallery = True


def open_figure(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a ``figure`` or what themes and generators use in its stead: ``wp-caption``."""
    return FigureFrame(node) if node.tag not in _PICTURES else None


def open_gallery(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a gallery or carousel by its class (core block, classic shortcode, Swiper, Slick and their like)."""
    if node.tag in _PICTURES or any(isinstance(frame, GalleryFrame) for frame in reading.frames[-3:]):
        return None  # the wrapper of a gallery that is open already
    return GalleryFrame(node)


def open_caption(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a caption: of the figure around it, or of the picture right before it, as older themes have it."""
    figure = _figure(reading)
    if node.tag in _PICTURES or ("title" in (node.get("class") or "").split() and not (figure and figure.is_titled)):
        return None
    last = reading.drafts[-1] if reading.drafts and not reading.pending else None
    if figure is None or (isinstance(figure, GalleryFrame) and figure.content and node.tag != "figcaption"):
        return LastCaptionFrame(node, last) if _takes_caption(last, reading) else None
    is_of_gallery = node.tag == "figcaption" and isinstance(figure, GalleryFrame)
    if is_of_gallery and node.getparent() is not figure.node and _takes_caption(last, reading):
        return LastCaptionFrame(node, last)
    return CaptionFrame(node, figure)


def open_credit(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a picture's credit within its figure or caption, or right after the picture."""
    if isinstance(reading.top, LastCaptionFrame):
        return LastCreditFrame(node, reading.top.image.credits)
    figure = reading.top.figure if isinstance(reading.top, CaptionFrame) else _figure(reading)
    last = reading.drafts[-1] if reading.drafts and not reading.pending else None
    if figure is not None:
        return CreditFrame(node, figure)
    return LastCreditFrame(node, last.credits) if isinstance(last, ImageDraft) and reading.pieces.is_blank() else None


_IN_CAPTIONS = frozenset({"image", "math", "noscript", "credit"})


class CaptionFrame(Frame):
    """The caption of the figure around it."""

    accepts = _IN_CAPTIONS

    def __init__(self, node: HtmlElement, figure: FigureFrame) -> None:
        super().__init__(node)
        self.figure = figure

    def take(self, run: Run, reading: Reading) -> None:
        self.figure.note(run, self.figure.captions, reading)


class CreditFrame(CaptionFrame):
    """The credit of what the figure around it shows; a caption goes on after it."""

    inline = True

    def take(self, run: Run, reading: Reading) -> None:
        self.figure.note(run, self.figure.credits, reading)


class LastCaptionFrame(LinesFrame):
    """The caption of the picture before it."""

    accepts = _IN_CAPTIONS

    def __init__(self, node: HtmlElement, image: ImageDraft) -> None:
        super().__init__(node, image.captions)
        self.image = image


class LastCreditFrame(LinesFrame):
    """The credit of the picture before it."""

    inline = True


def _figure(reading: Reading) -> FigureFrame | None:
    frame = reading.top
    return frame if isinstance(frame, FigureFrame) else None


def _takes_caption(last: Draft | None, reading: Reading) -> TypeGuard[ImageDraft]:
    """Say whether the latest block is a picture without caption, and nothing stands between it and here."""
    return isinstance(last, ImageDraft) and not last.captions and reading.pieces.is_blank() and not isinstance(reading.top, LinesFrame)


class ControlFrame(Frame):
    """A button around a figure's picture; what it says tells how to enlarge it."""

    def take(self, run: Run, reading: Reading) -> None:
        pass


def open_control(node: HtmlElement, reading: Reading) -> Frame | None:
    """Open a button in a figure that holds its picture."""
    return ControlFrame(node) if isinstance(reading.top, FigureFrame) and node.find(".//img") is not None else None


CONTROL = Kind("control", open_control, roles=frozenset({"button"}))
FIGURE = Kind("figure", open_figure, tags=frozenset({"figure"}), classes=words("figure"))
GALLERY = Kind(
    "gallery",
    open_gallery,
    classes=words("gallery"),
)
CAPTION = Kind("caption", open_caption, tags=frozenset({"figcaption"}), classes=_CAPTION_CLASSES)
CREDIT = Kind("credit", open_credit, classes=_CREDIT_CLASSES)
