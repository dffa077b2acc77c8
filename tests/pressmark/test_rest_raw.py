"""Stored answers of crawls that compared lists without texts give every row again, and outlive their files as long as they are needed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pressmark.raw import Needed
from spiders.warc.stored import StoredAnswers, list_files
from tests.pressmark.changing_site import changes, crawl, posts
from tests.pressmark.snapshots import differing_tables
from tests.pressmark.test_reparse import pressmark
from tests.spiders.site import served
from tests.spiders.wordpress_site import WordPress, text_of

REWRITTEN = "Whoever wrote this anew had another opinion of ovens, and took the space to say so. " * 8
RECORDED = {"PRESSMARK_WARC": "1", "PRESSMARK_KEEP_WARCS": "2"}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five nights: on the second and third something changes, on the last two nothing does."""
    out, site = tmp_path_factory.mktemp("crawled"), WordPress(posts=130)

    def night() -> None:
        summary = crawl(out, f"{site.base}/tag/bread/", settings=RECORDED)
        assert summary["exit_code"] == 0, summary

    with served(site):
        night()
        site.write(7, REWRITTEN, "2026-11-22T10:00:00")
        site.write(120, REWRITTEN, "2026-11-22T10:00:00")
        night()
        site.write(7, f"{REWRITTEN} Once more.", "2026-11-23T10:00:00")
        site.numbers.insert(0, 0)
        site.write(0, text_of(0), "2026-11-23T10:00:00")
        site.print_archive()
        night()
        night()
        night()
    return out


def test_rows_of_lists_and_texts_from_different_nights_come_together(crawled: Path, tmp_path: Path) -> None:
    assert len(list_files(crawled)) == 2
    shutil.copytree(crawled / "raw", tmp_path / "raw")
    summary = pressmark("reparse", tmp_path)
    assert (summary["outcome"], summary["failures"]) == ("published", [])
    left_out = ("changes", "problems", "archives")  # of the night, not of the posts
    assert differing_tables(crawled / "latest", tmp_path / "latest", *left_out) == []
    again = posts(tmp_path)
    assert again["/p7/"]["content_text"].endswith("Once more.")
    assert {path: row["fetched_at"] for path, row in again.items()} == {path: row["fetched_at"] for path, row in posts(crawled).items()}


def test_beside_its_snapshot_it_changes_nothing(crawled: Path, tmp_path: Path) -> None:
    shutil.copytree(crawled, tmp_path, symlinks=True, dirs_exist_ok=True)
    assert pressmark("reparse", tmp_path)["outcome"] == "published"
    assert changes(tmp_path) == {}


def test_texts_stay_while_a_post_has_no_newer_ones(crawled: Path) -> None:
    kept = [key for key in StoredAnswers(list_files(crawled)).whole if "include=" in key]
    assert sorted(key.partition("include=")[2].partition("&")[0] for key in kept) == ["0%2C7", "7%2C120"]
    newest = "https://x.org/wp-json/wp/v2/posts?tags=6&include=7%2C120&_fields=content"
    needed = Needed(frozenset(), {"7", "9", "120"}, ())
    assert needed(newest)
    assert not needed(newest.replace("7%2C120", "7")), "a newer answer has it"
    assert needed(newest.replace("7%2C120", "7%2C9"))
    assert not needed(newest.replace("7%2C120", "11")), "the snapshot has it no more"
    assert needed("https://x.org/?rest_route=%2Fwp%2Fv2%2Fposts&page=3"), "a page of the archive"
