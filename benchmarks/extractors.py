"""Pressmark and public extractors as functions from a page to the parts of its structure."""

from __future__ import annotations

from collections.abc import Callable

import trafilatura
from lxml import html as lxml_html

from benchmarks.structure import Parts, of_html, of_post, of_xml
from pipelines.normalise import normalise

Extractor = Callable[[bytes, str], Parts]


def ours(body: bytes, url: str) -> Parts:
    return of_post(normalise(body, url))


def by_trafilatura(body: bytes, url: str) -> Parts:
    kept = {"include_images": True, "include_formatting": True, "include_links": True, "include_tables": True}
    return of_xml(trafilatura.extract(body, url=url, include_comments=False, output_format="xml", **kept), url)


def by_readability(body: bytes, url: str) -> Parts:
    from readability import Document

    return of_html(lxml_html.fromstring(Document(_text(body)).summary()), url)


def by_newspaper(body: bytes, url: str) -> Parts:
    import newspaper

    article = newspaper.article(url, input_html=_text(body), fetch_images=False)
    article.parse()
    return of_html(article.top_node, url) if article.top_node is not None else of_html(None, url)


def _text(body: bytes) -> str:
    return str(trafilatura.utils.decode_file(body))


PEERS: dict[str, Extractor] = {"readability-lxml": by_readability, "newspaper4k": by_newspaper}
EXTRACTORS: dict[str, Extractor] = {"pressmark": ours, "trafilatura": by_trafilatura}
