"""Which posts are read again, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from lxml import html

from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata, Term
from pipelines.urls import post_id
from spiders.known_posts import KnownPost
from spiders.memory import CrawlMemory, Schedule, mark_of
from spiders.state import State

ARCHIVE, OTHER = "https://site.example/tag/x/", "https://site.example/tag/y/"
URL = "https://site.example/post/"
NOW = datetime(2026, 11, 23, 3, tzinfo=UTC)
MONTH = timedelta(days=30)


def post(*, checked: timedelta = timedelta(0), changed: timedelta = timedelta(days=400), **fields: object) -> KnownPost:
    """A known post that was read and that changed so long ago."""
    given = {"post_id": post_id(URL), "url": URL, "body_status": "whole", "fetched_at": NOW - checked, "changed_at": NOW - changed}
    return KnownPost(**{**given, **fields})  # type: ignore[arg-type]


def entry(text: str = "<p>It begins.</p>", *, modified: str | None = None, **fields: object) -> Entry:
    shown = html.fromstring(f'<article><h2>A post</h2><div class="entry-content">{text}</div></article>')
    metadata = Metadata(modified_at=datetime.fromisoformat(modified) if modified else None)
    return Entry(**{"url": URL, "title": "A post", "element": shown, "metadata": metadata, "carries": "excerpt", **fields})  # type: ignore[arg-type]


def remembering(tmp_path, known: KnownPost | None, *before: Entry) -> CrawlMemory:
    """The memory of a crawl after one that showed these entries in ``ARCHIVE``."""
    state = State(tmp_path / "state.sqlite")
    state.begin("job", NOW - timedelta(days=1))
    for shown in before:
        state.known.note_listed(post_id(URL), ARCHIVE, mark_of(shown))
    state.finish()
    state.known.fill("before", [known] if known else [])
    state.begin("job", NOW)
    return CrawlMemory(state, Schedule(MONTH))


def test_a_post_that_is_shown_as_before_is_not_read(tmp_path):
    assert remembering(tmp_path, post(), entry()).settles(entry(), ARCHIVE)


@pytest.mark.parametrize(
    "now",
    [
        entry("<p>It begins elsewhere.</p>"),
        entry(title="Another title"),
        entry(modified="2026-11-23T02:00:00+00:00"),
        entry(carries="whole"),
    ],
    ids=["text", "title", "date", "whole, which costs no request"],
)
def test_a_post_that_may_have_changed_is_read(tmp_path, now):
    assert not remembering(tmp_path, post(), entry()).settles(now, ARCHIVE)


def test_counts_ages_and_markup_around_the_text_are_no_change(tmp_path):
    before = entry("<p>It begins.</p><div>2 days ago, 3 comments</div>")
    after = entry("<p class='x'>It  begins</p><div>3 days ago, 14 comments</div>")
    assert remembering(tmp_path, post(), before).settles(after, ARCHIVE)


def test_where_an_archive_says_when_a_post_changed_another_theme_is_no_change(tmp_path):
    shown = {"modified": "2026-01-02T03:04:05+00:00"}
    memory = remembering(tmp_path, post(), entry(**shown))
    assert memory.settles(entry("<p>Another cut of the same text</p>", **shown), ARCHIVE)
    whole_day = {"modified": "2026-01-02T00:00:00+00:00"}
    memory = remembering(tmp_path / "..", post(), entry(**whole_day))
    assert not memory.settles(entry("<p>Another cut of the same text</p>", **whole_day), ARCHIVE), "a day may see two changes"


def test_terms_of_an_entry_that_is_data_count(tmp_path):
    data = {"element": None, "metadata": Metadata(terms=(Term(taxonomy="tag", name="a"),))}
    memory = remembering(tmp_path, post(), entry(**data))
    assert memory.settles(entry(**data), ARCHIVE)
    assert not memory.settles(entry(element=None, metadata=Metadata()), ARCHIVE)


def test_new_posts_failed_ones_and_those_that_another_archive_lists_now_are_read(tmp_path):
    assert not remembering(tmp_path, None, entry()).settles(entry(), ARCHIVE)
    assert not remembering(tmp_path, post(body_status="failed"), entry()).settles(entry(), ARCHIVE)
    assert not remembering(tmp_path, post(), entry()).settles(entry(), OTHER)


def test_without_a_mark_the_date_of_the_snapshot_tells(tmp_path):
    shown = entry(modified="2026-01-02T03:04:05+00:00")
    assert remembering(tmp_path, post(modified_at=shown.metadata.modified_at)).settles(shown, ARCHIVE)
    assert not remembering(tmp_path, post()).settles(entry(), ARCHIVE)


@pytest.mark.parametrize(
    ("checked", "changed", "due"),
    [
        (timedelta(hours=20), timedelta(days=1), False),
        (timedelta(hours=23, minutes=30), timedelta(days=1), True),  # last night's run began half an hour later
        (timedelta(days=2), timedelta(days=3), True),  # unchanged for one day then
        (timedelta(days=2), timedelta(days=6), False),  # unchanged for four days then
        (timedelta(days=4), timedelta(days=8), True),
        (timedelta(days=22), timedelta(days=900), False),
        (timedelta(days=30), timedelta(days=900), True),
        (timedelta(days=-3), timedelta(days=900), True),  # by a clock that was ahead
    ],
)
def test_a_post_is_due_when_as_much_time_has_passed_as_it_was_old_at_its_last_check(checked, changed, due):
    known = post(checked=checked, changed=changed)
    assert Schedule(MONTH).is_due(known, known.fetched_at, NOW) is due


def test_refresh_makes_every_post_due():
    assert Schedule(MONTH, refresh=True).is_due(post(), NOW, NOW)


def test_old_posts_that_were_first_seen_together_are_spread_over_a_week():
    waits = set()
    for prefix in ("0000", "4000", "8000", "c000", "ffff"):
        known = post(post_id=prefix + "0" * 12)
        waits.add(next(days for days in range(40) if Schedule(MONTH).is_due(known, NOW - timedelta(days=days), NOW)))
    assert len(waits) == 5
    assert min(waits) >= 22
    assert max(waits) <= 30
