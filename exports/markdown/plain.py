"""What Markdown can say. Anything else stays HTML, which every generator takes."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag

from pipelines.tags import HEADINGS

INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "br",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
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
    }
)
_ITEM = INLINE | {"p", "ul", "ol", "li", "input"}
_CELL = INLINE - {"br", "img"}
_HEADING = re.compile("h[1-6]")
_MAX_DEPTH = 40  # nested elements: deeper than any writer goes, and far from Python's own limit


def is_plain(node: Tag) -> bool:
    """Say whether an element and all that is in it can be said in Markdown, so that it reads back the same."""
    rule = _RULES.get(node.name)
    return rule is not None and rule(node) and not _is_named(node) and not _is_deep(node)


def is_inline(node: Tag) -> bool:
    """Say whether an element is part of a line of text."""
    return node.name in INLINE and _holds_only(node, INLINE)


def _is_named(node: Tag) -> bool:
    """Say whether a link may lead to a part for which Markdown has no name."""
    named = node.find_all(id=True) + ([node] if node.get("id") and not _HEADING.fullmatch(node.name) else [])
    return any(inner.name not in ("a", "span", "sup") for inner in named)


def _is_deep(node: Tag) -> bool:
    deepest = 0
    for inner in node.find_all(True):
        if not inner.find(True):
            deepest = max(deepest, sum(1 for _ in inner.parents))
    return deepest - sum(1 for _ in node.parents) > _MAX_DEPTH


def _holds_only(node: Tag, names: frozenset[str]) -> bool:
    return all(inner.name in names for inner in node.find_all(True))


def _is_line(node: Tag) -> bool:
    return _holds_only(node, INLINE)


def _is_list(node: Tag) -> bool:
    """A list whose numbers and marks are those that Markdown gives."""
    lists = [node, *node.find_all(["ul", "ol"])]
    items = node.find_all("li")
    return (
        _holds_only(node, _ITEM)
        and all(not {"reversed", "type"} & set(inner.attrs) for inner in lists)
        and all(child.name == "li" for inner in lists for child in inner.find_all(True, recursive=False))
        and all("value" not in item.attrs and (item.get_text(strip=True) or item.find("img")) for item in items)
        and all(_is_number(inner.get("start", "1")) for inner in lists)
        and all(box.get("type") == "checkbox" and box.parent in items for box in node.find_all("input"))
    )


def _is_number(text: object) -> bool:
    return isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) < 10  # CommonMark: at most 9 digits


def _is_quote(node: Tag) -> bool:
    return not node.attrs.get("cite") and _holds_only(node, INLINE | {"p"}) and not node.find("cite")


def _is_code(node: Tag) -> bool:
    return _holds_only(node, frozenset({"code", "span"})) and "{{" not in node.get_text() and "{%" not in node.get_text()


def _is_table(node: Tag) -> bool:
    """A table of one head row and plain cells."""
    rows = node.find_all("tr")
    cells = node.find_all(["td", "th"])
    widths = {len(row.find_all(["td", "th"])) for row in rows}
    return (
        _holds_only(node, _CELL | {"thead", "tbody", "tr", "th", "td"})
        and len(rows) > 1
        and len(widths) == 1
        and all(cell.name == "th" for cell in rows[0].find_all(["td", "th"]))
        and not any(cell.name == "th" for row in rows[1:] for cell in row.find_all(["td", "th"]))
        and all(cell.get("colspan", "1") == "1" and cell.get("rowspan", "1") == "1" for cell in cells)
        and not any("|" in code.get_text() for code in node.find_all("code"))
    )


_RULES: dict[str, Callable[[Tag], bool]] = {
    "p": _is_line,
    **dict.fromkeys(HEADINGS, _is_line),
    **dict.fromkeys(("ul", "ol"), _is_list),
    "blockquote": _is_quote,
    "pre": _is_code,
    "table": _is_table,
    "hr": lambda _: True,
}
