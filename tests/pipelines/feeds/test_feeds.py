"""Feeds: RSS, Atom and JSON Feed in, entries out."""

import json
from datetime import UTC, datetime

import pytest

from pipelines.feeds.feed import Feed
from pipelines.feeds.registry import read_feed

URL = "https://x.org/feed/"
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Rust &#8211; X</title><atom:link href="https://x.org/feed/" rel="self"/><link>https://x.org</link><language>nl-NL</language>
<generator>https://wordpress.org/?v=6.7</generator>{items}</channel></rss>"""
ITEM = """<item><title>Slow &amp; steady</title><link>https://x.org/slow/</link><dc:creator><![CDATA[Ida Post]]></dc:creator>
<pubDate>Tue, 14 May 2024 07:30:00 +0200</pubDate><category><![CDATA[Metal]]></category><guid isPermaLink="false">https://x.org/?p=12</guid>
<description><![CDATA[<p>In short.</p>]]></description><media:content url="https://x.org/a.jpg" medium="image"/>{content}</item>"""
WHOLE = "<content:encoded><![CDATA[<p>All of it.</p>]]></content:encoded>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="text">X</title><link rel="next" href="/feed?page=2"/>
<entry><title type="html">Slow &lt;em&gt;rust&lt;/em&gt;</title><link rel="enclosure" href="/a.mp3"/><link href="/slow/"/><id>tag:x.org,2024:12</id>
<published>2024-05-14T07:30:00+02:00</published><updated>2024-06-01T00:00:00Z</updated><author><name>Ida Post</name></author>
<category term="metal" label="Metal"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>All <b>of</b> it.</p></div></content>
<summary>In short.</summary></entry></feed>"""


def feed(body: str) -> Feed:
    read = read_feed(body.encode(), URL)
    assert read is not None
    return read


def test_rss_gives_entries_with_what_is_said_of_them() -> None:
    read = feed(RSS.format(items=ITEM.format(content=WHOLE)))
    [entry] = read.entries
    assert (read.title, read.generator) == ("Rust – X", "https://wordpress.org/?v=6.7")
    assert (entry.url, entry.title, entry.carries, entry.content) == ("https://x.org/slow/", "Slow & steady", "whole", "<p>All of it.</p>")
    known = entry.metadata
    assert (known.authors, known.published_at, known.published_precision) == (
        ("Ida Post",),
        datetime(2024, 5, 14, 5, 30, tzinfo=UTC),
        "second",
    )
    assert (known.source_id, known.excerpt, known.language) == ("12", "In short.", "nl-NL")
    assert known.featured_image is not None and known.featured_image.src == "https://x.org/a.jpg"


def test_a_feeds_categories_are_neither_tags_nor_categories_for_it_mixes_the_two() -> None:
    [entry] = feed(RSS.format(items=ITEM.format(content=WHOLE))).entries
    assert [(term.taxonomy, term.name) for term in entry.metadata.terms] == [("other", "Metal")]


@pytest.mark.parametrize("content", ["", "<content:encoded><![CDATA[<p>It begins […]</p>]]></content:encoded>"])
def test_a_description_or_a_text_that_breaks_off_is_an_excerpt(content: str) -> None:
    [entry] = feed(RSS.format(items=ITEM.format(content=content))).entries
    assert (entry.carries, entry.content) == ("excerpt", None)


def test_atom_gives_elements_as_html_and_the_link_that_is_the_entrys_own() -> None:
    read = feed(ATOM)
    [entry] = read.entries
    assert (entry.url, entry.title, read.next_url) == ("https://x.org/slow/", "Slow rust", "https://x.org/feed?page=2")
    assert entry.content is not None and "<p" in entry.content and "<b" in entry.content and "All" in entry.content
    assert entry.metadata.modified_at == datetime(2024, 6, 1, tzinfo=UTC)
    assert entry.metadata.authors == ("Ida Post",)


def test_json_feed_is_read() -> None:
    item = {"id": "12", "url": "/slow/", "title": "Slow", "content_html": "<p>All.</p>", "date_published": "2024-05-14T07:30:00Z", "authors": [{"name": "Ida Post"}], "tags": ["rust"]}  # fmt: skip
    read = feed(
        json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "X", "next_url": "/feed.json?p=2", "items": [item, 7, {}]})
    )
    [entry] = read.entries
    assert (entry.url, entry.carries, read.next_url) == ("https://x.org/slow/", "whole", "https://x.org/feed.json?p=2")
    assert [(term.taxonomy, term.name) for term in entry.metadata.terms] == [("tag", "rust")]


@pytest.mark.parametrize(
    "body", ["", "<html><body><p>Not found</p></body></html>", "{}", '{"items": []}', "plain text", "<?xml version='1.0'?>", "\0"]
)
def test_what_is_no_feed_is_none(body: str) -> None:
    assert read_feed(body.encode(), URL) is None


def test_a_broken_feed_is_read_as_far_as_it_goes() -> None:
    whole = RSS.format(items=ITEM.format(content=WHOLE) * 2)
    assert len(feed(whole[: whole.rindex("<category>")]).entries) == 2


def test_entities_are_not_resolved_and_nothing_is_fetched(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    declared = f'<!DOCTYPE rss [<!ENTITY own SYSTEM "file://{secret}"><!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    hostile = RSS.format(items=ITEM.format(content="").replace("Slow &amp; steady", "x &own; &b; y")).replace("<rss", declared + "<rss", 1)
    read = read_feed(hostile.encode(), URL)
    said = " ".join(entry.title or "" for entry in read.entries) if read else ""
    assert "secret" not in said and "aaaa" not in said


def test_a_moment_before_the_web_or_without_meaning_is_none() -> None:
    for date in ("Thu, 01 Jan 1970 00:00:00 +0000", "soon", "9" * 200, "Tue, 14 May 99999 07:30:00 +0200"):
        [entry] = feed(RSS.format(items=ITEM.format(content="").replace("Tue, 14 May 2024 07:30:00 +0200", date))).entries
        assert entry.metadata.published_at is None
