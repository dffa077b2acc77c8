"""A page as segments of text and the nested elements that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipelines.segments.words import name_bits, word_bits

# What never holds text that a reader sees as the page's own.
SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "svg", "select", "datalist", "textarea", "title"),
        *("meta", "link", "base", "param", "source", "track", "object", "canvas", "map"),
    )
)
INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd"),
        *("label", "mark", "math", "nobr", "output", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong"),
        *("sub", "sup", "time", "tt", "u", "var", "wbr", "g-emoji"),
    )
)
MEDIA = frozenset(("img", "picture", "iframe", "video", "audio", "embed", "amp-img", "amp-iframe", "amp-youtube", "amp-video", "hr"))

_BLOCK, _INLINE, _MEDIUM, _SKIPPED, _BREAK = range(5)
_WAYS = {
    **dict.fromkeys(SKIPPED, _SKIPPED),
    **dict.fromkeys(INLINE, _INLINE),
    **dict.fromkeys(MEDIA, _MEDIUM),
    "br": _BREAK,
    "input": _SKIPPED,
}
# An inline element of such a name is a node of its own, so that it can be dropped alone.
_NOTABLE = word_bits("share", "newsletter", "hidden", "advert", "popup", "comment", "related", "navigation", "author", "meta")


@dataclass(slots=True, eq=False)
class Node:
    """An element that holds segments, with what is known of everything under it."""

    element: HtmlElement
    tag: str
    parent: int  # index of the node around it; -1 for the first
    depth: int  # nodes around it
    own: int  # categories that its class and id name
    hidden: bool  # a browser does not show it at first
    start: int  # the first segment under it
    end: int = 0  # the one behind its last


@dataclass(slots=True, eq=False)
class Segment:
    """A run of text that a reader sees as one paragraph, heading, item or cell; or a picture or player, without text."""

    node: int  # index of the innermost node around it
    text: str  # white space as it stands; empty of a medium
    link_length: int = 0  # characters that stand in links
    links: int = 0
    medium: HtmlElement | None = None  # the picture or player


@dataclass(slots=True)
class Outline:
    """All nodes and segments of a page, each in reading order; a node comes before what it holds."""

    nodes: list[Node] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


class _Reader:
    """Walks a tree once. It recurses: an opened document has at most 256 levels."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.segments: list[Segment] = []
        self.pieces: list[str] = []  # of the segment being read
        self.link_length = 0
        self.links = 0

    def flush(self, node: int) -> None:
        """End the segment being read."""
        text = "".join(self.pieces)
        self.pieces.clear()
        if text and not text.isspace():
            self.segments.append(Segment(node, text, self.link_length, self.links))
        self.link_length = self.links = 0

    def read_block(self, element: HtmlElement, parent: int, depth: int, linked: bool) -> None:
        names = element.get("class")
        if identifier := element.get("id"):
            names = f"{names} {identifier}" if names else identifier
        index = len(self.nodes)
        own = name_bits(names) if names else 0
        tag = element.tag
        node = Node(element, tag, parent, depth, own, is_hidden(element), len(self.segments))
        self.nodes.append(node)
        if tag == "pre":  # a listing is one segment, however its lines and colours are marked up
            self.pieces.append("".join(element.itertext()))
        elif tag != "nav" or not _is_menu(element):
            self.read_children(element, index, depth + 1, linked)
        if self.pieces:
            self.flush(index)
        node.end = len(self.segments)

    def read_children(self, element: HtmlElement, node: int, depth: int, linked: bool) -> None:
        """Read what an element holds; ``node`` is the innermost node around it."""
        pieces = self.pieces
        if text := element.text:
            pieces.append(text)
            if linked:
                self.link_length += len(text)
        for child in element:
            way = _WAYS.get(child.tag, _BLOCK)
            if way == _BLOCK:
                if pieces:
                    self.flush(node)
                self.read_block(child, node, depth, linked)
            elif way == _INLINE:
                self.read_inline(child, node, depth, linked)
            elif way == _BREAK:
                pieces.append("\n")
            elif way == _MEDIUM:
                self.segments.append(Segment(node, "", medium=child))
            if text := child.tail:
                pieces.append(text)
                if linked:
                    self.link_length += len(text)

    def read_inline(self, element: HtmlElement, node: int, depth: int, linked: bool) -> None:
        if element.tag == "a":
            self.links += 1
            linked = True
        names = element.get("class")
        if (names and name_bits(names) & _NOTABLE) or is_hidden(element):
            if self.pieces:
                self.flush(node)
            self.read_block(element, node, depth, linked)
        elif len(element):
            self.read_children(element, node, depth, linked)
        elif text := element.text:
            self.pieces.append(text)
            if linked:
                self.link_length += len(text)


def read_outline(root: HtmlElement) -> Outline:
    """Cut everything under ``root`` into nodes and segments."""
    reader = _Reader()
    reader.read_block(root, -1, 0, linked=False)
    return Outline(reader.nodes, reader.segments)


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
