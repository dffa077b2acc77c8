"""First pages and answers, for the tests of ways."""

from __future__ import annotations

import json
from typing import Any

from pipelines.cms import find_cms
from pipelines.document import open_document
from pipelines.listing import read_listing
from pipelines.model.page import RawPage
from spiders.ways.way import Opening


def opening(html: str, url: str) -> Opening:
    """An archive's first page, opened as the spider opens it."""
    page = RawPage.of_html(html, url)
    document = open_document(page)
    found = find_cms(document.root, page.headers)
    return Opening(document, page, read_listing(document), found.name if found else None)


def answer(url: str, value: Any) -> RawPage:
    """What a server answered: JSON, or text as it is."""
    text = value if isinstance(value, str) else json.dumps(value)
    return RawPage(url=url, body=text.encode())
