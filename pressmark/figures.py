"""A run in figures, as the history keeps it and as health checks compare it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from exports.latest import list_snapshots
from exports.tables import crawl_time
from spiders.run_history import RunHistory

if TYPE_CHECKING:
    from pressmark.summary import Summary

# Columns that most posts of most sites have: where they empty, a template has changed and not the posts.
WATCHED = ("title", "authors", "published_at", "language", "tags", "featured_image", "content_text")
_REBUILT = 30  # snapshots that a lost history is read from


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run. What a snapshot does not tell is null where the history was lost."""

    crawl_id: str
    ended_at: str = ""  # UTC, ISO 8601
    outcome: str = "published"
    posts: int = 0
    references: int = 0
    changes: Mapping[str, int] = field(default_factory=dict)  # posts by kind
    entries: Mapping[str, int] = field(default_factory=dict)  # posts listed, by archive
    absent: Mapping[str, float] = field(default_factory=dict)  # share of posts without a value, by watched column
    failures: int | None = None
    requests: int | None = None
    elapsed_s: float | None = None
    message: str | None = None  # why nothing was published

    @property
    def published(self) -> bool:
        return self.outcome.startswith("published")

    def figures(self) -> dict[str, Any]:
        """Give all but the id, for JSON."""
        return {name: value for name, value in asdict(self).items() if name != "crawl_id"}


def read_history(history: RunHistory, out: Path) -> tuple[Run, ...]:
    """Give all runs, oldest first; those that the history has lost as far as their snapshots tell."""
    known = {crawl_id: _run(crawl_id, figures) for crawl_id, figures in history.all().items()}
    missing = [path for path in list_snapshots(out)[-_REBUILT:] if path.name not in known]
    for snapshot in missing:
        for run in _read_snapshot(snapshot):
            known[run.crawl_id] = run
            history.add(run.crawl_id, run.figures())
    return tuple(known[crawl_id] for crawl_id in sorted(known))


def run_figures(run: Run, summary: Summary) -> dict[str, Any]:
    """Give a run's line in the history, of what its snapshot came to and how it ended."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    ended = replace(run, ended_at=now, outcome=summary.outcome.value, failures=len(summary.failures), message=summary.message)
    return replace(ended, requests=summary.requests, elapsed_s=round(summary.elapsed_s, 3)).figures()


def _run(crawl_id: str, figures: Mapping[str, Any]) -> Run:
    names = {known.name for known in fields(Run)} - {"crawl_id"}
    return Run(crawl_id=crawl_id, **{name: value for name, value in figures.items() if name in names})


def _read_snapshot(snapshot: Path) -> Iterator[Run]:
    """Give a snapshot's run; nothing where the snapshot is damaged."""
    try:
        posts, references = (pq.read_metadata(snapshot / f"{name}.parquet").num_rows for name in ("posts", "references"))
        archives = pq.read_table(snapshot / "archives.parquet", columns=["archive_url", "entries"]).to_pylist()
        changes = pq.read_table(snapshot / "changes.parquet", columns=["change"])["change"].value_counts().to_pylist()
        absent = {}
        for name in WATCHED:
            column = pq.read_table(snapshot / "posts.parquet", columns=[name])[name]
            empty = sum(not value.as_py() for value in column) if pa.types.is_list(column.type) else column.null_count
            absent[name] = empty / max(posts, 1)
    except (OSError, pa.ArrowException, KeyError):
        return
    yield Run(
        crawl_id=snapshot.name,
        ended_at=crawl_time(snapshot.name).isoformat(),
        outcome="published",
        posts=posts,
        references=references,
        changes={str(pair["values"]): pair["counts"] for pair in changes},
        entries={row["archive_url"]: row["entries"] for row in archives},
        absent=absent,
    )
