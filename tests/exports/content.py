"""What a reader finds in posts, to be held against the same posts elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exports.previous import read_posts
from exports.rows import PostRows

# Tables and columns of what a migration must keep; positions and addresses are the new site's own.
KEPT = {
    "headings": ("level", "text"),
    "list_items": ("depth", "kind", "number", "marker", "checked", "text"),
    "table_cells": ("row_index", "column_index", "row_span", "column_span", "header", "text"),
    "references": ("raw", "title", "year", "doi"),
    "footnotes": ("text",),
    "citations": ("kind", "number"),
}
Content = dict[str, list[tuple[Any, ...]]]


def content_of(rows: PostRows) -> Content:
    """A post's content by table, in reading order; blocks without their footnotes, which Markdown puts at the end."""
    found: Content = {table: [tuple(row[name] for name in columns) for row in rows.get(table, ())] for table, columns in KEPT.items()}
    found["images"] = [(row["alt"] or "", row["caption"]) for row in rows.get("images", ()) if row["role"] != "featured"]
    blocks = [row for row in rows.get("blocks", ()) if row["type"] != "footnotes"]
    found["blocks"] = [(row["type"], row["text"], row["caption"], row["attribution"], row["code_language"]) for row in blocks]
    return found


def contents(dataset: Path) -> Mapping[str, Content]:
    """The content of each post of a dataset, by title."""
    return {rows["posts"][0]["title"]: content_of(rows) for _, rows in read_posts((dataset / "latest").resolve())}
