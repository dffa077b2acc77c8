"""A dataset to export: the demo site, crawled once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the bundled demo site."""
    out = tmp_path_factory.mktemp("demo") / "data"
    subprocess.run([sys.executable, "-m", "pressmark", "demo", "--out", str(out), "--quiet"], check=True, timeout=300)
    return out
