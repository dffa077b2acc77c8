"""Small changes to a tree of which more than one form is made."""

from __future__ import annotations

from html import escape

from lxml import etree
from lxml.html import HtmlElement

from pipelines.text import clean_text


def text_of(element: HtmlElement) -> str | None:
    """Give an element's text as the tables have it, on one line."""
    return clean_text("".join(element.itertext()))


def outer_html(element: HtmlElement) -> str:
    """Give an element with its tags, without its tail."""
    html: str = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return html


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
