"""A post's rows, and the bytes in which they wait for publication."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
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
        if name not in BY_NAME:
            continue
        empty = dict.fromkeys(BY_NAME[name].column_names)
        stamps = [column.name for column in BY_NAME[name].columns if column.kind == "ts"]
        rows[name] = [_row(content["columns"], values, empty, stamps) for values in content["rows"]]
    return rows


def _row(columns: list[str], values: list[Any], empty: Row, stamps: list[str]) -> Row:
    row = {**empty, **{column: value for column, value in zip(columns, values, strict=True) if column in empty}}
    for column in stamps:
        if row[column] is not None:
            row[column] = datetime.fromisoformat(row[column]).astimezone(UTC)
    return row
