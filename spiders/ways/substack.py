"""The list behind Substack's archive pages, which load more as somebody scrolls. Undocumented; its pages ask for it themselves."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from w3lib.url import add_or_replace_parameter, url_query_parameter

from pipelines.interfaces.substack_post import read_substack_post
from pipelines.json_values import parse_json
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.urls import split_url
from spiders.ways.way import JSON, ArchivePage, Ask, Opening

_MOST = 12  # posts a request, as Substack's own pages ask
_ARCHIVE = re.compile(
    r"/(?:archive/?)?"
)  # takes "/", "/archive"; leaves "/p/a-post", and "/t/bread", whose posts the list cannot be asked for


class SubstackWay:
    """List a publication's posts; texts are on the posts' own pages."""

    name = "substack"
    whole = True
    texts = False

    def begin(self, opening: Opening) -> Ask | None:
        if opening.cms != "Substack" or not _ARCHIVE.fullmatch(split_url(opening.page.url).path or "/"):
            return None
        return Ask(urljoin(opening.page.url, f"/api/v1/archive?sort=new&offset=0&limit={_MOST}"), JSON)

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        data = parse_json(answer.body)
        if not isinstance(data, list):
            detail = f"{answer.url} is no list of Substack"
            return ArchivePage(Listing(problems=(Problem("listing", "not-substack", detail, url=answer.url),)))
        entries = (read_substack_post(post, answer.url) for post in data)
        offset = url_query_parameter(answer.url, "offset") or "0"
        following = str(int(offset) + len(data)) if data and offset.isdecimal() else None
        return ArchivePage(
            Listing(entries=tuple(entry for entry in entries if entry), title=opening.listing.title),
            Ask(add_or_replace_parameter(answer.url, "offset", following), JSON) if following else None,
        )
