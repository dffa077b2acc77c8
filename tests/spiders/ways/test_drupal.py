"""Answers in the form of JSON:API 1.0, with the fields of Drupal's standard profile."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from spiders.ways.drupal import DrupalWay
from spiders.ways.way import Ask
from tests.spiders.ways.openings import answer, opening

SITE = "https://blog.test"
GENERATOR = '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">'
TERM = '<script type="application/json" data-drupal-selector="drupal-settings-json">{"path":{"currentPath":"taxonomy\\/term\\/5"}}</script>'
NODE = {
    "type": "node--article",
    "id": "a-1",
    "attributes": {
        "drupal_internal__nid": 12,
        "langcode": "nl",
        "title": "Salt & bread",
        "created": "2024-05-12T08:00:00+02:00",
        "changed": "2024-05-13T06:00:00+00:00",
        "path": {"alias": "/salt", "pid": 1, "langcode": "nl"},
        "body": {"value": "raw", "processed": "<p>Two per cent.</p>", "summary": "On salt"},
    },
    "relationships": {
        "uid": {"data": {"type": "user--user", "id": "u-1"}},
        "field_tags": {"data": [{"type": "taxonomy_term--tags", "id": "t-1"}]},
        "field_image": {"data": {"type": "file--file", "id": "f-1", "meta": {"alt": "A bowl", "width": 640, "height": 480}}},
    },
}
INCLUDED = [
    {"type": "user--user", "id": "u-1", "attributes": {"display_name": "Ann"}},
    {"type": "taxonomy_term--tags", "id": "t-1", "attributes": {"name": "Bread", "path": {"alias": "/tags/bread"}}},
    {"type": "file--file", "id": "f-1", "attributes": {"uri": {"value": "public://salt.jpg", "url": "/sites/default/files/salt.jpg"}}},
]
DATA = {"data": [NODE], "included": INCLUDED, "links": {"next": {"href": f"{SITE}/jsonapi/node/article?page%5Boffset%5D=50"}}}


def asked(head: str, path: str = "/tags/bread") -> Ask | None:
    return DrupalWay().begin(opening(f"<html><head>{GENERATOR}{head}</head></html>", SITE + path))


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        (TERM, "filter[field_tags.meta.drupal_internal__target_id]", "5"),
        ('<link rel="shortlink" href="https://blog.test/taxonomy/term/7">', "filter[field_tags.meta.drupal_internal__target_id]", "7"),
        (TERM.replace("taxonomy\\/term\\/5", "user\\/3"), "filter[uid.meta.drupal_internal__target_id]", "3"),
        (TERM.replace("taxonomy\\/term\\/5", "node"), "filter[promote]", "1"),
    ],
)
def test_an_archive_is_asked_for_by_the_path_that_drupal_knows_it_by(head: str, name: str, value: str) -> None:
    ask = asked(head)
    assert ask is not None
    query = parse_qs(urlsplit(ask.url).query)
    assert (query[name], query["sort"], query["include"]) == ([value], ["-created"], ["uid,field_tags,field_image"])
    assert ask.instead is not None  # a site without these fields answers 400
    assert parse_qs(urlsplit(ask.instead.url).query)["include"] == ["uid"]


@pytest.mark.parametrize("head", ["", TERM.replace("taxonomy\\/term\\/5", "node\\/5"), TERM.replace('{"path"', "{x")])
def test_a_page_that_is_no_archive_of_drupals_own_offers_nothing(head: str) -> None:
    assert asked(head) is None


def test_a_node_comes_with_what_is_included_beside_it() -> None:
    page = DrupalWay().read(answer(f"{SITE}/jsonapi/node/article", DATA), Ask("x"), opening(TERM, f"{SITE}/tags/bread"))
    (entry,) = page.listing.entries
    known = entry.metadata
    assert (entry.url, entry.title, entry.carries, entry.content) == (f"{SITE}/salt", "Salt & bread", "whole", "<p>Two per cent.</p>")
    assert (known.published_at, known.modified_at) == (datetime(2024, 5, 12, 6, tzinfo=UTC), datetime(2024, 5, 13, 6, tzinfo=UTC))
    assert (known.authors, known.language, known.excerpt, known.source_id, known.post_type) == (("Ann",), "nl", "On salt", "12", "article")
    assert [(term.taxonomy, term.name, term.slug) for term in known.terms] == [("tag", "Bread", "bread")]
    assert known.featured_image is not None
    assert (known.featured_image.src, known.featured_image.width) == (f"{SITE}/sites/default/files/salt.jpg", 640)
    assert page.next is not None and page.next.url.endswith("offset%5D=50")


def test_a_node_without_an_alias_has_its_number_as_address() -> None:
    node = {**NODE, "attributes": {**NODE["attributes"], "path": {"alias": None}, "body": None}}  # type: ignore[dict-item]
    page = DrupalWay().read(answer(SITE, {"data": [node]}), Ask("x"), opening(TERM, SITE))
    assert [(entry.url, entry.carries) for entry in page.listing.entries] == [(f"{SITE}/node/12", "nothing")]


@pytest.mark.parametrize(
    "value", ["<html>", [], {"errors": []}, {"data": {}}, {"data": [1, {"attributes": []}, {"relationships": [2]}], "links": 3}]
)
def test_what_is_no_answer_gives_no_entries(value: object) -> None:
    page = DrupalWay().read(answer(SITE, value), Ask("x"), opening(TERM, SITE))
    assert page.listing.entries == () and page.next is None
