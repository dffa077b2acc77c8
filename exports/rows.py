"""A post's rows, and the bytes in which they wait for publication."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from exports.schema import BY_NAME

Row = dict[str, Any]
PostRows = Mapping[str, list[Row]]  # table -> rows; values are str, int, float, bool, datetime (UTC), list, None

_LEVEL = 1  # of zlib: rows wait for an hour on the same disk, so speed counts for more than size


def encode_rows(rows: PostRows) -> bytes:
    """Give the rows as compressed JSON, columns named once a table; timestamps are ISO 8601."""
    tables = {}
    for name, table_rows in rows.items():
        columns = BY_NAME[name].column_names
        tables[name] = {"columns": columns, "rows": [[row.get(column) for column in columns] for row in table_rows]}
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat)
    return zlib.compress(text.encode(), _LEVEL)


def decode_rows(payload: bytes) -> PostRows:
    """Give the rows that ``encode_rows`` was given. Columns that the schema no longer has are left out, new ones are null."""
    rows: dict[str, list[Row]] = {}
    for name, content in json.loads(zlib.decompress(payload)).items():
        if name in BY_NAME:
            read = _reader(name, tuple(content["columns"]))
            rows[name] = [read(values) for values in content["rows"]]
    return rows


def with_post_id(rows: PostRows, post_id: str) -> PostRows:
    """Give a post's rows under another id, which it had at an earlier address."""
    return {name: [{**row, "post_id": post_id} for row in table_rows] for name, table_rows in rows.items()}


@cache
def _reader(table: str, columns: tuple[str, ...]) -> Callable[[list[Any]], Row]:
    """Give the function that makes a row of the values of ``columns``."""
    known = BY_NAME[table].column_names
    stamps = [column.name for column in BY_NAME[table].columns if column.kind == "ts"]
    empty, surplus = dict.fromkeys(known), [name for name in columns if name not in known]

    def read(values: list[Any]) -> Row:
        row = {**empty, **dict(zip(columns, values, strict=True))}
        for name in surplus:
            del row[name]
        for name in stamps:
            if row[name] is not None:
                row[name] = datetime.fromisoformat(row[name]).astimezone(UTC)
        return row

    return read
