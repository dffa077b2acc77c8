"""A body's HTML, safe to show anywhere: what carries structure stays, what runs or spies goes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import nh3
from lxml import etree
from lxml.html import HtmlElement

from pipelines.blocks.clean_copy import remove
from pipelines.tags import HEADINGS

# Before a block in the sanitised text stands the first, its position and the second; behind it both. Unicode reserves them for such use.
_SIGN, _NUMBERED = "\ufdd2", "\ufdd3"
_LINES = HEADINGS | {"p"}
_NEVER_INLINE = _LINES | {"ul", "ol", "dl", "table", "blockquote", "pre", "hr", "figure", "div", "section", "details"}
# What pages have and bodies do not: takes "<!DOCTYPE html>", "<head>", "<nav>"; leaves '<nav class="toc">', "<header>".
_OF_A_PAGE = re.compile(r"<(?:!|(?:html|head|body|title|meta|link|script|style|form)\b(?!-)|nav>)", re.IGNORECASE)
_ARTICLE = re.compile(r"<(?:main|article)\b(?!-)")  # takes "<article>"; with a title in it, it is a page's
_MAX_SLICES = 3  # the slices of all blocks together hold at most so many times the body: nested quotes would hold it squared


def is_sanitised(html: str) -> bool:
    """Say whether a text is a body's sanitised HTML: nothing of a page stands around it, and sanitising it again changes nothing."""
    if "<" not in html or _OF_A_PAGE.search(html) or (_ARTICLE.search(html) and ("<h1" in html or "<header" in html)):
        return False
    return _cleaner().clean(html).strip() == html.strip()


class Sanitised(NamedTuple):
    """A body's sanitised HTML."""

    html: str | None  # None where nothing is left
    slices: dict[int, str]  # of single elements, by number
    is_cut: bool  # there were more slices than the bound allows


def sanitise_body(root: HtmlElement, nodes: Mapping[HtmlElement, int]) -> Sanitised:
    """Sanitise a tree that ``clean_tree`` has made plain; give its inner HTML, and that of each of ``nodes`` under its number."""
    for node, number in nodes.items():
        _surround(node, number)
    html = etree.tostring(root, encoding="unicode", method="html", with_tail=False)
    cleaned = _cleaner().clean(html)
    inner = cleaned.removeprefix("<div>").removesuffix("</div>").strip() if root.tag == "div" else cleaned.strip()
    texts, numbers = _parted(inner)
    whole = "".join(texts)
    slices, left = _slices(texts, numbers, _MAX_SLICES * len(whole))
    return Sanitised(whole or None, _mended(slices, nodes, left), is_cut=left < 0)


def _surround(node: HtmlElement, number: int) -> None:
    before = f"{_SIGN}{number}{_NUMBERED}"
    parent = node.getparent()
    if parent is None:
        return
    previous = node.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    node.tail = _SIGN + _NUMBERED + (node.tail or "")


def _parted(html: str) -> tuple[list[str], list[str | None]]:
    """Give the texts between the signs, and each sign's number: empty where it closes, None where the sign is the page's own."""
    first, *chunks = html.split(_SIGN)
    texts: list[str] = [first]
    numbers: list[str | None] = []
    for chunk in chunks:
        number, sign, text = chunk.partition(_NUMBERED)
        is_ours = sign and (not number or number.isdecimal())
        texts.append(text if is_ours else chunk)
        numbers.append(number if is_ours else None)
    return texts, numbers


def _mended(slices: dict[int, str], nodes: Mapping[HtmlElement, int], budget: int) -> dict[int, str]:
    """Sanitise by itself what is not one whole element: markup that no parser nests alike (a heading in a ``b``) moves the signs."""
    mended = dict(slices)
    for node, number in nodes.items():
        found = slices.get(number)
        if found is None or _is_whole(found, node.tag) or budget < 0:
            continue
        html = etree.tostring(_without_blocks(node, nodes), encoding="unicode", method="html", with_tail=False)
        mended[number] = "".join(_parted(_cleaner().clean(html))[0]).strip()
        budget -= len(html)
    return mended


def _without_blocks(node: HtmlElement, nodes: Mapping[HtmlElement, int]) -> HtmlElement:
    """Give a copy of an element without those blocks in it that a paragraph or heading cannot hold."""
    copied = deepcopy(node)
    copied.tail = None
    gone = [
        inner
        for own, inner in zip(node.iter(), copied.iter(), strict=True)
        if own is not node and own in nodes and own.tag in _NEVER_INLINE
    ]
    for inner in gone if node.tag in _LINES else ():
        remove(inner)
    return copied


def _is_whole(html: str, tag: str) -> bool:
    """Say whether HTML is one element: its tag opens it, and closes only at its end."""
    html = html.strip()
    start, end = f"<{tag}", f"</{tag}>"
    if not html.startswith((f"{start}>", f"{start} ")):
        return False
    if html.endswith(end) and html.count(start) == html.count(end) == 1:
        return True
    depth = 0
    for found in re.finditer(f"<(/?){tag}\\b[^>]*>", html):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end() == len(html)
    return html.find(">") == len(html) - 1  # an element without content, such as hr


def _slices(texts: list[str], numbers: list[str | None], budget: int) -> tuple[dict[int, str], int]:
    """Give what stands between the signs of each number, and what is left of the budget of characters."""
    found: dict[int, str] = {}
    opened: list[tuple[int, int]] = []
    for index, number in enumerate(numbers, 1):
        if number:
            opened.append((int(number), index))
        elif number is not None and opened and budget >= 0:
            at, start = opened.pop()
            text = texts[start] if start == index - 1 else "".join(texts[start:index])
            budget -= len(text)
            found[at] = text
    return found, budget


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
