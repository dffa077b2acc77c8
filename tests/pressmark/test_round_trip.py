"""From one WordPress into another: nothing that a reader sees is lost on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.sites.registry import SITES, Site
from tests.sites.server import free_port
from tests.sites.wordpress import site
from tests.sites.wordpress.configurations import CONFIGURATIONS
from tests.sites.wordpress.imported import served_import

CLASSIC = next(one for one in CONFIGURATIONS if one.name == "classic")
PROTECTED = "the-secret-recipe"  # what stands behind its password, no crawl sees
pytestmark = [pytest.mark.site, pytest.mark.xdist_group("wordpress-classic")]


@dataclass(frozen=True)
class Migration:
    """Both datasets, the export between them, and what ``pressmark compare`` says of the two."""

    before: Path
    export: Path
    after: Path
    base: str
    exit_code: int
    comparison: dict[str, Any]


def pressmark(*arguments: str) -> tuple[int, str]:
    """Exit code and output of the command line."""
    done = subprocess.run([sys.executable, "-m", "pressmark", *arguments], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode in (0, 1), done.stderr[-3000:]
    return done.returncode, done.stdout


def migrate(old: Site, folder: Path) -> Migration:
    """Crawl a site, export it with its pictures, import it into a fresh WordPress, crawl that one and compare."""
    before, export, after = folder / "before", folder / "export", folder / "after"
    port = free_port()
    with old.served(0) as (archive, _):
        pressmark("crawl", archive, "--out", str(before), "--quiet")
        pressmark("export", str(before), "--to", "wxr", "--media", "--base-url", f"http://127.0.0.1:{port}", "--out", str(export))
    with served_import(export, CLASSIC, port) as base:
        pressmark("crawl", base + CLASSIC.tag_path, "--out", str(after), "--quiet")
    exit_code, said = pressmark("compare", str(before), str(after), "--json")
    return Migration(before, export, after, base, exit_code, json.loads(said))


def site_called(name: str) -> Site:
    """A test site that can run here."""
    found = next(one for one in SITES if one.name == name)
    if why := found.missing() or site.missing():
        pytest.skip(why)
    return found


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Migration:
    return migrate(site_called("wordpress-classic"), tmp_path_factory.mktemp("migration"))


def rows(dataset: Path, table: str) -> list[dict[str, Any]]:
    """A table of a dataset."""
    found: list[dict[str, Any]] = pq.read_table(dataset / "latest" / f"{table}.parquet").to_pylist()
    return found


def test_every_post_arrives_but_the_one_that_nobody_could_read(migrated: Migration) -> None:
    assert migrated.comparison["matched"] >= 40
    assert [url.rstrip("/").rpartition("/")[2] for url in migrated.comparison["only_a"]] == [PROTECTED]
    assert migrated.comparison["only_b"] == []
    assert migrated.exit_code == 1  # two datasets of which one has a post more are not equal
    (lost,) = [row for row in pq.read_table(migrated.export / "losses.parquet").to_pylist() if row["code"] == "body-not-whole"]
    assert PROTECTED in lost["url"]


def test_headings_items_captions_tables_references_tags_authors_and_dates_are_the_same(migrated: Migration) -> None:
    assert migrated.comparison["differences"] == []


def test_the_site_holds_every_kind_of_block(migrated: Migration) -> None:
    kinds = {row["type"] for row in rows(migrated.after, "blocks")}
    assert kinds >= {
        "paragraph", "heading", "list", "image", "gallery", "table", "quote", "code", "references", "footnotes", "embed", "separator",
    }  # fmt: skip


def test_pictures_and_links_between_posts_are_on_the_new_site(migrated: Migration) -> None:
    pictures = [row["src"] for row in rows(migrated.after, "images")]
    assert pictures and all(src.startswith(f"{migrated.base}/wp-content/uploads/") for src in pictures)
    links = [row for row in rows(migrated.after, "links") if row["target_post_id"]]
    assert len(links) == len([row for row in rows(migrated.before, "links") if row["target_post_id"]]) > 0


def test_featured_pictures_are_those_of_the_library(migrated: Migration) -> None:
    def names(dataset: Path) -> dict[str, str]:
        posts = rows(dataset, "posts")
        return {
            row["slug"]: row["featured_image"].rpartition("/")[2] for row in posts if row["featured_image"] and row["slug"] != PROTECTED
        }

    assert names(migrated.after) == names(migrated.before) != {}


def test_a_static_site_arrives_in_wordpress_with_all_that_it_says(tmp_path: Path) -> None:
    found = migrate(site_called("hugo-whole"), tmp_path).comparison
    assert (found["matched"], found["only_a"], found["only_b"]) == (41, [], [])
    # WordPress adds a category and an excerpt of its own where a post has none, and has one language for all posts.
    assert {f"{one['table']}.{one['column']}" for one in found["differences"]} <= {"posts.categories", "posts.excerpt", "posts.language"}
