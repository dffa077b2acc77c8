"""The import file goes into a real Ghost, and a crawl of that site gives the posts back."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request

import pytest

from exports.migration.export import export_snapshot
from exports.migration.model import ExportOptions
from exports.migration.registry import BY_NAME
from tests.exports.content import contents
from tests.sites.ghost.admin import AdminApi
from tests.sites.ghost.site import ghost_content, missing, running_ghost
from tests.sites.server import free_port

WAIT_S = 60  # Ghost answers before it has stored the last post


def import_file(api: AdminApi, file: Path) -> None:
    """Do what Ghost's settings do with an uploaded file."""
    mark = "pressmark"
    head = f'--{mark}\r\nContent-Disposition: form-data; name="importfile"; filename="ghost.json"\r\nContent-Type: application/json\r\n\r\n'
    body = head.encode() + file.read_bytes() + f"\r\n--{mark}--\r\n".encode()
    api.send(
        Request(f"{api.base}/ghost/api/admin/db/", body, {"Content-Type": f"multipart/form-data; boundary={mark}", "Origin": api.base})
    )


@pytest.mark.site
@pytest.mark.skipif(missing() is not None, reason=missing() or "")
def test_a_crawl_of_the_ghost_gives_the_posts_back(demo: Path, tmp_path: Path) -> None:
    export_snapshot((demo / "latest").resolve(), tmp_path / "ghost", BY_NAME["ghost"], ExportOptions())
    before = contents(demo)
    site = tmp_path / "site"
    shutil.copytree(ghost_content(), site / "content")
    with running_ghost(site, free_port()) as base:
        import_file(AdminApi(base), tmp_path / "ghost/ghost.json")
        command = [sys.executable, "-m", "pressmark", "crawl", f"{base}/", "--out", str(tmp_path / "again"), "--quiet"]
        end = time.monotonic() + WAIT_S
        while True:
            subprocess.run(command, check=True, timeout=300)
            after = contents(tmp_path / "again")
            if before.keys() <= after.keys() or time.monotonic() > end:
                break
    for title, content in before.items():
        assert after[title] == content, title
