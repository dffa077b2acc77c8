"""Drupal's JSON:API, a module of its core that a site may have switched on."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlencode, urljoin

from pipelines.interfaces.drupal_post import included_of, read_drupal_post
from pipelines.json_values import items_at, parse_json, text_at
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.urls import absolute_url
from spiders.ways.way import ArchivePage, Ask, Opening

_JSON_API = "application/vnd.api+json"
_MOST = "50"  # nodes a request: the interface's limit
# Takes "taxonomy/term/5", "/user/12", "node" (the front page); leaves "node/5", which is a post.
_INNER = re.compile(r"/?(?:(taxonomy/term|user)/(\d{1,9})|(node))")
_FILTERS = {
    "taxonomy/term": "filter[field_tags.meta.drupal_internal__target_id]",
    "user": "filter[uid.meta.drupal_internal__target_id]",
}
_INCLUDED = ("uid,field_tags,field_image", "uid")  # fields of Drupal's standard profile; a site without them answers 400
_MAX_SCRIPTS = 500


class DrupalWay:
    """Ask for the articles of a term or an author, or for those of the front page, newest first."""

    name = "drupal"
    whole = True
    texts = True

    def begin(self, opening: Opening) -> Ask | None:
        inner = _inner_path(opening) if opening.cms == "Drupal" else None
        found = _INNER.fullmatch(inner) if inner else None
        if found is None:
            return None
        chosen = {_FILTERS[found[1]]: found[2]} if found[1] else {"filter[promote]": "1"}
        asked = {**chosen, "sort": "-created", "page[limit]": _MOST}
        home = urljoin(opening.page.url, "/jsonapi/node/article")
        fuller, plain = (f"{home}?{urlencode({**asked, 'include': included})}" for included in _INCLUDED)
        return Ask(fuller, _JSON_API, instead=Ask(plain, _JSON_API))

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        data = parse_json(answer.body)
        if not isinstance(data, dict) or not isinstance(data.get("data"), list):
            detail = f"{answer.url} is no list of JSON:API"
            return ArchivePage(Listing(problems=(Problem("listing", "not-json-api", detail, url=answer.url),)))
        included = included_of(data)
        found = (read_drupal_post(node, included, answer.url) for node in items_at(data, "data"))
        entries = tuple(entry for entry in found if entry)
        following = absolute_url(text_at(data, "links", "next", "href"), answer.url)
        return ArchivePage(Listing(entries=entries, title=opening.listing.title), Ask(following, _JSON_API) if following else None)


def _inner_path(opening: Opening) -> str | None:
    """Give the path that Drupal itself knows the page by, which its scripts are told, and its short link names."""
    for script in islice(opening.document.root.iter("script"), _MAX_SCRIPTS):
        if script.get("data-drupal-selector") == "drupal-settings-json":
            settings = parse_json((script.text or "").encode("utf-8", "replace"))
            return text_at(settings, "path", "currentPath")
    links = islice(opening.document.root.iter("link"), _MAX_SCRIPTS)
    short = next((link.get("href") for link in links if link.get("rel") == "shortlink"), None)
    found = re.search(r"/(?:taxonomy/term|user)/\d+$", short or "")
    return found[0] if found else None
