"""Every format: whole or not at all, the same bytes each time, links to new addresses, nothing lost without a row."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator

from exports.json_lines import json_schema
from exports.migration.export import export_snapshot
from exports.migration.model import ExportOptions, ExportPost
from exports.migration.registry import BY_NAME, FORMATS
from exports.previous import UnreadableSnapshotError
from exports.schema import POST_TABLES
from pipelines.model.block import Link
from pipelines.model.picture import Picture
from tests.exports.migration.pages import bytes_of, export, losses, snapshot_of
from tests.exports.sample import full_post, id_of, publish_posts, short_post

TEXT = "<p>A text that is long enough to be taken for the whole of a post and not for a teaser of some other page.</p>"
HOSTILE = "]]> <b>bold</b> & \u0001 é 猫 : @ 'no' \"1e3\" -- {{ x }} <!-- wp:paragraph -->"


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """Posts of every table and with hostile texts."""
    posts = [full_post(), short_post("other", HOSTILE, title=HOSTILE), short_post("failed", body_status="failed", content_html=None)]
    published = publish_posts(tmp_path / "data", posts)
    assert published.path
    return published.path


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_the_same_snapshot_gives_the_same_bytes(format_: type, snapshot: Path, tmp_path: Path) -> None:
    for out in ("one", "two"):
        assert export(snapshot, tmp_path / out, format_.name).posts == 3
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_broken_addresses_and_dates_lose_no_post(format_: type, tmp_path: Path) -> None:
    broken = "http://[broken/<a\"b>/'x'/\x01"
    posts = [
        short_post(
            "a", url=broken, slug="../..\\con", featured_image=Picture(src="https://[x/y.jpg"), links=(Link(position=0, href=broken),)
        ),
        short_post("b", published_at=datetime(1, 1, 1, tzinfo=UTC), published_raw="0001-01-01T00:00:00+14:00"),
        short_post("c", published_at=datetime(9999, 12, 31, 23, tzinfo=UTC), published_raw="9999-12-31T23:00:00-12:00", slug="猫" * 300),
        short_post("d", content_html="<p>" + "<div>" * 3_000 + "deep" + "<b>" * 3_000, title="\ud800 \x00 ]]>"),
    ]
    published = publish_posts(tmp_path / "data", posts)
    assert published.path
    assert export(published.path, tmp_path / "out", format_.name).posts == 4
    assert all(path.resolve().is_relative_to((tmp_path / "out").resolve()) for path in (tmp_path / "out").rglob("*"))


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_the_loss_report_opens_with_what_no_crawl_sees(format_: type, snapshot: Path, tmp_path: Path) -> None:
    summary = export(snapshot, tmp_path / "out", format_.name)
    found = losses(tmp_path / "out")
    codes = [code for _, code in found]
    assert codes[:7] == ["not-public", "not-public", "comments", "custom-fields", "menus", "revisions", "accounts"]
    assert ("https://blog.test/failed/", "body-not-whole") in found
    assert summary.losses == {code: codes.count(code) for code in sorted(set(codes))}


@pytest.mark.parametrize("format_", FORMATS, ids=lambda format_: format_.name)
def test_an_export_that_fails_leaves_the_one_before(format_: type, snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(snapshot, tmp_path / "out", format_.name)
    before = bytes_of(tmp_path / "out")

    def fail(self: object, post: ExportPost) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(format_, "write", fail)
    with pytest.raises(OSError, match="full"):
        export(snapshot, tmp_path / "out", format_.name)
    assert bytes_of(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_of_other_things_is_not_replaced(snapshot: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").touch()
    with pytest.raises(FileExistsError):
        export(snapshot, tmp_path / "photos")


def test_a_damaged_snapshot_is_an_error(snapshot: Path, tmp_path: Path) -> None:
    (snapshot / "terms.parquet").write_bytes(b"PAR1")
    with pytest.raises(UnreadableSnapshotError):
        export(snapshot, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def lines(out: Path) -> dict[str, dict[str, object]]:
    """The posts of a JSON Lines export by id."""
    records = [json.loads(line) for line in (out / "posts.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    return {record["post_id"]: record for record in records}


def test_json_lines_hold_the_whole_model_as_their_schema_says(snapshot: Path, tmp_path: Path) -> None:
    export(snapshot, tmp_path / "out")
    schema = json.loads((tmp_path / "out/posts.schema.json").read_text(encoding="utf-8"))
    assert schema == json_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    records = lines(tmp_path / "out")
    for record in records.values():
        validator.validate(record)
    full = records[id_of("full")]
    for table in POST_TABLES[1:]:
        wanted = [row for row in pq.read_table(snapshot / f"{table.name}.parquet").to_pylist() if row["post_id"] == id_of("full")]
        assert len(full[table.name]) == len(wanted) > 0  # type: ignore[arg-type]
    assert not validator.is_valid({**full, "title": 3})


def test_links_between_posts_lead_to_new_addresses_with_their_fragments(tmp_path: Path) -> None:
    pages = {
        "one": TEXT + '<p><a href="/two/#why">two</a>, <a href="/about/">about</a>, <a href="https://else.test/two/">else</a></p>',
        "two": TEXT,
    }
    options = ExportOptions(base_url="https://new.test/blog", permalink="/posts/:slug/")
    export(snapshot_of(tmp_path / "data", pages), tmp_path / "out", options=options)
    new = lines(tmp_path / "out")[id_of("one")]["new"]
    assert new["html"].count("href") == 3  # type: ignore[index]
    for href in ("https://new.test/blog/posts/two/#why", "https://blog.test/about/", "https://else.test/two/"):
        assert f'href="{href}"' in new["html"]  # type: ignore[index]
    assert ("https://blog.test/one/", "link-to-old-site") in losses(tmp_path / "out")


def test_two_posts_of_one_slug_get_addresses_of_their_own_and_it_is_said(tmp_path: Path) -> None:
    posts = [short_post("a", slug="same"), short_post("b", slug="Same"), short_post("c", slug="same-2")]
    published = publish_posts(tmp_path / "data", posts)
    assert published.path
    export(published.path, tmp_path / "out")
    slugs = [record["new"]["slug"] for record in lines(tmp_path / "out").values()]  # type: ignore[index]
    assert len(set(slugs)) == 3 and "same" in slugs
    assert "slug-changed" in [code for _, code in losses(tmp_path / "out")]


@pytest.mark.parametrize("pattern", ["/:year/", "/:slug/:nothing/", "/:slug/?x", "/../:slug", "/:slug\n/", ""])
def test_a_pattern_that_serves_no_address_is_refused(pattern: str, snapshot: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="permalink"):
        export_snapshot(snapshot, tmp_path / "out", BY_NAME["jsonl"], ExportOptions(permalink=pattern or "/"))
