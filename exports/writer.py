"""A snapshot's folder while it grows: every table open in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

from exports.parquet import ParquetTable
from exports.registry import VIEWS, TableWriter
from exports.rows import Row
from exports.schema import BY_NAME, TABLES

_SLICE = 1_000  # rows handed on at a time where they come one by one


class SnapshotWriter:
    """Writes rows to their tables; those that nothing is written to are empty files with the whole schema."""

    def __init__(self, folder: Path, parser: str) -> None:
        self.folder = folder
        self._parquet = {table.name: ParquetTable(folder, table, parser) for table in TABLES}
        self._views: dict[str, list[TableWriter]] = {table.name: [view(folder, table, parser) for view in VIEWS] for table in TABLES}
        self.changes: Counter[str] = Counter()

    def write(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows in the order of the table's key."""
        source = iter(rows)
        while part := list(islice(source, _SLICE)):
            for writer in (self._parquet[table], *self._views[table]):
                writer.write(part)
            if table == "changes":
                self.changes.update(row["change"] for row in part)

    def write_post(self, rows: Mapping[str, list[Row]]) -> None:
        """Add one post's rows to all tables."""
        for table in BY_NAME:
            if rows.get(table):
                self.write(table, rows[table])

    def close(self) -> None:
        """Finish every file."""
        for table in BY_NAME:
            for writer in (self._parquet[table], *self._views[table]):
                writer.close()

    @property
    def rows(self) -> dict[str, int]:
        """Give the rows of each table; final once closed."""
        return {name: writer.rows for name, writer in self._parquet.items()}

    @property
    def nulls(self) -> dict[str, dict[str, int]]:
        """Give the nulls of each table by column; final once closed."""
        return {name: dict(writer.nulls) for name, writer in self._parquet.items()}
