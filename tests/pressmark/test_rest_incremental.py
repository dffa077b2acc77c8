"""A second crawl through WordPress's REST interface compares a list without texts and asks for the texts of what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.pressmark.changing_site import changes, crawl, posts
from tests.spiders.site import served
from tests.spiders.wordpress_site import WordPress, text_of

EDITED = "2026-11-22T10:00:00"
REWRITTEN = "Whoever wrote this anew had another opinion of ovens, and took the space to say so. " * 8


@pytest.fixture
def site() -> Iterator[WordPress]:
    one = WordPress(posts=230)
    with served(one):
        yield one


def night(site: WordPress, out: Path, **options: object) -> tuple[dict, list[str]]:
    """One crawl: its summary, and what it asked the interface for, a word a request."""
    before = len(site.asked)
    summary = crawl(out, f"{site.base}/tag/bread/", **options)
    return summary, [word_of(path) for path in site.asked[before:] if path != "/robots.txt"]


def word_of(path: str) -> str:
    asked = parse_qs(urlsplit(path).query)
    if "/wp/v2/posts" not in path:
        return path
    part = f"posts {asked['include'][0]}" if "include" in asked else f"page {asked.get('page', ['1'])[0]}"
    return part if "content" in asked["_fields"][0] else f"list {part}"


def make_due(out: Path, *paths: str) -> None:
    """Let known posts be as old as if nobody had asked for them in a year."""
    with sqlite3.connect(out / "state.sqlite") as state:
        for path in paths:
            where = f"WHERE post_id IN (SELECT post_id FROM posts WHERE url LIKE '%{path}')"
            state.execute(f"UPDATE posts SET fetched_at = '2019-01-01T00:00:00+00:00', changed_at = '2018-01-01T00:00:00+00:00' {where}")
            state.execute(f"UPDATE checks SET checked_at = '2019-01-01T00:00:00+00:00' {where}")


LISTS = ["/tag/bread/", "list page 1", "list page 2", "list page 3"]


def test_an_unchanged_site_is_compared_by_the_list_alone(site, tmp_path):
    first, asked = night(site, tmp_path)
    assert asked[:2] == ["/tag/bread/", "page 1"] and asked[3:] == ["page 2", "page 3"]
    sent, site.sent = site.sent, 0
    second, asked = night(site, tmp_path)
    assert asked == LISTS
    assert (second["outcome"], second["requests"]) == ("unchanged", 5)
    assert site.sent < sent / 2
    assert second["archives"][0]["entries"] == first["archives"][0]["entries"] == 230


def test_what_the_list_shows_changed_and_what_is_new_is_asked_for_in_one_request(site, tmp_path):
    night(site, tmp_path)
    site.write(7, REWRITTEN, EDITED)
    site.write(150, REWRITTEN, EDITED)
    site.numbers.remove(201)
    site.numbers.insert(0, 0)
    site.write(0, text_of(0), EDITED)
    site.add("/p201/", "<h1>Gone</h1>", 404)
    site.print_archive()
    _, asked = night(site, tmp_path)
    texts = asked.index("posts 0,7,150")
    assert asked[:texts] == LISTS
    assert asked[texts + 1 :] == ["/p7/", "/p201/"], "one of them is held against its own page, and the one that is gone is asked for"
    assert changes(tmp_path) == {
        "/p0/": ("added", ()),
        "/p7/": ("changed", ("modified_at", "content_sha256")),
        "/p150/": ("changed", ("modified_at", "content_sha256")),
        "/p201/": ("removed", ()),
    }
    assert {row["source"] for row in posts(tmp_path).values()} == {"rest"}
    assert night(site, tmp_path)[1] == LISTS


def test_a_term_that_posts_lose_without_a_new_time_is_seen(site, tmp_path):
    night(site, tmp_path)
    site.rest["p12"] = {"categories": []}
    assert night(site, tmp_path)[1][:5] == [*LISTS, "posts 12"]


def test_a_page_with_posts_whose_turn_has_come_is_asked_for_with_its_texts(site, tmp_path):
    night(site, tmp_path)
    site.write(107, REWRITTEN)  # by a plugin that notes no time
    assert night(site, tmp_path)[0]["outcome"] == "unchanged"
    make_due(tmp_path, "/p105/", "/p107/")
    _, asked = night(site, tmp_path)
    assert [word for word in asked if word[0] != "/"] == ["list page 1", "page 2", "list page 3"]
    assert changes(tmp_path) == {"/p107/": ("changed", ("content_sha256",))}
    assert night(site, tmp_path)[1] == LISTS, "the whole page has been looked at"


def test_without_a_state_all_texts_are_read_and_nothing_is_lost(site, tmp_path):
    night(site, tmp_path)
    (tmp_path / "state.sqlite").unlink()
    summary, asked = night(site, tmp_path)
    assert [word for word in asked if word[0] != "/"] == ["page 1", "page 2", "page 3"]
    assert summary["outcome"] == "unchanged"
    assert night(site, tmp_path)[1] == LISTS


def test_refresh_asks_for_all_texts(site, tmp_path):
    night(site, tmp_path)
    assert "list" not in " ".join(night(site, tmp_path, refresh=True)[1])


def test_texts_that_have_become_shorter_than_the_pages_are_left_for_the_pages(site, tmp_path):
    night(site, tmp_path)
    site.write(7, REWRITTEN, EDITED)
    site.rest["p7"]["content"] = {"rendered": "<p>Only the beginning.</p>", "protected": False}
    _, asked = night(site, tmp_path)
    assert asked[:5] == [*LISTS, "posts 7"] and asked[5:] == ["/p7/", "/p7/"], "to compare it, and to read it"
    assert changes(tmp_path)["/p7/"][0] == "changed"
    row = posts(tmp_path)["/p7/"]
    assert (row["source"], row["content_text"]) == ("page", REWRITTEN.strip())


def test_where_the_interface_does_not_give_the_texts_the_pages_do(site, tmp_path):
    night(site, tmp_path)
    site.write(7, REWRITTEN, EDITED)
    answer = site.answer
    site.answer = lambda path: answer("/nothing-here") if "include=" in path else answer(path)  # type: ignore[method-assign]
    _, asked = night(site, tmp_path)
    assert asked[-1] == "/p7/"
    assert changes(tmp_path)["/p7/"][0] == "changed"


def test_posts_that_are_protected_since_are_read_from_their_own_pages(site, tmp_path):
    night(site, tmp_path)
    site.write(7, REWRITTEN, EDITED)
    site.rest["p7"]["content"] = {"rendered": "", "protected": True}
    assert night(site, tmp_path)[1] == [*LISTS, "posts 7", "/p7/"]
