"""Squarespace: every collection as JSON (https://developers.squarespace.com/url-queries)."""

from __future__ import annotations

from w3lib.url import add_or_replace_parameter

from pipelines.interfaces.squarespace_post import read_squarespace_post
from pipelines.json_values import at, items_at, number_at, parse_json, text_at
from pipelines.metadata.languages import language_tag
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.urls import absolute_url, split_url
from spiders.ways.way import JSON, ArchivePage, Ask, Opening


class SquarespaceWay:
    """Ask the archive's own address for JSON; filters such as ``?tag=`` stay in it."""

    name = "squarespace"
    whole = True
    texts = True

    def begin(self, opening: Opening) -> Ask | None:
        return Ask(_as_json(opening.page.url), JSON) if opening.cms == "Squarespace" else None

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        data = parse_json(answer.body)
        if not isinstance(at(data, "collection"), dict):
            detail = f"{answer.url} is no collection of Squarespace"
            return ArchivePage(Listing(problems=(Problem("listing", "not-squarespace", detail, url=answer.url),)))
        language = language_tag(opening.document.root.get("lang"))
        found = (read_squarespace_post(item, answer.url, language) for item in items_at(data, "items"))
        entries = tuple(entry for entry in found if entry)
        more = absolute_url(text_at(data, "pagination", "nextPageUrl"), answer.url) if at(data, "pagination", "nextPage") is True else None
        filtered = bool(split_url(opening.page.url).query)  # the collection's count is not that of one tag
        return ArchivePage(
            Listing(
                entries=entries,
                title=opening.listing.title,
                declared_total=None if filtered else number_at(data, "collection", "itemCount"),
            ),
            Ask(_as_json(more), JSON) if more else None,
        )


def _as_json(url: str) -> str:
    return add_or_replace_parameter(url, "format", "json")
