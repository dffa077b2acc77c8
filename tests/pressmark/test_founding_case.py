"""The founding case: a Dutch tag archive with ten whole posts, served as the site that it came from would."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

EXACT = ("posts", "title", "authors", "published_at", "headings", "list_items", "captions", "paragraphs", "references", "reference_fields")


@pytest.fixture(scope="module")
def crawled(shared, tmp_path_factory) -> Iterator[tuple[Path, subprocess.CompletedProcess[str], list[str]]]:
    folder = tmp_path_factory.mktemp("founding")
    log = folder / "requests.jsonl"
    server = subprocess.Popen([sys.executable, shared / "tools" / "serve_seed.py", "--log", log], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        arguments = [sys.executable, "-m", "pressmark", "crawl", url, "--out", str(folder / "out"), "--json"]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=120)
    finally:
        server.kill()
        server.wait()
    asked = [json.loads(line)["path"] for line in log.read_text(encoding="utf-8").splitlines()]
    yield folder / "out" / "latest", done, asked


def test_it_is_a_finished_archive_with_a_warning(crawled):
    _, done, _ = crawled
    summary = json.loads(done.stdout)
    assert (done.returncode, summary["outcome"], summary["failures"]) == (0, "published", [])
    assert [(warning["code"], warning["url"].endswith("/page/2/")) for warning in summary["warnings"]] == [("next-page-missing", True)]


def test_whole_posts_are_taken_from_the_archive_without_further_requests(crawled):
    assert crawled[2] == ["/robots.txt", "/nl/tag/magnesium-l-threonaat/", "/nl/tag/magnesium-l-threonaat/page/2/"]


def test_every_row_is_exact(crawled, shared):
    arguments = [
        sys.executable,
        shared / "tools" / "score_dataset.py",
        crawled[0],
        shared / "seed" / "archive.json",
        "--json",
        "--show",
        "20",
    ]
    done = subprocess.run([*arguments, "--require", ",".join(EXACT)], capture_output=True, text=True, check=False)
    scores = {feature: row["f1"] for feature, row in json.loads(done.stdout).items() if feature in EXACT}
    assert scores == dict.fromkeys(EXACT, 1.0), done.stderr
    assert done.returncode == 0


def test_the_same_disclaimer_under_each_post_is_boilerplate(crawled):
    import pyarrow.parquet as pq

    blocks = pq.read_table(crawled[0] / "blocks.parquet").to_pylist()
    repeated = [block for block in blocks if block["boilerplate"]]
    assert len(repeated) == 10
    assert len({block["text"] for block in repeated}) == 1
