"""Running text as nodes of Ghost's editor (Lexical)."""

from __future__ import annotations

from typing import Any

from lxml.html import HtmlElement

Node = dict[str, Any]

# The bits of Lexical's text format, by the HTML that says the same.
_FORMATS = {
    **dict.fromkeys(("strong", "b"), 1),
    **dict.fromkeys(("em", "i"), 2),
    **dict.fromkeys(("s", "del", "strike"), 4),
    **dict.fromkeys(("u", "ins"), 8),
    "code": 16,
    "sub": 32,
    "sup": 64,
    "mark": 128,
}
_SILENT = frozenset({"span", "font"})  # say nothing without a language or direction


def inline_nodes(element: HtmlElement) -> list[Node] | None:
    """Give an element's content as text, links and line breaks; None where it holds what the editor has no node for."""
    found = _Line()
    return found.nodes if found.take(element, 0, found.nodes) else None


def has_text(nodes: list[Node]) -> bool:
    """Say whether there is anything to read."""
    return any(node.get("text", "").strip() or node.get("children") for node in nodes)


class _Line:
    """The nodes of one line. Text is nested no deeper than the sanitiser lets it be."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []

    def take(self, element: HtmlElement, form: int, target: list[Node]) -> bool:
        """Add what an element holds; False where something in it has no node."""
        _add_text(target, element.text, form)
        for child in element:
            if not self._take_child(child, form, target):
                return False
            _add_text(target, child.tail, form)
        return True

    def _take_child(self, child: HtmlElement, form: int, target: list[Node]) -> bool:
        tag = child.tag
        if tag == "br":
            target.append({"type": "linebreak", "version": 1})
            return True
        if tag == "a" and target is self.nodes:
            link = _link(child)
            if link is None:
                return self.take(child, form, target)
            target.append(link)
            return self.take(child, form, link["children"])
        if tag in _SILENT and not {"lang", "dir"} & set(child.attrib):
            return self.take(child, form, target)
        if tag in _FORMATS:
            return self.take(child, form | _FORMATS[tag], target)
        return False


def _add_text(target: list[Node], text: str | None, form: int) -> None:
    folded = " ".join(f"x{text}x".split())[1:-1] if text else ""
    if not folded:
        return
    if target and target[-1]["type"] == "extended-text" and target[-1]["format"] == form:
        target[-1]["text"] += folded
        return
    target.append({"type": "extended-text", "version": 1, "text": folded, "format": form, "detail": 0, "mode": "normal", "style": ""})


def _link(element: HtmlElement) -> Node | None:
    url = element.get("href")
    if not url:
        return None
    return {
        **block_node("link", []),
        "url": url,
        "rel": element.get("rel"),
        "target": None,
        "title": element.get("title"),
    }


def block_node(kind: str, children: list[Node], **more: Any) -> Node:
    """Give a node that holds others."""
    return {"type": kind, "version": 1, "children": children, "direction": "ltr", "format": "", "indent": 0, **more}
