"""Posts of WordPress's REST interface: JSON in, an entry out."""

from datetime import UTC, datetime
from typing import Any

import pytest

from pipelines.model.entry import Entry
from pipelines.model.metadata import Term
from pipelines.model.picture import Picture
from pipelines.wordpress.rest_post import read_rest_post

BASE = "https://x.org/wp-json/wp/v2/posts"
POST: dict[str, Any] = {
    "id": 12,
    "date": "2024-03-21T19:00:00",
    "date_gmt": "2024-03-21T18:00:00",
    "modified": "2024-07-01T09:30:00",
    "modified_gmt": "2024-07-01T07:30:00",
    "slug": "slow-rust",
    "type": "post",
    "link": "https://x.org/slow-rust/",
    "title": {"rendered": "Slow <em>rust</em> &amp; how it grows"},
    "content": {"rendered": "<p>Iron waits.</p>", "protected": False},
    "excerpt": {"rendered": "<p>Iron waits for rain.</p>\n", "protected": False},
    "_embedded": {
        "author": [{"id": 3, "name": "Pieter-Jan d&#8217;Hondt", "link": "https://x.org/author/pieter/", "slug": "pieter"}],
        "wp:featuredmedia": [
            {
                "source_url": "https://x.org/wp-content/uploads/nail.jpg",
                "alt_text": "A nail",
                "caption": {"rendered": "<p>A nail in spring</p>"},
                "media_type": "image",
                "media_details": {"width": 1600, "height": "900"},
            }
        ],
        "wp:term": [
            [{"taxonomy": "category", "name": "Metal &amp; more", "slug": "metal", "link": "https://x.org/category/metal/"}],
            [{"taxonomy": "post_tag", "name": "Rust", "slug": "rust", "link": "https://x.org/tag/rust/"}],
            [{"taxonomy": "series", "name": "Slow things", "slug": "slow", "link": "https://x.org/series/slow/"}],
        ],
    },
}


def read(**changes: Any) -> Entry:
    entry = read_rest_post({**POST, **changes}, BASE, "nl-NL")
    assert entry is not None
    return entry


def test_text_titles_and_names_are_plain() -> None:
    entry = read()
    assert (entry.url, entry.title) == ("https://x.org/slow-rust/", "Slow rust & how it grows")
    assert entry.metadata.authors == ("Pieter-Jan d’Hondt",)
    assert (entry.metadata.excerpt, entry.metadata.slug, entry.metadata.source_id) == ("Iron waits for rain.", "slow-rust", "12")
    assert (entry.carries, entry.content) == ("whole", "<p>Iron waits.</p>")


def test_moments_are_utc_and_their_raw_text_is_what_the_page_would_show() -> None:
    metadata = read().metadata
    assert metadata.published_at == datetime(2024, 3, 21, 18, tzinfo=UTC)
    assert (metadata.published_raw, metadata.published_precision) == ("2024-03-21T19:00:00+01:00", "second")
    assert (metadata.modified_at, metadata.modified_raw) == (datetime(2024, 7, 1, 7, 30, tzinfo=UTC), "2024-07-01T09:30:00+02:00")


def test_a_site_west_of_greenwich_is_behind() -> None:
    assert read(date="2024-03-21T14:30:00").metadata.published_raw == "2024-03-21T14:30:00-03:30"


@pytest.mark.parametrize("gmt", ["0000-00-00T00:00:00", "soon", None, 7])
def test_a_moment_without_utc_is_taken_as_it_stands(gmt: object) -> None:
    metadata = read(date_gmt=gmt).metadata
    assert (metadata.published_at, metadata.published_raw) == (datetime(2024, 3, 21, 19, tzinfo=UTC), "2024-03-21T19:00:00")


def test_terms_keep_their_taxonomy() -> None:
    assert read().metadata.terms == (
        Term(taxonomy="author", name="Pieter-Jan d’Hondt", slug="pieter", url="https://x.org/author/pieter/"),
        Term(taxonomy="category", name="Metal & more", slug="metal", url="https://x.org/category/metal/"),
        Term(taxonomy="tag", name="Rust", slug="rust", url="https://x.org/tag/rust/"),
        Term(taxonomy="other", name="Slow things", slug="slow", url="https://x.org/series/slow/"),
    )


def test_the_featured_picture_has_size_text_and_caption() -> None:
    src = "https://x.org/wp-content/uploads/nail.jpg"
    assert read().metadata.featured_image == Picture(src=src, alt="A nail", caption="A nail in spring", width=1600, height=900)


def test_hidden_users_and_private_pictures_are_null_and_no_error() -> None:
    hidden = {"author": [{"code": "rest_user_invalid_id", "message": "Invalid user ID."}], "wp:featuredmedia": [{"code": "rest_forbidden"}]}
    metadata = read(_embedded=hidden).metadata
    assert metadata.authors == () and metadata.terms == () and metadata.featured_image is None


def test_an_seo_plugin_says_what_only_the_page_says_otherwise() -> None:
    bare, yoast = read().metadata, {"title": "Rust - X", "description": "All of it", "canonical": "https://x.org/r/", "author": "Jan", "robots": {"index": "noindex"}}  # fmt: skip
    assert (bare.meta_title, bare.meta_description, bare.canonical_url, bare.noindex) == (None, None, None, None)
    told = read(yoast_head_json=yoast, _embedded={}).metadata
    assert (told.meta_title, told.meta_description, told.canonical_url) == ("Rust - X", "All of it", "https://x.org/r/")
    assert (told.authors, told.noindex) == (("Jan",), True)


@pytest.mark.parametrize(
    "content",
    [
        {"rendered": "", "protected": True},
        {"rendered": "", "protected": False},
        {"rendered": "<p>Given away</p>", "protected": True},
        {"rendered": "<p>[vc_row][vc_column]Text[/vc_column][/vc_row]</p>", "protected": False},
        None,
        "text",
    ],
    ids=["protected", "empty", "protected and shown", "a page builder that did not run", "none", "no object"],
)
def test_a_text_that_is_not_the_posts_is_left_to_its_page(content: object) -> None:
    entry = read(content=content)
    assert (entry.carries, entry.content) == ("nothing", None)


def test_brackets_in_prose_are_no_page_builder() -> None:
    assert read(content={"rendered": "<p>See [3] and [vc_row].</p>"}).carries == "whole"


@pytest.mark.parametrize("data", [None, [], "x", 7, {}, {"link": "javascript:alert(1)"}, {"link": 5}, {"link": "http://["}])
def test_what_is_no_post_gives_none(data: object) -> None:
    assert read_rest_post(data, BASE, None) is None


def test_values_of_wrong_types_cost_only_themselves() -> None:
    junk = {key: ([{"rendered": 3}], {"x": []}, 5, True, None)[n % 5] for n, key in enumerate(POST) if key != "link"}
    entry = read_rest_post({**junk, "link": POST["link"]}, BASE, None)
    assert entry is not None and entry.carries == "nothing"
