"""Marks of the block editor: a comment before and behind each block's HTML."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from exports.migration.elements import outer_html

# What may not stand in the comment that opens a block (WordPress, ``serializeAttributes``): it would end the comment, or be changed by
# filters on the way.
_ESCAPED = {"--": "\\u002d\\u002d", "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", '\\"': "\\u0022", "\\\\": "\\u005c"}
_ESCAPES = re.compile(r'\\\\|\\"|--|[<>&]')  # takes escaped backslashes and quotes as JSON writes them; leaves the quotes around a text
_REFERENCE = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)  # takes "&amp;", "&#8217;"; leaves "a & b;", "?a=1&copy=2"


def block(name: str, html: str, **attributes: Any) -> str:
    """Give a block's HTML between its marks; attributes that are None are left out. Without HTML the block is one mark."""
    kept = {key: value for key, value in attributes.items() if value is not None}
    options = json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else ""
    options = _ESCAPES.sub(lambda found: _ESCAPED[found[0]], options)
    options = f" {options}" if options else ""
    return f"<!-- wp:{name}{options} -->\n{html}\n<!-- /wp:{name} -->" if html else f"<!-- wp:{name}{options} /-->"


def attribute(text: str) -> str:
    """Escape a value for double quotes. The editor cannot keep a reference apart from its sign, so ``&amp;`` in the value is ``&``."""
    if _REFERENCE.search(text):
        text = unescape(text)
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def raw_html(element: HtmlElement) -> str:
    """Give an element as a Custom HTML block, which takes anything that holds no marks."""
    return block("html", outer_html(element))
