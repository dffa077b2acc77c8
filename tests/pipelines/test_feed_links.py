"""Which feed is an archive's own."""

from pipelines.document import open_document
from pipelines.feed_links import feed_links, is_feed_of, usual_feed
from pipelines.model.body import Document
from pipelines.model.page import RawPage


def page(head: str, url: str = "https://x.org/tag/rust/") -> Document:
    return open_document(RawPage.of_html(f"<html><head>{head}</head><body><p>x</p></body></html>", url))


def link(href: str, title: str = "", kind: str = "application/rss+xml") -> str:
    return f'<link rel="alternate" type="{kind}" title="{title}" href="{href}">'


def test_the_feed_nearest_to_the_archives_address_comes_first() -> None:
    head = link("/feed/", "X") + link("/comments/feed/", "X comments") + link("/tag/rust/feed/", "Rust")
    assert feed_links(page(head)) == ("https://x.org/tag/rust/feed/", "https://x.org/feed/")


def test_json_of_an_interface_translations_and_comments_are_no_feeds() -> None:
    head = link("/wp-json/wp/v2/tags/6", kind="application/json") + link("/x/feed/", "Reacties") + link("/de/tag/rust/", kind="text/html")
    assert feed_links(page(head)) == ()


def test_a_feed_is_an_archives_own_where_its_address_names_it() -> None:
    assert is_feed_of("https://x.org/tag/rust/feed/", "https://x.org/tag/rust/")
    assert is_feed_of("https://x.org/?feed=rss2&tag=rust", "https://x.org/?tag=rust")
    assert is_feed_of("https://x.org/feed.xml", "https://x.org/")
    assert is_feed_of("https://x.org/tags/rust/index.xml", "https://x.org/tags/rust/")
    assert is_feed_of("https://x.org/feeds/rust.tag.atom.xml", "https://x.org/tag/rust.html")
    assert is_feed_of("https://x.org/tag/brood-%C3%A9n-zout/feed/", "https://x.org/tag/brood-%C3%A9n-zout/page/2/")
    assert not is_feed_of("https://x.org/feed/", "https://x.org/tag/rust/")
    assert not is_feed_of("https://x.org/tag/rust-proof/feed/", "https://x.org/tag/rust/")
    assert not is_feed_of("https://x.org/feed/", "https://x.org/?tag=rust")


def test_a_cms_keeps_feeds_in_its_usual_place() -> None:
    assert usual_feed(page(""), "WordPress") == "https://x.org/tag/rust/feed/"
    assert usual_feed(page("", "https://x.org/?tag=rust"), "WordPress") == "https://x.org/?tag=rust&feed=rss2"
    assert usual_feed(page("", "https://x.org/tags/rust/"), "Hugo") == "https://x.org/tags/rust/index.xml"
    assert usual_feed(page(""), None) is None
