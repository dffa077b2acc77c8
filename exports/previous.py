"""The rows of a published snapshot, post by post, in little memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from exports.column import Table
from exports.latest import find_latest, is_broken
from exports.rows import PostRows, Row
from exports.schema import BY_NAME, POST_TABLES, TABLES

_BATCH = 64  # rows at a time: a post's HTML may be a megabyte
_BUFFER = 16_384  # bytes of a column at a time, not all of a row group's
_LIGHT = ("blocks", "images", "references")


class UnreadableSnapshotError(RuntimeError):
    """A file of a published snapshot is missing or damaged."""


def check_latest(out: Path) -> None:
    """Raise ``UnreadableSnapshotError`` where the current snapshot lacks a table or one is damaged as its end shows.

    What is damaged in the middle of a file is found when that is read, at publication.
    """
    if is_broken(out):
        raise UnreadableSnapshotError(f"{out / 'latest'} names a snapshot that is not there or has no posts.parquet")
    snapshot = find_latest(out)
    if snapshot is None:
        return
    for table in TABLES:
        path = snapshot / f"{table.name}.parquet"
        try:
            pq.read_metadata(path)
        except FileNotFoundError:
            raise UnreadableSnapshotError(f"{path} is missing") from None
        except (pa.ArrowInvalid, OSError) as error:
            raise UnreadableSnapshotError(f"{path} cannot be read: {str(error).splitlines()[0]}") from error


def read_posts(snapshot: Path, *, light: bool = False) -> Iterator[tuple[str, PostRows]]:
    """Give ``(post_id, rows)`` of each post in the order of ``post_id``.

    ``light`` reads only what tells of other posts: posts, blocks, images and references, their long columns left null.
    """
    wanted = [BY_NAME[name] for name in _LIGHT] if light else POST_TABLES[1:]
    tables = {table.name: _Cursor(read_rows(snapshot, table, light=light), "post_id") for table in wanted}
    problems = {} if light else _own_problems(snapshot)
    for post in read_rows(snapshot, BY_NAME["posts"], light=light):
        key = post["post_id"]
        rows = {"posts": [post], **{name: cursor.take(key) for name, cursor in tables.items()}}
        # A problem of a later crawl, which could not read the post again, does not belong to these rows.
        rows["problems"] = [row for row in problems.get(key, ()) if row["crawl_id"] == post["crawl_id"]]
        yield key, {name: found for name, found in rows.items() if found}


def read_groups(snapshot: Path, table: Table, column: str) -> Iterator[tuple[str, list[Row]]]:
    """Give the rows of a table that is sorted by ``column``, one group of equal values at a time."""
    for key, rows in groupby(read_rows(snapshot, table), key=lambda row: row[column]):
        yield key, list(rows)


def read_rows(snapshot: Path, table: Table, *, light: bool = False, columns: Sequence[str] | None = None) -> Iterator[Row]:
    """Give a table's rows in order, with the columns of today's schema; those that an older snapshot lacks are null.

    ``columns`` are all that the rows then have, ``light`` leaves the long ones null.
    """
    path = snapshot / f"{table.name}.parquet"
    wanted = columns or [column.name for column in table.columns if not (light and column.parquet_only)]
    empty = dict.fromkeys(columns or table.column_names)
    try:
        with pq.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER, page_checksum_verification=True) as file:
            present = [name for name in wanted if name in file.schema_arrow.names]
            for batch in file.iter_batches(_BATCH, columns=present, use_threads=False):
                yield from ({**empty, **row} for row in batch.to_pylist())
    except FileNotFoundError:
        raise UnreadableSnapshotError(f"{path} is missing") from None
    except (pa.ArrowInvalid, OSError) as error:
        raise UnreadableSnapshotError(f"{path} cannot be read: {str(error).splitlines()[0]}") from error


def _own_problems(snapshot: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in read_rows(snapshot, BY_NAME["problems"]):
        if row["post_id"]:
            found.setdefault(row["post_id"], []).append(row)
    return found


class _Cursor:
    """Rows sorted by a column, taken group by group while somebody else walks the same values in the same order."""

    def __init__(self, rows: Iterable[Row], column: str) -> None:
        self._rows = iter(rows)
        self._column = column
        self._next = next(self._rows, None)

    def take(self, key: str) -> list[Row]:
        taken = []
        while self._next is not None and self._next[self._column] <= key:
            if self._next[self._column] == key:
                taken.append(self._next)
            self._next = next(self._rows, None)
        return taken
