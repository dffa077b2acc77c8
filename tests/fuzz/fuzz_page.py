"""Fuzz opening, body and normalising with mutations of the corpus beside this file.

    python -m tests.fuzz.fuzz_page [--minutes N] [--seed N] [--slowest SECONDS]

Ends with 1 at the first page that raises, takes too long, or breaks a rule; the page is written to ``failure.html``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from pipelines.body import find_body
from pipelines.document import open_document
from pipelines.markup import MAX_DEPTH
from pipelines.model.page import RawPage
from pipelines.normalise import normalise

CORPUS = Path(__file__).parent / "corpus"
TOKENS = (
    *(b"<", b">", b"</", b"/>", b'"', b"'", b"=", b"&", b"&#0;", b"&#xD800;", b"&amp;lt;", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x"),
    *(b"<div>", b"</div>", b"<p>", b"<ul><li>", b"</ul>", b"<li>", b"<table><tr><td colspan=99999999>", b"</table>", b"<pre>", b"<nav>"),
    *(b"<a href='javascript:x'>", b"<base href='data:,x'>", b"<script>", b"<style>", b"<template>", b"<svg>", b"<math>", b"<select>"),
    *(b"<ol start=-999999999999 reversed>", b"<img srcset=',,, 1x'>", b"<h7>", b"<body>", b"</html>", b"<wbr>", b"<noscript>", b"<br>"),
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", b"\xe2\x80\x8b", b"\x0c", b"\r\n", b"\xf0\x9f\x98\x80", b"class="),
)
CHARSETS = (None, "utf-8", "iso-8859-1", "utf-16", "utf-7", "gb18030", "x-unknown", "shift_jis")


def mutate(page: bytes, chance: random.Random) -> bytes:
    """Change a page in a few places: tokens put in, parts taken out, doubled, moved or repeated many times."""
    data = bytearray(page)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.randint(1, 200))
        way = chance.randrange(6)
        if way == 0:
            data[start:start] = chance.choice(TOKENS)
        elif way == 1:
            del data[start:end]
        elif way == 2:
            data[start:start] = data[start:end]
        elif way == 3:
            data[start:start] = chance.choice(TOKENS) * chance.choice((2, 10, 300, 3_000))
        elif way == 4 and data:
            data[min(start, len(data) - 1)] = chance.randrange(256)
        else:
            part = data[start:end]
            del data[start:end]
            place = chance.randrange(len(data) + 1)
            data[place:place] = part
    return bytes(data)


def check(page: bytes, charset: str | None) -> None:
    """Put a page through everything; raises where a rule does not hold."""
    headers = (("Content-Type", f"text/html; charset={charset}"),) if charset else ()
    for fragment in (False, True):
        document = open_document(RawPage(url="https://fuzz.example/a/", body=page, headers=headers, fragment=fragment))
        body = find_body(document, "Bread from nothing")
        if body is not None:
            inside = set(body.root.iter())
            assert body.root in set(document.root.iter()), "the body's root is not in the tree"
            assert body.dropped <= inside, "an element outside of the body is dropped"
            assert body.root not in body.dropped, "the body drops itself"
        layer, depth = [document.root], 0
        while layer:
            layer, depth = [child for element in layer for child in element], depth + 1
        assert depth <= MAX_DEPTH + 2, f"{depth} levels"
    normalise(page, "https://fuzz.example/a/")


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--slowest", type=float, default=10.0, help="CPU seconds that a page may take")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    seeds = [path.read_bytes() for path in sorted(CORPUS.glob("*.html"))]
    end = time.monotonic() + 60 * options.minutes
    count, slowest = 0, 0.0
    while time.monotonic() < end:
        page, charset = mutate(chance.choice(seeds), chance), chance.choice(CHARSETS)
        start = time.process_time()
        try:
            check(page, charset)
        except Exception:
            traceback.print_exc()
            Path("failure.html").write_bytes(page)
            print(f"page {count} failed, declared {charset}; written to failure.html", file=sys.stderr)  # noqa: T201
            return 1
        spent = time.process_time() - start
        slowest, count = max(slowest, spent), count + 1
        if spent > options.slowest:
            Path("failure.html").write_bytes(page)
            print(f"page {count} of {len(page)} bytes took {spent:.1f} s; written to failure.html", file=sys.stderr)  # noqa: T201
            return 1
    print(f"{count} pages, none failed; the slowest took {slowest:.2f} s")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
