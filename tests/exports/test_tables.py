"""What a post becomes, row by row."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from exports.tables import RowContext, crawl_time, post_rows
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock, ListItem
from pipelines.blocks.paragraph import Paragraph
from pipelines.blocks.table import Cell, Table
from pipelines.model.block import Link
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from pipelines.model.post import Post
from pipelines.model.reference import Reference
from tests.exports.sample import FIRST, full_post, id_of, short_post, url_of

CONTEXT = RowContext(crawl_id=FIRST, parser="1")


def test_post_row_says_what_the_post_says() -> None:
    (row,) = post_rows(full_post(), CONTEXT)["posts"]
    assert row["post_id"] == id_of("full")
    assert (row["slug"], row["site"], row["source"], row["tags"], row["categories"]) == (
        "full",
        "blog.test",
        "page",
        ["bees", "dance"],
        ["Insects"],
    )
    assert row["translations"] == [{"language": "nl", "url": "https://blog.test/nl/"}]
    assert (row["featured_image"], row["noindex"], row["parser"]) == ("https://blog.test/cover.jpg", False, "1")
    assert row["content_text"].startswith("Why bees dance\n\nThey dance.[1] They do.ᵃ\n\nSmoke\nWait\n\nBee, at work")
    assert row["word_count"] == 3 + 4 + 2 + 3 + 1, "references and footnotes are not counted"


def test_id_that_a_post_was_given_is_kept() -> None:
    rows = post_rows(short_post("moved"), RowContext(crawl_id=FIRST, parser="1", post_id="0123456789abcdef"))
    assert {row["post_id"] for table in rows.values() for row in table} == {"0123456789abcdef"}


def test_terms_are_counted_within_their_taxonomy() -> None:
    terms = [(row["taxonomy"], row["term"], row["name"]) for row in post_rows(full_post(), CONTEXT)["terms"]]
    assert terms == [("category", 0, "Insects"), ("tag", 0, "bees"), ("tag", 1, "dance")]


def test_featured_image_comes_first_and_has_no_position() -> None:
    images = post_rows(full_post(), CONTEXT)["images"]
    assert [(row["image"], row["position"], row["role"]) for row in images] == [
        (0, None, "featured"),
        (1, 3, "inline"),
        (2, 4, "gallery"),
        (3, 4, "gallery"),
    ]


@pytest.mark.parametrize(
    ("featured", "rows"),
    [
        ("https://blog.test/bee.jpg", 1),
        ("https://blog.test/bee-300x200.jpg?w=300", 1),
        ("https://cdn.blog.test/bee.jpg", 1),
        ("https://blog.test/bee-2.jpg", 2),
        ("https://blog.test/wasp.jpg", 2),
    ],
)
def test_one_picture_shown_once_is_one_row(featured: str, rows: int) -> None:
    shown = (Image(position=0, image=Picture(src="https://blog.test/bee.jpg")),)
    post = short_post("a", blocks=shown, metadata=Metadata(featured_image=Picture(src=featured)))
    assert len(post_rows(post, CONTEXT)["images"]) == rows


def test_pictures_of_an_image_service_are_told_apart_by_their_query() -> None:
    shown = (Image(position=0, image=Picture(src="https://blog.test/_image?url=bee")),)
    post = short_post("a", blocks=shown, metadata=Metadata(featured_image=Picture(src="https://blog.test/_image?url=wasp")))
    assert [row["role"] for row in post_rows(post, CONTEXT)["images"]] == ["featured", "inline"]


def test_heading_knows_the_heading_above_it_and_list_items_their_list() -> None:
    blocks = (
        Heading(position=0, level=2, text="Top"),
        Heading(position=1, level=3, text="Under", parent_heading=0),
        ListBlock(position=2, items=(ListItem(item=0, depth=0, kind="bullet", text="x"),)),
    )
    rows = post_rows(short_post("a", blocks=blocks), CONTEXT)
    assert [row["parent_position"] for row in rows["headings"]] == [None, 0]
    assert [(row["position"], row["item"], row["text"]) for row in rows["list_items"]] == [(2, 0, "x")]


def test_link_within_the_registered_domain_is_internal() -> None:
    links = tuple(
        Link(position=0, href=href) for href in ("https://www.site.co.uk/x", "https://site.co.uk.evil.com/", "https://other.co.uk/")
    )
    post = Post(url="https://blog.site.co.uk/a/", metadata=Metadata(), blocks=(Paragraph(text="x"),), links=links)
    assert [row["internal"] for row in post_rows(post, CONTEXT)["links"]] == [True, False, False]


def test_csl_json_is_an_item_with_id_and_type() -> None:
    item = json.loads(post_rows(full_post(), CONTEXT)["references"][0]["csl_json"])
    assert item["id"] == f"{id_of('full')}-1"
    assert (item["type"], item["title"], item["DOI"]) == ("book", "The dance language", "10.5555/dance")
    bare = short_post("a", references=(Reference(raw="Illegible."),))
    assert json.loads(post_rows(bare, CONTEXT)["references"][0]["csl_json"])["type"] == "document"


def test_empty_text_is_null() -> None:
    (row,) = post_rows(short_post("a", metadata=Metadata(title="", excerpt="")), CONTEXT)["posts"]
    assert (row["title"], row["excerpt"]) == (None, None)


def test_number_that_fits_no_column_is_null_and_the_row_stays() -> None:
    image = Image(position=0, image=Picture(src="https://blog.test/a.jpg", width=10**12, height=3))
    (row,) = post_rows(short_post("a", blocks=(image,)), CONTEXT)["images"]
    assert (row["width"], row["height"]) == (None, 3)


def test_half_a_surrogate_pair_is_replaced() -> None:
    (row,) = post_rows(short_post("a", title="bad \ud83d end"), CONTEXT)["posts"]
    assert row["title"] == "bad \ufffd end"


def test_time_in_another_zone_is_utc() -> None:
    at = datetime(2026, 5, 3, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    (row,) = post_rows(short_post("a", published_at=at), CONTEXT)["posts"]
    assert row["published_at"] == datetime(2026, 5, 2, 23, 30, tzinfo=UTC)
    assert row["published_at"].tzinfo is UTC


def test_row_without_a_required_value_is_left_out_and_told() -> None:
    blocks = (Heading(position=0, level=2, text=None), Heading(position=1, level=2, text="Kept"))
    rows = post_rows(short_post("a", blocks=blocks), CONTEXT)
    assert [row["text"] for row in rows["headings"]] == ["Kept"]
    assert len(rows["blocks"]) == 2
    assert [(row["code"], row["field"], row["url"]) for row in rows["problems"]] == [("unsound-row", "headings.text", url_of("a"))]


def test_second_row_of_a_key_is_left_out_and_told() -> None:
    cells = (Cell(row_index=0, column_index=0, text="first"), Cell(row_index=0, column_index=0, text="second"))
    rows = post_rows(short_post("a", blocks=(Table(position=0, cells=cells),)), CONTEXT)
    assert [row["text"] for row in rows["table_cells"]] == ["first"]
    assert [row["code"] for row in rows["problems"]] == ["repeated-key"]


def test_post_without_a_fetch_time_was_fetched_when_its_crawl_began() -> None:
    (row,) = post_rows(short_post("a"), CONTEXT)["posts"]
    assert row["fetched_at"] == row["first_seen_at"] == datetime(2026, 11, 21, 6, tzinfo=UTC)
    assert crawl_time("reparse-7") == datetime(1970, 1, 1, tzinfo=UTC)


def test_term_without_a_name_costs_only_itself() -> None:
    rows = post_rows(short_post("a", terms=(Term(taxonomy="tag", name=""), Term(taxonomy="tag", name="bees"))), CONTEXT)
    assert [row["name"] for row in rows["terms"]] == ["bees"]
