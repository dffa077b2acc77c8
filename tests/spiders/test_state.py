"""What a crawl stores while it runs, and what an interrupted one leaves."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from spiders.state import State, new_crawl_id

NOW = datetime(2026, 11, 22, 6, 18, tzinfo=UTC)


def test_crawl_ids_are_utc_and_sort_by_time():
    assert new_crawl_id(NOW).startswith("20261122T061800Z-")
    assert new_crawl_id(NOW) < new_crawl_id(NOW.replace(hour=7))


def test_stored_posts_come_back_in_the_order_of_their_ids(tmp_path):
    state = State(tmp_path / "state.sqlite")
    for post_id in ("bb", "aa", "cc"):
        state.stage(post_id, f"https://site.example/{post_id}", "whole", post_id.encode())
    assert list(state.staged()) == [("aa", b"aa"), ("bb", b"bb"), ("cc", b"cc")]
    assert list(state.staged()) == list(state.staged())


def test_an_interrupted_crawl_is_carried_on_under_its_id(tmp_path):
    before = State(tmp_path / "state.sqlite")
    begun = before.begin("job", NOW)
    before.stage("aa", "https://site.example/a", "whole", b"a")
    before.close()

    after = State(tmp_path / "state.sqlite")
    carried_on = after.begin("job", NOW.replace(hour=9))
    assert (carried_on.crawl_id, carried_on.started_at, carried_on.resumed) == (begun.crawl_id, NOW, True)
    assert after.holds("aa")


def test_a_published_crawl_leaves_nothing_staged(tmp_path):
    state = State(tmp_path / "state.sqlite")
    first = state.begin("job", NOW)
    state.stage("aa", "https://site.example/a", "whole", b"a")
    state.finish()
    second = state.begin("job", NOW)
    assert not second.resumed
    assert second.crawl_id != first.crawl_id
    assert state.count_read() == 0


def test_another_jobs_leftovers_are_dropped(tmp_path):
    state = State(tmp_path / "state.sqlite")
    state.begin("job", NOW)
    state.stage("aa", "https://site.example/a", "whole", b"a")
    assert not state.begin("another job", NOW).resumed
    assert state.count_read() == 0


def test_a_failed_post_is_tried_again_and_never_replaces_a_read_one(tmp_path):
    state = State(tmp_path / "state.sqlite")
    state.stage("aa", "https://site.example/a", "failed", b"failed")
    assert not state.holds("aa")
    state.stage("aa", "https://site.example/a", "whole", b"read")
    state.stage("aa", "https://site.example/a", "failed", b"failed")
    assert list(state.staged()) == [("aa", b"read")]


def test_an_unreadable_state_is_put_aside_and_begun_anew(tmp_path):
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"this is no database, but long enough to be taken for one" * 100)
    state = State(path)
    assert state.count_read() == 0
    assert "state.sqlite.unreadable" in (state.problem or "")
    assert (tmp_path / "state.sqlite.unreadable").exists()


def test_an_id_sorts_behind_the_last_snapshot_also_where_the_clock_was_set_back():
    last = "20261122T235959Z-ffff"
    assert new_crawl_id(NOW, last).startswith("20261123T000000Z-")
    assert new_crawl_id(NOW.replace(year=2027), last).startswith("2027")


def test_a_crawl_that_was_begun_before_the_clock_was_set_back_reads_its_archives_anew(tmp_path):
    state = State(tmp_path / "state.sqlite")
    state.begin("job", NOW)
    state.pages.store("key", "https://site.example/tag/x/", (), b"page")
    state.stage("aa", "https://site.example/a", "whole", b"a")
    earlier = state.begin("job", NOW - timedelta(days=400))
    assert earlier.resumed
    assert state.holds("aa")
    page = state.pages.find("key")
    assert page and not page.current


def test_a_page_of_the_open_crawl_is_read_from_the_store_until_it_is_published(tmp_path):
    state = State(tmp_path / "state.sqlite")
    state.begin("job", NOW)
    state.pages.store("plain", "https://site.example/1", (("Content-Type", "text/html"),), b"one")
    state.pages.store("tagged", "https://site.example/2", (("ETag", '"e"'),), b"two")
    page = state.pages.find("plain")
    assert page and (page.body, page.current, page.validators) == (b"one", True, {})
    state.finish()
    state.begin("job", NOW.replace(day=23))
    assert state.pages.find("plain") is None, "a page that nothing confirms is of no use to the next crawl"
    page = state.pages.find("tagged")
    assert page and (page.current, page.validators) == (False, {"If-None-Match": '"e"'})


def test_a_crawl_that_was_killed_after_its_publication_is_closed_by_the_next(tmp_path):
    state = State(tmp_path / "state.sqlite")
    first = state.begin("job", NOW)
    state.stage("aa", "https://site.example/a", "whole", b"a")
    second = state.begin("job", NOW, after=first.crawl_id)
    assert (second.resumed, second.crawl_id > first.crawl_id, state.count_read()) == (False, True, 0)


def test_a_crawl_that_was_held_back_is_carried_on_only_as_it_was_read(tmp_path):
    state = State(tmp_path / "state.sqlite")
    held = state.begin("job", NOW)
    state.hold_back()
    assert state.begin("job", NOW, as_read=True).crawl_id == held.crawl_id
    assert not state.begin("job", NOW).resumed


def test_tables_of_another_version_are_dropped(tmp_path):
    path = tmp_path / "state.sqlite"
    State(path).close()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE of_another_time (x)")
        db.execute("PRAGMA user_version = 1")
    db.close()
    state = State(path)
    assert state.problem is None
    state.begin("job", NOW)
    with sqlite3.connect(path) as db:
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'of_another_time'").fetchone()


def test_an_id_sorts_behind_a_run_of_the_same_second_that_published_nothing(tmp_path):
    state = State(tmp_path / "state.sqlite")
    state.runs.add("20261122T061800Z-ffff", {})
    assert state.begin("job", NOW).crawl_id.startswith("20261122T061801Z-")


def test_a_state_that_somebody_has_locked_is_not_put_aside(tmp_path, monkeypatch):
    state = State(tmp_path / "state.sqlite")
    state.stage("aa", "https://site.example/a", "whole", b"a")
    state.close()
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path: connect(path, timeout=0.05))
    holder = connect(tmp_path / "state.sqlite")
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("DELETE FROM staged WHERE 0")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        State(tmp_path / "state.sqlite")
    holder.close()
    assert State(tmp_path / "state.sqlite").holds("aa")
    assert not (tmp_path / "state.sqlite.unreadable").exists()
