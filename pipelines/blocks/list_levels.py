"""How deep an item stands that its editor did not nest: in classes and styles instead."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_MAX_LEVEL = 9  # of Word's lists; the others have fewer
_QUILL = re.compile(r"(?:^|\s)ql-indent-([1-9])(?=\s|\Z)")  # Quill: takes "ql-indent-2"; leaves "ql-indent-2x"
_WORD = re.compile(r"mso-list\s*:\s*l\d{1,6}\s+level([1-9])\b", re.I)  # Word: takes "mso-list:l0 level2 lfo1"; leaves "mso-list:Ignore"
# Google Docs writes a list of several levels as lists side by side: takes "lst-kix_ab12-1 start"; leaves "lst-kix_ab12".
_SERIES = re.compile(r"(?:^|\s)(lst-kix_\w{1,40})-([0-8])(?=\s|\Z)")


# Notion writes each item as a list of its own.
_ONE_EACH = frozenset({"bulleted-list", "numbered-list", "to-do-list"})


def indent_of(node: HtmlElement) -> int:
    """Give how many levels deeper than its list an item stands, as its class or style says: 0 to 8."""
    classes = node.get("class")
    if not classes:
        return 0
    if found := _QUILL.search(classes):
        return int(found[1])
    if "Mso" in classes:
        return (word_level(node) or 1) - 1
    return 0


def word_level(node: HtmlElement) -> int | None:
    """Give the level, from 1, of a paragraph that Word's list paragraphs were pasted as; None where it says none."""
    found = _WORD.search((node.get("style") or "")[:500])
    said = found[1] if found else (node.get("aria-level") or "")
    return min(int(said), _MAX_LEVEL) if said.isdecimal() and len(said) < 3 and int(said) else None


def series_of(node: HtmlElement) -> tuple[str | None, int]:
    """Give the name of the list that a list element of Google Docs or Notion is a part of, and the level of that part, from 0."""
    classes = node.get("class")
    if not classes:
        return None, 0
    if classes in _ONE_EACH and len(node) == 1:
        return classes, 0
    found = _SERIES.search(classes[:500]) if "lst-kix" in classes else None
    return (found[1], int(found[2])) if found else (None, 0)
