"""The Data Package (https://datapackage.org, version 2) of a snapshot's CSV files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exports.column import Column, Table
from exports.csv import FOLDER, csv_columns
from exports.schema import SCHEMA_VERSION, TABLES

_PROFILES = "https://datapackage.org/profiles/2.0"
_DESCRIPTION = (
    "One crawl of web archives as tables. Parquet is the data, CSV a view of it for spreadsheets: long columns are in Parquet only, "
    "lists are joined by '; ' (a ';' within a value becomes ','), names are written 'Family, Given', and a text that a spreadsheet "
    "would run as a formula (it begins with = + - @, a tab or a line end) has an apostrophe before it."
)
_TYPES = {"ts": "datetime", "bool": "boolean", "f32": "number", **dict.fromkeys(("i8", "i16", "i32"), "integer")}


def write_datapackage(folder: Path, crawl_id: str, rows: Mapping[str, int]) -> None:
    """Write ``datapackage.json``; ``rows`` counts each table's."""
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"pressmark-{crawl_id.lower()}",
        "title": f"Pressmark snapshot {crawl_id}",
        "description": _DESCRIPTION,
        "version": SCHEMA_VERSION,
        "resources": [_resource(table, rows[table.name]) for table in TABLES],
    }
    (folder / "datapackage.json").write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _resource(table: Table, rows: int) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{FOLDER}/{table.name}.csv",
        "description": table.meaning,
        "parquet": f"{table.name}.parquet",
        "rows": rows,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"lineTerminator": "\r\n", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _table_schema(table),
    }


def _table_schema(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column, table) for column in csv_columns(table)], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {"fields": list(here), "reference": {"resource": other, "fields": list(there)}} for here, other, there in table.foreign_keys
        ]
    return schema


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES.get(column.kind, "string"), "description": column.meaning}
    # An empty list is an empty cell, which reads as missing.
    if not column.nullable and not column.kind.startswith("[") and column.name not in table.key:
        field["constraints"] = {"required": True}
    return field
