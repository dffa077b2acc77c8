"""What a crawl stores while it runs, and what an interrupted one leaves."""

from __future__ import annotations

from datetime import UTC, datetime

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
