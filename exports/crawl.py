"""What a finished crawl says beside its posts, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from exports.knowledge import Knowledge
from exports.merge import Departures
from exports.previous import read_groups, read_rows
from exports.rows import Row
from exports.schema import BY_NAME
from exports.soundness import sound_row
from exports.tables import problem_row
from pipelines.model.archive import ArchiveEntry, ArchiveRead
from pipelines.model.problem import Problem
from pipelines.urls import post_id, split_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One crawl that has come to its end."""

    crawl_id: str
    parser: str  # version of Pressmark
    archives: tuple[ArchiveRead, ...] = ()  # in the job's order; their problems are told with them
    problems: tuple[Problem, ...] = ()  # what befell no post's own page, or a post that could not be read
    departures: Departures = field(default_factory=Departures)
    job_archives: tuple[str, ...] | None = None  # all of the job's, in order; others leave the tables. None: keep all
    replayed: bool = False  # its pages are stored answers: one that is older than a post's row does not replace it
    post_id: Callable[[str], str] = post_id  # the id of a post by its address, old addresses included


def archive_rows(crawl: Crawl, previous: Path | None) -> list[Row]:
    """Give the archives that this crawl read, and those of the job that it did not as the snapshot before has them, sorted."""
    rows = {row["archive_url"]: row for row in _carried(crawl, previous)}
    rows |= {read.archive_url: _archive(read) for read in crawl.archives}
    return [rows[url] for url in sorted(rows)]


def entry_rows(crawl: Crawl, previous: Path | None, knowledge: Knowledge) -> Iterator[Row]:
    """Give the entries of the same archives, sorted; ``post_id`` is null where the post is not in this snapshot."""
    read = {archive.archive_url: archive for archive in crawl.archives}
    carried = {row["archive_url"] for row in _carried(crawl, previous)}
    groups = read_groups(previous, BY_NAME["archive_entries"], "archive_url") if previous else iter(())
    old = ((url, rows) for url, rows in groups if url in carried)
    next_old = next(old, None)
    for url in sorted({*read, *carried}):
        if url in read:
            rows = _entries(read[url], crawl)
        elif next_old and next_old[0] == url:
            rows = iter(next_old[1])
            next_old = next(old, None)
        else:
            continue
        for row in rows:
            yield row if row["post_id"] in knowledge.post_ids else {**row, "post_id": None}


def problem_rows(crawl: Crawl, knowledge: Knowledge) -> list[Row]:
    """Give what befell archives and pages, each thing once, sorted."""
    rows = {}
    in_archives = ((problem, read.archive_url) for read in crawl.archives for problem in read.problems)
    for problem, archive_url in chain(((problem, problem.archive_url) for problem in crawl.problems), in_archives):
        key = crawl.post_id(problem.url) if problem.url else None
        row = problem_row(problem, crawl.crawl_id, key if key in knowledge.post_ids else None)
        row["archive_url"] = row["archive_url"] or archive_url
        rows[tuple(value or "" for value in row.values())] = row
    return [rows[key] for key in sorted(rows)]


def _carried(crawl: Crawl, previous: Path | None) -> Iterator[Row]:
    """Give the archives of the snapshot before that this crawl did not read and the job still has."""
    read = {archive.archive_url for archive in crawl.archives}
    for row in read_rows(previous, BY_NAME["archives"]) if previous else ():
        if row["archive_url"] not in read and (crawl.job_archives is None or row["archive_url"] in crawl.job_archives):
            yield row


_READ = ("archive_url", "title", "kind", "cms", "theme", "way", "pages_read", "declared_total", "complete", "why_not")


def _archive(read: ArchiveRead) -> Row:
    row = {
        **{name: getattr(read, name) for name in _READ},
        "final_url": read.final_url or read.archive_url,
        "site": read.site or split_url(read.archive_url).hostname or read.archive_url,
        "entries": len(read.entries),
    }
    return sound_row(BY_NAME["archives"], row)


def _entries(read: ArchiveRead, crawl: Crawl) -> Iterator[Row]:
    ranked: dict[int, ArchiveEntry] = {entry.rank: entry for entry in read.entries}
    for rank in sorted(ranked):
        entry = ranked[rank]
        row = {"archive_url": read.archive_url, "rank": rank, "page": entry.page, "url": entry.url, "title": entry.title}
        yield sound_row(BY_NAME["archive_entries"], {**row, "post_id": crawl.post_id(entry.url)})
