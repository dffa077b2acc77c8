"""The Parquet files open with everything that analysts use."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from exports import parquet
from exports.parquet import ParquetTable
from exports.schema import BY_NAME, TABLES
from tests.exports.sample import full_post, id_of, listing, publish_posts, short_post


@pytest.fixture
def latest(tmp_path: Path) -> Path:
    publish_posts(tmp_path, [full_post(), short_post("other")], archives=(listing("full", "other"),))
    return tmp_path / "latest"


def test_pandas_reads_nullable_types(latest: Path) -> None:
    references = pd.read_parquet(latest / "references.parquet")
    assert {name: str(references[name].dtype) for name in ("number", "position", "year", "month", "et_al", "type", "confidence")} == {
        "number": "Int16",
        "position": "Int32",
        "year": "Int16",
        "month": "Int8",
        "et_al": "boolean",
        "type": "category",
        "confidence": "float32",
    }
    assert references["month"].isna().all()
    posts = pd.read_parquet(latest / "posts.parquet")
    assert str(posts["published_at"].dtype) == "datetime64[us, UTC]"
    assert list(posts["tags"][posts["post_id"] == id_of("full")].iloc[0]) == ["bees", "dance"]


def test_pandas_reads_an_empty_table_with_the_same_types(latest: Path, tmp_path: Path) -> None:
    publish_posts(tmp_path / "empty", [short_post("a")])
    for table in TABLES:
        full, empty = (pd.read_parquet(folder / f"{table.name}.parquet") for folder in (latest, tmp_path / "empty" / "latest"))
        same = [str(full[name].dtype) == str(empty[name].dtype) for name in table.column_names]
        assert all(same), table.name


def test_duckdb_joins_and_unnests(latest: Path) -> None:
    found = duckdb.sql(
        f"select p.title, a.family, a.particle, p.published_at from '{latest}/references.parquet' r"
        f" join '{latest}/posts.parquet' p using (post_id), unnest(r.authors) as t(a) where a.family is not null"
    ).fetchall()
    assert [row[:3] for row in found] == [("=SUM(bees)", "Frisch", "von")]
    for table in TABLES:
        counted = duckdb.sql(f"select count(*) from '{latest}/{table.name}.parquet'").fetchall()
        assert counted == [(pq.read_metadata(latest / f"{table.name}.parquet").num_rows,)]


def test_file_is_compressed_with_zstd_and_categories_by_dictionary(latest: Path) -> None:
    metadata = pq.read_metadata(latest / "blocks.parquet").row_group(0)
    columns = {metadata.column(index).path_in_schema: metadata.column(index) for index in range(metadata.num_columns)}
    assert {column.compression for column in columns.values()} == {"ZSTD"}
    assert "RLE_DICTIONARY" in columns["type"].encodings


def test_row_groups_are_bounded_by_rows_and_by_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_BATCH_ROWS", 10)
    monkeypatch.setattr(parquet, "_GROUP_ROWS", 40)
    table = ParquetTable(tmp_path, BY_NAME["headings"], "1")
    for position in range(100):
        row = {"post_id": "a", "position": position, "level": 2, "text": "x", "anchor": None, "parent_position": None}
        table.write([row])
    table.close()
    metadata = pq.read_metadata(tmp_path / "headings.parquet")
    assert [metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)] == [40, 40, 20]
    assert pq.read_table(tmp_path / "headings.parquet")["position"].to_pylist() == list(range(100))


def test_many_long_rows_do_not_wait_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_BATCH_CHARACTERS", 100)
    monkeypatch.setattr(parquet, "_GROUP_BYTES", 1_000)
    table = ParquetTable(tmp_path, BY_NAME["footnotes"], "1")
    for note in range(20):
        table.write([{"post_id": "a", "note": note, "position": 0, "label": None, "text": "x" * 200}])
    table.close()
    metadata = pq.read_metadata(tmp_path / "footnotes.parquet")
    assert max(metadata.row_group(index).num_rows for index in range(metadata.num_row_groups)) <= 5
    assert (table.rows, table.nulls["label"]) == (20, 20)


def test_categories_of_several_batches_come_out_as_they_went_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_BATCH_ROWS", 2)
    table = ParquetTable(tmp_path, BY_NAME["terms"], "1")
    taxonomies = ["tag", "author", "category", "tag", "format", "author"]
    for term, taxonomy in enumerate(taxonomies):
        table.write([{"post_id": "a", "taxonomy": taxonomy, "term": term, "name": "x"}])
    table.close()
    assert pq.read_table(tmp_path / "terms.parquet")["taxonomy"].to_pylist() == taxonomies
