"""What Ghost's own renderer makes of an export holds what the dataset held."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.migration.export import export_snapshot
from exports.migration.model import ExportOptions
from exports.migration.registry import BY_NAME
from exports.tables import RowContext, post_rows
from pipelines.model.page import RawPage
from pipelines.normalise import read_post
from tests.exports.content import Content, content_of, contents
from tests.sites.folder import fingerprint, made_once
from tests.sites.generators.build import run

NODE = Path(__file__).parent / "node"


def renderer(folder: Path) -> None:
    shutil.copytree(NODE, folder, dirs_exist_ok=True)
    run(["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"], folder)


@pytest.fixture(scope="session")
def script() -> Path:
    """The script that renders, beside the packages that it needs."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed (scripts/install-system.sh installs it)")
    mark = fingerprint([], *(file.read_text(encoding="utf-8") for file in sorted(NODE.iterdir())))
    return made_once("ghost-renderer", mark, renderer) / "render.cjs"


def shown(html: str, title: str) -> Content:
    page = f"<html><body><article><h1>{title}</h1><section class='gh-content'>{html}</section></article></body></html>"
    rows = post_rows(read_post(RawPage.of_html(page, "https://blog.test/post/")), RowContext(crawl_id="1", parser="1"))
    return content_of(rows)


@pytest.mark.site
def test_what_ghost_shows_is_what_the_dataset_holds(demo: Path, script: Path, tmp_path: Path) -> None:
    export_snapshot((demo / "latest").resolve(), tmp_path / "ghost", BY_NAME["ghost"], ExportOptions())
    printed = subprocess.run(["node", str(script), str(tmp_path / "ghost/ghost.json")], capture_output=True, text=True, check=True)
    posts = json.loads((tmp_path / "ghost/ghost.json").read_text(encoding="utf-8"))["db"][0]["data"]["posts"]
    rendered = json.loads(printed.stdout)
    before = contents(demo)
    assert sorted(post["title"] for post in posts) == sorted(before)
    for post in posts:
        assert shown(rendered[post["slug"]], post["title"]) == before[post["title"]], post["title"]
