"""What a declaration of a table says."""

from __future__ import annotations

from dataclasses import dataclass

# The contract's short names of types: str, cat (dictionary-encoded string), ts (timestamp[us, UTC]), whole numbers by bits,
# f32, bool, lists of strings, of names {family, given, particle, suffix, literal} and of translations {language, url}.
KINDS = ("str", "cat", "ts", "i8", "i16", "i32", "f32", "bool", "[str]", "[name]", "[translation]")
STRUCTS = {"[name]": ("family", "given", "particle", "suffix", "literal"), "[translation]": ("language", "url")}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type in the contract's notation (``i16?`` may be null) and what it means."""

    name: str
    type: str
    meaning: str
    parquet_only: bool = False  # too long for a spreadsheet's cell

    @property
    def kind(self) -> str:
        return self.type.removesuffix("?")

    @property
    def nullable(self) -> bool:
        return self.type.endswith("?")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its rows are sorted by ``key``, which is unique; a table without a key has none."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    # (these columns, that table, those columns): what each row's values must be found in
    foreign_keys: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = ()

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)
