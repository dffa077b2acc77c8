"""Two datasets side by side: the same posts under other addresses, and where what they hold differs."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exports.migration.names import safe_slug
from exports.previous import read_posts, read_rows
from exports.rows import PostRows, Row, decode_rows, encode_rows
from exports.schema import BY_NAME
from pipelines.urls import post_key

# What a move to another address or CMS must not change. Addresses, numbers of rows and positions, times of crawls and what only
# counts other columns are left out.
COMPARED: dict[str, tuple[str, ...]] = {
    "posts": ("title", "slug", "authors", "published_at", "tags", "categories", "excerpt", "language", "body_status"),
    "headings": ("level", "text"),
    "list_items": ("depth", "kind", "number", "marker", "checked", "text"),
    "table_cells": ("row_index", "column_index", "row_span", "column_span", "header", "text"),
    "images": ("role", "alt", "caption"),
    "references": (
        "raw", "label", "type", "authors", "et_al", "editors", "title", "container_title", "collection_title", "year", "month", "day",
        "volume", "issue", "page", "edition", "publisher", "publisher_place", "doi", "pmid", "pmcid", "arxiv", "isbn", "url", "accessed",
        "language",
    ),
    "footnotes": ("label", "text"),
    "citations": ("kind", "number"),
    "blocks": ("type", "text", "caption", "attribution", "code_language"),
}  # fmt: skip
_MOST_EXAMPLES = 5  # of a column
_SORTED = frozenset({"tags", "categories"})  # their order says nothing
Only = Callable[[str, str], bool]  # whether a table's column is compared


@dataclass(slots=True)
class ColumnDifference:
    """How often a column differs, with some of the posts where it does."""

    posts: int = 0
    values: int = 0
    examples: list[dict[str, Any]] = field(default_factory=list)  # post, a, b


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two datasets have in common. Rows that only one side has count as differences of the column ``rows``."""

    matched: int
    only_a: tuple[str, ...]  # addresses of posts that the other has not
    only_b: tuple[str, ...]
    differences: Mapping[tuple[str, str], ColumnDifference]  # by table and column

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        return not (self.only_a or self.only_b or self.differences)


def compare_snapshots(a: Path, b: Path, redirects: Mapping[str, str] | None = None, only: Only | None = None) -> Comparison:
    """Compare two snapshots post by post. A post of ``a`` is found in ``b`` where ``redirects`` (old address to new) leads, else by
    address, slug, or title and day; what is ambiguous there matches nothing."""
    with tempfile.TemporaryDirectory() as folder:
        store = sqlite3.connect(Path(folder) / "rows.sqlite", isolation_level=None)
        store.execute("CREATE TABLE posts (post_id PRIMARY KEY, payload) WITHOUT ROWID")
        store.executemany("INSERT INTO posts VALUES (?, ?)", ((key, encode_rows(rows)) for key, rows in read_posts(b)))
        pairs = _pairs(a, b, redirects or {})
        differences: dict[tuple[str, str], ColumnDifference] = {}
        for key, rows in read_posts(a):
            if key in pairs:
                (payload,) = store.execute("SELECT payload FROM posts WHERE post_id = ?", (pairs[key],)).fetchone()
                for difference in _differences(rows, decode_rows(payload), only or (lambda _table, _column: True)):
                    _add(differences, rows["posts"][0]["url"], difference)
        store.close()
    found = set(pairs.values())
    return Comparison(
        matched=len(pairs),
        only_a=tuple(row["url"] for row in _posts(a) if row["post_id"] not in pairs),
        only_b=tuple(row["url"] for row in _posts(b) if row["post_id"] not in found),
        differences=dict(sorted(differences.items())),
    )


def _posts(snapshot: Path) -> Iterator[Row]:
    return read_rows(snapshot, BY_NAME["posts"], light=True)


def _pairs(a: Path, b: Path, redirects: Mapping[str, str]) -> dict[str, str]:
    """Give the ids of ``b``'s posts by those of ``a``'s, surest signs first."""
    led = {post_key(old): post_key(new) for old, new in redirects.items()}
    signs: tuple[tuple[Callable[[Row], Any], Callable[[Row], Any]], ...] = (
        (lambda row: led.get(post_key(row["url"])), lambda row: post_key(row["url"])),
        (lambda row: post_key(row["url"]), lambda row: post_key(row["url"])),
        (_slug, _slug),
        (_title_and_day, _title_and_day),
    )
    pairs: dict[str, str] = {}
    for sign_a, sign_b in signs:
        taken = set(pairs.values())
        rest_a = _unique((row["post_id"], sign_a(row)) for row in _posts(a) if row["post_id"] not in pairs)
        rest_b = _unique((row["post_id"], sign_b(row)) for row in _posts(b) if row["post_id"] not in taken)
        pairs |= {rest_a[sign]: rest_b[sign] for sign in rest_a if sign in rest_b}
    return pairs


def _slug(row: Row) -> str | None:
    return safe_slug(row["slug"], "") or None


def _title_and_day(row: Row) -> tuple[str, str] | None:
    return (row["title"], str(row["published_at"])[:10]) if row["title"] else None


def _unique(signs: Iterator[tuple[str, Any]]) -> dict[Any, str]:
    """Give the post of each sign that only one has."""
    found: dict[Any, str] = {}
    times: Counter[Any] = Counter()
    for key, sign in signs:
        if sign is not None:
            times[sign] += 1
            found[sign] = key
    return {sign: key for sign, key in found.items() if times[sign] == 1}


def _differences(a: PostRows, b: PostRows, only: Only) -> Iterator[tuple[str, str, list[Any], list[Any]]]:
    """Give table, column and the values that differ on both sides."""
    for table, columns in COMPARED.items():
        wanted = [column for column in columns if only(table, column)]
        rows_a, rows_b = a.get(table, []), b.get(table, [])
        if not wanted:
            continue
        if len(rows_a) != len(rows_b):
            yield table, "rows", *_missing(rows_a, rows_b, wanted)
            continue
        for column in wanted:
            pairs = [(_value(x, column), _value(y, column)) for x, y in zip(rows_a, rows_b, strict=True)]
            differing = [(x, y) for x, y in pairs if x != y]
            if differing:
                yield table, column, [x for x, _ in differing], [y for _, y in differing]


def _missing(a: Sequence[Row], b: Sequence[Row], columns: Sequence[str]) -> tuple[list[Any], list[Any]]:
    """Give the rows that one side has and the other has not, as often as it has them more."""
    left, right = ([tuple(str(_value(row, column)) for column in columns) for row in rows] for rows in (a, b))
    more_a, more_b = Counter(left) - Counter(right), Counter(right) - Counter(left)
    return list(more_a.elements()), list(more_b.elements())


def _value(row: Row, column: str) -> Any:
    value = row[column]
    return sorted(value) if column in _SORTED else value


def _add(differences: dict[tuple[str, str], ColumnDifference], url: str, difference: tuple[str, str, list[Any], list[Any]]) -> None:
    table, column, a, b = difference
    found = differences.setdefault((table, column), ColumnDifference())
    found.posts += 1
    found.values += max(len(a), len(b))
    if len(found.examples) < _MOST_EXAMPLES:
        found.examples.append({"post": url, "a": a[0] if a else None, "b": b[0] if b else None})
