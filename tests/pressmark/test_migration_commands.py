"""``pressmark export`` and ``pressmark compare`` as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from exports.migration.registry import FORMATS
from pressmark.cli import app
from tests.exports.sample import full_post, publish_posts, short_post


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A published dataset of two posts."""
    publish_posts(tmp_path / "data", [full_post(), short_post("b")])
    return tmp_path / "data"


def run(*arguments: object) -> tuple[int, str]:
    """Exit code and output."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def test_an_export_lies_beside_the_snapshots_where_no_folder_is_named(dataset: Path) -> None:
    code, said = run("export", dataset, "--to", "jsonl")
    assert code == 0
    assert (dataset / "exports/jsonl/posts.jsonl").is_file()
    assert "Exported 2 posts as jsonl" in said and "not-public" in said


def test_machines_get_json(dataset: Path, tmp_path: Path) -> None:
    code, said = run("export", dataset / "latest", "--to", "wxr", "--out", tmp_path / "out", "--json", "--base-url", "https://new.test/")
    assert code == 0
    record = json.loads(said)
    assert record["posts"] == 2 and record["losses"]["comments"] == 1 and record["path"] == str(tmp_path / "out")


def test_all_formats_are_listed() -> None:
    code, said = run("export", ".", "--to", "list")
    assert code == 0
    assert [line.split()[0] for line in said.splitlines()] == [format_.name for format_ in FORMATS]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--to", "word-star"], "word-star"),
        (["--to", "jsonl", "--base-url", "new.test"], "new.test"),
        (["--to", "jsonl", "--base-url", "https://new.test/?x=1"], "x=1"),
        (["--to", "jsonl", "--base-url", "https://new.test:port/"], "port"),
        (["--to", "jsonl", "--base-url", 'https://new.test/";x'], "new.test"),
        (["--to", "jsonl", "--permalink", "/:year/"], ":slug"),
        (["--to", "jsonl", "--permalink", "/:slug/:weather/"], ":weather"),
    ],
)
def test_what_a_person_typed_wrong_is_named(arguments: list[str], word: str, dataset: Path) -> None:
    code, said = run("export", dataset, *arguments)
    assert code == 2 and word in said
    assert not (dataset / "exports").exists()


def test_a_folder_that_holds_something_else_is_named(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").touch()
    code, said = run("export", dataset, "--to", "jsonl", "--out", tmp_path / "photos")
    assert code == 2 and "no export" in " ".join(said.split())


def test_a_dataset_that_is_none_is_named(tmp_path: Path) -> None:
    for command in (("export", tmp_path, "--to", "jsonl"), ("compare", tmp_path, tmp_path)):
        assert run(*command)[0] == 2


def test_equal_datasets_give_0_and_different_ones_1(dataset: Path, tmp_path: Path) -> None:
    publish_posts(tmp_path / "other", [full_post(), short_post("c")])
    code, said = run("compare", dataset, dataset)
    assert (code, said.splitlines()[-1]) == (0, "Equal")
    code, said = run("compare", dataset, tmp_path / "other")
    assert code == 1 and "only in the first: https://blog.test/b/" in said
    code, said = run("compare", dataset, tmp_path / "other", "--json")
    record = json.loads(said)
    assert code == 1 and record["matched"] == 1 and record["only_b"] == ["https://blog.test/c/"]


def test_an_export_tells_compare_where_posts_went(dataset: Path, tmp_path: Path) -> None:
    run("export", dataset, "--to", "jsonl", "--out", tmp_path / "out", "--base-url", "https://new.test", "--permalink", "/:id/")
    code, said = run("compare", dataset, dataset, "--redirects", tmp_path / "out/redirects/redirects.csv", "--only", "headings,posts.title")
    assert (code, said.splitlines()[-1]) == (0, "Equal")
    assert run("compare", dataset, dataset, "--redirects", tmp_path / "out/posts.jsonl")[0] == 2
    assert run("compare", dataset, dataset, "--only", "weather")[0] == 2
