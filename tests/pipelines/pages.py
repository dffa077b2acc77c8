"""Pages for tests, from HTML in the test."""

from __future__ import annotations

from pipelines.document import open_document
from pipelines.model.body import Document
from pipelines.model.page import RawPage


def document(html: str, url: str = "https://blog.example/tag/bread/") -> Document:
    """Open HTML as the page at ``url``."""
    return open_document(RawPage(url=url, body=html.encode(), headers=(("Content-Type", "text/html; charset=utf-8"),)))
