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

from pipelines.blocks.clean_copy import Cleaner, clean_copy, copy_body, parts_to_clean
from pipelines.model.body import Body

# Around a block in the sanitised text, with its position: signs that Unicode reserves for use inside a program.
_OPEN, _NUMBERED, _CLOSE = "\ufdd2", "\ufdd3", "\ufdd4"
_SIGN = re.compile(f"{_OPEN}(\\d+){_NUMBERED}|{_CLOSE}")
_MAX_SLICES = 3  # the slices of all blocks together hold at most so many times the body: nested quotes would hold it squared


def sanitise(root: HtmlElement, dropped: Collection[HtmlElement], base_url: str) -> str | None:
    """Give the inner HTML of a body without what is ``dropped``: sanitised, links absolute, pictures with the ``src`` of their blocks.

    Lazy loading is resolved; scripts, styles, event handlers, forms and trackers are gone; ``class``, ``id``, ``role`` and what
    else carries structure stays, so that reading the result again gives the same blocks. None where nothing is left.
    """
    body = copy_body(Body(root=root, dropped=frozenset(dropped)))
    rewritten, gone, alone = parts_to_clean(body)
    clean_copy(body.root, rewritten, gone, Cleaner(base_url, alone))
    return sanitise_copy(body.root, {})[0]


def sanitise_copy(copy: HtmlElement, nodes: Mapping[HtmlElement, int]) -> tuple[str | None, dict[int, str]]:
    """Sanitise a copy that ``clean_copy`` has made plain; give its inner HTML, and that of each of ``nodes`` under its number."""
    for node, number in nodes.items():
        _surround(node, number)
    html = etree.tostring(copy, encoding="unicode", method="html", with_tail=False)
    cleaned = _cleaner().clean(html)
    inner = cleaned.removeprefix("<div>").removesuffix("</div>").strip() if copy.tag == "div" else cleaned.strip()
    pieces = _SIGN.split(inner)  # text, number or None of a sign, text, ...
    return "".join(pieces[::2]) or None, _slices(pieces)


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


def _slices(pieces: list[str | None]) -> dict[int, str]:
    """Give what stands between the signs of each number."""
    budget = _MAX_SLICES * sum(len(text or "") for text in pieces[::2])
    found: dict[int, str] = {}
    opened: list[tuple[int, int]] = []
    for index in range(1, len(pieces), 2):
        number = pieces[index]
        if number is not None:
            opened.append((int(number), index + 1))
        elif opened and budget >= 0:
            at, start = opened.pop()
            text = "".join(filter(None, pieces[start:index:2]))
            budget -= len(text)
            found[at] = text
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
