"""Tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.model.block import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table, at its place in the grid after spans."""

    row_index: int  # 0-based
    column_index: int  # 0-based
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Block):
    type: ClassVar[str] = "table"

    cells: tuple[Cell, ...] = ()
