"""A page as segments of text and the nested elements that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipelines.segments.words import name_bits, word_bits

# What never holds text that a reader sees as the page's own.
SKIPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "select",
        "datalist",
        "textarea",
        "title",
        "meta",
        "link",
        "base",
        "param",
        "source",
        "track",
        "object",
        "canvas",
        "map",
    )
)
INLINE = frozenset(
    (
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "math",
        "nobr",
        "output",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "g-emoji",
    )
)
MEDIA = frozenset(("img", "picture", "iframe", "video", "audio", "embed", "amp-img", "amp-iframe", "amp-youtube", "amp-video", "hr"))
_SPECIAL = SKIPPED | INLINE | MEDIA | {"br", "button", "input"}
_NOTABLE_INLINE = word_bits("share", "newsletter", "hidden", "advert", "popup", "comment", "related", "navigation", "author", "meta")


@dataclass(slots=True, eq=False)
class Node:
    """An element that holds segments or media, with what is known of everything under it."""

    element: HtmlElement
    parent: int  # index of the node around it; -1 for the first
    depth: int  # nodes around it
    own: int  # categories that its class and id name
    hidden: bool = False  # a browser does not show it at first


@dataclass(slots=True, eq=False)
class Segment:
    """A run of text that a reader sees as one paragraph, heading, item or cell; or a picture or player, without text."""

    node: int  # index of the innermost node around it
    text: str  # white space as it stands; empty of a medium
    words: int = 0
    link_length: int = 0  # characters that stand in links
    links: int = 0
    medium: str = ""  # the tag, of a picture or player
    inline: tuple[HtmlElement, ...] = ()  # the inline elements that it consists of, where it stands loose beside blocks


@dataclass(slots=True)
class Outline:
    """All nodes and segments of a page, each in reading order; a node comes before what it holds."""

    nodes: list[Node] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)


class _Run:
    """The text that is gathered for the segment being read."""

    __slots__ = ("inline", "link_length", "links", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.inline: list[HtmlElement] = []
        self.link_length = 0
        self.links = 0


class _Reader:
    """Walks a tree once. It recurses: an opened document has at most 256 levels."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.run = _Run()

    def flush(self, node: int) -> None:
        """End the segment being read."""
        run = self.run
        if not run.pieces and not run.links:
            return
        text = "".join(run.pieces)
        if text and not text.isspace():
            self.outline.segments.append(Segment(node, text, len(text.split()), run.link_length, run.links, "", tuple(run.inline)))
        self.run = _Run()

    def read_block(self, element: HtmlElement, parent: int) -> None:
        nodes = self.outline.nodes
        get = element.get
        names = get("class") or ""
        if identifier := get("id"):
            names = f"{names} {identifier}"
        own = name_bits(names) if names else 0
        if parent < 0:
            node = Node(element, -1, 0, 0)
        else:
            node = Node(element, parent, nodes[parent].depth + 1, own, is_hidden(element))
        index = len(nodes)
        nodes.append(node)
        self.read_children(element, index, linked=False, top=True)
        self.flush(index)

    def read_children(self, element: HtmlElement, node: int, *, linked: bool, top: bool = False) -> None:
        """Read what an element holds; ``node`` is the innermost node around it."""
        run = self.run
        if text := element.text:
            run.pieces.append(text)
            if linked:
                run.link_length += len(text)
        for child in element:
            tag = child.tag
            if tag not in _SPECIAL:
                self.flush(node)
                self.read_block(child, node)
            elif tag in INLINE:
                self.read_inline(child, node, linked=linked or tag == "a", top=top)
            elif tag == "br":
                self.run.pieces.append("\n")
            elif tag in MEDIA:
                self.outline.segments.append(Segment(node, "", medium=tag, inline=(child,)))
            elif tag == "button":
                self.read_button(child, node)
            if text := child.tail:
                self.run.pieces.append(text)
                if linked:
                    self.run.link_length += len(text)

    def read_inline(self, element: HtmlElement, node: int, *, linked: bool, top: bool) -> None:
        if element.tag == "a":
            self.run.links += 1
        if top:
            self.run.inline.append(element)
        names = element.get("class")
        if (names and name_bits(names) & _NOTABLE_INLINE) or is_hidden(element):
            self.flush(node)
            self.read_block(element, node)
        elif len(element):
            self.read_children(element, node, linked=linked)
        elif text := element.text:
            self.run.pieces.append(text)
            if linked:
                self.run.link_length += len(text)

    def read_button(self, element: HtmlElement, node: int) -> None:
        self.flush(node)
        self.read_block(element, node)


def read_outline(root: HtmlElement) -> Outline:
    """Cut everything under ``root`` into nodes and segments."""
    reader = _Reader()
    reader.read_block(root, -1)
    return reader.outline


def is_hidden(element: HtmlElement) -> bool:
    """Say whether the element itself (not a style sheet) says that it is not shown."""
    get = element.get
    if get("hidden") is not None:
        return True
    style = get("style")
    if style and ("none" in style or "hidden" in style):
        squeezed = style.replace(" ", "").lower()
        return "display:none" in squeezed or "visibility:hidden" in squeezed
    return get("aria-hidden") == "true"
