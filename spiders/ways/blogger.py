"""Blogger's feeds, which hold whole posts, by label and by time (https://developers.google.com/blogger/docs/2.0/json/reference)."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, quote, unquote, urlencode, urljoin

from pipelines.feeds.registry import read_feed
from pipelines.model.entry import Entry, Listing
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.urls import split_url
from spiders.ways.way import XML, ArchivePage, Ask, Opening

_MOST = "150"  # entries a request: more are cut to it
# Takes "/search/label/Brood", "/2024/", "/2024/05/", "/", "/search"; leaves "/2024/05/name.html", which is a post.
_ARCHIVE = re.compile(r"/(?:search(?:/label/([^/]+))?/?|(\d{4})/(?:(\d{2})/)?)?")


class BloggerWay:
    """Read the feed of a label, of a year or month, or of the whole blog."""

    name = "blogger"
    whole = True
    texts = True

    def begin(self, opening: Opening) -> Ask | None:
        parts = split_url(opening.page.url)
        archive = _ARCHIVE.fullmatch(parts.path or "/") if opening.cms == "Blogger" else None
        if archive is None or "q" in parse_qs(parts.query):  # what a search finds is in no feed
            return None
        label, year, month = archive.groups()
        place = f"/feeds/posts/default/-/{quote(unquote(label), safe='')}" if label else "/feeds/posts/default"
        asked = {"orderby": "published", "max-results": _MOST, **(_span(int(year), int(month or 0)) if year else {})}
        return Ask(f"{urljoin(opening.page.url, place)}?{urlencode(asked)}", XML)

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        feed = read_feed(answer.body, answer.url)
        if feed is None:
            detail = f"{answer.url} is no feed of Blogger"
            return ArchivePage(Listing(problems=(Problem("listing", "not-a-feed", detail, url=answer.url),)))
        entries = tuple(_labelled(entry) for entry in feed.entries)
        return ArchivePage(
            Listing(entries=entries, title=opening.listing.title or feed.title, declared_total=feed.total),
            Ask(feed.next_url, XML) if feed.next_url and entries else None,
        )


def _span(year: int, month: int) -> dict[str, str]:
    """Give the parameters of a year, or of one of its months."""
    first, after = (month, month + 1) if month else (1, 13)
    end = (year + 1, 1) if after > 12 else (year, after)
    return {"published-min": f"{year}-{first:02}-01T00:00:00Z", "published-max": f"{end[0]}-{end[1]:02}-01T00:00:00Z"}


def _labelled(entry: Entry) -> Entry:
    """Blogger's categories are its labels, which are tags."""
    terms = tuple(replace(term, taxonomy="tag") if term.taxonomy == "other" else term for term in entry.metadata.terms)
    return replace(entry, metadata=replace(entry.metadata, terms=terms, cms="Blogger"))
