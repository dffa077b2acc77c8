"""The structure of a page's content as comparable parts, from Markdown, from HTML, from trafilatura's XML and from a post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from pipelines.blocks.footnotes import Footnotes
from pipelines.blocks.gallery import Gallery
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock
from pipelines.blocks.references import References
from pipelines.blocks.table import Table
from pipelines.model.post import Post

_PIECES = 60  # pieces of text of a caption, note or entry
KINDS = ("heading", "item", "nested item", "link", "image", "cell", "caption", "note", "entry", "text")
Parts = dict[str, Counter[tuple[object, ...]]]

_WORD = re.compile(r"\w+")
# Takes "[text](https://a.example/b_(c))" and "![alt](src)".
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)[^()]*\)")
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_ITEM = re.compile(r"^(\s*)(?:([-*+])|(\d+)[.)])\s+(.*)$")
_RULE = re.compile(r"^\s*\|?[\s:|-]+\|?\s*$")


def key(text: str) -> str:
    """Give what two spellings of a text share: its letters and digits."""
    return " ".join(_WORD.findall(text.lower()))


def _address(href: str, base: str) -> str:
    try:
        return urljoin(base, href).partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")
    except ValueError:
        return href


def collect(found: Iterator[tuple[str, tuple[object, ...]]]) -> Parts:
    """Count parts by kind; an item below the outermost level is a nested item too."""
    parts: Parts = {kind: Counter() for kind in KINDS}
    for kind, value in found:
        parts[kind][value] += 1
        if kind == "item" and value[1]:
            parts["nested item"][value] += 1
    return parts


def of_markdown(text: str, base: str) -> Parts:
    """Read the gold's Markdown: headings by level, items by kind and depth, links and images by address, cells by text."""
    return collect(_markdown(text, base))


def _markdown(text: str, base: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    indents: list[int] = []
    lines = text.splitlines()
    for place, line in enumerate(lines):
        for image, label, href in _LINK.findall(line):
            yield ("image", (_address(href, base),)) if image else ("link", (_address(href, base), key(label)))
        plain = _LINK.sub(r"\2", line)
        if heading := _HEADING.match(plain):
            yield "heading", (len(heading[1]), key(heading[2]))
        elif item := _ITEM.match(plain):
            indent = len(item[1].expandtabs(4))
            indents = [*(i for i in indents if i < indent), indent]
            yield "item", (key(item[4]), len(indents) - 1, "ordered" if item[3] else "bullet")
        elif plain.strip().startswith("|") and not _RULE.match(plain):
            yield from (("cell", (key(cell),)) for cell in plain.strip().strip("|").split("|") if key(cell))
        elif plain.strip() and not (place and lines[place - 1].strip()):
            indents = []


def of_html(root: HtmlElement | None, base: str) -> Parts:
    """Read HTML as readability and newspaper give it."""
    return collect(_html(root, base)) if root is not None else collect(iter(()))


def _html(root: HtmlElement, base: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield from _any_text(root)
    for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6", "li", "a", "img", "td", "th"):
        tag = element.tag
        if tag == "li":
            lists = [above.tag for above in element.iterancestors("ul", "ol")]
            yield "item", (key(_own_text(element)), max(0, len(lists) - 1), "ordered" if lists[:1] == ["ol"] else "bullet")
        elif tag == "a" and element.get("href"):
            yield "link", (_address(element.get("href"), base), key("".join(element.itertext())))
        elif tag == "img" and element.get("src"):
            yield "image", (_address(element.get("src"), base),)
        elif tag in ("td", "th"):
            yield "cell", (key("".join(element.itertext())),)
        elif tag[0] == "h":
            yield "heading", (int(tag[1]), key("".join(element.itertext())))


def _any_text(root: etree._Element) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Give the whole text of each short element once: it may be a caption, a note or an entry that the extractor does not mark."""
    yield from (("text", (text,)) for text in {key("".join(islice(element.itertext(), _PIECES))) for element in root.iter(etree.Element)})


def _own_text(item: etree._Element) -> str:
    """Give the text of an item without that of the lists in it, in order."""
    pieces: list[str] = []
    walker = etree.iterwalk(item, events=("start", "end"))
    for event, node in walker:
        if event == "start" and node is not item and node.tag in ("ul", "ol", "list"):
            walker.skip_subtree()
        elif event == "start":
            pieces.append(node.text or "")
        if event == "end" and node is not item:
            pieces.append(node.tail or "")
    return "".join(pieces)


def of_xml(text: str | None, base: str) -> Parts:
    """Read trafilatura's XML with formatting, links, images and tables."""
    return collect(_xml(etree.fromstring(text.encode()), base)) if text else collect(iter(()))


def _xml(root: etree._Element, base: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    yield from _any_text(root)
    for element in root.iter("head", "item", "ref", "graphic", "cell"):
        text = key("".join(element.itertext()))
        if element.tag == "head":
            yield "heading", (int((element.get("rend") or "h2")[1:]), text)
        elif element.tag == "item":
            lists = [above.get("rend") for above in element.iterancestors("list")]
            yield "item", (key(_own_text(element)), max(0, len(lists) - 1), "ordered" if lists[:1] == ["ol"] else "bullet")
        elif element.tag == "ref":
            yield "link", (_address(element.get("target") or "", base), text)
        elif element.tag == "graphic":
            yield "image", (_address(element.get("src") or "", base),)
        else:
            yield "cell", (text,)


def of_post(post: Post) -> Parts:
    """Read our own blocks."""
    return collect(_post(post))


def _post(post: Post) -> Iterator[tuple[str, tuple[object, ...]]]:
    for block in post.blocks:
        if isinstance(block, Heading):
            yield "heading", (block.level, key(block.text or ""))
        elif isinstance(block, ListBlock):
            yield from (("item", (key(item.text or ""), item.depth, item.kind)) for item in block.items)
        elif isinstance(block, Table):
            yield from (("cell", (key(cell.text or ""),)) for cell in block.cells)
        elif isinstance(block, References):
            yield from (("entry", (key(entry.raw),)) for entry in block.entries)
        elif isinstance(block, Footnotes):
            yield from (("note", (key(note.text),)) for note in block.notes)
        elif isinstance(block, Image):
            yield "image", (_address(block.image.src, ""),)
        elif isinstance(block, Gallery):
            for picture in block.images:
                yield "image", (_address(picture.src, ""),)
                if picture.caption:
                    yield "caption", (key(picture.caption),)
        if block.caption:
            yield "caption", (key(block.caption),)
    yield from (("link", (_address(link.href, ""), key(link.text or ""))) for link in post.links)
