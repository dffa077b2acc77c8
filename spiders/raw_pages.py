"""Pages for the pipelines: from a response, from an entry that stands whole in its archive, from a failure."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from lxml import etree

from pipelines.model.body import Document
from pipelines.model.entry import Entry
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem

if TYPE_CHECKING:
    from scrapy.http import Response

    from spiders.walk import Walk


def page_of(response: Response) -> RawPage:
    """Give a response as it came, with the time of its fetching."""
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values)
    return RawPage(
        url=response.url,
        body=response.body,
        headers=headers,
        status=response.status,
        fetched_at=datetime.now(UTC),
    )


def fragment_of(entry: Entry, walk: Walk, document: Document, page: RawPage, *, body_status: str = "whole") -> RawPage:
    """Give an entry's own HTML as the post's page. The entry has an element."""
    return RawPage(
        url=entry.url,
        body=etree.tostring(entry.element, encoding="utf-8", method="html", with_tail=False) if entry.element is not None else b"",
        base_url=document.base_url,
        headers=page.headers,
        status=page.status,
        fetched_at=page.fetched_at,
        archive_url=walk.archive_url,
        found_on=page.url,
        source=walk.way,
        fragment=True,
        known=entry.metadata,
        body_status=body_status,
    )


def failed_page(entry: Entry, walk: Walk, found_on: str, problem: Problem, status: int = 0) -> RawPage:
    """Give the row of a listed post that could not be read: what its archive says, and why there is no more."""
    return RawPage(
        url=entry.url,
        body=b"",
        status=status,
        fetched_at=datetime.now(UTC),
        archive_url=walk.archive_url,
        found_on=found_on,
        source=walk.way,
        fallback=entry.metadata,
        body_status="failed",
        problems=(problem,),
    )
