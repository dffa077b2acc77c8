"""Tables as CSV for spreadsheets: RFC 4180, UTF-8 with BOM. A view; the data is in Parquet."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from exports.column import Column, Table
from exports.rows import Row

FOLDER = "csv"
# A spreadsheet runs a cell that begins so: "=1+1", "@SUM(A1)"; full-width signs count in East Asian versions
# (https://owasp.org/www-community/attacks/CSV_Injection). An apostrophe before it makes it text.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class CsvTable:
    """One table's file, open for writing."""

    def __init__(self, folder: Path, table: Table, parser: str) -> None:  # noqa: ARG002  every writer is made alike
        (folder / FOLDER).mkdir(exist_ok=True)
        self._columns = [(column.name, _FORMATS[column.kind]) for column in csv_columns(table)]
        self._file = (folder / FOLDER / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, lineterminator="\r\n")
        self._writer.writerow(name for name, _ in self._columns)

    def write(self, rows: Sequence[Row]) -> None:
        """Add rows, which come in the order of the table's key."""
        columns = self._columns
        self._writer.writerows(["" if (value := row.get(name)) is None else form(value) for name, form in columns] for row in rows)

    def close(self) -> None:
        self._file.close()


def csv_columns(table: Table) -> tuple[Column, ...]:
    """Give the columns that fit a spreadsheet's cell."""
    return tuple(column for column in table.columns if not column.parquet_only)


def _text(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value


def _timestamp(value: datetime) -> str:
    """Give ISO 8601 in UTC, with a fraction only where there is one: 2024-05-03T10:00:00Z."""
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _joined(values: Sequence[str]) -> str:
    return _text("; ".join(value.replace(";", ",") for value in values))


def _names(names: Sequence[dict[str, str | None]]) -> str:
    return _joined([_name(name) for name in names])


def _name(name: dict[str, str | None]) -> str:
    """Give ``van der Berg, Jan, Jr``, or the literal name."""
    family = " ".join(part for part in (name["particle"], name["family"]) if part)
    return ", ".join(part for part in (family, name["given"], name["suffix"]) if part) or name["literal"] or ""


def _translations(translations: Sequence[dict[str, str | None]]) -> str:
    return _joined([f"{other['language']}: {other['url']}" for other in translations])


_FORMATS: dict[str, Callable[[Any], str]] = {
    "str": _text,
    "cat": _text,
    "ts": _timestamp,
    "bool": lambda value: "true" if value else "false",
    "f32": lambda value: f"{value:.6g}",  # what a 32-bit float holds for certain
    "[str]": _joined,
    "[name]": _names,
    "[translation]": _translations,
    **dict.fromkeys(("i8", "i16", "i32"), str),
}
