"""What a health check lets pass, and what it says of the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pressmark.figures import Run
from pressmark.health import CHECKS, Checkup, Limits, find_faults, since_approval

ARCHIVE = "https://site.example/tag/x/"
USUAL = Run(crawl_id="a", posts=100, references=300, entries={ARCHIVE: 100}, absent={"title": 0.0, "tags": 1.0}, failures=1)
HISTORY = (USUAL, replace(USUAL, crawl_id="b", failures=2), replace(USUAL, crawl_id="c", posts=90))


def faults(run: Run, **told: object) -> list[str]:
    return list(find_faults(Checkup(run=run, before=HISTORY, **told)))  # type: ignore[arg-type]


def test_a_crawl_like_those_before_passes():
    assert faults(USUAL) == []


def test_a_first_crawl_has_nothing_to_be_compared_with():
    bad = Run(crawl_id="d", posts=1, failures=100, entries={ARCHIVE: 0}, absent={"title": 1.0})
    assert find_faults(Checkup(run=bad, before=())) == ()


def test_a_dataset_that_shrank_is_held_back():
    assert faults(replace(USUAL, posts=49)) == ["fewer_posts: 49 posts, 51% fewer than the usual 100; the limit is 50%"]
    assert faults(replace(USUAL, posts=51)) == []


def test_a_site_whose_posts_go_at_once_is_held_back():
    assert faults(USUAL, departing={"a.example": (50, 100), "b.example": (2, 3)}) == [
        "gone_at_once: 2 of the 3 posts of b.example are gone (67%); the limit is 50%"
    ]


def test_a_column_that_empties_is_named():
    [fault] = faults(replace(USUAL, absent={"title": 0.6, "tags": 1.0}))
    assert fault == "emptied_column: title is empty in 60% of all 100 posts, usually in 0%; the limit is a rise by 50%"


def test_what_was_read_today_shows_a_fault_that_carried_over_posts_hide():
    read = Run(crawl_id="d", posts=20, references=60, absent={"title": 1.0})
    [fault] = faults(USUAL, read=read)
    assert "title is empty in 100% of the 20 posts that were read" in fault
    assert faults(USUAL, read=replace(read, posts=9)) == [], "of nine posts a share says nothing"


def test_posts_without_references_where_there_were_many_are_held_back():
    assert faults(replace(USUAL, references=0)) == [
        "lost_references: no references in all 100 posts, where 300 would be usual; the limit is 1"
    ]
    read = Run(crawl_id="d", posts=10, references=0)
    assert faults(USUAL, read=read)[0].startswith("lost_references: no references in the 10 posts that were read")


def test_an_archive_that_answers_and_lists_nothing_is_named():
    assert faults(replace(USUAL, entries={ARCHIVE: 0})) == [f"empty_archive: {ARCHIVE} lists no posts and listed 100; the limit is 1"]


@pytest.mark.parametrize(("failures", "told"), [(5, []), (6, ["more_failures: 6 failures, usually 1; the limit is 5"])])
def test_more_failures_than_usual_are_told(failures, told):
    assert faults(replace(USUAL, failures=failures)) == told


def test_every_fault_names_its_check():
    bad = Run(crawl_id="d", posts=10, failures=100, entries={ARCHIVE: 0}, absent={"title": 1.0})
    named = [fault.partition(":")[0] for fault in faults(bad, departing={"a.example": (90, 100)})]
    assert named == [check.__name__ for check in CHECKS]


def test_what_a_person_let_pass_is_usual_from_then_on():
    small = replace(USUAL, crawl_id="d", posts=30, references=90, absent={"title": 0.9, "tags": 1.0})
    assert find_faults(Checkup(run=small, before=HISTORY)), "held back, and published by a person"
    assert since_approval([*HISTORY, small], Limits()) == (small,)
    assert find_faults(Checkup(run=replace(small, crawl_id="e"), before=since_approval([*HISTORY, small], Limits()))) == ()
    grown = replace(small, crawl_id="e", posts=40)
    assert since_approval([*HISTORY, small, grown], Limits()) == (small, grown)


def test_runs_that_passed_by_themselves_are_all_compared_with():
    falling = replace(USUAL, crawl_id="d", posts=60)
    assert since_approval([*HISTORY, falling], Limits()) == (*HISTORY, falling)
