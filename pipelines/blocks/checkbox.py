"""Checkboxes, which make an item a task."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipelines.blocks.lists import ItemFrame
from pipelines.blocks.reading import Kind, Reading

_DRAWN = {"checkbox-on": True, "checkbox-off": False}  # Notion's boxes are elements without text, drawn by CSS


def open_checkbox(node: HtmlElement, reading: Reading) -> None:
    """Note that an item that begins with a checkbox is a task."""
    around = reading.base
    checked = _is_checked(node)
    if checked is None or not isinstance(around, ItemFrame) or around.item.kind not in {"bullet", "ordered", "task"}:
        return
    if not around.item.lines and reading.pieces.is_blank():
        around.item.kind = "task"
        around.item.checked = checked
        around.item.number = around.item.marker = None


def _is_checked(node: HtmlElement) -> bool | None:
    if node.tag == "input":
        return node.get("checked") is not None if (node.get("type") or "").lower() == "checkbox" else None
    return next((_DRAWN[word] for word in (node.get("class") or "").split() if word in _DRAWN), None)


CHECKBOX = Kind("checkbox", open_checkbox, tags=frozenset({"input"}), classes=frozenset(_DRAWN))
