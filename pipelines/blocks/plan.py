"""What the walk does with an element, as its tag, class and role say."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from pipelines.blocks.embed import EMBED
from pipelines.blocks.figure import CAPTION, CREDIT
from pipelines.blocks.reading import Kind
from pipelines.blocks.registry import KINDS
from pipelines.blocks.words import words

# Elements that begin and end a line (HTML standard, "Rendering": display block and its kin).
BLOCKS = words("block_elements")
# Elements that hold no text of the post.
_SILENT = words("silent_elements")
# Copies that carousels make of their slides, links back from notes, and what only a screen reader's user needs beside a picture.
_SILENT_CLASSES = words("silent")
_PHRASING = words("phrasing_elements")
_LINE = _PHRASING - BLOCKS  # elements that stand in a line of text
REWRITTEN = words("rewritten_elements")
_REWRITTEN_BY_ATTRIBUTES = frozenset({"li", "ol", "blockquote"})  # of those, the ones of which nothing but an attribute is rewritten
_REWRITTEN_CLASSES = EMBED.classes | words("word_list")

INLINE, LINE, LINK, SCRIPT, SUB, BREAK_LINE, PARAGRAPH = range(7)
_ROLES = {"a": LINK, "sup": SCRIPT, "sub": SUB, "br": BREAK_LINE, "p": PARAGRAPH}

ENDING = BLOCKS.union(_ROLES)  # elements whose end says something


class Plan(NamedTuple):
    """What to do with one sort of element."""

    what: int  # how it takes part in running text
    is_block: bool
    is_silent: bool
    is_rewritten: bool  # looks otherwise in sanitised HTML
    is_plain: bool  # nothing begins or ends with it: its text is the line's
    is_custom: bool  # a custom element: a block unless it stands in running text
    kinds: tuple[Kind, ...]  # whom to ask, in order


@lru_cache(maxsize=8_192)  # elements of one sort repeat over a site
def plan_for(tag: str, classes: str | None, role: str | None, ident: str | None = None) -> Plan:
    """Give the plan of elements with this tag, class and role."""
    names = classes.split() if classes else ()
    numbers = set(_BY_TAG.get(tag, ()))
    for index, name in ((_BY_ROLE, role), (_BY_ID, ident), *((_BY_CLASS, name) for name in names)):
        if name is not None:
            numbers.update(index.get(name, ()))
    for name in names:
        if found := _PART_OF_FIGURE.search(name):
            numbers.add(_CAPTION if found[1] else _CREDIT)
    silent = tag in _SILENT or not _SILENT_CLASSES.isdisjoint(names) or ("cloned" in names and "owl-item" in names)
    what = _ROLES.get(tag, INLINE)
    is_plain = what == INLINE and tag not in BLOCKS and "-" not in tag and not numbers
    is_rewritten = tag in REWRITTEN or "-" in tag or not _REWRITTEN_CLASSES.isdisjoint(names)
    return Plan(what, tag in BLOCKS, silent, is_rewritten, is_plain, "-" in tag, tuple(KINDS[number] for number in sorted(numbers)))


@cache
def plan_for_bare(tag: str) -> Plan:
    """Give the plan of elements without any attribute."""
    plan = plan_for(tag, None, None)
    return plan._replace(is_rewritten=False) if tag in _REWRITTEN_BY_ATTRIBUTES else plan


def _index(words_of: Callable[[Kind], frozenset[str]]) -> dict[str, list[int]]:
    """Give the numbers of the kinds that name a word."""
    index: dict[str, list[int]] = {}
    for number, kind in enumerate(KINDS):
        for word in words_of(kind):
            index.setdefault(word, []).append(number)
    return index


_CAPTION, _CREDIT = KINDS.index(CAPTION), KINDS.index(CREDIT)
# What themes and builders call a caption or a credit in their own naming. Takes "fl-photo-caption", "c-figure__credit",
# "field--name-field-copyright"; leaves "has-caption", "caption-below", "social-credits-list".
_PART_OF_FIGURE = re.compile(
    r"\A(?!(?:has|with|no|without|show|hide|is)[_-])[A-Za-z][\w-]*(?:[_-]|(?<=[a-z])(?=C))(?:([Cc]aption(?:[_-]{1,2}text)?|[Bb]ildunterschrift|[Bb]ijschrift|[Ll]egende)"
    r"|[Cc]redits?|[Cc]opyright|[Pp]hotographer)\Z"
)
_BY_TAG = _index(lambda kind: kind.tags)
_BY_CLASS = _index(lambda kind: kind.classes)
_BY_ROLE = _index(lambda kind: kind.roles)
_BY_ID = _index(lambda kind: kind.ids)


def stands_alone(node: HtmlElement, alone: set[HtmlElement]) -> bool:
    """Say whether a custom element is a block: not within running text, nor in the middle of a line.

    ``alone`` holds the custom elements around it that are blocks.
    """
    parent = node.getparent()
    if parent is not None and "-" in parent.tag and parent not in alone:
        return False
    if parent is None or parent.tag in _PHRASING or (node.tail and not node.tail.isspace()):
        return False
    previous, following = node.getprevious(), node.getnext()
    if any(beside is not None and beside.tag in _LINE for beside in (previous, following)):
        return False
    before = previous.tail if previous is not None else parent.text
    return not before or before.isspace()


IDS = frozenset(_BY_ID)
KIND_TAGS = frozenset(_BY_TAG)
