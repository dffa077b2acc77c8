"""A body's HTML, safe to show anywhere: what carries structure stays, what runs or spies goes."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import nh3
from lxml import etree
from lxml.html import HtmlElement

from pipelines.blocks.clean_copy import Cleaner, clean_copy, copy_body, parts_to_clean
from pipelines.model.body import Body

# Around a block in the sanitised text, with its position: signs that Unicode reserves for use inside a program.
_OPEN, _NUMBERED, _CLOSE = "\ufdd2", "\ufdd3", "\ufdd4"
_SIGN = re.compile(f"{_OPEN}(\\d+){_NUMBERED}|{_CLOSE}")
_LINES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_NEVER_INLINE = _LINES | {"ul", "ol", "dl", "table", "blockquote", "pre", "hr", "figure", "div", "section", "details"}
# What pages have and bodies do not: takes "<!DOCTYPE html>", "<head>", "<nav>"; leaves '<nav class="toc">', "<header>".
_OF_A_PAGE = re.compile(r"<(?:!|(?:html|head|body|title|meta|link|script|style|form)\b(?!-)|nav>)", re.IGNORECASE)
_ARTICLE = re.compile(r"<(?:main|article)\b(?!-)")  # takes "<article>"; with a title in it, it is a page's
_MAX_SLICES = 3  # the slices of all blocks together hold at most so many times the body: nested quotes would hold it squared


def sanitise(root: HtmlElement, dropped: Collection[HtmlElement], base_url: str) -> str | None:
    """Give the inner HTML of a body without what is ``dropped``: sanitised, links absolute, pictures with the ``src`` of their blocks.

    Lazy loading is resolved; scripts, styles, event handlers, forms and trackers are gone; ``class``, ``id``, ``role`` and what
    else carries structure stays, so that reading the result again gives the same blocks. None where nothing is left.
    """
    body = copy_body(Body(root=root, dropped=frozenset(dropped)))
    rewritten, gone, alone = parts_to_clean(body)
    clean_copy(body.root, rewritten, gone, Cleaner(base_url, alone))
    return sanitise_copy(body.root, {}).html


def is_sanitised(html: str) -> bool:
    """Say whether a text is what ``sanitise`` gives: nothing of a page stands around it, and sanitising it again changes nothing."""
    if "<" not in html or _OF_A_PAGE.search(html) or (_ARTICLE.search(html) and ("<h1" in html or "<header" in html)):
        return False
    return _cleaner().clean(html).strip() == html.strip()


class Sanitised(NamedTuple):
    """A body's sanitised HTML."""

    html: str | None  # None where nothing is left
    slices: dict[int, str]  # of single elements, by number
    is_cut: bool  # there were more slices than the bound allows


def sanitise_copy(copy: HtmlElement, nodes: Mapping[HtmlElement, int]) -> Sanitised:
    """Sanitise a copy that ``clean_copy`` has made plain; give its inner HTML, and that of each of ``nodes`` under its number."""
    for node, number in nodes.items():
        _surround(node, number)
    html = etree.tostring(copy, encoding="unicode", method="html", with_tail=False)
    cleaned = _cleaner().clean(html)
    inner = cleaned.removeprefix("<div>").removesuffix("</div>").strip() if copy.tag == "div" else cleaned.strip()
    pieces = _SIGN.split(inner)  # text, number or None of a sign, text, ...
    budget = _MAX_SLICES * sum(len(text or "") for text in pieces[::2])
    slices, left = _slices(pieces, budget)
    return Sanitised("".join(pieces[::2]) or None, _mended(slices, nodes, left), is_cut=left < 0)


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


def _mended(slices: dict[int, str], nodes: Mapping[HtmlElement, int], budget: int) -> dict[int, str]:
    """Sanitise by itself what is not one whole element: markup that no parser nests alike (a heading in a ``b``) moves the signs."""
    mended = dict(slices)
    for node, number in nodes.items():
        found = slices.get(number)
        if found is None or _is_whole(found, node.tag) or budget < 0:
            continue
        html = etree.tostring(_without_blocks(node, nodes), encoding="unicode", method="html", with_tail=False)
        mended[number] = _SIGN.sub("", _cleaner().clean(html)).strip()
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
        inner.drop_tree()
    return copied


def _is_whole(html: str, tag: str) -> bool:
    """Say whether HTML is one element: its tag opens it, and closes only at its end."""
    html = html.strip()
    if not re.match(f"<{tag}\\b", html):
        return False
    depth = 0
    for found in re.finditer(f"<(/?){tag}\\b[^>]*>", html):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end() == len(html)
    return html.find(">") == len(html) - 1  # an element without content, such as hr


def _slices(pieces: list[str | None], budget: int) -> tuple[dict[int, str], int]:
    """Give what stands between the signs of each number, and what is left of the budget of characters."""
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
