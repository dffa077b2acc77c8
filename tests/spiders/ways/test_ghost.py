"""Answers as Ghost's documentation of the Content API has them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spiders.ways.ghost import GhostWay
from spiders.ways.way import Ask
from tests.spiders.ways.openings import answer, opening

SITE = "https://blog.test"
KEY = "22444f78447824223cefc48062"
SCRIPT = f'<script defer src="/public/portal.js" data-ghost="{SITE}/" data-key="{KEY}" data-api="{SITE}/ghost/api/content/"></script>'
POST = {
    "id": "5ddc9141c35e7700383b2937",
    "title": "Salt &amp; bread",
    "slug": "salt",
    "html": "<p>Two per cent.</p>",
    "url": f"{SITE}/salt/",
    "visibility": "public",
    "feature_image": f"{SITE}/content/images/salt.jpg",
    "feature_image_alt": "A bowl",
    "feature_image_caption": "<b>Salt</b>",
    "published_at": "2024-05-12T08:00:00.000+02:00",
    "updated_at": "2024-05-13T08:00:00.000+02:00",
    "custom_excerpt": "On salt",
    "tags": [
        {"name": "Bread", "slug": "bread", "url": f"{SITE}/tag/bread/"},
        {"name": "#internal", "slug": "hash-internal", "visibility": "internal"},
    ],
    "authors": [{"name": "Ann", "slug": "ann", "url": f"{SITE}/author/ann/"}],
}
LIST = {"posts": [POST], "meta": {"pagination": {"page": 1, "limit": 100, "pages": 3, "total": 250, "next": 2, "prev": None}}}


def asked(path: str, html: str = SCRIPT) -> str | None:
    ask = GhostWay().begin(opening(f"<html><head>{html}</head></html>", SITE + path))
    return ask.url if ask else None


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/tag/bread/", f"/ghost/api/content/posts/?key={KEY}&limit=100&page=1&filter=tag%3Abread&include=authors%2Ctags"),
        ("/author/ann/page/2/", f"/ghost/api/content/posts/?key={KEY}&limit=100&page=1&filter=author%3Aann&include=authors%2Ctags"),
        ("/", f"/ghost/api/content/posts/?key={KEY}&limit=100&page=1&include=authors%2Ctags"),
    ],
)
def test_an_archive_is_asked_for_by_its_route(path: str, wanted: str) -> None:
    assert asked(path) == SITE + wanted


@pytest.mark.parametrize(
    ("path", "html"),
    [
        ("/about/", SCRIPT),
        ("/", ""),
        ("/", SCRIPT.replace(KEY, "5d4c0:aa")),
        (
            "/",
            SCRIPT.replace(f'data-api="{SITE}', 'data-api="https://elsewhere.test').replace(
                f'data-ghost="{SITE}', 'data-ghost="https://elsewhere.test'
            ),
        ),
    ],
)
def test_a_page_that_is_no_archive_or_names_no_key_of_its_own_offers_nothing(path: str, html: str) -> None:
    assert asked(path, html) is None


def test_a_post_comes_with_all_that_ghost_says_of_it() -> None:
    page = GhostWay().read(answer(f"{SITE}/ghost/api/content/posts/?page=1", LIST), Ask("x"), opening(SCRIPT, f"{SITE}/"))
    (entry,) = page.listing.entries
    known = entry.metadata
    assert (entry.url, entry.title, entry.carries, entry.content) == (f"{SITE}/salt/", "Salt & bread", "whole", "<p>Two per cent.</p>")
    assert (known.published_at, known.modified_at) == (datetime(2024, 5, 12, 6, tzinfo=UTC), datetime(2024, 5, 13, 6, tzinfo=UTC))
    assert (known.authors, known.excerpt, known.source_id) == (("Ann",), "On salt", "5ddc9141c35e7700383b2937")
    assert [(term.taxonomy, term.slug) for term in known.terms] == [("tag", "bread"), ("author", "ann")]
    assert known.featured_image is not None
    assert (known.featured_image.alt, known.featured_image.caption) == ("A bowl", "Salt")
    assert page.listing.declared_total == 250
    assert page.next is not None and page.next.url.endswith("page=2")


@pytest.mark.parametrize("change", [{"visibility": "paid"}, {"access": False}, {"html": None}])
def test_a_post_for_members_carries_nothing(change: dict[str, object]) -> None:
    data = {"posts": [{**POST, **change}], "meta": {"pagination": {"next": None}}}
    page = GhostWay().read(answer(f"{SITE}/x", data), Ask("x"), opening(SCRIPT, f"{SITE}/"))
    assert [(entry.carries, entry.content) for entry in page.listing.entries] == [("nothing", None)]
    assert page.next is None


@pytest.mark.parametrize("value", ["<html>", [], {"errors": [{"message": "Unknown key"}]}, {"posts": [7, None, {"url": 3}], "meta": []}])
def test_what_is_no_answer_gives_no_entries(value: object) -> None:
    page = GhostWay().read(answer(f"{SITE}/x", value), Ask("x"), opening(SCRIPT, f"{SITE}/"))
    assert page.listing.entries == () and page.next is None
