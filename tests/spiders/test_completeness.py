"""Whether all was found: an archive held against its feed, its site's sitemaps and its own numbers."""

import gzip
from collections.abc import Iterator

import pytest

from tests.spiders.site import Answer, Crawled, Site, archive, crawl, post, served
from tests.spiders.wordpress_site import WordPress

XML = "application/xml"
MAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
RSS = "<rss><channel><title>x</title>{}</channel></rss>"


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    with served(one):
        yield one


def add_index(site: Site, path: str, *names: str) -> None:
    entries = [(f"/{name}/", f"All about {name}", f"<p>{name} in short […]</p>") for name in names]
    for name in names:
        site.add(f"/{name}/", post(f"All about {name}"))
    head = f'<head><link rel="alternate" type="application/rss+xml" href="{path}feed/"></head><body'
    site.add(path, archive(entries).replace("<body", head, 1))


def locations(*paths: str, base: str = "{base}") -> str:
    return "".join(f"<url><loc>{base}{path}</loc></url>" for path in paths)


def missing(got: Crawled, base: str) -> dict[str, list[str]]:
    return {check["source"]: [url.removeprefix(base) for url in check["missing"]] for check in got.archives[0]["checks"]}


def test_a_post_that_only_the_feed_has_is_named(site: Site) -> None:
    add_index(site, "/tag/x/", "rye", "wheat", "oats")
    items = "".join(f"<item><link>{{base}}/{name}/</link><title>{name}</title></item>" for name in ("spelt", "rye", "wheat", "oats"))
    site.add("/tag/x/feed/", RSS.format(items), Content_Type=XML)
    got = crawl(f"{site.base}/tag/x/")
    assert missing(got, site.base) == {"feed": ["/spelt/"]}
    [problem] = got.archives[0]["problems"]
    assert (problem["code"], problem["url"]) == ("post-missing", f"{site.base}/spelt/")
    assert got.archives[0]["complete"]  # it was read to its end; whether that is all is another question


def test_a_feed_of_something_else_says_nothing(site: Site) -> None:
    add_index(site, "/tag/x/", "rye")
    items = "".join(f"<item><link>{{base}}/{name}/</link><title>{name}</title></item>" for name in ("a", "b", "rye"))
    site.add("/tag/x/feed/", RSS.format(items), Content_Type=XML)
    got = crawl(f"{site.base}/tag/x/")
    assert missing(got, site.base) == {} and got.codes() == set()


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_an_index_of_all_posts_is_held_against_the_sitemaps_of_posts(site: Site, packed: bool) -> None:
    add_index(site, "/", "rye", "wheat")
    site.add("/robots.txt", "User-agent: *\nDisallow:\nSitemap: {base}/map.xml\n", Content_Type="text/plain")
    name = "post-sitemap.xml.gz" if packed else "post-sitemap.xml"
    index = "".join(f"<sitemap><loc>{{base}}/{file}</loc></sitemap>" for file in (name, "page-sitemap.xml"))
    site.add("/map.xml", INDEX.format(index), Content_Type=XML)
    listed = MAP.format(locations("/", "/rye/", "/wheat/", "/spelt/", base=site.base)).encode()
    site.add(f"/{name}", gzip.compress(listed) if packed else listed, Content_Type="application/gzip" if packed else XML)
    got = crawl(f"{site.base}/")
    assert missing(got, site.base) == {"sitemap": ["/spelt/"]}
    assert got.archives[0]["declared_total"] == 3
    assert "/page-sitemap.xml" not in site.asked


def test_a_tag_is_not_held_against_a_sitemap_of_all_posts(site: Site) -> None:
    add_index(site, "/tag/x/", "rye")
    site.add("/robots.txt", "User-agent: *\nDisallow:\nSitemap: {base}/post-sitemap.xml\n", Content_Type="text/plain")
    crawl(f"{site.base}/tag/x/")
    assert "/post-sitemap.xml" not in site.asked


@pytest.mark.parametrize("body", ["", "<html><p>Not found</p></html>", "<urlset", "\x1f\x8b\x08 no gzip", "{}"])
def test_what_is_no_sitemap_says_nothing(site: Site, body: str) -> None:
    add_index(site, "/", "rye", "wheat")
    site.add("/robots.txt", "User-agent: *\nDisallow:\nSitemap: {base}/post-sitemap.xml\n", Content_Type="text/plain")
    site.add("/post-sitemap.xml", body, Content_Type=XML)
    got = crawl(f"{site.base}/")
    assert missing(got, site.base) == {} and got.codes() == set() and got.archives[0]["complete"]


def test_a_total_that_is_not_reached_is_told_after_a_second_reading_and_the_archives_own_pages() -> None:
    site = WordPress(posts=12)
    answer = site.answer

    def counting_more(path: str) -> Answer:
        given = answer(path)
        if "/wp/v2/posts" in path:
            given.headers["X-WP-Total"] = "14"
        return given

    site.answer = counting_more  # type: ignore[method-assign]
    with served(site):
        got = crawl(f"{site.base}/tag/bread/")
    assert len(got.listed) == 12 and got.archives[0]["declared_total"] == 14
    assert "posts-missing" in got.codes()
    assert next((check["source"], check["total"]) for check in got.archives[0]["checks"]) == ("rest", 14)
    assert len(site.rest_asked) == 2 and "/tag/bread/page/2/" in site.asked


def test_checks_cost_no_more_than_a_crawl_has_to_spare(site: Site) -> None:
    add_index(site, "/", "rye", "wheat")
    maps = "".join(f"Sitemap: {{base}}/map{n}-post.xml\n" for n in range(30))
    site.add("/robots.txt", f"User-agent: *\nDisallow:\n{maps}", Content_Type="text/plain")
    for n in range(30):
        site.add(f"/map{n}-post.xml", MAP.format(locations("/rye/")), Content_Type=XML)
    crawl(f"{site.base}/")
    assert len(site.asked) <= 2 + 1 + 8
