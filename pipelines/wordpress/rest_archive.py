"""Where WordPress's REST interface is, and which question of it gives the posts of an archive."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from urllib.parse import parse_qsl, unquote, urlencode

from pipelines.model.body import Document
from pipelines.urls import absolute_url, split_url

_ROOT_REL = "https://api.w.org/"  # https://developer.wordpress.org/rest-api/using-the-rest-api/discovery/
_MAX_LINKS = 500
# Takes "<https://x.org/wp-json/>; rel="https://api.w.org/"" of a Link header (RFC 8288), one link a match.
_HEADER_LINK = re.compile(r"<([^<>]{1,2000})>([^<]{0,500})")
# Takes "…/wp/v2/tags/6", "…?rest_route=/wp/v2/users/3"; leaves "…/wp/v2/posts?tags=6", "…/wp/v2/".
_RESOURCE = re.compile(r"/wp/v2/([a-z0-9_-]{1,60})/(\d{1,12})/?$", re.IGNORECASE)
# Takes "tag-6", "category-12", "author-3" among body classes; leaves "tag-keukenlab", "tag-cloud".
_BODY_ID = re.compile(r"(?<!\S)(tag|category|author)-(\d{1,12})(?!\S)")
_BODY_TYPE = re.compile(r"(?<!\S)post-type-archive-([a-z0-9_-]{1,60})(?!\S)")
# Takes "https://x.org/blog/wp-content/themes/a.css"; what stands before it is the folder that WordPress is installed in.
_INSTALLED = re.compile(r"^(.{1,500}?)/wp-(?:content|includes)/")
_COLLECTIONS = {"tag": "tags", "category": "categories", "author": "users"}
_SINGLE = frozenset(("posts", "pages", "media", "comments", "blocks"))
_STEPS = {"tag": "tag", "category": "category", "author": "author"}


@dataclass(frozen=True, slots=True)
class RestArchive:
    """An archive as a question to the interface."""

    root: str  # the interface's address: ends in "/wp-json/" or in "rest_route=/"
    parameters: tuple[tuple[str, str], ...] = ()  # that leave only the archive's posts
    first: str | None = None  # what has to be asked before, as a path below the root: a term, a type
    alternative: str | None = None  # the interface's other usual address, where the first one is a guess

    def url(self, path: str, parameters: tuple[tuple[str, str], ...] = (), *, root: str | None = None) -> str:
        """Give the address of a path below the root with parameters."""
        address, _, routed = (root or self.root).partition("?")
        path, _, asked = path.partition("?")
        address, routed = (address, routed + path) if routed else (address + path, "")
        query = "&".join(part for part in (routed, asked, urlencode(parameters)) if part)
        return f"{address}?{query}" if query else address


def find_rest_archive(document: Document, headers: tuple[tuple[str, str], ...] = (), *, wordpress: bool = False) -> RestArchive | None:
    """Find the interface and this archive in it; None where the page names none, or is no archive.

    ``wordpress``: the site is known to be one, so that the usual address is tried where none is named.
    """
    links = tuple(_links(document, headers))
    named = next((url for url, rel, _ in links if _ROOT_REL in rel), None)
    root = named or (_usual_root(document) if wordpress else None)
    if root is None:
        return None
    alternative = None if named else root.removesuffix("wp-json/") + "?rest_route=/"
    resource = next((found for url, rel, kind in links if "alternate" in rel and "json" in kind and (found := _RESOURCE.search(url))), None)
    classes = (document.root.find("body").get("class") or "")[:5_000] if document.root.find("body") is not None else ""
    if resource is None:
        resource = next(iter(_body_ids(classes)), None)
    if resource is not None:
        return _of_resource(root, resource[1].lower(), resource[2], alternative)
    if "single" in classes.split() or "page" in classes.split():
        return None
    if kind := _BODY_TYPE.search(classes):
        return RestArchive(root, first=f"wp/v2/types/{kind[1]}", alternative=alternative)
    return _of_address(root, document.url, alternative)


def _links(document: Document, headers: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    """Give address, relation and type of each link that the headers and the head name."""
    for name, value in headers:
        for target, parameters in _HEADER_LINK.findall(value[:20_000]) if name.lower() == "link" else ():
            if url := absolute_url(target, document.base_url):
                yield url, parameters.lower(), parameters.lower()
    for link in islice(document.root.iter("link"), _MAX_LINKS):
        if url := absolute_url(link.get("href"), document.base_url):
            yield url, (link.get("rel") or "").lower(), (link.get("type") or "").lower()


def _usual_root(document: Document) -> str | None:
    for element in islice(document.root.iter("link", "script", "img"), _MAX_LINKS):
        address = absolute_url(element.get("href") or element.get("src"), document.base_url) or ""
        if match := _INSTALLED.match(address):
            return f"{match[1]}/wp-json/"
    return absolute_url("/wp-json/", document.url)


def _body_ids(classes: str) -> Iterator[re.Match[str]]:
    """Give the last id of each kind: a term whose slug is a number has that before its id."""
    found = {match[1]: match for match in _BODY_ID.finditer(classes)}
    for match in found.values():
        yield re.fullmatch(r"(\w+) (\d+)", f"{_COLLECTIONS[match[1]]} {match[2]}")  # type: ignore[misc]


def _of_resource(root: str, collection: str, number: str, alternative: str | None) -> RestArchive | None:
    if collection in _SINGLE:
        return None
    if collection == "tags":
        return RestArchive(root, (("tags", number),), alternative=alternative)
    if collection == "users":
        return RestArchive(root, (("author", number),), alternative=alternative)
    if collection == "categories":  # an archive of a category lists those below it, too
        return RestArchive(root, (("categories[terms]", number), ("categories[include_children]", "true")), alternative=alternative)
    return RestArchive(root, first=f"wp/v2/{collection}/{number}", alternative=alternative)


def _of_address(root: str, url: str, alternative: str | None) -> RestArchive | None:
    """Read the archive off its address: a term's slug, a year with month and day, or the index of all posts."""
    parts = split_url(url)
    steps = [unquote(step) for step in parts.path.split("/") if step and step != "index.php"]
    query = dict(parse_qsl(parts.query)[:50])
    if "s" in query:
        return None
    if span := _span(steps, query.get("m")):
        return RestArchive(root, span, alternative=alternative)
    for kind, word in _STEPS.items():
        if word in steps[:-1]:
            slug = urlencode({"slug": steps[-1]})
            return RestArchive(root, first=f"wp/v2/{_COLLECTIONS[kind]}?{slug}", alternative=alternative)
    return RestArchive(root, alternative=alternative) if len(steps) < 2 else None


def _span(steps: list[str], compact: str | None) -> tuple[tuple[str, str], ...]:
    """Give the limits of a date's archive; ``after`` excludes its own second (developer.wordpress.org, WP_Query, date_query)."""
    digits = [compact[:4], compact[4:6], compact[6:8]] if compact and compact.isdecimal() else steps[-3:]
    while digits and not (len(digits[0]) == 4 and digits[0].isdecimal()):
        digits = digits[1:]
    numbers = [int(part) for part in digits if part.isdecimal()]
    if not numbers or len(numbers) != len([part for part in digits if part]):
        return ()
    try:
        year, month = numbers[0], numbers[1] if len(numbers) > 1 else None
        first = datetime(year, month or 1, numbers[2] if len(numbers) > 2 else 1)  # noqa: DTZ001 - in the site's own time, without a zone
        last = datetime(year, month or 12, numbers[2] if len(numbers) > 2 else monthrange(year, month or 12)[1], 23, 59, 59)  # noqa: DTZ001
    except ValueError:
        return ()
    return (("after", (first - timedelta(seconds=1)).isoformat()), ("before", (last + timedelta(seconds=1)).isoformat()))
