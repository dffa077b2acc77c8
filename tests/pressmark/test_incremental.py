"""A second crawl asks for what may have changed and for nothing else, and says what became of each post."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pressmark.changing_site import ChangingSite, changes, crawl, posts, served

ARCHIVE_PAGES = ["/tag/x/", "/tag/x/page/2/"]


@pytest.fixture
def site() -> Iterator[ChangingSite]:
    with served(ChangingSite.of(12)) as one:
        yield one


def make_due(out: Path) -> None:
    """Let the known posts be as old as if nobody had asked for them in a year."""
    with sqlite3.connect(out / "state.sqlite") as state:
        state.execute("UPDATE posts SET fetched_at = '2019-01-01T00:00:00+00:00', changed_at = '2018-01-01T00:00:00+00:00'")
        state.execute("UPDATE checks SET checked_at = '2019-01-01T00:00:00+00:00'")


def test_an_unchanged_site_is_asked_for_its_archive_pages_alone(site, tmp_path):
    crawl(tmp_path, site.archive())
    before = len(site.log)
    summary = crawl(tmp_path, site.archive())
    assert site.asked(since=before) == ARCHIVE_PAGES
    assert (summary["outcome"], summary["requests"], summary["exit_code"]) == ("unchanged", 3, 0)


def test_posts_are_read_again_where_their_entry_says_something_else_and_new_ones_are_read(site, tmp_path):
    crawl(tmp_path, site.archive())
    site.edit("p3", lead="Somebody has written another beginning for this post, which is as long as a sentence is.")
    site.edit("p11", title="Another title")
    site.add("new")
    before = len(site.log)
    crawl(tmp_path, site.archive())
    assert sorted(site.asked(since=before)) == sorted([*ARCHIVE_PAGES, "/new/", "/p3/", "/p11/"])
    assert changes(tmp_path) == {
        "/new/": ("added", ()),
        "/p3/": ("changed", ("excerpt", "content_sha256")),
        "/p11/": ("changed", ("title", "meta_title")),
    }


def test_a_change_that_no_archive_shows_is_found_when_the_posts_turn_comes(site, tmp_path):
    crawl(tmp_path, site.archive())
    site.edit("p3", rest="The end of this post is another one now, and that is nothing that an archive shows to anybody.")
    assert crawl(tmp_path, site.archive())["outcome"] == "unchanged"
    make_due(tmp_path)
    crawl(tmp_path, site.archive())
    assert changes(tmp_path) == {"/p3/": ("changed", ("content_sha256",))}


def test_refresh_reads_every_post_anew(site, tmp_path):
    crawl(tmp_path, site.archive())
    before = len(site.log)
    crawl(tmp_path, site.archive(), refresh=True)
    assert len(site.asked(since=before)) == 14


def test_where_the_server_sends_validators_nothing_that_is_the_same_is_sent_again(site, tmp_path):
    site.validators = True
    crawl(tmp_path, site.archive())
    site.edit("p3", rest="The end of this post is another one now, and that is nothing that an archive shows to anybody.")
    make_due(tmp_path)
    before = len(site.log)
    assert crawl(tmp_path, site.archive())["outcome"] == "published"
    assert {path: status for _, path, status in site.log[before:]} == {
        "/robots.txt": 200,
        **dict.fromkeys(ARCHIVE_PAGES, 304),
        **{f"/p{n}/": 200 if n == 3 else 304 for n in range(12)},
    }
    assert changes(tmp_path) == {"/p3/": ("changed", ("content_sha256",))}
    before = len(site.log)
    crawl(tmp_path, site.archive())
    assert site.asked(since=before) == ARCHIVE_PAGES, "those that were asked about are known to be as they were"


def test_a_lost_state_costs_requests_and_nothing_else(site, tmp_path):
    crawl(tmp_path, site.archive())
    first = posts(tmp_path)
    (tmp_path / "state.sqlite").unlink()
    site.delete("p5")
    before = len(site.log)
    assert crawl(tmp_path, site.archive())["changes"] == {"removed": 1}
    assert len(site.asked(since=before)) == 15, "two archive pages, eleven posts, HEAD and GET for the one that is gone"
    kept = {path: row["first_seen_at"] for path, row in posts(tmp_path).items()}
    assert kept == {path: row["first_seen_at"] for path, row in first.items() if path != "/p5/"}
    before = len(site.log)
    crawl(tmp_path, site.archive())
    assert len(site.asked(since=before)) == 2


def test_a_post_that_is_listed_no_more_is_asked_for_by_itself(site, tmp_path):
    crawl(tmp_path, site.archive())
    site.delete("p1")
    for name in ("p2", "p3", "p4"):
        site.unlist(name)
    site.answers = {"/p1/": 410, "/p3/": 503, "/p4/": 403}
    before = len(site.log)
    summary = crawl(tmp_path, site.archive(), settings={"RETRY_TIMES": "0"})
    assert changes(tmp_path) == {"/p1/": ("removed", ()), "/p2/": ("left", ())}
    assert {"/p3/", "/p4/"} <= set(posts(tmp_path)), "no clear answer is no proof"
    asked = [(method, path) for method, path, _ in site.log[before:]]
    assert ("HEAD", "/p2/") in asked
    assert ("GET", "/p2/") not in asked
    assert {("HEAD", "/p1/"), ("GET", "/p1/")} <= set(asked), "a server that takes no HEAD proves nothing by it"
    assert summary["exit_code"] == 0


def test_a_post_that_comes_back_has_returned(site, tmp_path):
    crawl(tmp_path, site.archive())
    site.unlist("p1")
    crawl(tmp_path, site.archive())
    site.archives["x"].insert(3, "p1")
    crawl(tmp_path, site.archive())
    assert changes(tmp_path) == {"/p1/": ("returned", ())}


def test_nothing_leaves_where_no_archive_was_read_to_its_end(site, tmp_path):
    crawl(tmp_path, site.archive())
    site.delete("p1")
    site.answers["/tag/x/page/2/"] = 404
    summary = crawl(tmp_path, site.archive())
    assert (summary["outcome"], summary["changes"]) == ("unchanged", {})
    assert "/p1/" not in site.asked()[14:]


def test_a_post_that_an_unread_archive_listed_stays(tmp_path):
    with served(ChangingSite.of(14, "x", "y")) as site:
        site.unlist("p2", "y")
        crawl(tmp_path, site.archive("x"), site.archive("y"))
        for name in ("p1", "p2"):
            site.unlist(name)
        site.answers["/tag/y/page/2/"] = 404
        crawl(tmp_path, site.archive("x"), site.archive("y"))
        assert changes(tmp_path) == {"/p2/": ("left", ())}
        assert "/p1/" in posts(tmp_path)


def test_posts_of_an_archive_that_the_job_has_no_more_leave(tmp_path):
    with served(ChangingSite.of(4, "x", "y")) as site:
        site.unlist("p0", "x")
        crawl(tmp_path, site.archive("x"), site.archive("y"))
        crawl(tmp_path, site.archive("x"))
        assert changes(tmp_path) == {"/p0/": ("left", ())}


def test_a_post_with_a_new_address_keeps_its_id(site, tmp_path):
    crawl(tmp_path, site.archive())
    key = posts(tmp_path)["/p2/"]["post_id"]
    site.posts["renamed"] = site.posts.pop("p2")
    site.archives["x"] = ["renamed" if name == "p2" else name for name in site.archives["x"]]
    site.redirects["/p2/"] = "/renamed/"
    crawl(tmp_path, site.archive())
    assert changes(tmp_path) == {"/renamed/": ("changed", ("url", "slug"))}
    assert posts(tmp_path)["/renamed/"]["post_id"] == key
    for lost in (False, True):
        if lost:
            (tmp_path / "state.sqlite").unlink()
        before = len(site.log)
        assert crawl(tmp_path, site.archive())["outcome"] == "unchanged"
        assert "/p2/" not in site.asked(since=before)


def test_an_address_that_leads_to_another_post_has_left(site, tmp_path):
    crawl(tmp_path, site.archive())
    site.delete("p2")
    site.redirects["/p2/"] = "/p7/"
    crawl(tmp_path, site.archive())
    assert changes(tmp_path) == {"/p2/": ("left", ())}


def test_more_than_half_of_a_sites_posts_gone_at_once_waits_for_a_person(site, tmp_path):
    crawl(tmp_path, site.archive())
    before = (tmp_path / "latest").readlink()
    for number in range(7):
        site.delete(f"p{number}")
    held = crawl(tmp_path, site.archive())
    assert (held["outcome"], held["exit_code"]) == ("not_published", 4)
    assert "gone_at_once: 7 of the 12 posts of 127.0.0.1 are gone (58%); the limit is 50%" in held["message"]
    assert (tmp_path / "latest").readlink() == before
    asked = len(site.log)
    published = crawl(tmp_path, site.archive(), publish_anyway=True)
    assert (published["outcome"], published["changes"]) == ("published", {"removed": 7})
    assert site.asked(since=asked) == [], "what was read before is published as it is"
    (tmp_path / "state.sqlite").unlink()
    site.edit("p8", title="Another title")
    assert crawl(tmp_path, site.archive())["outcome"] == "published", (
        "what a person let pass is not held back again, nor with a lost history"
    )


def test_a_crawl_that_was_held_back_is_made_anew_by_the_next_run(site, tmp_path):
    crawl(tmp_path, site.archive())
    gone = [f"p{number}" for number in range(7)]
    site.answers = {f"/{name}/": 404 for name in gone}
    site.unlist("p0")
    for name in gone[1:]:
        site.unlist(name)
    assert crawl(tmp_path, site.archive())["exit_code"] == 4
    site.answers.clear()
    site.archives["x"] = [f"p{number}" for number in range(12)]
    assert crawl(tmp_path, site.archive())["outcome"] == "unchanged"


def test_more_posts_than_may_be_asked_for_wait_for_the_next_run(site, tmp_path):
    crawl(tmp_path, site.archive())
    for number in range(3):
        site.delete(f"p{number}")
    limit = {"PRESSMARK_MAX_INQUIRIES": "2"}
    assert crawl(tmp_path, site.archive(), settings=limit)["changes"] == {"removed": 2}
    assert crawl(tmp_path, site.archive(), settings=limit)["changes"] == {"removed": 1}


def test_a_failure_where_nothing_else_changed_is_told_by_the_exit_code(site, tmp_path):
    crawl(tmp_path, site.archive())
    site.answers["/p3/"] = 403
    summary = crawl(tmp_path, site.archive(), refresh=True)
    assert (summary["outcome"], summary["exit_code"]) == ("unchanged_with_failures", 1)
    before = len(site.log)
    site.answers.clear()
    crawl(tmp_path, site.archive())
    assert site.asked(since=before) == [*ARCHIVE_PAGES[:1], "/p3/", ARCHIVE_PAGES[1]], "a post that failed is asked for again"
