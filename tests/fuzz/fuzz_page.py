"""Fuzz opening, body and normalising with mutations of the corpus beside this file and of the cases of reading blocks.

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

from lxml import etree
from lxml import html as lxml_html

from pipelines.blocks.walk import read_blocks
from pipelines.body import find_body
from pipelines.document import open_document
from pipelines.markup import MAX_DEPTH
from pipelines.model.body import Body, Document
from pipelines.model.page import RawPage
from pipelines.model.post import Post
from pipelines.normalise import normalise
from tests.pipelines.blocks.cases.rows import cases

URL = "https://fuzz.example/a/"
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
    check_post(normalise(page, URL))


def check_post(post: Post) -> None:
    """Raise where a post breaks a rule that holds for every page."""
    for place, block in enumerate(post.blocks):
        assert block.position == place, "positions have gaps"
        assert block.parent_position is None or block.parent_position < place, "a block stands before its container"
        for text in (block.text, block.caption, block.attribution):
            assert text is None or text.strip(), "a text is blank"
    for link in post.links:
        assert link.href.startswith(("http://", "https://", "mailto:", "tel:")), f"a link leads to {link.href[:50]}"
        assert 0 <= link.position < len(post.blocks), "a link stands in no block"
    for citation in post.citations:
        text = post.blocks[citation.position].text or ""
        start = citation.offset or 0
        assert text[start : start + citation.length] == citation.marker, "a marker does not stand where it says"
    if post.content_html:
        check_html(post.content_html)


def check_html(html: str) -> None:
    """Raise where sanitised HTML holds what runs, and read it again."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in root.iter(etree.Element):
        assert element.tag not in {"script", "style", "template", "object", "embed", "form"}, f"a {element.tag} is left"
        for name, value in element.items():
            assert not name.startswith("on") and name != "style", f"the attribute {name} is left"
            assert name not in {"href", "src"} or not value.strip().lower().startswith(("javascript:", "data:", "vbscript:")), value[:50]
    read_blocks(Body(root=root), Document(root=root, url=URL, base_url=URL, encoding="utf-8"), None)


def seeds() -> list[bytes]:
    """Give the pages to mutate: those of the corpus, and the cases of each sort on one page."""
    pages = [path.read_bytes() for path in sorted(CORPUS.glob("*.html"))]
    sorts = {case.name.partition(":")[0] for case in cases()}
    for sort in sorted(sorts):
        body = "".join(
            f"<p>Some words that stand before and after each of them, so that this is text.</p>{case.html}" for case in cases(sort)
        )
        pages.append(f"<!DOCTYPE html><html><body><article>{body}</article></body></html>".encode())
    return pages


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--slowest", type=float, default=10.0, help="CPU seconds that a page may take")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    pages = seeds()
    end = time.monotonic() + 60 * options.minutes
    count, slowest = 0, 0.0
    while time.monotonic() < end:
        page, charset = mutate(chance.choice(pages), chance), chance.choice(CHARSETS)
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
