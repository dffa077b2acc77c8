"""Feeds: a cheap list, and a signal that something is new; seldom the text, for feeds lose captions, later pages and more."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from w3lib.url import add_or_replace_parameter

from pipelines.feed_links import feed_links, is_feed_of, usual_feed
from pipelines.feeds.feed import Feed
from pipelines.feeds.registry import read_feed
from pipelines.model.entry import Listing
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.urls import same_site
from spiders.ways.way import XML, ArchivePage, Ask, Opening

_MOST_FEEDS = 2  # of those that a page names: the archive's own, and the one next to it


class FeedWay:
    """Read the archive's feed, page after page where it has pages."""

    name = "feed"
    whole = False
    texts = True

    def begin(self, opening: Opening) -> Ask | None:
        named = [url for url in feed_links(opening.document) if is_feed_of(url, opening.document.url)][:_MOST_FEEDS]
        usual = usual_feed(opening.document, opening.cms)
        ask: Ask | None = None
        for url in reversed(named or ([usual] if usual else [])):
            if same_site(url, opening.page.url):
                ask = Ask(url, XML, instead=ask)
        return ask

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:  # noqa: ARG002 - as every way
        feed = read_feed(answer.body, answer.url)
        if feed is None:
            problem = Problem("listing", "not-a-feed", f"{answer.url} is no feed", url=answer.url)
            return ArchivePage(Listing(problems=(problem,)))
        entries = tuple(entry for entry in feed.entries if same_site(entry.url, opening.page.url))
        next_url = feed.next_url or _next_of_wordpress(feed, answer.url)
        return ArchivePage(
            Listing(entries=entries, title=opening.listing.title or feed.title, declared_total=feed.total),
            Ask(next_url, XML) if next_url and entries else None,
            guessed=feed.next_url is None,
            open_end=next_url is None and feed.total is None,
        )


def _next_of_wordpress(feed: Feed, url: str) -> str | None:
    """Give the next page of a WordPress feed: it has pages without saying so, and answers 404 after the last."""
    if "wordpress.org" not in (feed.generator or ""):
        return None
    page = parse_qs(urlsplit(url).query).get("paged", ["1"])[-1]
    return add_or_replace_parameter(url, "paged", str(int(page) + 1)) if page.isdecimal() else None
