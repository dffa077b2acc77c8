"""Ghost's Content API, where a page names the key that its own search and portal use."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlencode

from w3lib.url import add_or_replace_parameter

from pipelines.interfaces.ghost_post import read_ghost_post
from pipelines.json_values import items_at, number_at, parse_json
from pipelines.metadata.languages import language_tag
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.urls import absolute_url, same_site, split_url
from spiders.ways.way import JSON, ArchivePage, Ask, Opening

_KEY = re.compile(r"[0-9a-f]{26}")  # takes a Content API key; leaves an Admin API key, which has a colon
_MOST = 100  # posts a request: the limit of Ghost 6
# Takes "/tag/bread/", "/author/ann/page/2/", "/", "/page/3/"; leaves "/about/": Ghost's own routes.
_ARCHIVE = re.compile(r"/(?:(tag|author)/([\w-]+)/)?(?:page/\d+/?)?")
_MAX_SCRIPTS = 500


class GhostWay:
    """Ask ``posts`` of the Content API, newest first."""

    name = "ghost"
    whole = True
    texts = True

    def begin(self, opening: Opening) -> Ask | None:
        path = split_url(opening.page.url).path
        archive = _ARCHIVE.fullmatch(path if path.endswith("/") else f"{path}/")
        found = _interface(opening)
        if found is None or archive is None:
            return None
        api, key = found
        parameters = {"key": key, "limit": str(_MOST), "page": "1"}
        if archive[1]:
            parameters["filter"] = f"{archive[1]}:{archive[2]}"
        parameters["include"] = "authors,tags"
        return Ask(f"{api}posts/?{urlencode(parameters)}", JSON)

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        data = parse_json(answer.body)
        if not isinstance(data, dict) or "posts" not in data:
            detail = f"{answer.url.partition('?')[0]} is no answer of Ghost's Content API"
            return ArchivePage(Listing(problems=(Problem("listing", "not-ghost", detail, url=opening.page.url),)))
        language = language_tag(opening.document.root.get("lang"))
        found = (read_ghost_post(post, answer.url, language) for post in items_at(data, "posts"))
        entries = tuple(entry for entry in found if entry)
        following = number_at(data, "meta", "pagination", "next")
        return ArchivePage(
            Listing(entries=entries, title=opening.listing.title, declared_total=number_at(data, "meta", "pagination", "total")),
            Ask(add_or_replace_parameter(answer.url, "page", str(following)), JSON) if following else None,
        )


def _interface(opening: Opening) -> tuple[str, str] | None:
    """Find the API's address and key in the attributes of the site's own scripts."""
    for script in islice(opening.document.root.iter("script"), _MAX_SCRIPTS):
        key = script.get("data-key") or ""
        home = absolute_url(script.get("data-ghost"), opening.page.url)
        api = absolute_url(script.get("data-api"), opening.page.url) or (home and f"{home.rstrip('/')}/ghost/api/content/")
        if api and _KEY.fullmatch(key) and same_site(api, opening.page.url):
            return f"{api.rstrip('/')}/", key
    return None
