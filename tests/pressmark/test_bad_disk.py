"""A disk that is full, read-only or damaged: a clear message, an exit code, and everything that was whole still is."""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from exports.schema import TABLES
from pressmark.run import CrawlOptions, run_crawl
from tests.pressmark.changing_site import ChangingSite, crawl, posts, served, stored

KB = 1024


@pytest.fixture(scope="module")
def site() -> Iterator[ChangingSite]:
    with served(ChangingSite.of(24)) as one:
        yield one


@contextmanager
def small_disk(folder: Path, size_kb: int) -> Iterator[Path]:
    """A file system of so many kB, for as long as the block runs."""
    folder.mkdir(exist_ok=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(folder)], check=False, capture_output=True)
    if made.returncode:
        pytest.skip("a small file system cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def grow(folder: Path, size_kb: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size_kb}k", str(folder)], check=True)


def whole(out: Path) -> int:
    """The number of posts of the current snapshot, all of whose tables can be read."""
    for table in TABLES:
        pq.read_table(out / "latest" / f"{table.name}.parquet")
    return len(posts(out))


@pytest.mark.parametrize("size_kb", [40, 300, 500, 900])
def test_a_crawl_whose_disk_fills_up_says_so_and_is_carried_on_when_there_is_room(site, tmp_path, size_kb):
    with small_disk(tmp_path / "disk", size_kb) as disk:
        summary = crawl(disk / "out", site.archive())
        assert (summary["outcome"], summary["exit_code"]) == ("not_published", 4), summary
        assert "full" in summary["message"] or "No space left" in summary["message"]
        assert not (disk / "out" / "latest").exists()
        held = stored(disk / "out")
        grow(disk, 20_000)
        before = len(site.log)
        assert crawl(disk / "out", site.archive())["outcome"] == "published"
        assert not held & set(site.asked(since=before)), "what was stored was fetched again"
        assert whole(disk / "out") == 24


def test_a_full_disk_leaves_the_snapshot_before_as_it_was(site, tmp_path):
    with small_disk(tmp_path / "disk", 20_000) as disk:
        crawl(disk / "out", site.archive())
        latest = (disk / "out" / "latest").readlink()
        used_kb = sum(path.lstat().st_blocks for path in (disk / "out").rglob("*")) // 2
        grow(disk, used_kb + 150)
        summary = crawl(disk / "out", site.archive(), refresh=True, always=True)
        assert summary["exit_code"] == 4, summary
        assert (disk / "out" / "latest").readlink() == latest
        assert whole(disk / "out") == 24
        assert [path.name for path in (disk / "out" / "snapshots").iterdir()] == [latest.name]


def _limited(out: Path, archive: str, size: int, answer: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    answer.send(run_crawl((archive,), out, CrawlOptions()).json())


@pytest.mark.parametrize("size_kb", [20, 120, 200])
def test_a_file_that_may_not_grow_ends_a_crawl_with_a_message(site, tmp_path, size_kb):
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    child = fork.Process(target=_limited, args=(tmp_path, site.archive(), size_kb * KB, theirs))
    child.start()
    summary: dict[str, Any] = json.loads(ours.recv() if ours.poll(60) else "null")
    child.join(10)
    assert summary["exit_code"] == 4, summary
    assert "cannot be written" in summary["message"]
    assert crawl(tmp_path, site.archive())["outcome"] == "published"
    assert whole(tmp_path) == 24


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_named(site, tmp_path):
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    summary = crawl(out, site.archive())
    assert (summary["exit_code"], str(out) in summary["message"]) == (2, True)


def test_a_read_only_file_system_is_named_and_nothing_is_fetched(site, tmp_path):
    with small_disk(tmp_path / "disk", 20_000) as disk:
        crawl(disk / "out", site.archive())
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        before = len(site.log)
        summary = crawl(disk / "out", site.archive())
        assert (summary["outcome"], summary["exit_code"]) == ("bad_arguments", 2)
        assert "Read-only file system" in summary["message"]
        assert len(site.log) == before
        assert whole(disk / "out") == 24


def test_a_damaged_state_is_put_aside_and_filled_from_the_snapshot(site, tmp_path):
    crawl(tmp_path, site.archive())
    state = tmp_path / "state.sqlite"
    damaged = bytearray(state.read_bytes())
    damaged[100:] = b"\xa5" * (len(damaged) - 100)
    state.write_bytes(bytes(damaged))
    summary = crawl(tmp_path, site.archive())
    assert (summary["outcome"], summary["exit_code"]) == ("unchanged", 0)
    assert [warning["code"] for warning in summary["warnings"]] == ["state-unreadable"]
    assert (tmp_path / "state.sqlite.unreadable").exists()
    before = len(site.log)
    crawl(tmp_path, site.archive())
    assert len(site.asked(since=before)) == 3


@pytest.mark.parametrize("table", ["posts", "blocks", "archive_entries"])
def test_a_truncated_table_of_the_last_snapshot_is_named_before_anything_is_fetched(site, tmp_path, table):
    crawl(tmp_path, site.archive())
    path = tmp_path / "latest" / f"{table}.parquet"
    path.write_bytes(path.read_bytes()[:-20])
    kept = path.read_bytes()
    before = len(site.log)
    summary = crawl(tmp_path, site.archive())
    assert (summary["outcome"], summary["exit_code"]) == ("not_published", 4)
    assert f"{table}.parquet cannot be read" in summary["message"]
    assert len(site.log) == before
    assert path.read_bytes() == kept
