"""Feeds as a way: a list that is cheap, never complete by itself, and never chosen for its texts."""

from collections.abc import Iterator

import pytest

from tests.spiders.site import Crawled, Site, archive, crawl, pager, post, served, whole

FEED = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Bread</title>{generator}{items}</channel></rss>'
XML = "application/rss+xml; charset=UTF-8"
NAMES = [f"p{n}" for n in range(1, 16)]


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    with served(one):
        yield one


def add_archive(site: Site, *, text: str = "<p>In short […]</p>") -> None:
    for name in NAMES:
        site.add(f"/{name}/", post(f"About {name}"))
    head = '<head><link rel="alternate" type="application/rss+xml" href="/tag/x/feed/"></head><body'
    for page, names in enumerate((NAMES[:10], NAMES[10:]), 1):
        html = archive([(f"/{name}/", f"About {name}", text) for name in names], extra=pager("/tag/x/page/2/") if page == 1 else "")
        site.add("/tag/x/" if page == 1 else "/tag/x/page/2/", html.replace("<body", head, 1))


def items(names: list[str], content: str = "") -> str:
    return "".join(
        f"<item><title>About {name}</title><link>{{base}}/{name}/</link><description>In short.</description>{content}</item>"
        for name in names
    )


def add_feed(site: Site, names: list[str], path: str = "/tag/x/feed/", *, content: str = "", generator: str = "") -> None:
    site.add(path, FEED.format(items=items(names, content), generator=generator), Content_Type=XML)


def crawl_feed(site: Site) -> Crawled:
    return crawl(f"{site.base}/tag/x/", settings={"PRESSMARK_WAY": "feed"})


def test_what_a_feed_leaves_open_the_archives_pages_fill(site: Site) -> None:
    add_archive(site)
    add_feed(site, NAMES[:10])
    got = crawl_feed(site)
    assert got.listed == [f"/{name}/" for name in NAMES]
    assert sorted(got.paths) == sorted(got.listed)
    assert (got.archives[0]["way"], got.archives[0]["complete"]) == ("feed", True)


def test_the_pages_of_a_wordpress_feed_are_read_until_it_answers_404(site: Site) -> None:
    add_archive(site)
    wordpress = "<generator>https://wordpress.org/?v=6.7</generator>"
    add_feed(site, NAMES[:10], generator=wordpress)
    add_feed(site, NAMES[10:], "/tag/x/feed/?paged=2", generator=wordpress)
    got = crawl_feed(site)
    assert got.listed == [f"/{name}/" for name in NAMES] and got.archives[0]["complete"]
    assert "/tag/x/feed/?paged=3" in site.asked and "/tag/x/page/2/" not in site.asked


def test_texts_of_a_feed_are_taken_on_request(site: Site) -> None:
    add_archive(site)
    add_feed(site, NAMES, content=f"<content:encoded><![CDATA[{whole('Loaf')}]]></content:encoded>")
    got = crawl_feed(site)
    assert sorted(got.paths) == sorted(f"/{name}/" for name in NAMES)
    assert all(page["fragment"] and page["source"] == "feed" for page in got.pages)


def test_a_feed_is_never_chosen_for_its_texts(site: Site) -> None:
    add_archive(site)
    add_feed(site, NAMES, content=f"<content:encoded><![CDATA[{whole('Loaf')}]]></content:encoded>")
    got = crawl(f"{site.base}/tag/x/")
    assert got.archives[0]["way"] == "listing" and not any(page["fragment"] for page in got.pages)


def test_a_feed_of_all_posts_is_not_that_of_a_tag(site: Site) -> None:
    add_archive(site)
    page = site.pages["/tag/x/"]
    page.body = page.raw.decode().replace("/tag/x/feed/", "/feed/")  # type: ignore[union-attr]
    add_feed(site, NAMES, "/feed/")
    got = crawl_feed(site)
    assert got.codes() == {"no-way"} and "/feed/" not in site.asked
