"""Each site is served and crawled once for all tests that look at the result."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.sites.generators.build import BuildError
from tests.sites.gold import Gold
from tests.sites.registry import SITES, Site

MINUTES = 5  # for one crawl; the slowest takes about half a minute on two cores


@dataclass(frozen=True)
class Crawl:
    """One crawl of one site: what it said and what it left."""

    site: Site
    archive: str
    gold: Gold
    exit_code: int
    summary: dict[str, Any]
    errors: str
    out: Path

    @cached_property
    def latest(self) -> Path:
        return (self.out / "latest").resolve()

    def rows(self, table: str) -> list[dict[str, Any]]:
        """A table of the dataset."""
        rows: list[dict[str, Any]] = pq.read_table(self.latest / f"{table}.parquet").to_pylist()
        return rows

    def post(self, slug: str) -> dict[str, Any]:
        """The row of the post that gold calls so."""
        url = next(post["url"] for post in self.gold["posts"] if post["slug"] == slug)
        return next(row for row in self.rows("posts") if row["url"].rstrip("/") == url.rstrip("/"))

    def rows_of(self, slug: str, table: str) -> list[dict[str, Any]]:
        """A post's rows of a table."""
        key = self.post(slug)["post_id"]
        return [row for row in self.rows(table) if row["post_id"] == key]


def crawl(site: Site, out: Path, *options: str) -> Iterator[Crawl]:
    """Serve a site, crawl its archive with the command line, and hold both until the tests are done."""
    try:
        with site.served(0) as (archive, gold):
            command = [sys.executable, "-m", "pressmark", "crawl", archive, "--out", str(out), "--json", "--quiet", *options]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60 * MINUTES)
            lines = done.stdout.strip().splitlines()
            assert lines, f"the crawl says nothing: {done.stderr[-3000:]}"
            yield Crawl(site, archive, gold, done.returncode, json.loads(lines[-1]), done.stderr, out)
    except BuildError as error:
        pytest.skip(f"{site.name} cannot be built: {error}")


def _parameter(site: Site) -> object:
    return pytest.param(site, marks=[pytest.mark.site, pytest.mark.xdist_group(site.name)], id=site.name)


@pytest.fixture(scope="module", params=map(_parameter, SITES))
def crawled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    """Every site in turn, crawled."""
    site: Site = request.param
    if why := site.missing():
        pytest.skip(why)
    yield from crawl(site, tmp_path_factory.mktemp(site.name))
