"""The declared tables as Arrow schemas."""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from types import ModuleType
from typing import Any

import pyarrow as pa

from exports.column import STRUCTS, Column, Table
from exports.schema import SCHEMA_VERSION

_TYPES: dict[str, pa.DataType] = {
    "str": pa.string(),
    "cat": pa.dictionary(pa.int32(), pa.string()),
    "ts": pa.timestamp("us", tz="UTC"),
    "i8": pa.int8(),
    "i16": pa.int16(),
    "i32": pa.int32(),
    "f32": pa.float32(),
    "bool": pa.bool_(),
    "[str]": pa.list_(pa.string()),
    **{kind: pa.list_(pa.struct([(name, pa.string()) for name in names])) for kind, names in STRUCTS.items()},
}
# What ``pandas.read_parquet`` makes of a column: the nullable types for whole and truth values, so that null does not turn 7 into 7.0.
# (pandas_type, numpy_type, metadata) as in https://pandas.pydata.org/docs/development/developer.html
_PANDAS: dict[str, tuple[str, str, dict[str, Any] | None]] = {
    "str": ("unicode", "object", None),
    "cat": ("categorical", "int32", {"ordered": False}),
    "ts": ("datetimetz", "datetime64[us]", {"timezone": "UTC"}),
    "i8": ("int8", "Int8", None),
    "i16": ("int16", "Int16", None),
    "i32": ("int32", "Int32", None),
    "f32": ("float32", "float32", None),
    "bool": ("bool", "boolean", None),
    "[str]": ("list[unicode]", "object", None),
    **dict.fromkeys(STRUCTS, ("object", "object", None)),
}


@cache
def arrow_schema(table: Table, parser: str) -> pa.Schema:
    """Give the table's Arrow schema; its metadata names the schema's version and the parser's, and tells pandas the types."""
    fields = [_field(column) for column in table.columns]
    return pa.schema(
        fields,
        metadata={
            "pressmark.table": table.name,
            "pressmark.schema_version": SCHEMA_VERSION,
            "pressmark.parser": parser,
            "description": table.meaning,
            "pandas": json.dumps(_pandas_metadata(table)),
        },
    )


def record_batch(table: Table, rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    """Give rows (keyed by column, values as ``exports.rows`` decodes them) as one batch; a missing column is null."""
    columns = [pa.array([row.get(column.name) for row in rows], type=_TYPES[column.kind]) for column in table.columns]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


@contextmanager
def system_allocator() -> Iterator[None]:
    """Let Arrow use the system's allocator, which gives pages back; its own keeps them, which costs a publication 30 to 80 MB of peak."""
    pool = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(pool)


def leave_pandas_out() -> None:
    """Keep Arrow from importing pandas, 40 MB, only to look whether the first value that it converts is one of pandas' own.

    It looks once a process. Where somebody wants a data frame later, pandas is imported all the same.
    """
    if "pandas" in sys.modules:
        return
    absent = ModuleType("pandas")
    vars(absent)["__version__"] = "0"  # older than any that Arrow works with
    sys.modules["pandas"] = absent
    try:
        with warnings.catch_warnings(), suppress(ImportError):
            warnings.simplefilter("ignore")
            pa.array([None])
    finally:
        del sys.modules["pandas"]


def release_memory() -> None:
    """Give back to the system what was freed: rows of a pass that is over leave holes that the next pass would add to."""
    pa.system_memory_pool().release_unused()


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _TYPES[column.kind], nullable=column.nullable, metadata={"description": column.meaning})


def _pandas_metadata(table: Table) -> dict[str, Any]:
    columns = []
    for column in table.columns:
        pandas_type, numpy_type, metadata = _PANDAS[column.kind]
        columns.append(
            {"name": column.name, "field_name": column.name, "pandas_type": pandas_type, "numpy_type": numpy_type, "metadata": metadata}
        )
    return {"index_columns": [], "column_indexes": [], "columns": columns, "pandas_version": "3.0.0"}
