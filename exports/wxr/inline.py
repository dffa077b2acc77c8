"""Running text as the block editor keeps it."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import Element, HtmlElement

from exports.migration.elements import inner_html, move_content, take_out
from exports.migration.flow import flow
from pipelines.tags import HEADINGS

# Takes "[gallery", "[/caption", which WordPress would run as shortcodes; leaves "[3]", "[ ]".
_SHORTCODE = re.compile(r"\[(?=/?[A-Za-z_])")
# What stands in running text as one thing, and shows though it holds no text.
_SHOWN = frozenset({"img", "br", "math", "input", "iframe", "audio", "video"})
# What running text cannot hold: blocks of their own, and what the editor's text field throws away.
FOREIGN = HEADINGS | {
    "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "hr", "details", "iframe", "audio", "video", "math", "input", "section",
}  # fmt: skip


def holds_foreign(element: HtmlElement, but: frozenset[str] = frozenset()) -> bool:
    """Say whether something inside cannot stand in running text."""
    return next(element.iterdescendants(*(FOREIGN - but)), None) is not None


def text_html(element: HtmlElement) -> str:
    """Give the content of an element as one run of text: paragraphs parted by line breaks, nothing that could run as a shortcode."""
    _clear(element)
    if next(element.iterdescendants("p", "div"), None) is not None:
        _join(element)
    return no_shortcodes(inner_html(element).strip())


def no_shortcodes(html: str) -> str:
    """Write brackets that could open a shortcode as character references."""
    return _SHORTCODE.sub("&#91;", html)


def _join(element: HtmlElement) -> None:
    """Turn paragraphs into lines of one text."""
    blocks = flow(element)
    for number, one in enumerate(blocks):
        if number:
            element.append(Element("br"))
        if one.tag == "p":
            move_content(one, element)
        else:
            element.append(one)


def _clear(element: HtmlElement) -> None:
    """Take out what holds nothing, which the editor would throw away, and attributes that belong to the old site's style."""
    for inner in reversed(list(element.iterdescendants(etree.Element))):
        if inner.tag == "wbr" or (inner.tag not in _SHOWN and _is_empty(inner)):
            take_out(inner)
            continue
        if inner.tag != "sup" and inner.get("class") != "credit":
            inner.attrib.pop("class", None)
        inner.attrib.pop("role", None)


def _is_empty(element: HtmlElement) -> bool:
    return (
        len(element) == 0
        and not element.text
        and element.tag not in ("td", "th", "li")
        and element.getparent() is not None
        and (
            element.tag
            in ("a", "span", "b", "i", "em", "strong", "sup", "sub", "u", "s", "small", "font", "code", "p", "div", "mark", "cite")
        )
    )
