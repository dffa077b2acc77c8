"""What is installed without any extra is enough for the main job."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

# Names of packages that import under another name than they are installed by.
IMPORTED_AS = {
    "scrapy-playwright": "scrapy_playwright",
    "citeproc-py": "citeproc",
    "readability-lxml": "readability",
    "newspaper4k": "newspaper",
}
CRAWL = """
import sys
for name in sys.argv[2].split(","):
    sys.modules[name] = None  # importing it fails, as where it is not installed
sys.argv[1:] = ["demo", "--out", sys.argv[1], "--quiet"]
from pressmark.cli import main
main()
"""


def extras() -> list[str]:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core = {Requirement(line).name for line in project["dependencies"]}
    optional = project["optional-dependencies"]
    others = {Requirement(line).name for extra, lines in optional.items() if extra != "test" for line in lines} - core
    return sorted(IMPORTED_AS.get(name, name.replace("-", "_")) for name in others)


def test_the_demo_is_crawled_without_any_extra(tmp_path: Path) -> None:
    names = extras()
    assert "scrapy_playwright" in names
    done = subprocess.run(
        [sys.executable, "-c", CRAWL, str(tmp_path / "data"), ",".join(names)], check=False, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data/latest/posts.parquet").is_file()
