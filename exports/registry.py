"""What a snapshot is written as."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from exports.column import Table
from exports.csv import CsvTable
from exports.rows import Row


class TableWriter(Protocol):
    """One table in one format, open for writing in a snapshot's folder."""

    def __init__(self, folder: Path, table: Table, parser: str) -> None: ...

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows, which come in the order of the table's key."""

    def close(self) -> None:
        """Finish the file."""


# Views of the Parquet tables, written beside them. The order does not matter: none reads another.
VIEWS: tuple[type[TableWriter], ...] = (CsvTable,)
