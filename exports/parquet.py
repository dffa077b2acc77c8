"""Tables as Parquet: zstd, explicit schema, row groups of bounded size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from exports.arrow import arrow_schema, record_batch
from exports.column import Table
from exports.rows import Row

# A batch leaves Python at so many rows or characters, a row group leaves memory at so many rows or bytes, so that all tables
# together hold a few dozen MB, whatever the posts weigh (benchmarks/publish.py).
_BATCH_ROWS = 512
_BATCH_CHARACTERS = 250_000
_GROUP_ROWS = 100_000
_GROUP_BYTES = 2_000_000
_PAGE_BYTES = 65_536  # whoever reads on holds a page of every column


class ParquetTable:
    """One table's file, open for writing. The file is whole once it is closed."""

    def __init__(self, folder: Path, table: Table, parser: str) -> None:
        self.rows = 0
        self.nulls: Counter[str] = Counter()  # by column; an empty list counts
        self._table = table
        self._schema = arrow_schema(table, parser)
        self._long = [column.name for column in table.columns if column.parquet_only or column.name in ("text", "raw")]
        self._lists = [column.name for column in table.columns if column.kind.startswith("[")]
        self._pending: list[Row] = []
        self._characters = 0
        self._batches: list[pa.RecordBatch] = []
        self._bytes = 0
        self._writer = pq.ParquetWriter(
            folder / f"{table.name}.parquet",
            self._schema,
            compression="zstd",
            data_page_size=_PAGE_BYTES,
            write_page_checksum=True,  # a snapshot is carried on for years, and zstd takes many a changed bit for text
            use_dictionary=[column.name for column in table.columns if column.kind == "cat"],
            # The least and the greatest of long texts help no query and wait in memory for the footer.
            write_statistics=[column.name for column in table.columns if column.name not in self._long],
        )

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows, which come in the order of the table's key."""
        self._pending.extend(rows)
        self._characters += sum(len(row[name]) for row in rows for name in self._long if row.get(name))
        if len(self._pending) >= _BATCH_ROWS or self._characters >= _BATCH_CHARACTERS:
            self._end_batch()

    def close(self) -> None:
        """Write what waits, and the footer."""
        self._end_batch()
        self._end_group()
        self._writer.close()

    def _end_batch(self) -> None:
        if not self._pending:
            return
        batch = record_batch(self._table, self._pending, self._schema)
        self.rows += batch.num_rows
        self.nulls.update({name: column.null_count for name, column in zip(batch.schema.names, batch.columns, strict=True)})
        self.nulls.update({name: sum(row.get(name) == [] for row in self._pending) for name in self._lists})
        self._batches.append(batch)
        self._bytes += batch.nbytes
        self._pending, self._characters = [], 0
        if self._bytes >= _GROUP_BYTES or sum(map(len, self._batches)) + _BATCH_ROWS > _GROUP_ROWS:
            self._end_group()

    def _end_group(self) -> None:
        if self._batches:
            # Each batch has dictionaries of its own; a row group takes one.
            group = pa.Table.from_batches(self._batches).unify_dictionaries().combine_chunks()
            self._writer.write_table(group, row_group_size=_GROUP_ROWS)
        self._batches, self._bytes = [], 0
