"""Headings, quotes, code, formulas, files and reference lists in the form that writers take."""

from __future__ import annotations

import re

from lxml.html import Element, HtmlElement

from exports.migration.captions import Texts
from exports.migration.elements import become, move_content, take_out, text_of
from exports.migration.figures import Place
from exports.migration.flow import flow

_DASH = re.compile(r"^[\s—–―-]+")  # takes "— " of "— Ada"; leaves "Ada-Lou"
# Takes "python", "c++", "objective-c"; leaves "py thon", "".
_LANGUAGE = re.compile(r"[\w+#.-]{1,40}\Z")


def heading_block(element: HtmlElement, place: Place) -> None:
    """Make a heading ``h1`` to ``h6`` of its level, under the id by which links reach it."""
    headings = place.own("headings")
    if not headings:
        return
    content = Element("span")
    move_content(element, content)
    become(element, f"h{headings[0]['level']}", id=headings[0]["anchor"] or element.get("id"))
    move_content(content, element)


def quote_block(element: HtmlElement, place: Place) -> None:
    """Make a quote a ``blockquote`` of blocks, ``footer`` last where it says whom it cites."""
    cited = place.block["attribution"]
    source = _attribution(element, cited)
    footer = None
    if source is not None:
        footer = Element("footer")
        take_out(source)
        move_content(source, footer)
        footer.text = _DASH.sub("", footer.text or "") or None
    blocks = flow(element)
    address = element.get("cite")
    become(element, "blockquote", cite=address)
    element.extend(_unwrapped(blocks))
    if footer is not None:
        element.append(footer)


def _unwrapped(blocks: list[HtmlElement]) -> list[HtmlElement]:
    """Give the content of a quote that stands in a figure."""
    return [inner for block in blocks for inner in (flow(block) if block.tag == "blockquote" and len(blocks) == 1 else [block])]


def _attribution(element: HtmlElement, cited: str | None) -> HtmlElement | None:
    if not cited:
        return None
    bare = _DASH.sub("", cited)
    for inner in element.iterdescendants("cite", "footer", "figcaption", "p", "span", "div", "small"):
        if _DASH.sub("", text_of(inner) or "") == bare:
            return inner
    return Texts(element).find(cited)


def code_block(element: HtmlElement, place: Place) -> None:
    """Make code a ``pre`` with ``code``: its text, line by line, without the marks of highlighters."""
    text, language = place.block["text"], place.block["code_language"]
    if not text:
        return
    code = Element("code")
    code.text = text
    if language and _LANGUAGE.match(language):
        code.set("class", f"language-{language}")
    become(element, "pre")
    element.append(code)


def math_block(element: HtmlElement, _: Place) -> None:
    """Make a formula that stands alone a paragraph with ``math``."""
    math = element if element.tag == "math" else element.find(".//math")
    if math is None:
        return
    if element is not math:
        take_out(math)
        become(element, "p", class_="math")
        element.append(math)
        return
    parent = element.getparent()
    if parent is not None and parent.tag not in ("p", "span", "a", "em", "strong", "li", "td", "th"):
        tail, element.tail = element.tail, None
        paragraph = Element("p", {"class": "math"})
        parent.replace(element, paragraph)
        paragraph.append(element)
        paragraph.tail = tail


def file_block(element: HtmlElement, place: Place) -> None:
    """Make a file to fetch a paragraph with a link."""
    url = place.block["url"]
    if not url:
        return
    link = Element("a", href=url, download="")
    link.text = place.block["text"] or url.rpartition("/")[2]
    become(element, "p", class_="file")
    element.append(link)


def references_block(element: HtmlElement, _: Place) -> None:
    """Mark a reference list as such where it is a list."""
    target = element if element.tag in ("ol", "ul") else element.find(".//ol")
    if target is not None:
        target.set("class", "references")
