"""A crawl that is killed at any moment is carried on: nothing that was stored is fetched again, and the tables come out the same."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from exports.schema import TABLES
from pressmark.run import CrawlOptions, run_crawl
from tests.pressmark.changing_site import ChangingSite, crawl, served, stored

KILLS = int(os.environ.get("PRESSMARK_KILLS", "8"))  # 50 take some minutes
A_CRAWL = 4  # kills of one crawl before it may come to its end
MOMENTS = {"crawl_id", "fetched_at", "first_seen_at", "last_changed_at"}
UNDER_WAY = 2  # requests: one is being answered, the answer of another may not be stored yet


@pytest.fixture(scope="module")
def site() -> Iterator[ChangingSite]:
    one = ChangingSite.of(24)
    one.delay_s = 0.02
    with served(one):
        yield one


def tables(out: Path) -> dict[str, list[dict[str, Any]]]:
    """All tables of the current snapshot, without what tells of the crawl."""
    return {
        table.name: [
            {name: value for name, value in row.items() if name not in MOMENTS}
            for row in pq.read_table((out / "latest").resolve() / f"{table.name}.parquet").to_pylist()
        ]
        for table in TABLES
    }


def start(out: Path, archive: str) -> Any:
    """Begin or carry on a crawl in a process of its own."""
    child = multiprocessing.get_context("fork").Process(target=run_crawl, args=((archive,), out, CrawlOptions()))
    child.start()
    return child


def published(out: Path) -> str | None:
    return (out / "latest").readlink().name if (out / "latest").is_symlink() else None


def test_a_crawl_that_is_killed_again_and_again_comes_out_as_one_that_was_not(site, tmp_path):
    chance = random.Random(20261123)
    undisturbed = tmp_path / "undisturbed"
    began = time.monotonic()
    crawl(undisturbed, site.archive())
    life_s = time.monotonic() - began
    wanted = tables(undisturbed)
    kills = 0
    while kills < KILLS:
        out = tmp_path / f"killed-{kills}"
        before = len(site.log)
        for _ in range(A_CRAWL):
            held, known, asked = stored(out), published(out), len(site.log)
            child = start(out, site.archive())
            child.join(chance.uniform(0.02, 0.9) * life_s)
            if child.is_alive():
                os.kill(child.pid, signal.SIGKILL)
                kills += 1
            child.join()
            if known is None:
                assert not held & set(site.asked(since=asked)), "what was stored was fetched again"
            if published(out):
                assert tables(out) == wanted
                break
        crawl(out, site.archive())
        assert tables(out) == wanted
        assert len(list((out / "snapshots").iterdir())) == 1
        repeats = Counter(path for path in site.asked(since=before) if path.startswith("/p"))
        assert sum(repeats.values()) - len(repeats) <= A_CRAWL * UNDER_WAY


def test_the_archives_of_a_crawl_that_was_interrupted_more_than_a_day_ago_are_read_anew(site, tmp_path):
    child = start(tmp_path, site.archive())
    while len(stored(tmp_path)) < 8:
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    held = stored(tmp_path)
    with closing(sqlite3.connect(tmp_path / "state.sqlite")) as state, state:
        state.execute("UPDATE crawl SET started_at = '2020-01-01T00:00:00+00:00'")
    before = len(site.log)
    crawl(tmp_path, site.archive())
    asked = set(site.asked(since=before))
    assert "/tag/x/" in asked
    assert not asked & {path for path in held if path.startswith("/p")}
