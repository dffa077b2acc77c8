"""What the second night costs: requests of a first crawl and of a second one of the unchanged site.

    python -m benchmarks.nightly [--posts 1000]

Both as an archive of excerpts, whose posts have pages of their own, and as one of whole posts.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.crawl import serve_synthetic


def crawl(archive: str, folder: str) -> dict[str, Any]:
    """Crawl and give the summary. Raises RuntimeError where the crawl fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pressmark", "crawl", archive, "--out", folder, "--quiet", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the crawl of {archive} ended with exit code {done.returncode}: {done.stderr[-500:]}")
    summary: dict[str, Any] = json.loads(done.stdout)
    return summary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1_000)
    posts: int = parser.parse_args().posts
    print(f"{'archive':9}{'posts':>7}{'pages':>7}{'first':>8}{'second':>8}{'allowed':>9}  {'outcome':12}{'seconds':>8}")
    for carries in ("excerpt", "whole"):
        with serve_synthetic(posts, carries, references=False) as archive, TemporaryDirectory() as folder:
            first, second = crawl(archive, folder), crawl(archive, folder)
        pages = second["archives"][0]["pages_read"]
        print(
            f"{carries:9}{posts:7,}{pages:7}{first['requests']:8}{second['requests']:8}{pages + 8:9}"
            f"  {second['outcome']:12}{second['elapsed_s']:8.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
