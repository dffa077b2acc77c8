"""Answers in the form that Substack's own archive pages ask for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.ways.substack import SubstackWay
from spiders.ways.way import Ask
from tests.spiders.ways.openings import answer, opening

PAGE = '<html><head><script src="https://substackcdn.com/bundle/a.js"></script><script src="https://substackcdn.com/bundle/b.js"></script></head></html>'
POST = {
    "title": "Salt &amp; bread",
    "slug": "salt",
    "canonical_url": "https://x.substack.com/p/salt",
    "post_date": "2024-05-12T06:00:00.000Z",
    "subtitle": "On salt",
    "cover_image": "https://substackcdn.com/salt.jpg",
    "publishedBylines": [{"name": "Ann"}],
    "postTags": [{"name": "Bread", "slug": "bread"}],
}


@pytest.mark.parametrize(("path", "offered"), [("/archive", True), ("/", True), ("/p/salt", False), ("/t/bread", False)])
def test_an_archive_is_asked_for_as_its_pages_do(path: str, offered: bool) -> None:
    ask = SubstackWay().begin(opening(PAGE, f"https://x.substack.com{path}"))
    assert (ask.url if ask else None) == ("https://x.substack.com/api/v1/archive?sort=new&offset=0&limit=12" if offered else None)


def test_a_post_is_listed_and_its_own_page_has_the_text() -> None:
    url = "https://x.substack.com/api/v1/archive?sort=new&offset=12&limit=12"
    page = SubstackWay().read(answer(url, [POST]), Ask("x"), opening(PAGE, "https://x.substack.com/archive"))
    (entry,) = page.listing.entries
    assert (entry.url, entry.title, entry.carries) == ("https://x.substack.com/p/salt", "Salt & bread", "nothing")
    assert (entry.metadata.published_at, entry.metadata.excerpt) == (datetime(2024, 5, 12, 6, tzinfo=UTC), "On salt")
    assert [(term.taxonomy, term.slug) for term in entry.metadata.terms] == [("tag", "bread")]
    assert page.next is not None and page.next.url.endswith("offset=13&limit=12")


@pytest.mark.parametrize("value", ["<html>", {}, [], [3, {"canonical_url": 4}]])
def test_the_end_and_what_is_no_answer_give_no_entries(value: object) -> None:
    page = SubstackWay().read(
        answer("https://x.substack.com/api/v1/archive?offset=0", value), Ask("x"), opening(PAGE, "https://x.substack.com/")
    )
    assert page.listing.entries == ()
