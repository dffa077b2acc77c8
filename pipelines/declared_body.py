"""A post's text as its page declares it for machines, where the page itself shows none of it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from pipelines.body import find_body
from pipelines.content import word_count
from pipelines.document import open_document
from pipelines.metadata.json_ld import article_body
from pipelines.metadata.marks import head_marks, ld_scripts
from pipelines.model.body import Body, Document
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem

_LEAST_WORDS = 40  # of a declared text that is worth taking: a shorter one is an excerpt
_SHARE = 0.25  # of the declared words: a page that shows fewer is filled by scripts, or shows only the beginning
_MARKUP = re.compile(r"</(?:p|div|h[1-6]|li|ul|ol|blockquote)\s*>|<br\s*/?>", re.IGNORECASE)  # takes "<p>a</p>"; leaves "a < b"


def with_declared(document: Document, body: Body | None) -> tuple[Document, Body | None]:
    """Give a page and its body, or where the page shows hardly anything of the ``articleBody`` in its JSON-LD, that text and its body.

    Such a text has lost its markup as a rule: each of its lines is a paragraph. It is a document of its own, whose ``problems`` tell of it.
    """
    if document.fragment or "articleBody" in document.lacks or not any("articleBody" in text for text in ld_scripts(document.root)):
        return document, body
    text = article_body(head_marks(document)) or ""
    words = word_count(text)
    shown = word_count("".join(body.root.itertext())) if body else 0
    if words < _LEAST_WORDS or shown >= _SHARE * words:
        return document, body
    html = text if _MARKUP.search(text) else "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    declared = open_document(RawPage(url=document.url, body=html.encode("utf-8", "replace"), fragment=True, base_url=document.base_url))
    detail = f"{document.url} shows {shown} of the {words} words that its JSON-LD says; these were read"
    problem = Problem("body", "body-from-json-ld", detail, "content_text", document.url)
    return replace(declared, problems=(*declared.problems, problem)), find_body(declared)
