"""The machine's clock is set forward or back, between runs and in the middle of one."""

from __future__ import annotations

import datetime as real
import multiprocessing
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from exports.latest import list_snapshots
from pressmark.run import CrawlOptions, run_crawl
from tests.pressmark.changing_site import ChangingSite, changes, posts, served, stored
from tests.pressmark.snapshots import differing_tables

YEARS = timedelta(days=4 * 365)
PAGES = ["/tag/x/", "/tag/x/page/2/"]


class Clock(real.datetime):
    """A clock that is ahead by the first of ``ahead``, and by the next one after each ``every`` looks at it."""

    ahead: tuple[timedelta, ...] = (timedelta(),)
    every = 7
    looks = 0

    @classmethod
    def now(cls, tz: real.tzinfo | None = None) -> Any:
        place = min(Clock.looks // Clock.every, len(Clock.ahead) - 1)
        Clock.looks += 1
        return real.datetime.now(tz) + Clock.ahead[place]


@pytest.fixture
def site() -> Iterator[ChangingSite]:
    with served(ChangingSite.of(12)) as one:
        yield one


def crawl(out: Path, site: ChangingSite, *ahead: timedelta, **options: Any) -> dict[str, Any]:
    """Crawl by a clock that is wrong, in a process of its own."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_crawl, args=(out, site.archive(), ahead, options, theirs))
    child.start()
    theirs.close()
    summary: dict[str, Any] = ours.recv() if ours.poll(120) else {}
    child.join(5)
    return summary


def _crawl(out: Path, archive: str, ahead: tuple[timedelta, ...], options: dict[str, Any], answer: Connection) -> None:
    Clock.ahead = ahead or Clock.ahead
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] in ("pressmark", "spiders") and getattr(module, "datetime", None) is real.datetime:
            module.datetime = Clock  # type: ignore[attr-defined]
    summary = run_crawl((archive,), out, CrawlOptions(**options))
    answer.send({"outcome": summary.outcome.value, "exit_code": summary.exit_code, "crawl_id": summary.crawl_id})


def night(out: Path, site: ChangingSite, *ahead: timedelta) -> list[str]:
    """Crawl and give what was asked for."""
    before = len(site.log)
    assert crawl(out, site, *ahead)["exit_code"] == 0
    return site.asked(since=before)


@pytest.mark.parametrize("ahead", [-YEARS, YEARS], ids=["back", "forward"])
def test_snapshots_sort_as_they_were_made_and_retention_keeps_the_newest(site, tmp_path, ahead):
    made = []
    for number, shift in enumerate((timedelta(), ahead, timedelta(), ahead)):
        site.edit("p3", title=f"Title {number}")
        settings = {"PRESSMARK_KEEP_SNAPSHOTS": "1"}
        done = crawl(tmp_path, site, shift, settings=settings)
        assert done["outcome"] == "published"
        made.append(done["crawl_id"])
        assert posts(tmp_path)["/p3/"]["title"] == f"Title {number}"
        assert (tmp_path / "latest").readlink().name == made[-1]
    assert made == sorted(made)
    assert [path.name for path in list_snapshots(tmp_path)] == made[-2:]


def test_after_a_night_in_the_future_posts_are_looked_at_once_and_then_as_ever(site, tmp_path):
    night(tmp_path, site, YEARS)
    assert len(night(tmp_path, site)) == 14, "a look that lies in the future is none"
    assert sorted(night(tmp_path, site)) == PAGES
    site.edit("p3", title="Another title")
    assert sorted(night(tmp_path, site)) == ["/p3/", *PAGES]
    assert changes(tmp_path) == {"/p3/": ("changed", ("title", "meta_title"))}


def test_after_a_night_in_the_past_posts_are_looked_at_when_they_are_due(site, tmp_path):
    night(tmp_path, site, -YEARS)
    night(tmp_path, site)
    assert sorted(night(tmp_path, site)) == PAGES


@pytest.mark.parametrize(
    "ahead", [(timedelta(), -YEARS, YEARS, timedelta(hours=-1)), (YEARS, timedelta())], ids=["to and fro", "corrected"]
)
def test_a_clock_that_jumps_in_the_middle_changes_no_row(site, tmp_path, ahead):
    crawl(tmp_path / "right", site)
    assert crawl(tmp_path / "wrong", site, *ahead)["outcome"] == "published"
    assert differing_tables(tmp_path / "right" / "latest", tmp_path / "wrong" / "latest") == []


@pytest.mark.parametrize("ahead", [-YEARS, YEARS, timedelta(hours=-2)])
def test_an_interrupted_crawl_is_carried_on_by_another_clock(site, tmp_path, ahead):
    crawl(tmp_path / "right", site)
    cut, site.delay_s = tmp_path / "cut", 0.2
    child = multiprocessing.get_context("fork").Process(target=run_crawl, args=((site.archive(),), cut, CrawlOptions()))
    child.start()
    while sum(path.startswith("/p") for path in stored(cut)) < 3:
        time.sleep(0.02)
    child.kill()
    child.join()
    held, before, site.delay_s = stored(cut), len(site.log), 0.0
    assert crawl(cut, site, ahead)["outcome"] == "published"
    asked = [path for path in site.asked(since=before) if path.startswith("/p")]
    assert asked and not held.intersection(asked), "what was stored is not fetched again"
    assert differing_tables(tmp_path / "right" / "latest", tmp_path / "cut" / "latest") == []
