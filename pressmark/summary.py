"""What a crawl did, for people and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressmark.outcome import Outcome

_SHOWN = ("posts", "headings", "list_items", "images", "references")
_LISTED_FAILURES = 10  # the rest is in problems.parquet


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A post or archive that could not be read, and why."""

    url: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveSummary:
    """How far one archive was read."""

    archive_url: str
    pages_read: int
    entries: int
    complete: bool
    why_not: str | None = None
    declared_total: int | None = None
    missing: tuple[str, ...] = ()  # posts that the site names elsewhere and this archive did not list


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One crawl: how it ended, what it found, what failed."""

    outcome: Outcome
    out: Path
    crawl_id: str | None = None
    message: str | None = None  # why nothing was published, or what to do next
    counts: Mapping[str, int] = field(default_factory=dict)  # rows by table, of the published snapshot
    changes: Mapping[str, int] = field(default_factory=dict)  # posts by kind of change
    archives: tuple[ArchiveSummary, ...] = ()
    failures: tuple[Failure, ...] = ()
    warnings: tuple[Failure, ...] = ()
    requests: int = 0
    elapsed_s: float = 0.0

    @property
    def exit_code(self) -> int:
        return self.outcome.exit_code

    @property
    def latest(self) -> Path:
        return self.out / "latest"

    def json(self) -> str:
        """Give the summary as one JSON object on one line."""
        fields: dict[str, Any] = {
            "outcome": self.outcome.value,
            "exit_code": self.exit_code,
            "out": str(self.out),
            "latest": str(self.latest),
            "crawl_id": self.crawl_id,
            "message": self.message,
            "counts": dict(self.counts),
            "changes": dict(self.changes),
            "archives": [{name: getattr(a, name) for name in ArchiveSummary.__slots__} for a in self.archives],
            "failures": [{"url": f.url, "code": f.code, "detail": f.detail} for f in self.failures],
            "warnings": [{"url": w.url, "code": w.code, "detail": w.detail} for w in self.warnings],
            "requests": self.requests,
            "elapsed_s": round(self.elapsed_s, 3),
        }
        return json.dumps(fields, ensure_ascii=False)

    def text(self) -> str:
        """Give the summary as lines for a terminal."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{_HEADLINES[self.outcome]} ({self.requests} requests, {self.elapsed_s:.1f} s)"
        if self.message:
            yield f"  {self.message}"
        for archive in self.archives:
            yield f"  {archive.archive_url}: {archive.entries} posts on {archive.pages_read} pages, {_extent(archive)}"
        for table in _SHOWN:
            if table in self.counts:
                yield f"  {table.replace('_', ' '):<12}{self.counts[table]:>8,}"
        if self.changes:
            yield "  changes: " + ", ".join(f"{count} {change}" for change, count in sorted(self.changes.items()))
        yield from _section("Failed", self.failures)
        yield from _section("Warnings", self.warnings)
        if self.outcome.exit_code <= 1:
            yield f"Dataset: {self.latest}"
            yield f'  import pandas as pd; posts = pd.read_parquet("{self.latest}/posts.parquet")'


_HEADLINES = {
    Outcome.PUBLISHED: "Published",
    Outcome.UNCHANGED: "Nothing has changed since the last crawl",
    Outcome.PUBLISHED_WITH_FAILURES: "Published, but not every post could be read",
    Outcome.UNCHANGED_WITH_FAILURES: "Nothing has changed since the last crawl, and not everything could be read",
    Outcome.BAD_ARGUMENTS: "Bad arguments",
    Outcome.NOTHING_READ: "Nothing could be read",
    Outcome.NOT_PUBLISHED: "Finished, but not published",
    Outcome.LOCKED: "Another run holds the dataset",
    Outcome.INTERRUPTED: "Interrupted",
}


def _extent(archive: ArchiveSummary) -> str:
    declared = "" if archive.declared_total is None else f" (the site says {archive.declared_total})"
    missing = f", {len(archive.missing)} that the site names elsewhere are missing" if archive.missing else ""
    return ("read to its end" if archive.complete else f"not read to its end: {archive.why_not}") + declared + missing


def _section(title: str, failures: tuple[Failure, ...]) -> Iterator[str]:
    if not failures:
        return
    yield f"{title}: {len(failures)}"
    for failure in failures[:_LISTED_FAILURES]:
        yield f"  {failure.url}: {failure.detail} [{failure.code}]"
    if len(failures) > _LISTED_FAILURES:
        yield f"  ... and {len(failures) - _LISTED_FAILURES} more, see problems.parquet"
