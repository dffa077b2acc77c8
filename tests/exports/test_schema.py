"""The schema says what the contract says, in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from exports.arrow import arrow_schema
from exports.column import KINDS
from exports.data_dictionary import data_dictionary
from exports.schema import BY_NAME, SCHEMA_VERSION, TABLES
from tests.exports.sample import publish_posts, short_post

# The public interface, written down by hand: add to it, never take from it.
COLUMNS = {
    "posts": "post_id url canonical_url slug source_id post_type title authors published_at published_raw published_precision modified_at "
    "modified_raw language excerpt tags categories featured_image meta_title meta_description translations noindex body_status word_count "
    "content_html content_text content_sha256 cms site source archive_url fetched_at first_seen_at last_changed_at parser crawl_id",
    "terms": "post_id taxonomy term name slug url parent",
    "blocks": "post_id position parent_position parent_item type text html caption attribution code_language url section boilerplate",
    "headings": "post_id position level text anchor parent_position",
    "list_items": "post_id position item parent_item depth kind number marker checked text",
    "images": "post_id image position role src alt decorative caption width height link credit",
    "references": "post_id number position label raw type authors et_al editors title container_title collection_title year month day "
    "volume issue page edition publisher publisher_place doi pmid pmcid arxiv isbn url accessed language work_id confidence csl_json",
    "citations": "post_id citation position offset length marker kind number",
    "footnotes": "post_id note position label text",
    "links": "post_id link position href text rel internal target_post_id",
    "table_cells": "post_id position row_index column_index row_span column_span header text",
    "archives": "archive_url final_url title kind site cms theme way pages_read entries declared_total complete why_not",
    "archive_entries": "archive_url rank page url title post_id",
    "problems": "url post_id archive_url stage code field detail crawl_id",
    "changes": "post_id url change fields crawl_id",
}
KEYS = {
    "posts": "post_id",
    "terms": "post_id taxonomy term",
    "blocks": "post_id position",
    "headings": "post_id position",
    "list_items": "post_id position item",
    "images": "post_id image",
    "references": "post_id number",
    "citations": "post_id citation",
    "footnotes": "post_id note",
    "links": "post_id link",
    "table_cells": "post_id position row_index column_index",
    "archives": "archive_url",
    "archive_entries": "archive_url rank",
    "problems": "",
    "changes": "post_id",
}


def test_tables_have_the_contracts_columns_and_keys_in_its_order() -> None:
    assert {table.name: " ".join(table.column_names) for table in TABLES} == COLUMNS
    assert {table.name: " ".join(table.key) for table in TABLES} == KEYS


def test_every_type_is_known_and_every_meaning_is_a_sentence() -> None:
    for table in TABLES:
        for column in table.columns:
            assert column.kind in KINDS, column
            assert column.meaning[-1] == "." and len(column.meaning) < 140, column


def test_foreign_keys_name_columns_that_exist() -> None:
    for table in TABLES:
        for here, other, there in table.foreign_keys:
            assert set(here) <= set(table.column_names)
            assert set(there) <= set(BY_NAME[other].column_names)


@pytest.mark.parametrize(
    ("column", "wanted"),
    [
        ("posts.published_at", pa.timestamp("us", tz="UTC")),
        ("posts.body_status", pa.dictionary(pa.int32(), pa.string())),
        ("posts.tags", pa.list_(pa.string())),
        ("posts.noindex", pa.bool_()),
        ("posts.title", pa.string()),
        ("references.year", pa.int16()),
        ("references.month", pa.int8()),
        ("references.confidence", pa.float32()),
        ("blocks.position", pa.int32()),
    ],
)
def test_arrow_types_are_the_contracts(column: str, wanted: pa.DataType) -> None:
    table, _, name = column.partition(".")
    assert arrow_schema(BY_NAME[table], "1").field(name).type == wanted


def test_files_carry_descriptions_and_versions_though_they_are_empty(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")], parser="pressmark 7")
    for table in TABLES:
        schema = pq.read_schema(tmp_path / "latest" / f"{table.name}.parquet")
        assert schema.equals(arrow_schema(table, "pressmark 7")), table.name
        metadata = {key.decode(): value.decode() for key, value in schema.metadata.items()}
        assert (metadata["pressmark.schema_version"], metadata["pressmark.parser"]) == (SCHEMA_VERSION, "pressmark 7")
        assert [column["name"] for column in json.loads(metadata["pandas"])["columns"]] == list(table.column_names)
        assert all(field.metadata[b"description"] for field in schema)


def test_the_data_dictionary_in_the_docs_is_current() -> None:
    written = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
    assert written.read_text(encoding="utf-8") == data_dictionary(), "run: python -m exports.data_dictionary > docs/data-dictionary.md"
