"""Accuracy and CPU time of the metadata readers next to trafilatura's on the same stored pages.

    python benchmarks/metadata.py ../shared/content/dev [--step N] [--misses FIELD]

A title counts as right when letters and digits are the same, an author list when it has the same names, a date when it is the same day,
each over the pages whose truth names one. Time is CPU time of reading alone, the tree being parsed, over that of ``trafilatura.extract``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura

from pipelines.dates import parse_date
from pipelines.document import open_document
from pipelines.metadata.registry import read_metadata
from pipelines.model.body import Document
from pipelines.model.page import RawPage

FIELDS = ("title", "author", "date")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a tool says of a page, in the truth's form."""

    title: str | None
    author: str | None
    date: str | None


def read_pages(root: Path, step: int) -> Iterator[tuple[str, str, bytes, Reading]]:
    """Give id, URL, HTML and truth of every ``step``-th page."""
    for path in sorted((root / "ground-truth").glob("*.json"))[::step]:
        stored = json.loads(path.read_text("utf-8"))
        truth = stored["ground_truth"]
        page = gzip.decompress((root / "html" / f"{path.stem}.html.gz").read_bytes())
        yield (
            path.stem,
            stored.get("url") or "https://example.org/",
            page,
            Reading(truth.get("title"), truth.get("author"), truth.get("publish_date")),
        )


def pressmark_reading(document: Document) -> Reading:
    metadata = read_metadata(document)
    date = metadata.published_raw if metadata.published_at else None
    day = date[:10] if date and re.match(r"\d{4}-\d\d-\d\d", date) else metadata.published_at and metadata.published_at.date().isoformat()
    return Reading(metadata.title, "; ".join(metadata.authors) or None, day)


def trafilatura_reading(page: bytes, url: str) -> Reading:
    found: Any = trafilatura.extract_metadata(page, default_url=url)
    return Reading(found.title, found.author, found.date) if found else Reading(None, None, None)


def is_right(field: str, said: str | None, truth: str) -> bool:
    if not said:
        return False
    if field == "date":
        return said[:10] == truth[:10]
    if field == "author":
        return _names(said) == _names(truth)
    return _plain(said) == _plain(truth)


def _names(text: str) -> set[str]:
    return {_plain(name) for name in re.split(r";|,|&|\band\b", text) if _plain(name)}


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--misses", choices=FIELDS)
    options = parser.parse_args()
    trafilatura.extract("<p>1 mars 2024</p>")  # imports are no part of the time
    parse_date("3 dias antes de 2024", "pt")
    parse_date("1 May 2024 10:00 EST")
    right: Counter[tuple[str, str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    known: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for name, url, page, truth in read_pages(options.root, options.step):
        document = open_document(RawPage(url=url, body=page))
        readings = {}
        for tool, read in (
            ("pressmark", lambda document=document: pressmark_reading(document)),
            ("trafilatura", lambda page=page, url=url: trafilatura_reading(page, url)),
            ("trafilatura.extract", lambda page=page, url=url: trafilatura.extract(page, url=url)),
        ):
            start = time.process_time()
            readings[tool] = read()
            spent[tool] += time.process_time() - start
        for field in FIELDS:
            if not (said := getattr(truth, field)):
                continue
            known[field] += 1
            for tool in ("pressmark", "trafilatura"):
                value = getattr(readings[tool], field)
                ok = is_right(field, value, said)
                right[tool, field] += ok
                wrong[tool, field] += bool(value) and not ok
                if tool == "pressmark" and field == options.misses and not ok:
                    print(f"{name} truth={said!r} ours={value!r} trafilatura={getattr(readings['trafilatura'], field)!r}")
    for field in FIELDS:
        for tool in ("pressmark", "trafilatura"):
            share, error = right[tool, field] / known[field], wrong[tool, field] / known[field]
            print(f"{field:7}{tool:13}right {share:6.1%}  wrong {error:6.1%}  of {known[field]} pages")
    for tool in ("pressmark", "trafilatura"):
        print(f"CPU time of metadata, {tool}: {spent[tool] / spent['trafilatura.extract']:.3f} of trafilatura.extract")


if __name__ == "__main__":
    main()
