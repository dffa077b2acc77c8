"""The data dictionary, made from the schema: ``python -m exports.data_dictionary > docs/data-dictionary.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from exports.column import Column, Table
from exports.schema import SCHEMA_VERSION, TABLES

_INTRODUCTION = f"""\
# Data dictionary

Made from `exports/schema.py` (version {SCHEMA_VERSION}) by `python -m exports.data_dictionary > docs/data-dictionary.md`.

## A dataset's folder

    OUT/latest                    the current snapshot: a link that is swapped in one step, when a crawl has finished
    OUT/latest.json               the same in words, for places where links do not travel
    OUT/snapshots/<crawl_id>/     one snapshot, never changed: <table>.parquet, csv/<table>.csv, datapackage.json, report.html
    OUT/raw/<crawl_id>.warc.gz    every answer as it came, of crawls with --warc; the last three are kept

A snapshot is the one before it plus what its crawl learned: a post that was not visited, or could not be read, keeps its rows and its
`fetched_at`. Parquet is the data. The CSV files are a view of it for spreadsheets and leave out the columns marked *Parquet only*; there
lists are joined by `; `, names are written `Family, Given`, and a text that a spreadsheet would run as a formula has an apostrophe before
it.

## Keys

`post_id` is the first 16 hex digits of the SHA-256 of the post's key. The key is the permalink under which the archive lists the post,
without scheme, `www.`, port, fragment, tracking parameters and trailing slash; its host in lower case, the rest of its query sorted.
An id once given is kept when a post moves. `position` counts a post's blocks in reading order from 0 and means the same in every table.
A table's rows are sorted by its key.

## Types

| here | Arrow | pandas, by `read_parquet` |
|---|---|---|
| `str` | `string` | `str` |
| `cat` | `dictionary<int32, string>` | `category` |
| `ts` | `timestamp[us, tz=UTC]` | `datetime64[us, UTC]` |
| `i8` `i16` `i32` | `int8` `int16` `int32` | `Int8` `Int16` `Int32` |
| `f32` | `float` | `float32` |
| `bool` | `bool` | `boolean` |
| `[str]` | `list<string>` | object |
| `[name]` | `list<struct<family, given, particle, suffix, literal>>` | object |
| `[translation]` | `list<struct<language, url>>` | object |

`?` says that a value may be null. Absent is null, never an empty text; a list without items is empty.
"""


def data_dictionary() -> str:
    """Give the data dictionary as Markdown."""
    return "\n".join([_INTRODUCTION, *(line for table in TABLES for line in _section(table))])


def _section(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n"
    key = ", ".join(f"`{name}`" for name in table.key)
    yield f"{table.meaning} {f'Key: {key}.' if key else 'No key.'}\n"
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    yield from (_line(column) for column in table.columns)
    yield ""


def _line(column: Column) -> str:
    return f"| `{column.name}` | `{column.type}` | {column.meaning}{' *Parquet only.*' if column.parquet_only else ''} |"


if __name__ == "__main__":
    sys.stdout.write(data_dictionary())
