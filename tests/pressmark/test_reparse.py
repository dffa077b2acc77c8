"""A snapshot made of stored answers equals the one that the live crawl made."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pressmark.demo.server import demo_archives, serve_demo
from spiders.warc.stored import StoredAnswers
from tests.pressmark.snapshots import differing_tables
from tests.spiders.site import Answer, Site, archive, served, whole


def pressmark(*arguments: str | Path) -> dict:
    done = subprocess.run(
        [sys.executable, "-m", "pressmark", *map(str, arguments), "--json", "--quiet"],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert done.stdout, done.stderr
    return {**json.loads(done.stdout.splitlines()[-1]), "stderr": done.stderr, "code": done.returncode}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The demo site, crawled with its answers stored; the server is stopped."""
    out = tmp_path_factory.mktemp("crawled")
    with serve_demo() as base:
        assert pressmark("crawl", *demo_archives(base), "--out", out, "--warc")["outcome"] == "published"
    return out


def copy(crawled: Path, out: Path, *names: str) -> Path:
    for name in names:
        shutil.copytree(crawled / name, out / name, symlinks=True)
    return out


def test_reparse_gives_every_row_of_the_live_crawl_without_a_network(crawled, tmp_path):
    copy(crawled, tmp_path, "raw")
    summary = pressmark("reparse", tmp_path)
    assert (summary["code"], summary["outcome"], summary["failures"]) == (0, "published", [])
    assert differing_tables(crawled / "latest", tmp_path / "latest") == []
    fetched = [pq.read_table(out / "latest" / "posts.parquet")["fetched_at"].to_pylist() for out in (crawled, tmp_path)]
    assert fetched[0] == fetched[1]


def test_a_reparse_beside_its_snapshot_changes_nothing_and_keeps_an_interrupted_crawl(crawled, tmp_path):
    shutil.copytree(crawled, tmp_path, symlinks=True, dirs_exist_ok=True)
    state = (tmp_path / "state.sqlite").read_bytes()
    summary = pressmark("reparse", tmp_path)
    assert (summary["outcome"], summary["changes"]) == ("published", {})
    assert (tmp_path / "latest").resolve().name == summary["crawl_id"] != (crawled / "latest").resolve().name
    assert differing_tables(crawled / "latest", tmp_path / "latest", "changes") == []
    assert (tmp_path / "state.sqlite").read_bytes() == state
    assert not list(tmp_path.glob(".reparse*"))


def test_what_no_file_holds_is_carried_over_and_damage_is_named(crawled, tmp_path):
    shutil.copytree(crawled, tmp_path, symlinks=True, dirs_exist_ok=True)
    (path,) = (tmp_path / "raw").iterdir()
    (record,) = [stored for key, stored in StoredAnswers([path]).whole.items() if key.endswith("/gutters-leads-and-furniture/")]
    path.write_bytes(path.read_bytes()[: record.offset + 50])
    summary = pressmark("reparse", tmp_path)
    assert {failure["code"] for failure in summary["failures"]} == {"not-stored"}
    (damage,) = [warning["detail"] for warning in summary["warnings"] if warning["code"] == "raw-incomplete"]
    assert f"{path} breaks off within the record at byte" in damage
    assert differing_tables(crawled / "latest", tmp_path / "latest", "changes", "problems", "archives", "archive_entries") == []


def test_a_dataset_without_stored_answers_is_a_bad_argument(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "pressmark", "reparse", str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert "--warc" in done.stderr and len(done.stderr.splitlines()) == 1


def test_an_older_answer_never_replaces_what_a_later_crawl_read(tmp_path):
    site = Site()
    site.add("/tag/x/", archive([("/one/", "One", whole("One"))]))
    with served(site) as base:
        pressmark("crawl", f"{base}/tag/x/", "--out", tmp_path, "--warc")
        site.add("/tag/x/", archive([("/one/", "One, corrected", whole("One"))]))
        pressmark("crawl", f"{base}/tag/x/", "--out", tmp_path)
    pressmark("reparse", tmp_path)
    assert pq.read_table(tmp_path / "latest" / "posts.parquet")["title"].to_pylist() == ["One, corrected"]


def as_an_older_parser_read_it(out: Path) -> None:
    """Write the posts anew as an older version might have left them: other titles, and its own name."""
    path = (out / "latest").resolve() / "posts.parquet"
    table = pq.read_table(path)
    for name, values in (
        ("title", [f"{title} | A site" for title in table["title"].to_pylist()]),
        ("parser", ["pressmark 0.0.1"] * len(table)),
    ):
        place = table.schema.get_field_index(name)
        table = table.set_column(place, table.schema.field(place), pa.array(values).cast(table.schema.field(place).type))
    pq.write_table(table.replace_schema_metadata({**table.schema.metadata, b"pressmark.parser": b"pressmark 0.0.1"}), path)


@pytest.mark.parametrize("stored", [True, False])
def test_after_a_new_parser_the_older_side_is_read_anew_or_not_compared_and_said_so(tmp_path, stored):
    site = Site()
    site.add("/tag/x/", archive([("/one/", "One", whole("One")), ("/two/", "Two", whole("Two"))]))
    with served(site) as base:
        pressmark("crawl", f"{base}/tag/x/", "--out", tmp_path, "--warc")
        as_an_older_parser_read_it(tmp_path)
        if not stored:
            shutil.rmtree(tmp_path / "raw")
        site.add("/tag/x/", archive([("/one/", "One, corrected", whole("One")), ("/two/", "Two", whole("Two"))]))
        pressmark("crawl", f"{base}/tag/x/", "--out", tmp_path, "--warc", "--always")
    changes = pq.read_table(tmp_path / "latest" / "changes.parquet").to_pylist()
    codes = pq.read_table(tmp_path / "latest" / "problems.parquet")["code"].to_pylist()
    if stored:
        assert [(row["url"].rpartition("/one")[1], row["change"], row["fields"]) for row in changes] == [("/one", "changed", ["title"])]
        assert "parser-changed" not in codes
    else:
        assert (changes, codes.count("parser-changed")) == ([], 1)


class Conditional(Site):
    """A site that looks at the conditions of the request that it answers."""

    def __init__(self) -> None:
        super().__init__()
        self.asked_with: dict[str, str] = {}

    def note(self, headers: dict[str, str]) -> None:
        self.asked_with = headers

    def knows(self, etag: str) -> bool:
        return self.asked_with.get("If-None-Match") == etag


def test_what_changed_while_nothing_was_recorded_is_fetched_whole_once(tmp_path):
    site = Conditional()
    with served(site) as base:
        arguments = ("crawl", f"{base}/tag/x/", "--out", tmp_path, "--always")

        def serve(title: str, etag: str) -> None:
            page = archive([("/one/", title, whole("One"))])
            site.pages["/tag/x/"] = lambda before: Answer(
                page if not site.knows(etag) else "", 304 if site.knows(etag) else 200, {"ETag": etag}
            )

        serve("One", '"v1"')
        pressmark(*arguments, "--warc")
        serve("One, corrected", '"v2"')
        pressmark(*arguments)
        pressmark(*arguments, "--warc")
    shutil.rmtree(tmp_path / "snapshots")
    (tmp_path / "latest").unlink()
    (tmp_path / "latest.json").unlink()
    pressmark("reparse", tmp_path)
    assert pq.read_table(tmp_path / "latest" / "posts.parquet")["title"].to_pylist() == ["One, corrected"]
