"""Answers as Squarespace's documentation of ``?format=json`` has them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.ways.squarespace import SquarespaceWay
from spiders.ways.way import Ask
from tests.spiders.ways.openings import answer, opening

URL = "https://shop.test/blog?tag=bread"
PAGE = '<html lang="en"><head><link href="https://static1.squarespace.com/a.css"><script src="https://assets.squarespace.com/b.js"></script></head></html>'
ITEM = {
    "id": "54a1",
    "title": "Salt &amp; bread",
    "fullUrl": "/blog/salt",
    "body": "<div class='sqs-layout'><p>Two per cent.</p></div>",
    "excerpt": "<p>On salt</p>",
    "publishOn": 1715493600000,
    "updatedOn": 1715580000000,
    "author": {"displayName": "Ann"},
    "tags": ["bread"],
    "categories": ["Kitchen"],
    "assetUrl": "https://static1.squarespace.com/static/5/t/6/salt.jpg",
}
DATA = {"collection": {"itemCount": 40}, "items": [ITEM], "pagination": {"nextPage": True, "nextPageUrl": "/blog?offset=17&tag=bread"}}


def test_the_archive_itself_is_asked_for_as_json() -> None:
    ask = SquarespaceWay().begin(opening(PAGE, URL))
    assert ask is not None and ask.url == f"{URL}&format=json"


def test_another_cms_is_not_asked() -> None:
    assert SquarespaceWay().begin(opening("<html></html>", URL)) is None


def test_an_item_comes_with_all_that_squarespace_says_of_it() -> None:
    page = SquarespaceWay().read(answer(f"{URL}&format=json", DATA), Ask("x"), opening(PAGE, URL))
    (entry,) = page.listing.entries
    known = entry.metadata
    assert (entry.url, entry.title, entry.carries, entry.content) == ("https://shop.test/blog/salt", "Salt & bread", "whole", ITEM["body"])
    assert (known.published_at, known.language, known.excerpt, known.authors) == (
        datetime(2024, 5, 12, 6, tzinfo=UTC),
        "en",
        "On salt",
        ("Ann",),
    )
    assert [(term.taxonomy, term.name) for term in known.terms] == [("tag", "bread"), ("category", "Kitchen")]
    assert known.featured_image is not None and known.featured_image.src.endswith("/salt.jpg")
    assert page.next is not None and page.next.url == "https://shop.test/blog?offset=17&tag=bread&format=json"
    assert page.listing.declared_total is None  # 40 is the whole blog's


def test_the_whole_blog_has_the_collections_count() -> None:
    page = SquarespaceWay().read(answer("x", {**DATA, "pagination": {}}), Ask("x"), opening(PAGE, "https://shop.test/blog"))
    assert (page.listing.declared_total, page.next) == (40, None)


@pytest.mark.parametrize(
    "value", ["<html>", [], {"items": []}, {"collection": {}, "items": [{"fullUrl": 3}, "x", {"fullUrl": "/a", "publishOn": "soon"}]}]
)
def test_no_answer_raises(value: object) -> None:
    page = SquarespaceWay().read(answer("https://shop.test/blog?format=json", value), Ask("x"), opening(PAGE, URL))
    assert all(entry.carries == "nothing" for entry in page.listing.entries)
