"""Real sites through each way that they offer: every post and no other, in the archive's order, within the budget of requests."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest

from tests.crawl.conftest import Crawl, crawl
from tests.sites.registry import SITES, Site

# One site of each kind of way; the others' ways are the same code on the same generators. The listing of all sites that have no
# other way is in test_sites.py.
CHOSEN = {
    "wordpress-classic": ("listing", "feed"),
    "wordpress-classic-plain-rest": ("listing",),
    "wordpress-block-grid": ("feed",),
    "wordpress-block-rest": ("listing", "feed"),
    "wordpress-own-whole": ("feed",),
    "hugo-summary": ("feed",),
    "nikola-list": ("feed",),
}


def _parameters() -> Iterator[object]:
    for site in SITES:
        for way in CHOSEN.get(site.name, ()):
            assert way in site.ways
            yield pytest.param((site, way), marks=[pytest.mark.site, pytest.mark.xdist_group(site.name)], id=f"{site.name}-{way}")


@pytest.fixture(scope="module", params=_parameters())
def forced(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Crawl, str]]:
    """A site, crawled through one way."""
    site: Site
    site, way = request.param
    if why := site.missing():
        pytest.skip(why)
    for crawled in crawl(site, tmp_path_factory.mktemp(f"{site.name}-{way}"), "--set", f"PRESSMARK_WAY={way}"):
        yield crawled, way


def test_every_post_is_found_through_each_way_and_no_other(forced: tuple[Crawl, str]) -> None:
    crawled, way = forced
    assert crawled.exit_code == 0, f"{crawled.summary}\n{crawled.errors[-3000:]}"
    [archive] = crawled.rows("archives")
    assert (archive["way"], archive["complete"], archive["why_not"]) == (way, True, None)
    assert sorted(row["url"] for row in crawled.rows("posts")) == sorted(post["url"] for post in crawled.gold["posts"])


def test_the_archives_order_is_kept_through_each_way(forced: tuple[Crawl, str]) -> None:
    crawled, _ = forced
    found = [row["url"] for row in sorted(crawled.rows("archive_entries"), key=lambda row: row["rank"])]
    for _, same_time in groupby(crawled.gold["posts"], key=lambda post: str(post["published"])):
        wanted = {post["url"] for post in same_time}
        assert set(found[: len(wanted)]) == wanted
        found = found[len(wanted) :]


def test_each_way_keeps_to_its_budget(forced: tuple[Crawl, str]) -> None:
    crawled, _ = forced
    [archive] = crawled.rows("archives")
    sources = [row["source"] for row in crawled.rows("posts")]
    own = sources.count("page") if sources.count("page") * 2 > len(sources) else 0
    assert crawled.summary["requests"] <= own + archive["pages_read"] + 8


@pytest.mark.site
def test_a_site_read_by_its_pages_and_then_through_rest_has_not_changed(tmp_path: Path) -> None:
    site = next(site for site in SITES if site.name == "wordpress-classic")
    if why := site.missing():
        pytest.skip(why)
    for first in crawl(site, tmp_path, "--set", "PRESSMARK_WAY=listing"):
        command = [sys.executable, "-m", "pressmark", "crawl", first.archive, "--out", str(tmp_path), "--json", "--quiet"]
        done = subprocess.run([*command, "--set", "PRESSMARK_WAY=rest"], capture_output=True, text=True, check=False)
        assert json.loads(done.stdout)["outcome"] == "unchanged", done.stdout
