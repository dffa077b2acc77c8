"""The project runs on scrapyd as any Scrapy project does: deployed as an egg, data files and all."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.spiders.site import Site, archive, served, whole

pytest.importorskip("scrapyd", reason="scrapyd is not installed")
pytest.importorskip("scrapyd_client", reason="scrapyd-client is not installed")

ROOT = Path(__file__).parents[2]
PARTS = ("pressmark", "spiders", "pipelines", "exports", "pyproject.toml", "scrapy.cfg", "setup.py", "README.md", "LICENSE", "NOTICE")


def api(address: str, /, **data: str) -> dict[str, object]:
    """Ask scrapyd; with data it is a POST."""
    with urlopen(address, urlencode(data).encode() if data else None, timeout=60) as answer:
        given: dict[str, object] = json.load(answer)
        return given


@contextmanager
def scrapyd(folder: Path) -> Iterator[str]:
    """Run scrapyd on a free port with all of its files in ``folder``."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (folder / "scrapyd.conf").write_text(f"[scrapyd]\nhttp_port = {port}\npoll_interval = 0.5\nmax_proc = 1\n")
    log = (folder / "scrapyd.log").open("wb")
    server = subprocess.Popen([sys.executable, "-m", "scrapyd", "-n", "--pidfile="], cwd=folder, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(120):
            try:
                api(f"{url}daemonstatus.json")
                break
            except (URLError, ConnectionError):
                time.sleep(0.5)
        yield url
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def deploy(folder: Path, url: str) -> None:
    """Build the egg from a copy of the project and upload it, as scrapyd-deploy does."""
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        elif source.exists():
            shutil.copy(source, folder / part)
    config = (folder / "scrapy.cfg").read_text()
    (folder / "scrapy.cfg").write_text(config.replace("http://127.0.0.1:6800/", url))
    done = subprocess.run(
        [sys.executable, "-m", "scrapyd_client.deploy"], cwd=folder, capture_output=True, text=True, timeout=300, check=False
    )
    assert '"status": "ok"' in done.stdout, done.stdout + done.stderr


def outcome(url: str, job: str) -> bool:
    """Wait for a job; False where it does not end."""
    for _ in range(240):
        finished = api(f"{url}listjobs.json?project=pressmark")["finished"]
        if any(one["id"] == job for one in finished):  # type: ignore[attr-defined]
            return True
        time.sleep(0.5)
    return False


def test_a_deployed_egg_crawls_an_archive_into_a_dataset(tmp_path: Path) -> None:
    home, project, out = tmp_path / "scrapyd", tmp_path / "project", tmp_path / "data"
    home.mkdir()
    project.mkdir()
    site = Site()
    site.pages.clear()
    with served(site) as base, scrapyd(home) as url:
        site.add("/tag/x/", archive([(f"/p{n}/", f"Post number {n}", whole(f"Post {n}")) for n in range(3)]))
        deploy(project, url)
        assert "archive" in api(f"{url}listspiders.json?project=pressmark")["spiders"]  # type: ignore[operator]
        job = str(
            api(
                f"{url}schedule.json", project="pressmark", spider="archive", url=f"{base}/tag/x/", out=str(out), setting="PRESSMARK_WARC=1"
            )["jobid"]
        )
        assert outcome(url, job)
    log = (home / "logs" / "pressmark" / "archive" / f"{job}.log").read_text()
    assert (out / "latest" / "posts.parquet").exists(), log[-4000:]
    assert len(list((out / "raw").glob("*.warc.gz"))) == 1
    import pandas as pd

    assert len(pd.read_parquet(out / "latest" / "posts.parquet")) == 3
    assert os.path.realpath(out / "latest").startswith(str(out / "snapshots"))
