"""Captions with their markup: the tables have their text, the elements of a page its bold type and links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import Element, HtmlElement

from exports.migration.elements import move_content, take_out, text_of
from pipelines.text import clean_text

_CONTAINERS = frozenset({"p", "div", "span", "figure", "figcaption", "cite", "footer", "caption", "small", "dd"})
_NEAR = 12  # elements behind a picture among which its caption is looked for


class Texts:
    """The elements below a root by their whole text. Read once, however many captions are looked up."""

    def __init__(self, root: HtmlElement) -> None:
        self._root = root
        self._found: dict[str, list[HtmlElement]] | None = None

    def find(self, wanted: str | None) -> HtmlElement | None:
        """Find the innermost container whose whole text is ``wanted``: a ``figcaption``, not its ``figure``. Of several, the first that
        still holds it."""
        folded = clean_text(wanted)
        candidates = self._index().get(folded, []) if folded else []
        while candidates and text_of(candidates[-1]) != folded:
            candidates.pop()
        found = inner = candidates[-1] if candidates else None
        while inner is not None:
            found = inner
            inner = next((child for child in found if child.tag in _CONTAINERS and text_of(child) == folded), None)
        return found

    def _index(self) -> dict[str, list[HtmlElement]]:
        if self._found is None:
            self._found = {}
            for element in reversed(list(self._root.iterdescendants(etree.Element))):
                if text := text_of(element):
                    self._found.setdefault(text, []).append(element)
        return self._found


def captioned(tag: str, texts: Texts, caption: str | None) -> HtmlElement | None:
    """Give a caption as an element of that tag, with its markup where an element holds just this text; None where there is none."""
    if not caption:
        return None
    made = Element(tag)
    source = texts.find(caption)
    if source is None:
        made.text = caption
        return made
    move_content(source, made)
    for block in list(made.iterdescendants("p", "div")):
        block.tag = "span"
        block.attrib.clear()
    return made


def picture_caption(texts: Texts, caption: str | None, credit: str | None) -> HtmlElement | None:
    """Give a picture's caption, and behind it, as ``span class="credit"``, whom the page names as its maker."""
    return with_credit(captioned("figcaption", texts, caption), texts, credit)


def with_credit(caption: HtmlElement | None, texts: Texts, credit: str | None) -> HtmlElement | None:
    """Add to a caption whom the page names as the picture's maker."""
    named = captioned("span", texts, credit)
    if named is None:
        return caption
    caption = caption if caption is not None else Element("figcaption")
    named.set("class", "credit")
    if len(caption):
        caption[-1].tail = (caption[-1].tail or "") + " "
    elif caption.text:
        caption.text += " "
    caption.append(named)
    return caption


def take_caption_behind(element: HtmlElement, caption: str | None) -> HtmlElement | None:
    """Take out a caption that stands right behind its picture, as older themes have it; None where none does."""
    folded = clean_text(caption)
    found = next((beside for beside in islice(_following(element), _NEAR) if folded and text_of(beside) == folded), None)
    if found is None:
        return None
    taken = Element("figcaption")
    move_content(found, taken)
    take_out(found)
    return taken


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements behind one, in document order."""
    node: HtmlElement | None = element
    while node is not None:
        for sibling in node.itersiblings(etree.Element):
            yield from sibling.iter(etree.Element)
        node = node.getparent()
