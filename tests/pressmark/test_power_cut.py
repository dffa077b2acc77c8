"""The power may go at any moment: ``latest`` is one whole crawl, nothing that was whole is lost, and the next run carries on."""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from exports.latest import find_latest
from pressmark.run import CrawlOptions, run_crawl
from spiders.warc.stored import StoredAnswers, list_files
from tests.pressmark.changing_site import ChangingSite, crawl, served
from tests.pressmark.power_cut import Content, Moment, Recorder, lay_out, remains
from tests.pressmark.snapshots import differing_tables

SETTINGS = {"PRESSMARK_WARC": "1", "PRESSMARK_KEEP_WARCS": "2", "PRESSMARK_KEEP_SNAPSHOTS": "1"}
LINKS = ("latest", "latest.json")
CHANCES = 6  # random mixtures of what is on the disk and what is not, a moment
CARRIED_ON = 5  # moments after which a crawl is made


def nothing(path: str) -> float:
    return 0


def everything(path: str) -> float:
    return 1


def links_first(path: str) -> float:
    return 1 if path in LINKS else 0


def links_last(path: str) -> float:
    return 0 if path in LINKS else 1


def by_chance(path: str) -> float:
    return 0.5


ORDERS: tuple[Callable[[str], float], ...] = (nothing, everything, links_first, links_last, *[by_chance] * CHANCES)


def record(out: Path, archive: str, to: Path) -> None:
    """Crawl, watched; to be called in a process of its own."""
    recorder = Recorder(out)
    recorder.begin()
    run_crawl((archive,), out, CrawlOptions(settings=SETTINGS))
    recorder.end()
    to.write_bytes(pickle.dumps((out.stat().st_ino, recorder.moments)))


@pytest.fixture(scope="module", params=[0, 3], ids=["first crawl", "fourth crawl"])
def recorded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, ...]]:
    """A crawl's moments, the dataset that it left, and the site."""
    folder = tmp_path_factory.mktemp("cut")
    out, to, site = folder / "out", folder / "moments", ChangingSite.of(6)
    out.mkdir()
    with served(site):
        for night in range(request.param):
            site.edit("p1", rest=f"This is what the post said on night {night}, and somebody changes it every day at noon.")
            site.edit("p1", title=f"Night {night}")
            assert crawl(out, site.archive(), settings=SETTINGS)["outcome"] == "published"
        site.edit("p2", title="Another title")
        site.add("new")
        child = multiprocessing.get_context("fork").Process(target=record, args=(out, site.archive(), to))
        child.start()
        child.join(120)
        inode, moments = pickle.loads(to.read_bytes())
        yield inode, moments, out, site


def snapshots_in(found: dict[str, Content]) -> dict[str, dict[str, Content]]:
    """Files by snapshot."""
    parts = [(path.split("/"), content) for path, content in found.items() if path.startswith("snapshots/") and path.count("/") > 1]
    return {name: {"/".join(p[2:]): c for p, c in parts if p[1] == name} for name in {p[1] for p, _ in parts}}


def states(recorded: tuple[Any, ...]) -> Iterator[tuple[Moment, dict[str, Content]]]:
    inode, moments = recorded[:2]
    for number, moment in enumerate(moments):
        for place, order in enumerate(ORDERS):
            yield moment, remains(moment, inode, order, Random(f"{number} {place}"))


def test_latest_is_one_whole_crawl_whatever_is_lost(recorded, tmp_path):
    inode, moments = recorded[:2]
    before, after = (snapshots_in(remains(moment, inode, everything, Random(0))) for moment in (moments[0], moments[-1]))
    whole, seen = {**before, **after}, set()
    for moment, found in states(recorded):
        link, current = found.get("latest"), snapshots_in(found)
        if link is None:
            assert not before, f"latest is gone: {moment.step}"
            continue
        name = str(link).rpartition("/")[2]
        assert current.get(name) == whole[name], f"{name} is not whole: {moment.step}"
        seen.add(name)
    assert seen >= {*sorted(after)[-2:]}, "both were current"
    assert remains(moments[-1], inode, nothing, Random(0))["latest"] == f"snapshots/{max(after)}", "what is published stays so"
    assert len(moments) > 40


def test_what_was_stored_raw_and_is_needed_is_in_some_file_whatever_is_lost(recorded, tmp_path):
    held = set(StoredAnswers(list_files(recorded[2])).whole)
    different = {}
    for moment, found in states(recorded):
        raw = {path: content for path, content in found.items() if path.startswith("raw")}
        different.setdefault(pickle.dumps(raw), (moment.step, raw))
    for number, (step, raw) in enumerate(different.values()):
        folder = tmp_path / str(number)
        lay_out(raw, folder)
        stored = set(StoredAnswers(list_files(folder)).whole)
        held = held & stored if number == 0 else held  # what was there before the crawl, and is there after it
        assert held <= stored, (step, held - stored)


def test_the_next_run_carries_on(recorded, tmp_path):
    _, moments, out, site = recorded
    chance = Random(20261130)
    cuts = chance.sample(list(states(recorded)), CARRIED_ON)
    cuts += [(moment, found) for moment, found in states(recorded) if moment is moments[-2]][2:4]
    for number, (moment, found) in enumerate(cuts):
        folder = tmp_path / str(number)
        lay_out(found, folder)
        summary = crawl(folder, site.archive(), settings=SETTINGS)
        assert summary["exit_code"] == 0, (moment.step, summary)
        assert differing_tables(out / "latest", folder / "latest", "changes") == [], moment.step
        assert find_latest(folder)
