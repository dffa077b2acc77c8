"""A post that two archives list, one with an excerpt and one whole."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.spiders.site import PROSE, Site, archive, post, served, whole

CUT = f"<p>{PROSE} […]</p>"


def crawl(*arguments: str) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "pressmark", "crawl", *arguments, "--json", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return json.loads(done.stdout)


def blog(text: str = "") -> Site:
    """A site whose archives /tag/a/ and /tag/b/ list two posts: the one cut, the other whole."""
    site = Site()
    titles = ("One", "Two")
    site.add("/tag/a/", archive([(f"/{title.lower()}/", title, CUT) for title in titles]))
    site.add("/tag/b/", archive([(f"/{title.lower()}/", title, whole(title) + text) for title in titles]))
    for title in titles:
        site.add(f"/{title.lower()}/", post(title, text=whole(title) + text))
    return site


@pytest.mark.parametrize("first", ["a", "b"])
def test_that_it_stands_whole_elsewhere_is_no_change(tmp_path, first):
    site = blog()
    with served(site) as base:
        archives = [f"{base}/tag/{name}/" for name in (first, *({"a", "b"} - {first}))]
        assert crawl(*archives, "--out", str(tmp_path))["outcome"] == "published"
        assert crawl(*archives, "--out", str(tmp_path))["outcome"] == "unchanged"


def test_a_change_that_only_the_whole_text_shows_is_seen(tmp_path):
    site = blog()
    with served(site) as base:
        archives = [f"{base}/tag/{name}/" for name in "ab"]
        crawl(*archives, "--out", str(tmp_path))
        site.pages = blog("<p>This was added later, below what the excerpt shows.</p>").pages
        assert crawl(*archives, "--out", str(tmp_path))["changes"] == {"changed": 2}
