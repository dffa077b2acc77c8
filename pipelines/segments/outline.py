"""A page as segments of text and the nested elements that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from pipelines.segments.words import EMBEDDED, MICRODATA, evidence_bits, name_bits, word_bits

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
_TELLING = frozenset(("id", "style", "itemprop", "role", "hidden", "aria-hidden"))  # attributes, beside class
_ROLES = {"tabpanel": evidence_bits("accordion"), "navigation": evidence_bits("navigation"), "complementary": evidence_bits("side")}
# An inline element of such a name is a node of its own, so that it can be dropped alone.
_NOTABLE = EMBEDDED | word_bits("share", "newsletter", "hidden", "advert", "popup", "comment", "related", "navigation", "author", "meta")


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

    def read_block(self, element: HtmlElement, way: int, parent: int, linked: bool, said: tuple[int, bool]) -> None:
        """Read an element that is a node of its own; ``said`` is what its attributes say."""
        outline = self.outline
        index = len(outline.tags)
        outline.elements.append(element)
        outline.tags.append(element.tag)
        outline.parents.append(parent)
        outline.own.append(said[0])
        outline.hidden.append(said[1])
        outline.last.append(0)
        outline.starts.append(len(outline.texts))
        outline.ends.append(0)
        if way == _LISTING:  # one segment, however its lines and colours are marked up
            self.pieces.append("".join(element.itertext()))
        elif way != _MENU or not _is_menu(element):
            self.read_children(element, index, linked)
        if self.pieces:
            self.flush(index)
        outline.last[index] = len(outline.tags)
        outline.ends[index] = len(outline.texts)

    def read_children(self, element: HtmlElement, node: int, linked: bool) -> None:
        """Read what an element holds; ``node`` is the innermost node around it."""
        pieces = self.pieces
        if text := element.text:
            pieces.append(text)
            if linked:
                self.link_length += len(text)
        for child in element if len(element) else ():  # most hold none, and an iterator costs more than to ask
            way = _WAYS.get(child.tag, _BLOCK)
            if way == _INLINE:
                self.read_inline(child, node, linked)
            elif way == _BREAK:
                pieces.append("\n")
            elif way != _SKIPPED:
                if pieces:
                    self.flush(node)
                named, own, hidden = read_attributes(child)
                self.read_block(child, way, node, linked, (named | own, hidden))
            if text := child.tail:
                pieces.append(text)
                if linked:
                    self.link_length += len(text)

    def read_inline(self, element: HtmlElement, node: int, linked: bool) -> None:
        if element.tag == "a" and element.get("href") is not None:  # without it it only looks like one: an accordion's title
            self.links += 1
            linked = True
        named, own, hidden = read_attributes(element)
        if hidden or (named & _NOTABLE and not _is_marker(element)):
            if self.pieces:
                self.flush(node)
            self.read_block(element, _BLOCK, node, linked, (named | own, hidden))
        elif len(element):
            self.read_children(element, node, linked)
        elif text := element.text:
            self.pieces.append(text)
            if linked:
                self.link_length += len(text)


def read_outline(root: HtmlElement) -> Outline:
    """Cut everything under ``root`` into nodes and segments."""
    reader = _Reader()
    named, own, hidden = read_attributes(root)
    reader.read_block(root, _BLOCK, -1, linked=False, said=(named | own, hidden))
    return reader.outline


def read_attributes(element: HtmlElement) -> tuple[int, int, bool]:
    """Give the categories that an element's class names, those that its other names name, and whether it says that it is not shown.

    A style sheet may hide it too. All attributes are taken at once, which costs half of asking for six by name.
    """
    named = own = 0
    hidden = False
    for name, value in element.items():
        if name == "class":
            named = name_bits(value)
        elif name not in _TELLING:
            continue
        elif name == "id":
            own |= name_bits(value)
        elif name == "style":
            hidden = hidden or (("none" in value or "hidden" in value) and _hides(value))
        elif name == "itemprop":
            own |= MICRODATA if "articleBody" in value else 0
        elif name == "role":
            own |= _ROLES.get(value, 0)
        elif name == "hidden" or value == "true":
            hidden = True
    return named, own, hidden


def _hides(style: str) -> bool:
    squeezed = style.replace(" ", "").lower()
    return "display:none" in squeezed or "visibility:hidden" in squeezed


def _is_marker(element: HtmlElement) -> bool:
    """Say whether an element is a footnote's marker, part of its line whatever a theme calls it ("anchorTargetStickyNavbar")."""
    if element.tag != "a" or not (element.get("href") or "").startswith("#"):
        return False
    parent = element.getparent()
    return element.get("role") == "doc-noteref" or (parent is not None and parent.tag == "sup")


def _is_menu(element: HtmlElement) -> bool:
    """Say whether a ``nav`` holds links alone; one that was never closed holds all of the page."""
    return next(element.iter("p", "h1", "article", "main", "ol"), None) is None
