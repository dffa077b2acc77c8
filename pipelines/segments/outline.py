"""A page as segments of text and the nested elements that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipelines.segments.words import MICRODATA, evidence_bits, name_bits, word_bits

# What never holds text that a reader sees as the page's own, and pictures and players.
SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "svg", "select", "datalist", "textarea", "title", "input"),
        *("meta", "link", "base", "param", "source", "track", "object", "canvas", "map"),
        *("img", "picture", "iframe", "video", "audio", "embed", "amp-img", "amp-iframe", "amp-youtube", "amp-video", "hr"),
    )
)
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "math", "nobr", "output", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong"),
        *("sub", "sup", "time", "tt", "u", "var", "wbr", "g-emoji"),
    )
)

_BLOCK, _INLINE, _SKIPPED, _BREAK, _MENU, _LISTING = range(6)
_WAYS = {
    **dict.fromkeys(SKIPPED, _SKIPPED),
    **dict.fromkeys(INLINE, _INLINE),
    "br": _BREAK,
    "nav": _MENU,
    "pre": _LISTING,
}
# An inline element of such a name is a node of its own, so that it can be dropped alone.
_PANEL = evidence_bits("accordion")
_NOTABLE = word_bits("share", "newsletter", "hidden", "advert", "popup", "comment", "related", "navigation", "author", "meta")


@dataclass(slots=True, eq=False)
class Outline:
    """All nodes (n) and segments (s) of a page in columns, each in reading order.

    A node is an element that holds segments; it comes before what it holds. A segment is a run of text that a reader sees as one
    paragraph, heading, item or cell.
    """

    elements: list[HtmlElement] = field(default_factory=list)  # n
    tags: list[str] = field(default_factory=list)  # n
    parents: list[int] = field(default_factory=list)  # n: index of the node around it; -1 for the first
    own: list[int] = field(default_factory=list)  # n: categories that its class and id name
    hidden: list[bool] = field(default_factory=list)  # n: a browser does not show it at first
    last: list[int] = field(default_factory=list)  # n: index of the node behind those under it
    starts: list[int] = field(default_factory=list)  # n: the first segment under it
    ends: list[int] = field(default_factory=list)  # n: the one behind its last
    texts: list[str] = field(default_factory=list)  # s: white space as it stands
    nodes: list[int] = field(default_factory=list)  # s: index of the innermost node around it
    link_lengths: list[int] = field(default_factory=list)  # s: characters that stand in links
    links: list[int] = field(default_factory=list)  # s: how many


class _Reader:
    """Walks a tree once. It recurses: an opened document has at most 256 levels."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.pieces: list[str] = []  # of the segment being read
        self.link_length = 0
        self.links = 0

    def flush(self, node: int) -> None:
        """End the segment being read."""
        text = "".join(self.pieces)
        self.pieces.clear()
        if text and not text.isspace():
            outline = self.outline
            outline.texts.append(text)
            outline.nodes.append(node)
            outline.link_lengths.append(self.link_length)
            outline.links.append(self.links)
        self.link_length = self.links = 0

    def read_block(self, element: HtmlElement, way: int, parent: int, linked: bool) -> None:
        outline = self.outline
        index = self.add_node(element, parent)
        if way == _LISTING:  # one segment, however its lines and colours are marked up
            self.pieces.append("".join(element.itertext()))
        elif way != _MENU or not _is_menu(element):
            self.read_children(element, index, linked)
        if self.pieces:
            self.flush(index)
        outline.last[index] = len(outline.tags)
        outline.ends[index] = len(outline.texts)

    def add_node(self, element: HtmlElement, parent: int) -> int:
        """Note an element and what its attributes say; give its index."""
        outline = self.outline
        get = element.get
        names, identifier, item = get("class"), get("id"), get("itemprop")
        own = name_bits(names) if names else 0
        if identifier:
            own |= name_bits(identifier)
        if item and "articleBody" in item:
            own |= MICRODATA
        if element.get("role") == "tabpanel":
            own |= _PANEL
        index = len(outline.tags)
        outline.elements.append(element)
        outline.tags.append(element.tag)
        outline.parents.append(parent)
        outline.own.append(own)
        outline.hidden.append(is_hidden(element))
        outline.last.append(0)
        outline.starts.append(len(outline.texts))
        outline.ends.append(0)
        return index

    def read_children(self, element: HtmlElement, node: int, linked: bool) -> None:
        """Read what an element holds; ``node`` is the innermost node around it."""
        pieces = self.pieces
        if text := element.text:
            pieces.append(text)
            if linked:
                self.link_length += len(text)
        for child in element:
            way = _WAYS.get(child.tag, _BLOCK)
            if way == _INLINE:
                self.read_inline(child, node, linked)
            elif way == _BREAK:
                pieces.append("\n")
            elif way != _SKIPPED:
                if pieces:
                    self.flush(node)
                self.read_block(child, way, node, linked)
            if text := child.tail:
                pieces.append(text)
                if linked:
                    self.link_length += len(text)

    def read_inline(self, element: HtmlElement, node: int, linked: bool) -> None:
        if element.tag == "a" and element.get("href") is not None:  # without it it only looks like one: an accordion's title
            self.links += 1
            linked = True
        names = None if _is_marker(element) else element.get("class")
        if (names and name_bits(names) & _NOTABLE) or is_hidden(element):
            if self.pieces:
                self.flush(node)
            self.read_block(element, _BLOCK, node, linked)
        elif len(element):
            self.read_children(element, node, linked)
        elif text := element.text:
            self.pieces.append(text)
            if linked:
                self.link_length += len(text)


def read_outline(root: HtmlElement) -> Outline:
    """Cut everything under ``root`` into nodes and segments."""
    reader = _Reader()
    reader.read_block(root, _BLOCK, -1, linked=False)
    return reader.outline


def _is_marker(element: HtmlElement) -> bool:
    """Say whether an element is a footnote's marker, part of its line whatever a theme calls it ("anchorTargetStickyNavbar")."""
    if element.tag != "a" or not (element.get("href") or "").startswith("#"):
        return False
    parent = element.getparent()
    return element.get("role") == "doc-noteref" or (parent is not None and parent.tag == "sup")


def _is_menu(element: HtmlElement) -> bool:
    """Say whether a ``nav`` holds links alone; one that was never closed holds all of the page."""
    return next(element.iter("p", "h1", "article", "main", "ol"), None) is None


def is_hidden(element: HtmlElement) -> bool:
    """Say whether the element itself (not a style sheet) says that it is not shown."""
    get = element.get
    style = get("style")
    if style and ("none" in style or "hidden" in style):
        squeezed = style.replace(" ", "").lower()
        if "display:none" in squeezed or "visibility:hidden" in squeezed:
            return True
    return get("hidden") is not None or get("aria-hidden") == "true"
