"""Servers of the tests end with all that they started."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from tests.sites.server import running

PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(child.pid, flush=True)
time.sleep(60)
"""


def test_a_server_s_workers_end_with_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with running([sys.executable, "-c", PARENT], dict(os.environ), log):
        while not log.read_text().strip():
            time.sleep(0.01)
        worker = int(log.read_text())
    end = time.monotonic() + 10
    while _runs(worker) and time.monotonic() < end:
        time.sleep(0.01)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    """Whether it is there and more than a record that nobody fetched."""
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"
