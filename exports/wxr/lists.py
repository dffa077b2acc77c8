"""Lists with list items as blocks of their own."""

from __future__ import annotations

from lxml.html import Element, HtmlElement

from exports.migration.elements import move_content, take_out
from exports.wxr.inline import holds_foreign, no_shortcodes, text_html
from exports.wxr.markup import attribute, block

_LISTS = frozenset({"ul", "ol"})
_STYLES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def is_plain_list(element: HtmlElement) -> bool:
    """Say whether list blocks can hold a list: items of text and lists, without numbers or boxes of their own."""
    for child in element.iterdescendants():
        if child.tag in _LISTS and child.getparent().tag not in ("li", *_LISTS):
            return False
        if child.tag == "li" and (child.get("value") is not None or child.getparent().tag not in _LISTS or child.get("data-list")):
            return False
    stray = any(child.tag not in ("li", *_LISTS) or (child.tail or "").strip() for parent in element.iter(*_LISTS) for child in parent)
    loose = any((parent.text or "").strip() for parent in element.iter(*_LISTS))
    return not stray and not loose and not holds_foreign(element, but=_LISTS)


def list_block(element: HtmlElement) -> str:
    """Give a list block with those of its items."""
    items = []
    for child in list(element):
        if child.tag == "li":
            items.append(_item(child))
        else:  # a list right in a list, as old editors wrote it, belongs to the item before
            holder = Element("li")
            holder.append(child)
            items.append(_item(holder))
    html = "\n\n".join(items)
    start = element.get("start", "")
    if element.tag == "ul":
        return block("list", f'<ul{_anchor(element)} class="wp-block-list">{html}</ul>')
    kept = {
        "start": int(start) if start.lstrip("-").isdecimal() and len(start) < 9 else None,
        "reversed": True if element.get("reversed") is not None else None,
        "type": _STYLES.get(element.get("type", "")),
    }
    shown = f' start="{kept["start"]}"' if kept["start"] is not None else ""
    shown += " reversed" if kept["reversed"] else ""
    shown += f' style="list-style-type:{kept["type"]}"' if kept["type"] else ""
    return block("list", f'<ol{_anchor(element)}{shown} class="wp-block-list">{html}</ol>', ordered=True, **kept)


def _item(item: HtmlElement) -> str:
    inner = []
    for child in list(item):
        if child.tag in _LISTS:
            take_out(child)
            inner.append(list_block(child))
    holder = Element("div")
    move_content(item, holder)
    return block("list-item", f"<li{_anchor(item)}>{text_html(holder)}{''.join(inner)}</li>")


def _anchor(element: HtmlElement) -> str:
    name = element.get("id")
    return f' id="{no_shortcodes(attribute(name))}"' if name else ""
