"""What a whole crawl costs: CPU next to a bare download of the same pages, and peak memory at two sizes.

    python -m benchmarks.crawl [--posts 2000] [--memory 200 5000]

Each crawl is a process of its own, the server another, so that the figures are the crawl's alone: CPU is user and system time,
memory the peak resident set, both as the operating system gives them for an ended child (wait4).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urljoin
from urllib.request import urlopen

from benchmarks.bare import SETTINGS

_KB_A_MB = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took."""

    pages: int  # that the server was asked for
    cpu_s: float
    peak_mb: float

    @property
    def pages_a_cpu_second(self) -> float:
        return self.pages / self.cpu_s


@contextmanager
def serve_synthetic(posts: int, carries: str, references: bool, rest: bool = False) -> Iterator[str]:
    """Serve a synthetic site from a process of its own and give its archive's address."""
    options = [f"--posts={posts}", f"--carries={carries}", *([] if references else ["--no-references"]), *(["--rest"] if rest else [])]
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.synthetic", *options], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait()


def measure(command: list[str], archive: str) -> Cost:
    """Run a crawl to its end. Raises RuntimeError where it fails: a crawl that fails has no cost to compare."""
    before = read_count(archive, "requests")
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with exit code {process.returncode}")
    return Cost(read_count(archive, "requests") - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _KB_A_MB)


def measure_crawl(archive: str) -> Cost:
    """Measure the whole crawl: pages in, published dataset out."""
    settings = [f"--set={name}={value}" for name, value in SETTINGS.items()]
    with TemporaryDirectory() as folder:
        cost = measure([sys.executable, "-m", "pressmark", "crawl", archive, "--out", folder, "--quiet", "--json", *settings], archive)
        if not (Path(folder) / "latest" / "posts.parquet").exists():
            raise RuntimeError(f"the crawl of {archive} published nothing")
    return cost


def measure_bare(archive: str, carries: str) -> Cost:
    """Measure the bare spider that downloads and saves the same pages."""
    with TemporaryDirectory() as folder:
        follow = ["--follow"] if carries == "excerpt" else []
        return measure([sys.executable, "-m", "benchmarks.bare", archive, folder, *follow], archive)


def print_speed(posts: int) -> None:
    """Print pages per CPU second of the crawl and of the bare spider, and what a post costs in either."""
    print(f"{posts} posts: CPU of the whole crawl next to a bare Scrapy spider that saves the same pages")
    print(f"{'archive':9}{'references':>11}{'pages':>7}{'pages/CPU s':>13}{'bare pages':>12}{'bare pages/CPU s':>18}{'CPU ratio':>11}")
    for carries in ("excerpt", "whole"):
        for references in (True, False):
            with serve_synthetic(posts, carries, references) as archive:
                bare, crawl = measure_bare(archive, carries), measure_crawl(archive)
            listed = "yes" if references else "no"
            print(
                f"{carries:9}{listed:>11}{crawl.pages:7}{crawl.pages_a_cpu_second:13.1f}"
                f"{bare.pages:12}{bare.pages_a_cpu_second:18.1f}{crawl.cpu_s / bare.cpu_s:11.2f}",
                flush=True,
            )


def print_memory(sizes: list[int]) -> None:
    """Print the crawl's peak memory at each number of posts, and the difference from the first to the last."""
    print("peak resident memory of the whole crawl, MB")
    for carries in ("excerpt", "whole"):
        peaks = []
        for posts in sizes:
            with serve_synthetic(posts, carries, references=True) as archive:
                peaks.append(measure_crawl(archive).peak_mb)
        shown = ", ".join(f"{posts} posts {peak:.0f}" for posts, peak in zip(sizes, peaks, strict=True))
        print(f"{carries:9}{shown}: difference {peaks[-1] - peaks[0]:.0f}", flush=True)


def read_count(archive: str, what: str) -> int:
    """Give a figure that the synthetic site keeps: ``requests`` or ``sent``, in bytes."""
    with urlopen(urljoin(archive, f"/{what}"), timeout=10) as answer:
        return int(answer.read())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=2000, help="posts of the site that speed is measured on")
    parser.add_argument(
        "--memory", type=int, nargs="*", default=[200, 5000], help="numbers of posts that memory is measured at; none skips it"
    )
    options = parser.parse_args()
    print_speed(options.posts)
    if options.memory:
        print_memory(options.memory)


if __name__ == "__main__":
    main()
