"""Two snapshots side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from exports.changes import changed_columns
from exports.previous import read_rows
from exports.rows import Row
from exports.schema import BY_NAME

_LONG = ("content_html", "content_text")  # content_sha256 stands for them


@dataclass(frozen=True, slots=True)
class Difference:
    """A post that is not the same in both."""

    change: str  # added, gone, changed, or reread: by another version of the parser, so that the two cannot be compared
    post_id: str
    url: str
    fields: tuple[str, ...] = ()


def snapshot_differences(first: Path, second: Path) -> Iterator[Difference]:
    """Give the posts that differ, by ``post_id``, compared as publication does. Raises ``UnreadableSnapshotError``."""
    old, new = _posts(first), _posts(second)
    before, after = next(old, None), next(new, None)
    while before or after:
        key = min(row["post_id"] for row in (before, after) if row)
        left = before if before and before["post_id"] == key else None
        right = after if after and after["post_id"] == key else None
        yield from _differences(left, right)
        before, after = next(old, None) if left else before, next(new, None) if right else after


def _posts(snapshot: Path) -> Iterator[Row]:
    columns = [name for name in BY_NAME["posts"].column_names if name not in _LONG]
    return read_rows(snapshot, BY_NAME["posts"], columns=columns)


def _differences(before: Row | None, after: Row | None) -> Iterator[Difference]:
    if before and after:
        if before["parser"] != after["parser"]:
            if before["content_sha256"] != after["content_sha256"]:
                yield Difference("reread", after["post_id"], after["url"])
        elif fields := changed_columns(before, after):
            yield Difference("changed", after["post_id"], after["url"], fields)
    elif after:
        yield Difference("added", after["post_id"], after["url"])
    elif before:
        yield Difference("gone", before["post_id"], before["url"])
