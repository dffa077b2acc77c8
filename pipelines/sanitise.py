"""A body's HTML, safe to show anywhere: what carries structure stays, what runs or spies goes."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

import nh3
from lxml import etree
from lxml.html import HtmlElement

from pipelines.blocks.clean_copy import clean_copy

# Around a block in the sanitised text, with its position: signs that Unicode reserves for use inside a program.
_OPEN, _NUMBERED, _CLOSE = "\ufdd2", "\ufdd3", "\ufdd4"
_SIGN = re.compile(f"{_OPEN}(\\d+){_NUMBERED}|{_CLOSE}")
_MAX_SLICES = 3  # the slices of all blocks together hold at most so many times the body: nested quotes would hold it squared


def sanitise(root: HtmlElement, dropped: Collection[HtmlElement], base_url: str) -> str | None:
    """Give the inner HTML of a body without what is ``dropped``: sanitised, links absolute, pictures with the ``src`` of their blocks.

    Lazy loading is resolved; scripts, styles, event handlers, forms and trackers are gone; ``class``, ``id``, ``role`` and what
    else carries structure stays, so that reading the result again gives the same blocks. None where nothing is left.
    """
    return sanitise_blocks(root, dropped, base_url, {})[0]


def sanitise_blocks(
    root: HtmlElement, dropped: Collection[HtmlElement], base_url: str, nodes: Mapping[HtmlElement, int]
) -> tuple[str | None, dict[int, str]]:
    """Sanitise a body once; give its HTML, and that of each of ``nodes`` under its number."""
    copy, copies = clean_copy(root, dropped, base_url, nodes)
    for node, number in copies.items():
        _surround(node, number)
    html = etree.tostring(copy, encoding="unicode", method="html", with_tail=False)
    cleaned = _cleaner().clean(html)
    inner = cleaned.removeprefix("<div>").removesuffix("</div>").strip() if copy.tag == "div" else cleaned.strip()
    if not nodes:
        return inner or None, {}
    return _SIGN.sub("", inner) or None, _slices(inner)


def _surround(node: HtmlElement, number: int) -> None:
    before = f"{_OPEN}{number}{_NUMBERED}"
    parent = node.getparent()
    if parent is None:
        return
    previous = node.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    node.tail = _CLOSE + (node.tail or "")


def _slices(html: str) -> dict[int, str]:
    """Give what stands between the signs of each number."""
    budget = _MAX_SLICES * len(html)
    found: dict[int, str] = {}
    opened: list[tuple[int, int]] = []
    for sign in _SIGN.finditer(html):
        if sign[1]:
            opened.append((int(sign[1]), sign.end()))
        elif opened:
            number, start = opened.pop()
            budget -= sign.start() - start
            if budget >= 0:
                found[number] = _SIGN.sub("", html[start : sign.start()])
    return found


@cache
def _cleaner() -> nh3.Cleaner:
    data = json.loads((files("pipelines") / "sanitise_words.json").read_text(encoding="utf-8"))
    return nh3.Cleaner(
        tags=set(data["tags"]),
        clean_content_tags=set(data["removed_with_content"]),
        attributes={tag: set(names) for tag, names in data["attributes"].items()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
