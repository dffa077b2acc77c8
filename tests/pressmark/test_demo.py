"""The demo site is a whole site, and the gold is true of it. Nothing here asks Pressmark what a page says."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPResponse
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from pressmark.demo.resources import MISSING, build_site
from pressmark.demo.server import demo_archives, serve_demo

BASE = "http://demo.test"
GOLD = json.loads((Path(__file__).parent / "demo_gold.json").read_text(encoding="utf-8"))
POSTS = {post["slug"]: post for post in GOLD["posts"]}


@pytest.fixture(scope="module")
def site() -> dict[str, html.HtmlElement]:
    """Every HTML page of the site by its address."""
    pages = build_site(BASE)
    return {path: html.document_fromstring(page.body.decode()) for path, page in pages.items() if page.media_type.startswith("text/html")}


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with serve_demo() as base:
        yield base


def squeeze(text: str) -> str:
    """A text as letters alone: superscripts as digits, no white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def gold_texts(value: Any) -> Iterator[str]:
    """Every text, caption and alternative text of a gold block, in order."""
    if isinstance(value, dict):
        for key in ("heading", "text", "caption", "paragraphs", "attribution", "header", "rows", "raw"):
            yield from gold_texts(value.get(key))
        for key in ("items", "children", "images"):
            yield from gold_texts(value.get(key) or [])
    elif isinstance(value, list):
        for item in value:
            yield from gold_texts(item)
    elif isinstance(value, str):
        yield value


def ask(base: str, path: str, method: str = "GET", **headers: str) -> HTTPResponse:
    connection = HTTPConnection(urlsplit(base).netloc, timeout=10)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    return connection.getresponse()


@pytest.mark.parametrize("slug", POSTS)
def test_gold_texts_stand_on_the_posts_pages_in_their_order(slug: str, site: dict[str, html.HtmlElement]) -> None:
    pages = [page for path, page in sorted(site.items()) if path.startswith(f"/journal/{slug}/")]
    shown = squeeze("".join(page.xpath("string(//article)") for page in pages))
    at = 0
    for block in POSTS[slug]["blocks"]:
        for text in gold_texts({**block, "caption": None} if block["type"] == "table" else block):
            found = shown.find(squeeze(text), at if block["type"] != "image" else 0)
            assert found >= 0, f"{text!r} does not stand on the page after the texts before it"
            at = found if block["type"] != "image" else at


@pytest.mark.parametrize("slug", POSTS)
def test_gold_pictures_stand_on_the_posts_pages(slug: str, site: dict[str, html.HtmlElement]) -> None:
    pages = "".join(html.tostring(page, encoding="unicode") for path, page in site.items() if path.startswith(f"/journal/{slug}/"))
    blocks = POSTS[slug]["blocks"]
    pictures = [image for block in blocks for image in (block["images"] if block["type"] == "gallery" else [block])]
    for picture in pictures:
        if "src" in picture:
            assert picture["src"] in pages
            assert picture["alt"] is None or f'alt="{picture["alt"]}"' in pages


@pytest.mark.parametrize("archive", GOLD["archives"], ids=lambda archive: archive["tag"])
def test_archive_lists_its_posts_newest_first_over_all_its_pages(archive: dict[str, Any], served: str) -> None:
    path: str | None = archive["path"]
    listed, pages = [], 0
    while path:
        page = html.document_fromstring(ask(served, path).read())
        listed += [urlsplit(link).path for link in page.xpath("//main//article//h2[1]/a/@href")]
        pages += 1
        older = page.xpath("//nav[@class='pager']/a[@class='pager__older' or preceding-sibling::*[1][contains(@class, 'is-here')]]/@href")
        path = older[0].removeprefix(served) if older else None
    assert listed == [f"/journal/{slug}/" for slug in archive["posts"]]
    assert pages == archive["pages"]


def test_one_archive_carries_whole_posts_and_the_other_excerpts(site: dict[str, html.HtmlElement]) -> None:
    last = {"letterpress": "Daarna mag de letter terug in de kast", "papier": "Lompenpapier springt minder terug"}
    archives = {
        tag: " ".join(page.xpath("string(//main)") for path, page in site.items() if path.startswith(f"/tag/{tag}/")) for tag in last
    }
    assert last["letterpress"] in archives["letterpress"]
    assert last["papier"] not in archives["papier"]


def test_archive_cuts_the_post_with_a_more_mark_and_the_one_of_two_pages(site: dict[str, html.HtmlElement]) -> None:
    archive = " ".join(page.xpath("string(//main)") for path, page in site.items() if path.startswith("/tag/letterpress/"))
    assert "newspaper wrote it up" in archive and "a very good coat hook" not in archive
    assert "Set the white first" in archive and "Furniture fills the space" not in archive


def test_every_link_and_picture_within_the_site_leads_somewhere(site: dict[str, html.HtmlElement]) -> None:
    resources = build_site(BASE)
    for path, page in site.items():
        address = BASE + (path if path != MISSING else "/")
        for link in page.xpath("//@href | //@src | //@data-src"):
            target = urlsplit(urljoin(address, link))
            if target.netloc == "demo.test":
                assert target.path + (f"?{target.query}" if target.query else "") in resources, f"{link} on {path}"


def test_disclaimer_stands_under_every_post_but_the_shortest() -> None:
    without = [post["slug"] for post in GOLD["posts"] if post["blocks"][-1]["type"] != "disclaimer"]
    assert without == ["closed-on-mondays"]
    assert len(POSTS["closed-on-mondays"]["blocks"]) == 1


def test_site_is_in_two_languages_and_spans_eighteen_months() -> None:
    languages = [post["language"] for post in GOLD["posts"]]
    assert min(languages.count("nl"), languages.count("en")) >= 7
    published = [post["published"][:7] for post in GOLD["posts"]]
    assert published[-1] == "2025-06" and published[0] == "2026-11" and all(newer >= older for newer, older in pairwise(published))


def test_same_base_gives_the_same_bytes() -> None:
    assert build_site(BASE) == build_site(BASE)


def test_whole_feed_carries_texts_and_the_other_excerpts_alone() -> None:
    pages = build_site(BASE)
    feeds = {tag: ET.fromstring(pages[f"/tag/{tag}/feed/"].body) for tag in ("letterpress", "papier")}
    content = "{http://purl.org/rss/1.0/modules/content/}encoded"
    assert all("<p>" in item.findtext(content, "") or "<div>" in item.findtext(content, "") for item in feeds["letterpress"].iter("item"))
    assert not list(feeds["papier"].iter(content))
    assert [item.findtext("link") for item in feeds["papier"].iter("item")] == [
        f"{BASE}/journal/{s}/" for s in GOLD["archives"][1]["posts"]
    ]


def test_sitemap_names_every_post_and_robots_names_the_sitemap() -> None:
    pages = build_site(BASE)
    named = {loc.text for loc in ET.fromstring(pages["/sitemap.xml"].body).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert named == {BASE + post["url"] for post in GOLD["posts"]}
    assert f"Sitemap: {BASE}/sitemap.xml" in pages["/robots.txt"].body.decode()


def test_archive_addresses_lie_under_the_base(served: str) -> None:
    assert demo_archives(served) == tuple(served + archive["path"] for archive in GOLD["archives"])
    assert all(ask(served, urlsplit(archive).path).status == 200 for archive in demo_archives(served))


def test_known_version_is_not_sent_again(served: str) -> None:
    first = ask(served, "/tag/papier/")
    etag, changed = first.headers["ETag"], first.headers["Last-Modified"]
    for known in ({"If_None_Match": etag}, {"If_None_Match": f'"other", W/{etag}'}, {"If_Modified_Since": changed}):
        again = ask(served, "/tag/papier/", **known)
        assert (again.status, again.read(), again.headers["ETag"]) == (304, b"", etag)


def test_other_version_is_sent(served: str) -> None:
    for known in ({"If_None_Match": '"other"'}, {"If_Modified_Since": "Mon, 01 Jan 2024 00:00:00 GMT"}, {"If_Modified_Since": "yesterday"}):
        assert ask(served, "/tag/papier/", **known).status == 200
    changed = ask(served, "/journal/het-lompenpakhuis/").headers["Last-Modified"]
    assert parsedate_to_datetime(changed).isoformat() == "2025-06-08T09:00:00+00:00"


def test_etag_goes_before_the_date(served: str) -> None:
    changed = ask(served, "/").headers["Last-Modified"]
    assert ask(served, "/", If_None_Match='"other"', If_Modified_Since=changed).status == 200


def test_wrong_address_is_404_and_a_missing_slash_is_mended(served: str) -> None:
    assert ask(served, "/journal/no-such-post/").status == 404
    moved = ask(served, "/tag/papier?x=1")
    assert (moved.status, moved.headers["Location"]) == (301, f"{served}/tag/papier/?x=1")


def test_unknown_query_is_ignored(served: str) -> None:
    assert ask(served, "/tag/papier/?utm_source=x").read() == ask(served, "/tag/papier/").read()


def test_head_sends_no_body(served: str) -> None:
    head = ask(served, "/", method="HEAD")
    assert head.read() == b"" and int(head.headers["Content-Length"]) > 1000
