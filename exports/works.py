"""Which reference entries of a dataset are the same work."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from exports.rows import PostRows


class Works:
    """Takes every post's references once, then gives their ``work_id`` in the same order."""

    def __init__(self) -> None:
        self._ids: list[str | None] = []

    def add(self, rows: PostRows) -> None:
        for row in rows.get("references", ()):
            known = next((f"{name}:{row[name]}" for name in ("doi", "pmid") if row[name]), None)
            self._ids.append(sha256(known.encode()).hexdigest()[:16] if known else None)

    def ids(self) -> Iterator[str | None]:
        return iter(self._ids)
