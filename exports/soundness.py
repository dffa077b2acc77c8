"""Rows that the schema takes: whatever a page made a reader give, a publication never fails on one value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from exports.column import STRUCTS, Column, Table

Row = dict[str, Any]

# Takes half of a surrogate pair, which UTF-8 cannot hold; leaves whole characters beyond U+FFFF.
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_RANGES = {"i8": 2**7, "i16": 2**15, "i32": 2**31}


class UnsoundRowError(ValueError):
    """A row lacks a value that its table requires."""

    def __init__(self, table: Table, column: Column) -> None:
        super().__init__(f"a row of {table.name} has no sound {column.name}")
        self.column = column.name


def sound_row(table: Table, row: Row) -> Row:
    """Give the row with each value in its column's type, in the declared order; a value that does not fit is null.

    Raises ``UnsoundRowError`` where the column may not be null.
    """
    sound: Row = {}
    for column in table.columns:
        value = row.get(column.name)
        if value is not None:
            value = _READERS[column.kind](value)
        if value is None and not column.nullable:
            if not column.kind.startswith("["):
                raise UnsoundRowError(table, column)
            value = []
        sound[column.name] = value
    return sound


def _text(value: Any) -> str | None:
    return _SURROGATE.sub("\ufffd", str(value)) or None


def _timestamp(value: Any) -> datetime | None:
    if not isinstance(value, datetime):
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _integer(limit: int) -> Callable[[Any], int | None]:
    def read(value: Any) -> int | None:
        return int(value) if isinstance(value, int | float) and -limit <= value < limit else None

    return read


def _texts(value: Any) -> list[str]:
    return [text for item in value if item is not None and (text := _text(item))]


def _structs(names: tuple[str, ...]) -> Callable[[Any], list[Row]]:
    def read(value: Any) -> list[Row]:
        return [{name: None if item.get(name) is None else _text(item[name]) for name in names} for item in value]

    return read


_READERS: dict[str, Callable[[Any], Any]] = {
    "str": _text,
    "cat": _text,
    "ts": _timestamp,
    "f32": float,
    "bool": bool,
    "[str]": _texts,
    **{kind: _integer(limit) for kind, limit in _RANGES.items()},
    **{kind: _structs(names) for kind, names in STRUCTS.items()},
}
