"""JSON Lines: one post a line, the whole model, with its JSON Schema beside it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from lxml.html import HtmlElement

from exports.column import STRUCTS, Column, Table
from exports.migration.directory import Directory
from exports.migration.elements import inner_html
from exports.migration.model import ExportPost, Loss, MediaFile, Site
from exports.schema import POST_TABLES, SCHEMA_VERSION

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_INTEGERS = {"i8": 2**7, "i16": 2**15, "i32": 2**31}
_NEW = {
    "slug": "Slug at the new site, unique.",
    "path": "Address at the new site, from its root.",
    "url": "Address at the new site.",
    "status": "publish, or draft where the body could not be read whole.",
    "html": "The body with its links and pictures leading to their new places.",
}


class JsonLines:
    """``posts.jsonl`` and ``posts.schema.json``. A line has the columns of ``posts``, each other table's rows under the table's name,
    and under ``new`` what the export made of it."""

    name: ClassVar[str] = "jsonl"
    meaning: ClassVar[str] = "JSON Lines: the whole model, one post a line"
    permalink: ClassVar[str] = "/:slug/"
    media_folder: ClassVar[str] = "media"
    media_address: ClassVar[str] = "media"
    limits: ClassVar[tuple[Loss, ...]] = ()

    def __init__(self, folder: Path, site: Site, directory: Directory) -> None:  # noqa: ARG002  every format is made alike
        schema = json.dumps(json_schema(), ensure_ascii=False, indent=2)
        (folder / "posts.schema.json").write_text(schema + "\n", encoding="utf-8")
        self._file = (folder / "posts.jsonl").open("w", encoding="utf-8", newline="\n")

    def write(self, post: ExportPost) -> None:
        """Add one post's line."""
        record: dict[str, Any] = dict(post.row)
        for table in POST_TABLES[1:]:
            record[table.name] = [{name: row[name] for name in _own_columns(table)} for row in post.rows.get(table.name, [])]
        new = {name: getattr(post, name) for name in ("slug", "path", "url", "status")}
        record["new"] = {**new, "html": _html(post.body), "media": [_file(file) for file in post.media]}
        self._file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _html(body: HtmlElement) -> str | None:
    return inner_html(body) or None


def _file(file: MediaFile) -> dict[str, Any]:
    return {"old_url": file.old_url, "url": file.url, "kind": file.kind, "sha256": file.stored.sha256 if file.stored else None}


def _own_columns(table: Table) -> tuple[str, ...]:
    return tuple(name for name in table.column_names if name != "post_id")


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of one line, from the declared tables."""
    posts, *others = POST_TABLES
    properties: dict[str, Any] = {column.name: _column(column) for column in posts.columns}
    properties |= {table.name: {"type": "array", "description": table.meaning, "items": _rows(table)} for table in others}
    file = {"old_url": {"type": "string"}, "url": {"type": "string"}, "kind": {"enum": ["image", "audio", "video", "file"]}}
    new: dict[str, Any] = {
        name: {"type": ["string", "null"] if name == "html" else "string", "description": text} for name, text in _NEW.items()
    }
    new["media"] = {"type": "array", "items": _object({**file, "sha256": {"type": ["string", "null"]}})}
    properties["new"] = _object(new)
    return {"$schema": _DIALECT, "title": "Pressmark post", "version": SCHEMA_VERSION, **_object(properties)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _rows(table: Table) -> dict[str, Any]:
    return _object({column.name: _column(column) for column in table.columns if column.name != "post_id"})


def _column(column: Column) -> dict[str, Any]:
    return {**_type(column.kind, nullable=column.nullable), "description": column.meaning}


def _type(kind: str, *, nullable: bool) -> dict[str, Any]:
    if kind in STRUCTS:
        items = _object({name: {"type": ["string", "null"]} for name in STRUCTS[kind]})
        return {"type": "array", "items": items}
    if kind == "[str]":
        return {"type": "array", "items": {"type": "string"}}
    if kind in _INTEGERS:
        found: dict[str, Any] = {"type": "integer", "minimum": -_INTEGERS[kind], "maximum": _INTEGERS[kind] - 1}
    elif kind == "ts":
        found = {"type": "string", "format": "date-time"}
    else:
        found = {"type": {"bool": "boolean", "f32": "number"}.get(kind, "string")}
    return {**found, "type": [found["type"], "null"]} if nullable else found
