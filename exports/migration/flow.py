"""The content of an element as a row of blocks: wrappers dissolved, loose text in paragraphs."""

from __future__ import annotations

from lxml import etree
from lxml.html import Element, HtmlElement

# Elements that are one block each (HTML standard, "flow content" that is no wrapper and no phrasing content).
BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "figure", "blockquote", "pre", "hr", "details", "iframe",
     "audio", "video"}
)  # fmt: skip
# Elements that hold blocks and say nothing themselves.
_WRAPPERS = frozenset(
    {"div", "section", "article", "header", "footer", "main", "aside", "nav", "center", "fieldset", "address", "hgroup", "search",
     "dialog", "legend", "figcaption", "summary", "li", "dt", "dd", "picture", "source", "menu", "dir", "body", "html"}
)  # fmt: skip
_KEPT_CLASS = "footnotes"  # a section that ``exports.migration.footnotes`` made is a block


def is_block(element: HtmlElement) -> bool:
    """Say whether an element is one block."""
    return element.tag in BLOCKS or (element.tag == "section" and element.get("class") == _KEPT_CLASS)


def flow(root: HtmlElement) -> list[HtmlElement]:
    """Take what ``root`` holds out of it as a list of blocks without tails, in order. Nothing is lost but wrappers.

    The id of a wrapper goes to the first block in it. Two line breaks in a row end a paragraph.
    """
    outer = _around_blocks(root)
    blocks = _Blocks()
    open_nodes = [(root, iter(list(root)))]
    blocks.text(root.text)
    root.text = None
    while open_nodes:
        node, children = open_nodes[-1]
        child = next(children, None)
        if child is None:
            open_nodes.pop()
            if node is not root:
                if node.tag in _WRAPPERS:
                    blocks.flush()
                blocks.text(node.tail)
            continue
        if not isinstance(child.tag, str):  # a comment
            blocks.text(child.tail)
        elif is_block(child) and not (child.tag == "p" and child in outer):
            tail, child.tail = child.tail, None
            blocks.block(child)
            blocks.text(tail)
        elif child.tag in _WRAPPERS or child in outer:
            if child.tag in _WRAPPERS:
                blocks.flush()
            blocks.anchor(child.get("id"))
            blocks.text(child.text)
            open_nodes.append((child, iter(list(child))))
        else:
            tail, child.tail = child.tail, None
            blocks.inline(child)
            blocks.text(tail)
    found = blocks.finish()
    root[:] = []  # wrappers that hold nothing any more
    return found


def _around_blocks(root: HtmlElement) -> set[HtmlElement]:
    """Give the elements that hold blocks or wrappers, however deep."""
    around: set[HtmlElement] = set()
    for element in root.iter(etree.Element):
        if element.tag in _WRAPPERS or is_block(element):
            parent = element.getparent()
            while parent is not None and parent is not root and parent not in around:
                around.add(parent)
                parent = parent.getparent()
    return around


class _Blocks:
    """The blocks so far, and the paragraph that is being filled."""

    def __init__(self) -> None:
        self.blocks: list[HtmlElement] = []
        self.run: HtmlElement | None = None
        self.anchors: list[str] = []

    def text(self, text: str | None) -> None:
        if not text or (self.run is None and not text.strip()):
            return
        run = self._open()
        if len(run):
            run[-1].tail = (run[-1].tail or "") + text
        else:
            run.text = (run.text or "") + text

    def inline(self, element: HtmlElement) -> None:
        if element.tag == "br":
            if self.run is None:
                return
            if len(self.run) and self.run[-1].tag == "br" and not (self.run[-1].tail or "").strip():
                self.flush()
                return
        self._open().append(element)

    def block(self, element: HtmlElement) -> None:
        self.flush()
        if element.tag == "p" and not holds_something(element):
            self.anchor(element.get("id"))
            return
        self._name(element)
        self.blocks.append(element)

    def anchor(self, name: str | None) -> None:
        if name:
            self.anchors.append(name)

    def flush(self) -> None:
        run, self.run = self.run, None
        if run is None:
            return
        while len(run) and run[-1].tag == "br" and not (run[-1].tail or "").strip():
            run.remove(run[-1])
        trim(run)
        if holds_something(run):
            self._name(run)
            self.blocks.append(run)
        else:
            self.anchors += [name for inner in run.iter(etree.Element) if (name := inner.get("id") or inner.get("name"))]

    def finish(self) -> list[HtmlElement]:
        self.flush()
        return self.blocks

    def _open(self) -> HtmlElement:
        if self.run is None:
            self.run = Element("p")
        return self.run

    def _name(self, element: HtmlElement) -> None:
        if self.anchors and element.get("id") is None:
            element.set("id", self.anchors[0])
        self.anchors = []


def trim(element: HtmlElement) -> None:
    """Take away the white space at both ends of an element's content."""
    if element.text:
        element.text = element.text.lstrip() if len(element) else element.text.strip()
    if len(element) and element[-1].tail:
        element[-1].tail = element[-1].tail.rstrip()


def holds_something(element: HtmlElement) -> bool:
    """Say whether an element shows a reader anything."""
    for inner in element.iter(etree.Element):
        if inner.tag in ("img", "iframe", "audio", "video", "math", "input") or (inner.text or "").strip():
            return True
        if inner is not element and (inner.tail or "").strip():
            return True
    return False
