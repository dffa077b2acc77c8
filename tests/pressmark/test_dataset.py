"""A dataset in a notebook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from exports.schema import TABLES
from pressmark.dataset import Dataset
from tests.exports.sample import FIRST, SECOND, full_post, id_of, publish_posts, short_post


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish_posts(tmp_path, [full_post(), short_post("other")])
    return tmp_path


@pytest.mark.parametrize("place", ["", "latest", f"snapshots/{FIRST}"])
def test_folder_latest_and_snapshot_all_open(out: Path, place: str) -> None:
    dataset = Dataset(str(out / place))
    assert (dataset.crawl_id, len(dataset)) == (FIRST, 2)


@pytest.mark.parametrize("place", ["", "latest"])
def test_dataset_opens_where_links_do_not_travel(out: Path, place: str) -> None:
    (out / "latest").unlink()
    assert Dataset(out / place).crawl_id == FIRST


def test_latest_is_resolved_once(out: Path) -> None:
    dataset = Dataset(out)
    publish_posts(out, [short_post("new")], SECOND)
    assert (len(dataset.posts), len(Dataset(out).posts)) == (2, 3)


def test_tables_are_attributes_with_arrow_backed_types(out: Path) -> None:
    dataset = Dataset(out)
    references = dataset.references.to_pandas()
    assert all(isinstance(dtype, pd.ArrowDtype) for dtype in references.dtypes)
    assert references["year"].tolist() == [1967]
    assert references["month"].isna().all()
    assert dataset["posts"].to_pandas(["title"]).columns.tolist() == ["title"]
    assert dataset.posts.to_arrow(["post_id"]).num_rows == 2
    assert [table.name for table in dataset] == [table.name for table in TABLES]


def test_rows_join_their_posts(out: Path) -> None:
    joined = Dataset(out).references.with_posts()
    assert joined[["post_title", "post_url", "title"]].values.tolist() == [["=SUM(bees)", "https://blog.test/full/", "The dance language"]]
    only = Dataset(out).headings.with_posts("word_count")
    assert [name for name in only.columns if name.startswith("post_")] == ["post_id", "post_word_count"]


def test_join_keeps_rows_and_their_order(out: Path) -> None:
    dataset = Dataset(out)
    joined = dataset.blocks.with_posts()
    assert joined[["post_id", "position"]].values.tolist() == dataset.blocks.to_pandas()[["post_id", "position"]].values.tolist()
    assert set(joined["post_id"]) == {id_of("full"), id_of("other")}


def test_table_without_posts_says_so(out: Path) -> None:
    with pytest.raises(ValueError, match="archives has no post_id"):
        Dataset(out).archives.with_posts()


def test_representation_tells_what_there_is(out: Path) -> None:
    dataset = Dataset(out)
    assert f"Dataset of crawl {FIRST}" in repr(dataset)
    assert repr(dataset.footnotes) == "footnotes: 1 rows of post_id, note, position, label, text"
    assert dataset.footnotes.columns["note"] == "Place among the post's notes, 1-based."
    assert {"posts", "references", "to_pandas"} - set(dir(dataset)) == {"to_pandas"}


def test_wrong_names_and_places_are_told_in_one_line(out: Path, tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="no table 'refrences'; the tables are posts, "):
        _ = Dataset(out).refrences
    with pytest.raises(KeyError, match="no table 'refrences'"):
        _ = Dataset(out)["refrences"]
    with pytest.raises(FileNotFoundError, match=r"no finished crawl in .*nowhere"):
        Dataset(tmp_path / "nowhere")
    (out / "latest" / "terms.parquet").unlink()
    with pytest.raises(FileNotFoundError, match=r"terms\.parquet is missing"):
        _ = Dataset(out).terms
    (out / "latest" / "links.parquet").write_bytes(b"PAR1")
    with pytest.raises(ValueError, match=r"links\.parquet cannot be read") as caught:
        Dataset(out).links.to_pandas()
    assert "\n" not in str(caught.value)


def test_empty_dataset_is_true(tmp_path: Path) -> None:
    publish_posts(tmp_path, [])
    dataset = Dataset(tmp_path)
    assert dataset and not len(dataset)
    assert dataset.posts and dataset.blocks.with_posts().empty


def test_dataset_needs_no_scrapy() -> None:
    code = "import sys, pressmark; pressmark.Dataset; sys.exit('scrapy' in sys.modules or 'twisted' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
