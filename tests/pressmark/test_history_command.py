"""What the runs of a dataset came to, and what differs between two snapshots."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from exports.latest import list_snapshots
from pressmark.cli import app, main
from tests.exports.sample import FIRST, SECOND, THIRD, full_post, listing, publish_posts, short_post, url_of
from tests.pressmark.changing_site import ChangingSite, crawl, served


def said(*arguments: object) -> str:
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.output


def test_every_run_has_a_line_also_one_that_published_nothing(tmp_path):
    with served(ChangingSite.of(12)) as site:
        crawl(tmp_path, site.archive())
        crawl(tmp_path, site.archive())
        for number in range(7):
            site.delete(f"p{number}")
        crawl(tmp_path, site.archive())
    runs = [json.loads(line) for line in said("history", tmp_path, "--json").splitlines()]
    assert [run["outcome"] for run in runs] == ["published", "unchanged", "not_published"]
    assert [run["changes"] for run in runs] == [{"added": 12}, {}, {"removed": 7}]
    assert [run["requests"] for run in runs] == [15, 3, 16]
    assert [run["posts"] for run in runs] == [12, 12, 5]
    assert runs[0]["absent"]["title"] == 0
    assert runs[0]["absent"]["tags"] == 1
    table = said("history", tmp_path).splitlines()
    assert table[0].split() == ["crawl", "outcome", "posts", "changes", "failures", "requests", "seconds"]
    assert table[1].startswith(f"{runs[0]['crawl_id']}  published")
    assert "gone_at_once: 7 of the 12 posts" in table[4]


def test_a_lost_history_is_read_from_the_snapshots(tmp_path):
    publish_posts(tmp_path, [full_post(), short_post("b")], archives=(listing("full", "b"),))
    publish_posts(tmp_path, [short_post("c")], SECOND)
    runs = [json.loads(line) for line in said("history", tmp_path, "--json").splitlines()]
    assert [(run["crawl_id"], run["posts"], run["references"], run["changes"]) for run in runs] == [
        (FIRST, 2, 1, {"added": 2}),
        (SECOND, 3, 1, {"added": 1}),
    ]
    assert runs[0]["ended_at"] == "2026-11-21T06:00:00+00:00"
    assert runs[0]["requests"] is None


@pytest.mark.parametrize(("arguments", "why"), [(["history"], "is no dataset"), (["diff", "."], "is neither a snapshot nor")])
def test_what_is_no_dataset_is_one_line_and_exit_code_2(tmp_path, monkeypatch, capsys, arguments, why):
    monkeypatch.setattr("sys.argv", ["pressmark", *arguments, str(tmp_path)])
    with pytest.raises(SystemExit, match="2"):
        main()
    [line] = capsys.readouterr().err.splitlines()
    assert why in line


def test_diff_names_the_posts_and_the_columns_that_differ(tmp_path):
    publish_posts(tmp_path, [short_post("a"), short_post("b"), short_post("c")])
    publish_posts(tmp_path, [short_post("b", "Something else."), short_post("d")], SECOND)
    first, second = list_snapshots(tmp_path)
    lines = said("diff", first, second).splitlines()
    assert sorted(lines[:-1]) == [f"added    {url_of('d')}", f"changed  {url_of('b')} (content_sha256)"]
    assert lines[-1] == f"{FIRST} to {SECOND}: 1 added, 1 changed"
    backwards = [json.loads(line) for line in said("diff", tmp_path, first, "--json").splitlines()]
    assert sorted((line["change"], line["url"], line["fields"]) for line in backwards) == [
        ("changed", url_of("b"), ["content_sha256"]),
        ("gone", url_of("d"), []),
    ]


def test_diff_says_of_posts_that_another_parser_read_that_they_cannot_be_compared(tmp_path):
    publish_posts(tmp_path, [short_post("a", "One reading.")])
    publish_posts(tmp_path, [short_post("a", "Another reading."), short_post("b")], THIRD, parser="2")
    lines = said("diff", *list_snapshots(tmp_path)).splitlines()
    assert sorted(lines[:-1]) == [f"added    {url_of('b')}", f"reread   {url_of('a')}"]
