"""Small changes to a tree of which more than one form is made."""

from __future__ import annotations

from html import escape

from lxml import etree
from lxml.html import Element, HtmlElement

from pipelines.text import clean_text

_CONTAINERS = frozenset({"p", "div", "span", "figure", "figcaption", "cite", "footer", "caption", "small", "dd"})


def text_of(element: HtmlElement) -> str | None:
    """Give an element's text as the tables have it, on one line."""
    return clean_text("".join(element.itertext()))


def inner_html(element: HtmlElement) -> str:
    """Give what stands between an element's tags."""
    parts = [escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html", with_tail=True) for child in element]
    return "".join(parts)


def become(element: HtmlElement, tag: str, **attributes: str | None) -> None:
    """Turn an element into an empty one of another tag, in place; its tail and id stay."""
    tail, name = element.tail, element.get("id")
    element.clear()
    element.tag, element.tail = tag, tail
    for key, value in {"id": name, **attributes}.items():
        if value is not None:
            element.set(key.rstrip("_"), value)


def move_content(source: HtmlElement, target: HtmlElement) -> None:
    """Put what ``source`` holds at the end of ``target``."""
    if source.text:
        if len(target):
            target[-1].tail = (target[-1].tail or "") + source.text
        else:
            target.text = (target.text or "") + source.text
    source.text = None
    for child in list(source):
        target.append(child)


def find_by_text(root: HtmlElement, wanted: str | None) -> HtmlElement | None:
    """Find the innermost container below ``root`` whose whole text is ``wanted``: a ``figcaption``, not its ``figure``."""
    folded = clean_text(wanted)
    if not folded:
        return None
    found = next((element for element in root.iterdescendants(etree.Element) if text_of(element) == folded), None)
    inner = found
    while inner is not None:
        found = inner
        inner = next((child for child in found if child.tag in _CONTAINERS and text_of(child) == folded), None)
    return found


def take_out(element: HtmlElement) -> None:
    """Take an element out of its tree; its tail stays where it was."""
    parent = element.getparent()
    if parent is None:
        return
    previous = element.getprevious()
    if element.tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
        element.tail = None
    parent.remove(element)


def captioned(tag: str, caption_root: HtmlElement, caption: str | None) -> HtmlElement | None:
    """Give a caption as an element of that tag, with its markup where an element below ``caption_root`` holds just this text."""
    if not caption:
        return None
    made = Element(tag)
    source = find_by_text(caption_root, caption)
    if source is not None:
        move_content(source, made)
        for block in made.xpath(".//p|.//div"):
            block.tag = "span"
            block.attrib.clear()
    else:
        made.text = caption
    return made
