"""Exported folders, built by real generators, hold what the dataset held."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from exports.migration.export import export_snapshot
from exports.migration.model import ExportOptions
from exports.migration.registry import BY_NAME
from tests.exports.content import contents
from tests.sites.folder import HERE as SITES
from tests.sites.generators.environment import node_modules
from tests.sites.server import static_server

HERE = Path(__file__).parent
OLD = "http://built.example"  # the address that pages are built for; the server replaces it


def build_with_hugo(folder: Path) -> Path:
    shutil.copytree(SITES / "generators/hugo", folder, dirs_exist_ok=True)
    settings = {"baseURL": f"{OLD}/", "title": "Demo", "params": {"style": "summary"}}
    (folder / "hugo.json").write_text(json.dumps(settings), encoding="utf-8")
    built = subprocess.run(["hugo", "--printPathWarnings"], cwd=folder, capture_output=True, text=True, check=True)
    assert "WARN" not in built.stdout + built.stderr
    return folder / "public"


def build_with_eleventy(folder: Path) -> Path:
    shutil.copytree(HERE / "eleventy", folder, dirs_exist_ok=True)
    (folder / "node_modules").symlink_to(node_modules("eleventy"))
    built = subprocess.run(
        ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"], cwd=folder, capture_output=True, text=True, check=True
    )
    assert built.stderr == ""
    return folder / "_site"


def serve_as_they_are(folder: Path) -> Path:
    return folder


@pytest.mark.site
@pytest.mark.parametrize(
    ("name", "build", "index"),
    [("hugo", build_with_hugo, "/posts/"), ("eleventy", build_with_eleventy, "/"), ("html", serve_as_they_are, "/")],
)
def test_a_crawl_of_the_built_site_gives_the_same_posts(
    name: str, build: Callable[[Path], Path], index: str, demo: Path, tmp_path: Path
) -> None:
    export_snapshot((demo / "latest").resolve(), tmp_path / name, BY_NAME[name], ExportOptions())
    with static_server(build(tmp_path / name), OLD) as base:
        crawl = [sys.executable, "-m", "pressmark", "crawl", base + index, "--out", str(tmp_path / "again"), "--quiet"]
        subprocess.run(crawl, check=True, timeout=300)
    before, after = contents(demo), contents(tmp_path / "again")
    assert sorted(after) == sorted(before)
    for title, content in before.items():
        assert after[title] == content, title
