"""Pages for the pipelines: from a response, from an entry that stands whole in its archive, from a failure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pipelines.entry_page import entry_page
from pipelines.model.entry import Entry
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem

if TYPE_CHECKING:
    from scrapy.http import Response

    from spiders.walk import Walk


FETCHED_AT = "pressmark_fetched_at"  # of a request's meta: when its answer was there, where somebody has noted it


def page_of(response: Response) -> RawPage:
    """Give a response as it came, with the time of its fetching."""
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values)
    return RawPage(
        url=response.url,
        body=response.body,
        headers=headers,
        status=response.status,
        fetched_at=(response.request.meta.get(FETCHED_AT) if response.request else None) or datetime.now(UTC),
    )


def fragment_of(entry: Entry, walk: Walk, page: RawPage, base_url: str | None, *, body_status: str = "whole") -> RawPage:
    """Give an entry's own HTML as the post's page."""
    return replace(entry_page(entry, page, base_url), archive_url=walk.archive_url, source=walk.way, body_status=body_status)


def post_page(entry: Entry, page: RawPage, walk: Walk, found_on: str) -> RawPage:
    """Give a post's own page, as fetched, as the page of an entry."""
    return replace(
        page,
        url=entry.url,
        final_url=page.url if page.url != entry.url else None,
        archive_url=walk.archive_url,
        found_on=found_on,
        source="page",
        fallback=entry.metadata,
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
