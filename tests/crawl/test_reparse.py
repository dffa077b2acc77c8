"""A real site, crawled with its answers stored, and read from them again when it is gone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawl.conftest import crawl
from tests.pressmark.snapshots import differing_tables
from tests.sites.registry import SITES

(SITE,) = [site for site in SITES if site.name == "wordpress-classic"]


@pytest.mark.site
@pytest.mark.xdist_group(SITE.name)
def test_stored_answers_of_wordpress_give_every_row_again(tmp_path: Path) -> None:
    if why := SITE.missing():
        pytest.skip(why)
    live, again = tmp_path / "live", tmp_path / "again"
    for crawled in crawl(SITE, live, "--warc"):  # served until the loop has ended
        assert crawled.exit_code == 0, crawled.errors[-3000:]
    shutil.copytree(live / "raw", again / "raw")
    done = subprocess.run(
        [sys.executable, "-m", "pressmark", "reparse", str(again)], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert differing_tables(live / "latest", again / "latest") == []
