"""Bulleted, ordered, task and definition lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item of a list, in reading order through all nesting."""

    item: int  # 0-based
    depth: int  # 0-based
    kind: str  # bullet, ordered, term, description or task
    text: str | None = None  # its own, without its children's
    parent_item: int | None = None  # None at depth 0
    number: int | None = None  # of an ordered item, as displayed
    marker: str | None = None  # of an ordered item, as displayed: 4, iv
    checked: bool | None = None  # of a task


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(Block):
    type: ClassVar[str] = "list"

    items: tuple[ListItem, ...] = ()
