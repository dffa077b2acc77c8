"""Blogger and Shopify: feeds that hold whole posts, at addresses that their documentation names."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from spiders.ways.blogger import BloggerWay
from spiders.ways.shopify import ShopifyWay
from spiders.ways.way import Ask
from tests.spiders.ways.openings import answer, opening

BLOGGER = '<html><head><meta name="generator" content="blogger"></head></html>'
SHOPIFY = '<html><head><link href="https://cdn.shopify.com/a.css"><script src="/cdn/shop/b.js"></script></head></html>'
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:openSearch="http://a9.com/-/spec/opensearchrss/1.0/">
<title>Bread</title><openSearch:totalResults>160</openSearch:totalResults>
<link rel="next" href="https://x.blogspot.com/feeds/posts/default/-/Brood?start-index=151"/>
<entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2024-05-12T08:00:00+02:00</published><updated>2024-05-13T08:00:00+02:00</updated>
<category scheme="http://www.blogger.com/atom/ns#" term="Brood"/><title type="text">Salt</title><content type="html">&lt;p&gt;Two per cent.&lt;/p&gt;</content>
<link rel="alternate" href="https://x.blogspot.com/2024/05/salt.html"/><author><name>Ann</name></author></entry></feed>"""


@pytest.mark.parametrize(
    ("path", "feed", "asked"),
    [
        ("/search/label/Vers%20brood", "/feeds/posts/default/-/Vers%20brood", {}),
        ("/", "/feeds/posts/default", {}),
        ("/2024/", "/feeds/posts/default", {"published-min": "2024-01-01T00:00:00Z", "published-max": "2025-01-01T00:00:00Z"}),
        ("/2024/12/", "/feeds/posts/default", {"published-min": "2024-12-01T00:00:00Z", "published-max": "2025-01-01T00:00:00Z"}),
    ],
)
def test_blogger_is_asked_for_the_posts_of_a_label_or_a_time(path: str, feed: str, asked: dict[str, str]) -> None:
    ask = BloggerWay().begin(opening(BLOGGER, f"https://x.blogspot.com{path}"))
    assert ask is not None
    parts = urlsplit(ask.url)
    assert parts.path == feed
    assert parse_qs(parts.query) == {"orderby": ["published"], "max-results": ["150"], **{name: [value] for name, value in asked.items()}}


@pytest.mark.parametrize("path", ["/2024/05/salt.html", "/search?q=salt", "/p/about.html"])
def test_blogger_offers_nothing_of_posts_and_searches(path: str) -> None:
    assert BloggerWay().begin(opening(BLOGGER, f"https://x.blogspot.com{path}")) is None


def test_a_post_of_blogger_is_whole_and_its_labels_are_tags() -> None:
    page = BloggerWay().read(
        answer("https://x.blogspot.com/feeds/posts/default", ATOM), Ask("x"), opening(BLOGGER, "https://x.blogspot.com/")
    )
    (entry,) = page.listing.entries
    assert (entry.url, entry.carries, entry.content) == ("https://x.blogspot.com/2024/05/salt.html", "whole", "<p>Two per cent.</p>")
    assert [(term.taxonomy, term.name) for term in entry.metadata.terms] == [("tag", "Brood")]
    assert (page.listing.declared_total, page.next and page.next.url) == (
        160,
        "https://x.blogspot.com/feeds/posts/default/-/Brood?start-index=151",
    )


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/blogs/news", "/blogs/news.atom"),
        ("/blogs/news/tagged/bread?page=2", "/blogs/news/tagged/bread.atom"),
        ("/nl-be/blogs/news/", "/nl-be/blogs/news.atom"),
        ("/blogs/news/a-post", None),
        ("/collections/all", None),
    ],
)
def test_shopify_has_a_feed_of_each_blog_and_tag(path: str, feed: str | None) -> None:
    ask = ShopifyWay().begin(opening(SHOPIFY, f"https://shop.test{path}"))
    assert (ask and ask.url) == (feed and f"https://shop.test{feed}")


def test_shopifys_pages_are_asked_for_until_one_is_empty() -> None:
    first = ShopifyWay().read(answer("https://shop.test/blogs/news.atom", ATOM), Ask("x"), opening(SHOPIFY, "https://shop.test/blogs/news"))
    assert first.next is not None and first.next.url == "https://shop.test/blogs/news.atom?page=2"
    empty = answer("https://shop.test/blogs/news.atom?page=2", '<feed xmlns="http://www.w3.org/2005/Atom"></feed>')
    assert ShopifyWay().read(empty, Ask("x"), opening(SHOPIFY, "https://shop.test/blogs/news")).next is None


@pytest.mark.parametrize("way", [BloggerWay(), ShopifyWay()])
@pytest.mark.parametrize("value", ["<html><body>Not found</body></html>", "", "{}", "<feed><entry/></feed>"])
def test_what_is_no_feed_gives_no_entries(way: BloggerWay | ShopifyWay, value: str) -> None:
    page = way.read(answer("https://x.test/feed", value), Ask("x"), opening("<p>", "https://x.test/"))
    assert page.listing.entries == () and page.next is None
