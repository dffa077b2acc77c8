"""What the second night costs: requests, bytes and CPU of a first crawl and of a second one of the unchanged site.

    python -m benchmarks.nightly [--posts 1000]

As an archive of excerpts, whose posts have pages of their own, as one of whole posts, and through WordPress's REST interface.
Second nights may ask for one page an archive page and eight beside, or one a hundred posts and eight through REST.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.crawl import read_count, serve_synthetic


@dataclass(frozen=True, slots=True)
class Night:
    """One crawl and what it took."""

    summary: dict[str, Any]
    sent_kb: int  # that the site answered
    cpu_s: float  # of the crawl


def crawl(archive: str, folder: str) -> Night:
    """Crawl and give the summary. Raises RuntimeError where the crawl fails."""
    sent, cpu = read_count(archive, "sent"), _cpu_s()
    done = subprocess.run(
        [sys.executable, "-m", "pressmark", "crawl", archive, "--out", folder, "--quiet", "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the crawl of {archive} ended with exit code {done.returncode}: {done.stderr[-500:]}")
    return Night(json.loads(done.stdout), (read_count(archive, "sent") - sent) // 1_000, _cpu_s() - cpu)


def _cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)  # of those that have ended: the server has not
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=1_000)
    posts: int = parser.parse_args().posts
    print(f"{'archive':9}{'posts':>7}{'pages':>7}{'night':>7}{'requests':>10}{'allowed':>9}{'kB':>9}{'CPU s':>7}  outcome")
    for carries in ("excerpt", "whole", "rest"):
        shows = "excerpt" if carries == "rest" else carries
        with serve_synthetic(posts, shows, references=False, rest=carries == "rest") as archive, TemporaryDirectory() as folder:
            for night in (1, 2):
                done = crawl(archive, folder)
                pages = done.summary["archives"][0]["pages_read"]
                allowed = pages + 8 if night == 2 else "-"  # a page of the interface has a hundred posts
                print(
                    f"{carries:9}{posts:7,}{pages:7}{night:7}{done.summary['requests']:10}{allowed:>9}{done.sent_kb:9,}{done.cpu_s:7.1f}"
                    f"  {done.summary['outcome']}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
