"""Publication: staged posts and the snapshot before become the next snapshot, whole or not at all."""

from __future__ import annotations

import shutil
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyarrow.parquet as pq

from exports.arrow import leave_pandas_out, release_memory, system_allocator
from exports.changes import change_row, changed_columns, departed_posts
from exports.complete import complete, mark_boilerplate, with_times
from exports.crawl import Crawl, archive_rows, entry_rows, problem_rows
from exports.datapackage import write_datapackage
from exports.knowledge import Knowledge, gather
from exports.latest import KEEP, drop_old_snapshots, find_latest, is_broken, make_current, mend_latest, work_folder
from exports.merge import Candidate, Sources, candidates
from exports.post_ids import PostIds
from exports.previous import UnreadableSnapshotError
from exports.report.page import write_report
from exports.rows import PostRows, Row
from exports.schema import BY_NAME, TABLES
from exports.summary import ReadPosts, SnapshotSummary
from exports.tables import problem_row
from exports.writer import SnapshotWriter
from pipelines.model.problem import Problem

Staged = Callable[[], Iterable[tuple[str, bytes]]]
Check = Callable[[SnapshotSummary], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to publish."""

    always: bool = False  # even if nothing has changed
    check: Check | None = None  # what it finds wrong (a sentence each) holds the snapshot back
    keep: int = KEEP  # snapshots


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a publication came to."""

    path: Path | None  # the current snapshot: the new one, or the one before where the new one was not published
    published: bool
    rows: Mapping[str, int]  # by table, of the new one
    changes: Mapping[str, int]  # posts by kind of change
    held_back: tuple[str, ...] = ()  # why a check held it back


def publish(out: Path, crawl: Crawl, staged: Staged, options: Options | None = None) -> Published:
    """Write the next snapshot of the dataset in ``out`` and make it current.

    ``staged`` gives ``(post_id, payload)`` in the order of ``post_id``, payloads as ``encode_rows`` gives them; it is called twice.
    Nothing is published where nothing changed or a check finds something wrong. Raises ``UnreadableSnapshotError`` where the
    snapshot before is damaged and ``OSError`` where the disk takes no more; both leave everything that was whole as it was.
    """
    options = options or Options()
    if is_broken(out):
        raise UnreadableSnapshotError(f"{out / 'latest'} names a snapshot that is not there or has no posts.parquet")
    mend_latest(out)
    previous = find_latest(out)
    if previous and previous.name == crawl.crawl_id:  # killed after the swap: there is nothing left to do
        return Published(path=previous, published=True, rows=_count_rows(previous), changes=_count_changes(previous))
    folder = work_folder(out, crawl.crawl_id)
    leave_pandas_out()
    try:
        with system_allocator():
            summary = _write(folder, crawl, staged, previous)
        held_back = tuple(options.check(summary)) if options.check else ()
        changed = options.always or previous is None or bool(summary.changes)
        if held_back or not changed:
            shutil.rmtree(folder)
            return Published(path=previous, published=False, rows=summary.rows, changes=summary.changes, held_back=held_back)
        path = make_current(out, folder, crawl.crawl_id)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    drop_old_snapshots(out, options.keep)
    return Published(path=path, published=True, rows=summary.rows, changes=summary.changes)


def _write(folder: Path, crawl: Crawl, staged: Staged, previous: Path | None) -> SnapshotSummary:
    sources = Sources(staged, previous, crawl.departures, crawl.replayed)
    knowledge = gather(sources)
    release_memory()
    writer = SnapshotWriter(folder, crawl.parser)
    writer.write("archives", archive_rows(crawl, previous))
    first_archives = _FirstArchives(crawl, knowledge.post_ids)
    writer.write("archive_entries", first_archives.noting(entry_rows(crawl, previous, knowledge)))
    writer.write("problems", problem_rows(crawl, knowledge))
    history = _History(crawl, knowledge, departed_posts(folder.parent.parent))
    work_ids = knowledge.works.ids()
    read = ReadPosts()
    for candidate in candidates(sources):
        rows, changes = history.settle(candidate)
        writer.write("changes", changes)
        if rows is not None:
            if candidate.reread:
                read.add(rows)
            rows = with_times(rows, first_archives.of(candidate.post_id))
            writer.write_post(complete(rows, knowledge, work_ids))
    writer.write("problems", history.problems())
    writer.close()
    summary = SnapshotSummary(
        crawl_id=crawl.crawl_id,
        folder=folder,
        previous=previous,
        rows=writer.rows,
        nulls=writer.nulls,
        changes=dict(writer.changes),
        read=read,
    )
    write_datapackage(folder, crawl.crawl_id, summary.rows)
    write_report(folder, summary)
    return summary


class _FirstArchives:
    """The first of the job's archives that lists each post."""

    def __init__(self, crawl: Crawl, post_ids: PostIds) -> None:
        self._post_ids = post_ids
        self._archives = list(crawl.job_archives or (read.archive_url for read in crawl.archives))
        self._first = array("l", [-1]) * len(post_ids)  # the archive's place, by that of the post

    def noting(self, entries: Iterable[Row]) -> Iterator[Row]:
        """Pass entries on, which come archive by archive, and remember which archive each post is listed by."""
        for url, rows in groupby(entries, key=itemgetter("archive_url")):
            if url not in self._archives:
                self._archives.append(url)
            archive = self._archives.index(url)
            for row in rows:
                post = self._post_ids.find(row["post_id"])
                if post is not None and not 0 <= self._first[post] <= archive:
                    self._first[post] = archive
                yield row

    def of(self, post_id: str) -> Row:
        """Give ``archive_url`` as a column to set; nothing where no archive lists the post."""
        post = self._post_ids.find(post_id)
        archive = -1 if post is None else self._first[post]
        return {} if archive < 0 else {"archive_url": self._archives[archive]}


class _History:
    """Settles what a post's rows are now and what became of it since the snapshot before."""

    def __init__(self, crawl: Crawl, knowledge: Knowledge, departed: frozenset[str]) -> None:
        self._crawl = crawl
        self._knowledge = knowledge
        self._departed = departed
        self._reparsed = 0

    def settle(self, candidate: Candidate) -> tuple[PostRows | None, list[Row]]:
        """Give the rows to publish, boilerplate marked and times set (None where the post departs), and its change."""
        if candidate.chosen is None:
            return None, [self._change(candidate.old, candidate.departed or "left")] if candidate.old else []
        rows = mark_boilerplate(candidate.chosen, self._knowledge)
        if candidate.old is None:
            change = "returned" if candidate.post_id in self._departed else "added"
            return rows, [self._change(rows, change)]
        if not candidate.reread:
            return rows, []
        fields = self._changed(candidate.old, rows)
        if not fields and _tells_more(candidate.old, candidate.new):
            return mark_boilerplate(candidate.old, self._knowledge), []
        before, now = candidate.old["posts"][0], rows["posts"][0]
        times = {
            "first_seen_at": before["first_seen_at"],
            "last_changed_at": now["fetched_at"] if fields else before["last_changed_at"],
        }
        return with_times(rows, times), [self._change(rows, "changed", fields)] if fields else []

    def problems(self) -> list[Row]:
        """Say what could not be compared."""
        if not self._reparsed:
            return []
        detail = f"{self._reparsed} posts were read by another version of the parser before; they were not compared"
        url = next((read.archive_url for read in self._crawl.archives), None)
        return [problem_row(Problem("publish", "parser-changed", detail, url=url), self._crawl.crawl_id)]

    def _changed(self, old: PostRows, rows: PostRows) -> tuple[str, ...]:
        before, now = old["posts"][0], rows["posts"][0]
        if before["parser"] != now["parser"] and before["body_status"] == now["body_status"]:
            self._reparsed += 1
            return ()
        if before["content_sha256"] != now["content_sha256"]:
            # What counts as boilerplate may have changed with the other posts: both sides by today's measure.
            before = mark_boilerplate(old, self._knowledge)["posts"][0]
        return changed_columns(before, now)

    def _change(self, rows: PostRows, change: str, fields: tuple[str, ...] = ()) -> Row:
        return change_row(rows["posts"][0], change, self._crawl.crawl_id, fields)


def _tells_more(old: PostRows, new: PostRows | None) -> bool:
    """Say whether a reading is of the post's own page and the newer one is not, though both found the same."""
    if new is None or len(old.get("references", ())) != len(new.get("references", ())):
        return False  # works are counted by the newer one's references
    return bool(old["posts"][0]["source"] == "page" != new["posts"][0]["source"])


def _count_rows(snapshot: Path) -> dict[str, int]:
    return {table.name: pq.read_metadata(snapshot / f"{table.name}.parquet").num_rows for table in TABLES}


def _count_changes(snapshot: Path) -> dict[str, int]:
    column = pq.read_table(snapshot / f"{BY_NAME['changes'].name}.parquet", columns=["change"])["change"]
    return {str(pair["values"]): pair["counts"] for pair in column.value_counts().to_pylist()}
