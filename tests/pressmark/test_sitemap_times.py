"""Sitemaps say of posts that changed what no archive shows, and a generator that stamps all of them says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pressmark.changing_site import ChangingSite, changes, crawl, served

PAGES = ["/tag/x/", "/tag/x/page/2/"]
REST = "The end of this post is another one now, and that is nothing that an archive shows to anybody."


@pytest.fixture
def site() -> Iterator[ChangingSite]:
    one = ChangingSite.of(12)
    one.times = {f"p{number}": f"2020-01-{number + 1:02}T10:00:00+00:00" for number in range(12)}
    with served(one):
        yield one


def night(site: ChangingSite, out: Path) -> list[str]:
    """Crawl, and give what was asked for."""
    before = len(site.log)
    assert crawl(out, site.archive())["exit_code"] == 0
    return site.asked(since=before)


def test_a_post_whose_time_is_another_one_is_read_again_and_no_other(site, tmp_path):
    assert "/sitemap.xml" not in night(site, tmp_path), "of posts that nobody knows it says nothing"
    assert sorted(night(site, tmp_path)) == ["/sitemap.xml", *PAGES]
    site.edit("p3", rest=REST)
    site.times["p3"] = "2020-02-01T10:00:00+00:00"
    assert sorted(night(site, tmp_path)) == ["/p3/", "/sitemap.xml", *PAGES]
    assert changes(tmp_path) == {"/p3/": ("changed", ("content_sha256",))}
    assert sorted(night(site, tmp_path)) == ["/sitemap.xml", *PAGES], "it has been read"


def test_the_second_crawl_knows_by_its_own_time_what_is_newer(site, tmp_path):
    night(site, tmp_path)
    site.edit("p3", rest=REST)
    site.times["p3"] = "2099-01-01T00:00:00+00:00"
    assert "/p3/" in night(site, tmp_path)
    assert "/p3/" not in night(site, tmp_path)


@pytest.mark.parametrize("stamp", ["2099-01-0{night}T10:00:00Z", "2099-01-0{night}T10:00:{number:02}Z"], ids=["one", "seconds apart"])
def test_times_of_a_generators_run_are_believed_of_no_post(site, tmp_path, stamp):
    for number in (1, 2, 3):
        site.times = {name: stamp.format(night=number, number=place) for place, name in enumerate(site.times)}
        asked = night(site, tmp_path)
    assert sorted(asked) == ["/sitemap.xml", *PAGES]


@pytest.mark.parametrize("stamp", ["", "yesterday", "0000-00-00"])
def test_what_is_no_time_is_no_evidence(site, tmp_path, stamp):
    night(site, tmp_path)
    site.times["p3"] = stamp
    assert sorted(night(site, tmp_path)) == ["/sitemap.xml", *PAGES]


def test_no_more_is_asked_for_than_an_unchanged_site_may_cost(site, tmp_path):
    night(site, tmp_path)
    site.robots = "".join(f"Sitemap: {site.base}/sitemap{number}.xml\n" for number in range(30))
    before = len(site.log)
    night(site, tmp_path)
    assert len(site.log) - before <= len(PAGES) + 8
