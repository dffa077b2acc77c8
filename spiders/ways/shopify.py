"""Shopify's blogs as Atom, whole posts, page by page (https://shopify.dev/docs/storefronts/themes/architecture/templates/blog)."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from w3lib.url import add_or_replace_parameter, url_query_parameter

from pipelines.feeds.registry import read_feed
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.urls import split_url
from spiders.ways.way import XML, ArchivePage, Ask, Opening

# Takes "/blogs/news", "/nl/blogs/news/tagged/bread/"; leaves "/blogs/news/a-post".
_BLOG = re.compile(r"((?:/[a-z]{2}(?:-[a-z]{2})?)?/blogs/[^/]+(?:/tagged/[^/]+)?)/?", re.IGNORECASE)


class ShopifyWay:
    """Read a blog's Atom feed; a tag of a blog has one of its own."""

    name = "shopify"
    whole = True
    texts = True

    def begin(self, opening: Opening) -> Ask | None:
        blog = _BLOG.fullmatch(split_url(opening.page.url).path) if opening.cms == "Shopify" else None
        return Ask(urljoin(opening.page.url, f"{blog[1]}.atom"), XML) if blog else None

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        feed = read_feed(answer.body, answer.url)
        if feed is None:
            detail = f"{answer.url} is no feed of Shopify"
            return ArchivePage(Listing(problems=(Problem("listing", "not-a-feed", detail, url=answer.url),)))
        entries = feed.entries
        page = url_query_parameter(answer.url, "page") or "1"
        following = str(int(page) + 1) if page.isdecimal() and entries else None
        return ArchivePage(
            Listing(entries=entries, title=opening.listing.title or feed.title),
            Ask(add_or_replace_parameter(answer.url, "page", following), XML) if following else None,
            guessed=True,
        )
