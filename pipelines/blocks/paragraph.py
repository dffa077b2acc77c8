"""Paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import Any, ClassVar

from lxml.html import HtmlElement

from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.image import ImageDraft
from pipelines.blocks.inline import Run
from pipelines.blocks.math import MathDraft, displayed_formula
from pipelines.blocks.reading import Frame, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    type: ClassVar[str] = "paragraph"


@dataclass(slots=True, eq=False, kw_only=True)
class ParagraphDraft(Draft):
    def build(self, writer: TextWriter, place: dict[str, Any]) -> Paragraph:
        text = writer.joined(self.lines)
        if place["html"] is None and text:
            place["html"] = "<p>" + escape(text, quote=False).replace("\n", "<br>") + "</p>"
        return Paragraph(text=text, **place)


_NEAR = 8  # levels or elements
_FINE_PRINT = frozenset({"em", "i", "small", "figcaption"})
_LINE_TAGS = _FINE_PRINT | {"br"}
_BLOCKS = words("block_elements")
_AROUND_PICTURES = frozenset({"img", "a", "picture", "noscript", "amp-img"})


class BodyFrame(Frame):
    """The body itself: a run of text that no other kind takes is a paragraph."""

    container = True

    def take(self, run: Run, reading: Reading) -> None:
        if formula := displayed_formula(run.text):
            reading.add(MathDraft(node=reading.paragraph, formula=formula))
        elif image := _captioned(reading):
            image.captions.append(run)
            if reading.paragraph is not None and not _holds(reading.paragraph, image):
                reading.named.append((reading.paragraph, "wp-caption-text"))
        else:
            reading.add(ParagraphDraft(lines=[run], node=reading.paragraph))


def _captioned(reading: Reading) -> ImageDraft | None:
    """Give the picture that a paragraph in italics or small print is the caption of.

    That is one that stands in the same paragraph above it, or alone before a centred one; outside of paragraphs one that is
    alone on the line above it.
    """
    paragraph = reading.paragraph
    image = reading.drafts[-1] if reading.drafts else None
    if not isinstance(image, ImageDraft) or image.captions or image.node is None:
        return None
    if paragraph is None:
        return image if _has_fine_print_below(image.node) else None
    below = _holds(paragraph, image)
    return image if (below or _is_centred(paragraph)) and _is_fine_print(paragraph, pictures=below) else None


def _holds(paragraph: HtmlElement, image: ImageDraft) -> bool:
    return image.node is not None and any(around is paragraph for around in islice(image.node.iterancestors(), _NEAR))


def _is_fine_print(paragraph: HtmlElement, *, pictures: bool) -> bool:
    """Say whether all text of a paragraph stands in italics or small print, beside nothing but pictures."""
    if (paragraph.text or "").strip() or len(paragraph) > _NEAR:
        return False
    tags = [child.tag for child in paragraph]
    if any((child.tail or "").strip() for child in paragraph) or not _FINE_PRINT.intersection(tags):
        return False
    others = set(tags) - _FINE_PRINT - {"br"}
    return not others or (pictures and others <= _AROUND_PICTURES)


def _has_fine_print_below(node: HtmlElement) -> bool:
    """Say whether a picture is alone on its line, and all of the next lines up to the end of their run is italics or small print."""
    around = node.getparent()
    while around is not None and around.tag in _AROUND_PICTURES:
        node, around = around, around.getparent()
    if around is None or not _begins_line(node, around) or (node.tail or "").strip():
        return False
    tags: list[str] = []
    for follower in islice(node.itersiblings(), _NEAR):
        if follower.tag in _BLOCKS or (tags[-1:] == ["br"] and (follower.tag == "br" or follower.tag in _AROUND_PICTURES)):
            break  # a block, an empty line or a picture: the run has ended
        if follower.tag not in _LINE_TAGS or (follower.tail or "").strip():
            return False
        tags.append(follower.tag)
    return tags[:1] == ["br"] and not _FINE_PRINT.isdisjoint(tags)


def _begins_line(node: HtmlElement, around: HtmlElement) -> bool:
    before = node.getprevious()
    text = around.text if before is None else before.tail
    return not (text or "").strip() and (before is None or before.tag == "br" or before.tag in _BLOCKS)


def _is_centred(paragraph: HtmlElement) -> bool:
    said = f"{paragraph.get('align')} {paragraph.get('class')} {(paragraph.get('style') or '')[:200]}".replace(" ", "")
    return "center" in said
