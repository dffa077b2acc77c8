"""The CSV files open in a spreadsheet and run nothing there."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from frictionless import Package, validate

from exports.schema import TABLES
from pipelines.blocks.paragraph import Paragraph
from tests.exports.sample import full_post, id_of, listing, publish_posts, short_post


def read_csv(out: Path, table: str) -> list[dict[str, str]]:
    with (out / "latest" / "csv" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_file_begins_with_a_byte_order_mark_and_lines_end_in_crlf(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    for table in TABLES:
        content = (tmp_path / "latest" / "csv" / f"{table.name}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), table.name
        assert content.endswith(b"\r\n"), table.name


def test_quotes_line_ends_and_commas_in_text_are_kept(tmp_path: Path) -> None:
    text = 'He said "no",\nand left'
    publish_posts(tmp_path, [short_post("a", text)])
    assert read_csv(tmp_path, "blocks")[0]["text"] == text
    assert b'"He said ""no"",\nand left"' in (tmp_path / "latest" / "csv" / "blocks.csv").read_bytes()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_text_that_a_spreadsheet_would_run_is_made_text(tmp_path: Path, start: str) -> None:
    publish_posts(tmp_path, [short_post("a", title=f"{start}SUM(A1)")])
    assert read_csv(tmp_path, "posts")[0]["title"] == f"'{start}SUM(A1)"


def test_text_that_only_holds_a_sign_and_numbers_are_untouched(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a", title="1 - 1 = 0")])
    (row,) = read_csv(tmp_path, "posts")
    assert (row["title"], row["word_count"], row["noindex"]) == ("1 - 1 = 0", "3", "false")


def test_lists_names_and_times_are_written_as_people_read_them(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post()])
    (post,) = read_csv(tmp_path, "posts")
    assert post["authors"] == "Ann Apis; Bob, Bombus"
    assert post["translations"] == "nl: https://blog.test/nl/"
    assert (post["published_at"], post["fetched_at"]) == ("2026-05-03T10:00:00.250000Z", "2026-11-21T06:00:05Z")
    (reference,) = read_csv(tmp_path, "references")
    assert reference["authors"] == "von Frisch, K; Bee Society, Graz"
    assert (reference["confidence"], reference["year"], reference["month"]) == ("0.9", "1967", "")


def test_long_columns_are_in_parquet_only(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post()])
    columns = {name for table in TABLES for name in (read_csv(tmp_path, table.name) or [{}])[0]}
    assert columns.isdisjoint({"content_html", "content_text", "html", "csl_json"})


def test_frictionless_accepts_the_data_package(tmp_path: Path) -> None:
    names = [f"p{index}" for index in range(5)]
    posts = [full_post(names[0]), *(short_post(name, "=x", "\ttabbed", '"quoted"\nline') for name in names[1:])]
    publish_posts(tmp_path, posts, archives=(listing(*names, "unread"),))
    report = validate(str(tmp_path / "latest" / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
    package = Package(str(tmp_path / "latest" / "datapackage.json"))
    for table in TABLES:
        resource = package.get_resource(table.name)
        assert (tmp_path / "latest" / resource.custom["parquet"]).is_file()
        assert list(resource.schema.primary_key) == list(table.key)
    rows = package.get_resource("posts").read_rows()
    assert {row["post_id"] for row in rows} == {id_of(name) for name in names}


def test_frictionless_would_notice_a_row_without_its_post(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post()])
    path = tmp_path / "latest" / "csv" / "terms.csv"
    path.write_bytes(path.read_bytes() + b"0000000000000000,tag,0,stray,,,\r\n")
    report = validate(str(tmp_path / "latest" / "datapackage.json"))
    assert {error[0] for error in report.flatten(["type"])} == {"foreign-key", "row-count"}


def test_null_is_an_empty_cell(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a", blocks=(Paragraph(position=0, text=None), Paragraph(position=1, text="x")))])
    assert [row["text"] for row in read_csv(tmp_path, "blocks")] == ["", "x"]
