"""A crawl that is killed again and again leaves a WARC file that can be read whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from tests.pressmark.snapshots import differing_tables
from tests.pressmark.test_crawl import Site, served, wait_for


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "pressmark", *map(str, arguments), "--quiet"]


def test_every_answer_of_a_crawl_that_was_killed_thrice_can_be_read_again(tmp_path: Path) -> None:
    site, live, again = Site(), tmp_path / "live", tmp_path / "again"
    with served(site) as base:
        crawl = command("crawl", f"{base}/tag/x/", "--out", live, "--warc")
        site.delay_s = 0.1
        for stop in (3, 8, 13):
            running = subprocess.Popen(crawl, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            wait_for(lambda stop=stop: sum("/post-" in path for path in site.asked) >= stop)
            running.kill()
            running.wait(timeout=10)
        assert subprocess.run(crawl, capture_output=True, check=False, timeout=120).returncode == 0
    (path,) = (live / "raw").iterdir()
    with path.open("rb") as file:
        stored = [
            record.rec_headers.get_header("WARC-Target-URI")
            for record in ArchiveIterator(file, check_digests="raise")
            if record.content_stream().read()
        ]
    assert {f"{base}/post-{n}/" for n in range(1, 21)} <= set(stored)
    shutil.copytree(live / "raw", again / "raw")
    assert subprocess.run(command("reparse", again), capture_output=True, check=False, timeout=120).returncode == 0
    assert differing_tables(live / "latest", again / "latest") == []
