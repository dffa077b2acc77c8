"""Which feed of a site is an archive's own."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import unquote, urlencode

from pipelines.model.body import Document
from pipelines.urls import absolute_url, split_url

_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json")
_MAX_LINKS = 500
# Where a CMS keeps the feed of an archive, from the archive's address: a name beside it, or a path of the site.
_PLACES = {
    "Hugo": "index.xml",
    "Ghost": "rss/",
    "Squarespace": "?format=rss",
    "HubSpot": "rss.xml",
    "Webflow": "rss.xml",
    "Wix": "/blog-feed.xml",
    "Substack": "/feed",
}
# Takes "index.html", "page", "2"; leaves "rust", "2024-in-review".
_NO_NAME = re.compile(r"index(?:\.[a-z]{2,5})?|page|\d{1,3}")
# Takes "/comments/feed/", "?feed=comments-rss2", "Comments Feed", "Reacties"; leaves "/commentary/feed/".
_COMMENTS = re.compile(r"\b(?:comments?|reacties|kommentare|commentaires|comentarios|commenti)\b", re.IGNORECASE)


def feed_links(document: Document) -> tuple[str, ...]:
    """Give the feeds that a page names (``rel=alternate``; HTML standard), the one that is nearest to the page's address first.

    Feeds of comments and JSON that is no feed (WordPress names a term so) are left out.
    """
    found: list[str] = []
    for link in islice(document.root.iter("link"), _MAX_LINKS):
        kind = (link.get("type") or "").lower().partition(";")[0].strip()
        url = absolute_url(link.get("href"), document.base_url)
        if not url or kind not in _KINDS or "alternate" not in (link.get("rel") or "").lower().split():
            continue
        if _COMMENTS.search(f"{link.get('title') or ''} {url}") or "/wp/v2/" in url or "oembed" in url:
            continue
        found.append(url)
    own = _parts(document.url)
    return tuple(sorted(dict.fromkeys(found), key=lambda url: -len(own & _parts(url))))


def is_feed_of(feed_url: str, url: str) -> bool:
    """Say whether a feed's address names the archive at ``url``: its last step and its parameters. An index of all names nothing."""
    feed, own = split_url(feed_url.lower()), split_url(url.lower())
    steps = [step for step in own.path.split("/") if step and not _NO_NAME.fullmatch(step)]
    name = unquote(re.sub(r"\.[a-z]{2,5}$", "", steps[-1])) if steps else ""
    named = not name or re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", unquote(feed.path)) is not None
    return named and set(own.query.split("&")) - {""} <= set(feed.query.split("&"))


def usual_feed(document: Document, cms: str | None) -> str | None:
    """Give the address at which a CMS keeps an archive's feed where its page names none; None for a CMS that has no such place."""
    address = document.url.partition("#")[0]
    if cms == "WordPress":  # https://wordpress.org/documentation/article/wordpress-feeds/
        if split_url(address).query:
            return f"{address}&{urlencode({'feed': 'rss2'})}"
        return re.sub(r"/page/\d+/?$", "", address).rstrip("/") + "/feed/"
    place = _PLACES.get(cms or "")
    return absolute_url(place, address if place.startswith("?") else _folder(address)) if place else None


def _folder(address: str) -> str:
    """Give the folder that an archive's address names, with a slash at its end: a name without a dot is one."""
    plain = address.partition("?")[0]
    last = split_url(plain).path.rpartition("/")[2]
    return plain.removesuffix(last) if "." in last else f"{plain.rstrip('/')}/"


def _parts(url: str) -> frozenset[str]:
    parts = split_url(url)
    steps = (re.sub(r"\.[a-z]{2,5}$", "", step) for step in parts.path.lower().split("/"))
    return frozenset(step for step in (*steps, *parts.query.lower().split("&")) if step and step != "index")
