"""A real WordPress is edited between two crawls: the second one reports exactly what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.pressmark.changing_site import changes, crawl
from tests.sites.folder import sites_folder
from tests.sites.server import free_port
from tests.sites.source import read_source
from tests.sites.wordpress.configurations import CONFIGURATIONS
from tests.sites.wordpress.site import change, install_apart, missing, served_from

pytestmark = [pytest.mark.site, pytest.mark.xdist_group("wordpress-changes")]
_NEW = "<p>This paragraph was written after the first crawl, and it says enough to be taken for a paragraph.</p>"


@pytest.fixture
def wordpress() -> Iterator[Path]:
    """An installation that only this test knows, so that it may be changed. Its database's user may not enter pytest's folders."""
    if why := missing():
        pytest.skip(why)
    with TemporaryDirectory(dir=sites_folder()) as folder:
        yield install_apart(Path(folder))


def ways_to_read(name: str) -> object:
    return pytest.param(next(found for found in CONFIGURATIONS if found.name == name), id=name)


@pytest.mark.parametrize("configuration", [ways_to_read("classic"), ways_to_read("classic-plain")])
def test_a_second_crawl_reports_what_was_done_and_not_that_the_theme_is_another(configuration, wordpress, tmp_path):
    port = free_port()
    slugs = [post.slug for post in read_source().listed("keukenlab") if not post.sticky and not post.password]
    with served_from(wordpress, configuration, port) as base:
        archive = base + configuration.tag_path
        first = crawl(tmp_path, archive)
        assert first["outcome"] == "published"
        unchanged = crawl(tmp_path, archive)
        assert (unchanged["outcome"], unchanged["changes"]) == ("unchanged", {})
        assert unchanged["requests"] <= unchanged["archives"][0]["pages_read"] + 8
        done = [
            *({"do": "edit", "slug": slug, "before": _NEW, "after": ""} for slug in slugs[5:8]),
            {"do": "delete", "slug": slugs[10]},
            {"do": "untag", "slug": slugs[12], "tag": "keukenlab"},
            *({"do": "add", "slug": f"{configuration.name}-{n}", "title": f"New {n}", "content": _NEW, "tag": "keukenlab"} for n in (1, 2)),
        ]
        change(wordpress, done)
    other = replace(configuration, theme="twentytwentythree", name=f"{configuration.name}-another-theme")
    with served_from(wordpress, other, port):
        second = crawl(tmp_path, archive)
    told = changes(tmp_path)
    assert second["changes"] == {"added": 2, "changed": 3, "removed": 1, "left": 1}, told
    assert all("content_sha256" in fields for kind, fields in told.values() if kind == "changed")
