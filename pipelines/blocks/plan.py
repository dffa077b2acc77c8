"""What the walk does with an element, as its tag, class and role say."""

from __future__ import annotations

from typing import NamedTuple

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

INLINE, LINE, LINK, SCRIPT, SUB, BREAK_LINE, PARAGRAPH = range(7)
_ROLES = {"a": LINK, "sup": SCRIPT, "sub": SUB, "br": BREAK_LINE, "p": PARAGRAPH}


class Plan(NamedTuple):
    """What to do with one sort of element."""

    what: int  # how it takes part in running text
    is_block: bool
    is_silent: bool
    is_custom: bool  # a custom element: a block unless it stands in running text
    kinds: tuple[Kind, ...]  # whom to ask, in order


def plan_for(tag: str, classes: str | None, role: str | None, ident: str | None = None) -> Plan:
    """Give the plan of elements with this tag, class and role."""
    names = classes.split() if classes else ()
    kinds = tuple(
        kind
        for kind in KINDS
        if tag in kind.tags
        or (role is not None and role in kind.roles)
        or (ident is not None and ident in kind.ids)
        or (names and not kind.classes.isdisjoint(names))
    )
    silent = tag in _SILENT or not _SILENT_CLASSES.isdisjoint(names) or ("cloned" in names and "owl-item" in names)
    return Plan(_ROLES.get(tag, INLINE), tag in BLOCKS, silent, "-" in tag, kinds)


def is_phrasing(tag: object) -> bool:
    """Say whether what stands in such an element stands in running text."""
    return tag in _PHRASING


IDS = frozenset().union(*(kind.ids for kind in KINDS))
