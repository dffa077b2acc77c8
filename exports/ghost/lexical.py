"""A post's body as a document of Ghost's editor: its own cards where it has them, HTML cards for all else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from lxml import etree
from lxml.html import HtmlElement

from exports.ghost.inline import Node, block_node, has_text, inline_nodes
from exports.migration.elements import inner_html, outer_html

_MAX_GALLERY = 9  # pictures that a gallery card shows
_LANGUAGE = re.compile(r"(?:^|\s)language-(\S+)")  # takes "language-python"; leaves "highlight"


def lexical_document(body: HtmlElement) -> str:
    """Give a body of blocks as the JSON of a Lexical document. Each block becomes one node, in its order."""
    children = [(_NODES.get(block.tag, _no_node)(block) if not block.get("id") else None) or html_card(block) for block in body]
    return json.dumps({"root": block_node("root", children)}, ensure_ascii=False, separators=(",", ":"))


def html_card(block: HtmlElement) -> Node:
    """Give a block as a card of HTML, which Ghost shows as it is."""
    return {"type": "html", "version": 1, "html": outer_html(block)}


def _no_node(_: HtmlElement) -> Node | None:
    return None


def _paragraph(block: HtmlElement) -> Node | None:
    nodes = inline_nodes(block)
    return block_node("paragraph", nodes) if nodes is not None and has_text(nodes) else None


def _heading(block: HtmlElement) -> Node | None:
    nodes = inline_nodes(block)
    return block_node("extended-heading", nodes, tag=block.tag) if nodes is not None and has_text(nodes) else None


def _rule(_: HtmlElement) -> Node:
    return {"type": "horizontalrule", "version": 1}


def _quote(block: HtmlElement) -> Node | None:
    inner = block[0] if len(block) == 1 and block[0].tag == "p" and not (block.text or "").strip() else block
    nodes = inline_nodes(inner)
    return block_node("extended-quote", nodes) if nodes is not None and has_text(nodes) else None


def _code(block: HtmlElement) -> Node:
    classes = " ".join([block.get("class", ""), *(code.get("class", "") for code in block.iter("code"))])
    language = _LANGUAGE.search(classes)
    text = "".join(block.itertext()).removesuffix("\n")
    return {"type": "codeblock", "version": 1, "code": text, "language": language[1] if language else "", "caption": ""}


def _list(block: HtmlElement) -> Node | None:
    """A list whose items are a line of text and at most one list after it: the editor has no other."""
    start = block.get("start", "1")
    if {"reversed", "type"} & set(block.attrib) or not (start.isascii() and start.isdecimal()):
        return None
    children: list[Node] = []
    for item in block:
        nodes = _item(item)
        if nodes is None:
            return None
        children += [block_node("listitem", own, value=len(children) + 1) for own in nodes]
    kind = "number" if block.tag == "ol" else "bullet"
    return block_node("list", children, listType=kind, start=int(start), tag=block.tag)


def _item(item: HtmlElement) -> list[list[Node]] | None:
    """Give an item's line and its list, each the content of a list item of its own, as Lexical nests."""
    if item.tag != "li" or {"id", "value"} & set(item.attrib):
        return None
    last = item[-1] if len(item) else None
    inner = last if last is not None and last.tag in ("ul", "ol") and not (last.tail or "").strip() else None
    nodes = inline_nodes(_without(item, inner))
    if nodes is None or not has_text(nodes):
        return None
    if inner is None:
        return [nodes]
    nested = _list(inner) if not inner.get("id") else None
    return None if nested is None else [nodes, [nested]]


def _without(item: HtmlElement, inner: HtmlElement | None) -> HtmlElement:
    """Give an item's line: a copy without the list in it; a lone paragraph stands for its item."""
    line = etree.fromstring(etree.tostring(item, with_tail=False))
    if inner is not None:
        line.remove(line[-1])
    if len(line) == 1 and line[0].tag == "p" and not (line.text or "").strip() and not (line[0].tail or "").strip():
        return line[0]
    return line


def _figure(block: HtmlElement) -> Node | None:
    if block.get("class") == "gallery":
        return _gallery(block)
    pictures = block.findall(".//img")
    if len(pictures) != 1 or block.get("class"):
        return None
    return _image(block, pictures[0])


def _image(block: HtmlElement, picture: HtmlElement) -> Node:
    parent = picture.getparent()
    return {
        "type": "image",
        "version": 1,
        "src": picture.get("src"),
        "width": _pixels(picture, "width"),
        "height": _pixels(picture, "height"),
        "title": picture.get("title", ""),
        "alt": picture.get("alt", ""),
        "caption": _caption(block),
        "cardWidth": "regular",
        "href": parent.get("href", "") if parent is not None and parent.tag == "a" else "",
    }


def _gallery(block: HtmlElement) -> Node | None:
    """A gallery card, which knows neither captions nor links of single pictures and wants to know their sizes."""
    figures = [figure for figure in block if figure.tag == "figure"]
    pictures = [figure.find("img") for figure in figures]
    sized = [p for p in pictures if p is not None and _pixels(p, "width") and _pixels(p, "height")]
    if not 0 < len(sized) == len(pictures) <= _MAX_GALLERY or any(figure.find("figcaption") is not None for figure in figures):
        return None
    images = [
        {
            "row": place // 3,
            "fileName": (picture.get("src") or "").rpartition("/")[2],
            "src": picture.get("src"),
            "width": _pixels(picture, "width"),
            "height": _pixels(picture, "height"),
            "alt": picture.get("alt", ""),
        }
        for place, picture in enumerate(sized)
    ]
    return {"type": "gallery", "version": 1, "images": images, "caption": _caption(block)}


def _pixels(picture: HtmlElement, name: str) -> int | None:
    text = picture.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() else None


def _caption(figure: HtmlElement) -> str:
    caption = figure.find("figcaption")
    return "" if caption is None else inner_html(caption).strip()


# What the editor has a node for; None of a reader: not in this form.
_NODES: dict[str, Callable[[HtmlElement], Node | None]] = {
    "p": _paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    "hr": _rule,
    "blockquote": _quote,
    "pre": _code,
    **dict.fromkeys(("ul", "ol"), _list),
    "figure": _figure,
}
