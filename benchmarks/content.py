"""CPU time of full extraction, and what is kept of a post's structure, next to public extractors on the same stored pages.

    python -m benchmarks.content ../shared/content [--step N] [--peers] [--growth] [--show KIND]

Times are CPU time of whole extraction from bytes (tree, metadata, body, blocks, links, citations), as a share of
``trafilatura.extract`` in the same run, each page's best of three turns. Structure: see ``benchmarks/kept.py``. ``--growth`` times
synthetic pages of 10 KB to 10 MB.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura
from lxml import etree

from benchmarks.extractors import EXTRACTORS, PEERS
from benchmarks.kept import measure_structure
from pipelines.body import find_body
from pipelines.document import open_document
from pipelines.model.page import RawPage
from pipelines.normalise import normalise


def pages(content: Path, step: int) -> Iterator[tuple[str, bytes, str]]:
    """Give address, bytes and the gold's Markdown of every ``step``-th article page."""
    truths = sorted((content / "dev" / "ground-truth").glob("*.json"))
    for path in truths[::step]:
        data = json.loads(path.read_text("utf-8"))
        if data["_internal"]["page_type"]["primary"] == "article":
            body = gzip.decompress((content / "dev" / "html" / f"{path.stem}.html.gz").read_bytes())
            yield data.get("url") or "https://example.invalid/", body, data["ground_truth"].get("main_content_markdown") or ""


def measure_time(content: Path, step: int) -> None:
    """Print CPU time per page of parts and of the whole, each page's best of some turns, as a share of trafilatura's."""
    spent: Counter[str] = Counter()
    count = 0
    for url, body, _ in pages(content, step):
        for name, times in _turns(url, body).items():
            spent[name] += min(times)  # type: ignore[assignment]
        count += 1
    for name, seconds in spent.items():
        print(f"{name:<20} {seconds / count * 1e3:8.2f} ms/page {seconds / spent['trafilatura']:8.3f} x trafilatura")


def _turns(url: str, body: bytes) -> dict[str, list[float]]:
    """Give the CPU seconds of each part for one page, in turns: what else the machine does falls on all of them."""
    parts: dict[str, Callable[[], object]] = {
        "lxml parses": lambda: etree.fromstring(body, etree.HTMLParser(encoding="utf-8")),
        "open_document": lambda: open_document(RawPage(url=url, body=body)),
        "open and find_body": lambda: find_body(open_document(RawPage(url=url, body=body))),
        "normalise": lambda: normalise(body, url),
        "trafilatura": lambda: trafilatura.extract(body, include_comments=False),
    }
    times: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(_TURNS):
        for name, extract in parts.items():
            start = time.process_time()
            extract()
            times[name].append(time.process_time() - start)
    return times


def measure_growth() -> None:
    """Print CPU time per KB of synthetic pages from 10 KB to 10 MB."""
    for size in (10_000, 100_000, 1_000_000, 10_000_000):
        page = _article(_UNIT * (size // len(_UNIT)))
        seconds = min(_cpu_seconds(page) for _ in range(max(1, min(20, 1_000_000 // size))))
        print(f"{len(page) // 1000:>8} KB {seconds * 1e3:10.1f} ms {seconds * 1e6 / len(page) * 1e3:10.1f} us/KB")


def measure_limits() -> None:
    """Print CPU time and peak memory of pages as large as they are taken, each in a process of its own."""
    for name in _LARGEST:
        print(
            subprocess.run(
                [sys.executable, "-m", "benchmarks.content", "--largest", name], check=True, capture_output=True, text=True
            ).stdout,
            end="",
        )


def measure_largest(name: str) -> None:
    """Print CPU time and peak memory of one page of ``_LARGEST``."""
    page = _article(_LARGEST[name]())
    before = _peak_mb()
    start = time.process_time()
    post = normalise(page, "https://example.invalid/")
    seconds = time.process_time() - start
    problems = ", ".join(problem.code for problem in post.problems) or "no problem"
    size = f"{len(page) / 1e6:6.1f} MB {seconds:8.2f} s {_peak_mb() - before:8.0f} MB of memory"
    print(f"{name:<18} {size} {len(post.blocks):>8} blocks, {problems}")


_TURNS = 3  # of a page: the first meets class names that no page had before, as one page of a site does
_UNIT = "<h2>Part</h2><p>Some words that <a href='/x'>lead</a> on.</p><ul><li>one<ul><li>two</li></ul></li></ul>"
_LARGEST: dict[str, Callable[[], str]] = {
    "20 MB": lambda: _UNIT * (20_000_000 // len(_UNIT)),
    "a million items": lambda: "<ul>" + "<li>an item</li>" * 1_000_000 + "</ul>",
    "a million attrs": lambda: "<p " + " ".join(f"a{number}='<'" for number in range(1_000_000)) + ">A paragraph with words.</p>",
    "5,000 levels": lambda: "<div>" * 5_000 + "<p>A paragraph with words.</p>" + "</div>" * 5_000,
}


def _article(content: str) -> bytes:
    return f"<html><body><article>{content}</article></body></html>".encode()


def _cpu_seconds(page: bytes) -> float:
    start = time.process_time()
    normalise(page, "https://example.invalid/")
    return time.process_time() - start


def _peak_mb() -> float:
    """Give the most memory that this program has held. What getrusage tells begins with the peak of the program that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path, nargs="?")
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--peers", action="store_true", help="readability-lxml and newspaper4k too")
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--show", help="list what is lost of a kind: heading, item, link or cell")
    parser.add_argument("--largest", choices=_LARGEST, help="one page as large as they are taken, and nothing else")
    options = parser.parse_args()
    if options.largest or options.content is None:
        return measure_largest(options.largest) if options.largest else parser.error("which pages?")
    measure_time(options.content, options.step)
    measure_structure(pages(options.content, options.step), EXTRACTORS | (PEERS if options.peers else {}), options.show)
    if options.growth:
        measure_growth()
        measure_limits()
    return None


if __name__ == "__main__":
    main()
