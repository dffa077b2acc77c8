"""Archives through WordPress's REST interface: chosen by evidence, left where it loses something, never at a post's cost."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import Any

import pytest

from pipelines.document import open_document
from pipelines.model.entry import Entry, Listing
from pipelines.model.metadata import Metadata
from pipelines.model.page import RawPage
from pipelines.wordpress.rest_post import read_rest_post
from spiders.ways.rest import RestWay, included
from spiders.ways.way import Ask, Opening, Stretch
from tests.spiders.site import Answer, Crawled, crawl, served
from tests.spiders.wordpress_site import WordPress

Serve = Callable[..., WordPress]
AUTHOR = '<span class="byline">By <a rel="author" href="/author/x/">{}</a></span>'


@pytest.fixture
def serve() -> Iterator[Serve]:
    with ExitStack() as stack:

        def one(**options: Any) -> WordPress:
            site = WordPress(**options)
            stack.enter_context(served(site))
            return site

        yield one


def crawl_tag(site: WordPress, **settings: object) -> Crawled:
    return crawl(f"{site.base}/tag/bread/", settings=settings)


def assert_all_in_order(got: Crawled, site: WordPress) -> None:
    assert got.listed == [f"/p{n}/" for n in site.numbers]
    assert sorted(got.paths) == sorted(got.listed)
    assert all(page["body_status"] != "failed" for page in got.pages)


def test_posts_come_through_rest_with_one_page_to_compare(serve: Serve) -> None:
    site = serve()
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    [read] = got.archives
    assert (read["way"], read["complete"], read["declared_total"], read["pages_read"]) == ("rest", True, 25, 1)
    assert all(page["fragment"] and page["text_only"] and page["source"] == "rest" for page in got.pages)
    assert len(site.asked) == 4, site.asked  # robots.txt, the archive, REST, one post's page


def test_more_than_a_hundred_posts_are_read_page_after_page(serve: Serve) -> None:
    site = serve(posts=230)
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert len(site.asked) == 6


@pytest.mark.parametrize("status", [401, 403, 404, 500])
def test_a_refusing_interface_costs_no_post(serve: Serve, status: int) -> None:
    site = serve(refused=status)
    got = crawl_tag(site, RETRY_ENABLED=False, PRESSMARK_RETRY_BACKOFF=0, RETRY_TIMES=0)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "listing"
    assert len(site.rest_asked) <= (2 if status == 500 else 1)


def test_html_in_the_place_of_json_costs_no_post(serve: Serve) -> None:
    site = serve(refused=200)
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "listing"


def test_fewer_posts_are_asked_for_where_a_hundred_are_too_many(serve: Serve) -> None:
    site = serve(posts=60)
    answer = site.answer
    site.answer = lambda path: Answer("{}", 400) if "per_page=100" in path else answer(path)  # type: ignore[method-assign]
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert (got.archives[0]["way"], got.archives[0]["pages_read"]) == ("rest", 2)


def test_an_interface_that_breaks_off_is_left_for_the_archives_pages(serve: Serve) -> None:
    site = serve(posts=130)
    answer = site.answer
    site.answer = lambda path: Answer("{}", 403) if "page=2" in path and "/wp/v2/" in path else answer(path)  # type: ignore[method-assign]
    got = crawl_tag(site)
    assert sorted(got.paths) == sorted(f"/p{n}/" for n in site.numbers) and len(got.paths) == 130
    [read] = got.archives
    assert (read["way"], read["complete"]) == ("rest", True)
    assert "way-left" in got.codes()


def test_protected_and_empty_posts_are_read_from_their_own_pages(serve: Serve) -> None:
    site = serve(rest={"p3": {"content": {"rendered": "", "protected": True}}, "p9": {"content": {"rendered": "", "protected": False}}})
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert {path for path, page in zip(got.paths, got.pages, strict=True) if not page["fragment"]} == {"/p3/", "/p9/"}


def test_what_a_page_builder_did_not_render_is_read_from_the_pages(serve: Serve) -> None:
    site = serve(rest={"*": {"content": {"rendered": "<p>[vc_row]Too short[/vc_row]</p>", "protected": False}}})
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert not any(page["fragment"] for page in got.pages)


def test_texts_that_are_shorter_than_the_pages_are_not_taken(serve: Serve) -> None:
    site = serve(rest={"*": {"content": {"rendered": "<p>Only the beginning.</p>", "protected": False}}})
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "listing"


def sign(site: WordPress, name_of: Callable[[int], str]) -> None:
    """Have posts' pages name their authors."""
    for number in site.numbers:
        page = site.pages[f"/p{number}/"]
        assert isinstance(page, Answer)
        page.body = page.raw.decode().replace("</h1>", f"</h1>{AUTHOR.format(name_of(number))}")


def test_authors_whom_the_interface_hides_are_named_by_one_page_each(serve: Serve) -> None:
    authors = {1: "Ida Post", 2: "Jan de Wit", 3: "Mo Ali"}
    site = serve(posts=60, rest={f"p{n}": {"author": n % 3 + 1} for n in range(1, 61)})
    sign(site, lambda number: authors[number % 3 + 1])
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "rest" and len(site.asked) <= 3 + 3
    named = {page["url"].rpartition("/p")[2].rstrip("/"): page["known"]["authors"] for page in got.pages}
    assert all(names == [authors[int(number) % 3 + 1]] for number, names in named.items())


def test_an_interface_that_says_nothing_of_authors_whom_pages_name_is_not_taken(serve: Serve) -> None:
    site = serve()
    sign(site, lambda number: "Ida Post")
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "listing"


def test_pinned_posts_stay_first(serve: Serve) -> None:
    site = serve(order=[7, 19, *[n for n in range(1, 26) if n not in (7, 19)]])
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "rest"


def test_an_archive_that_begins_with_its_oldest_post_keeps_that_order(serve: Serve) -> None:
    site = serve(order=list(range(25, 0, -1)))
    for path in [path for path in site.pages if path.startswith("/tag/")]:  # oldest first, as their dates say
        page = site.pages[path]
        assert isinstance(page, Answer)
        text = page.raw.decode()
        for place in range(10):
            text = text.replace(f'datetime="2024-05-{20 - place:02}"', f'datetime="2023-05-{1 + place:02}"')
        page.body = text
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "rest"


def test_an_order_that_rest_does_not_know_is_read_from_the_pages(serve: Serve) -> None:
    site = serve(order=[(n * 7) % 25 + 1 for n in range(25)])
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "listing"


def test_posts_that_rest_does_not_know_are_not_lost(serve: Serve) -> None:
    site = serve()
    site.numbers = [n for n in site.numbers if n != 4]  # of another post type
    got = crawl_tag(site)
    assert "/p4/" in got.paths and len(got.listed) == 25
    assert got.archives[0]["way"] == "listing"


def test_a_way_that_robots_txt_forbids_is_not_used(serve: Serve) -> None:
    site = serve()
    site.add("/robots.txt", "User-agent: *\nDisallow: /wp-json/\n", Content_Type="text/plain")
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert site.rest_asked == [] and got.archives[0]["way"] == "listing"


def test_the_usual_address_is_tried_where_pages_name_none(serve: Serve) -> None:
    site = serve(named=False)
    site.add("/wp-json/wp/v2/tags?slug=bread", "[]", 404)
    site.add("/?rest_route=/wp/v2/tags&slug=bread", '[{"id": 6, "_links": {"wp:post_type": [{"href": "{base}/wp-json/wp/v2/posts?tags=6"}]}}]', Content_Type="application/json")  # fmt: skip
    got = crawl_tag(site)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == "rest"


@pytest.mark.parametrize("way", ["rest", "listing"])
def test_a_setting_forces_a_way(serve: Serve, way: str) -> None:
    site = serve()
    got = crawl_tag(site, PRESSMARK_WAY=way)
    assert_all_in_order(got, site)
    assert got.archives[0]["way"] == way
    assert bool(site.rest_asked) == (way == "rest")


def test_a_forced_way_that_the_site_lacks_is_said(serve: Serve) -> None:
    site = serve(named=False)
    got = crawl_tag(site, PRESSMARK_WAY="feed")
    assert got.pages == [] and got.codes() == {"no-way"}
    assert "feed" in got.archives[0]["why_not"]


def test_posts_published_while_pages_are_read_are_found(serve: Serve) -> None:
    site = serve(posts=230)
    answer = site.answer

    def changing(path: str) -> Answer:
        found = answer(path)
        if "/wp/v2/" in path and "page=" in path.replace("per_page", "") and 0 not in site.numbers:
            site.numbers = [0, *site.numbers]
            site.add("/p0/", "<p>New</p>")
            return answer(path)
        return found

    site.answer = changing  # type: ignore[method-assign]
    got = crawl_tag(site)
    assert sorted(got.paths) == sorted(f"/p{n}/" for n in site.numbers)
    assert len(got.paths) == 231


def asked_for(opening: Opening, page: int) -> Ask:
    """The question for a page of an archive: the first one, or the one that follows from an answer."""
    way = RestWay()
    ask = way.begin(opening)
    for number in range(1, page):
        assert ask is not None
        headers = (("X-WP-Total", "250"), ("X-WP-TotalPages", "3"))
        ask = way.read(RawPage(url=ask.url, body=b"[]", headers=headers), ask, opening).next
        assert ask is not None, number
    assert ask is not None
    return ask


def opening_of(list_is_enough: Callable[[Stretch], bool]) -> Opening:
    head = '<link rel="https://api.w.org/" href="/wp-json/"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/tags/6">'
    page = RawPage.of_html(f"<html><head>{head}</head><body><p>x</p></body></html>", "https://x.org/tag/bread/")
    return Opening(open_document(page), page, Listing(), list_is_enough=list_is_enough)


def test_a_list_of_addresses_and_times_costs_no_texts() -> None:
    opening = opening_of(lambda stretch: True)
    ask = asked_for(opening, 1)
    assert "content" not in ask.url and "_embed" not in ask.url and "modified_gmt" in ask.url
    item = {"id": 1, "link": "https://x.org/rye/", "modified": "2024-05-01T12:00:00", "modified_gmt": "2024-05-01T10:00:00"}
    answer = RawPage(url=ask.url, body=json.dumps([item]).encode(), headers=(("X-WP-Total", "1"), ("X-WP-TotalPages", "1")))
    read = RestWay().read(answer, ask, opening)
    [entry] = read.listing.entries
    assert (entry.url, entry.carries, entry.metadata.modified_at) == ("https://x.org/rye/", "nothing", datetime(2024, 5, 1, 10, tzinfo=UTC))
    assert (read.next, read.listing.declared_total, read.without_texts) == (None, 1, True)


def test_each_page_is_asked_for_with_texts_or_without_as_its_posts_need() -> None:
    ranks: list[tuple[int, int]] = []

    def all_but_the_second(stretch: Stretch) -> bool:
        ranks.append((stretch.first, stretch.end))
        return stretch.first != 100

    opening = opening_of(all_but_the_second)
    asked = [asked_for(opening, page).url for page in (1, 2, 3)]
    assert ["content" in url for url in asked] == [False, True, False]
    assert ["page=" in url.replace("per_page=", "") for url in asked] == [False, True, True]
    assert {(0, 100), (100, 200), (200, 300)} <= set(ranks)
    assert all("tags=6" in url and url.count("_fields=") == 1 for url in asked)


def test_texts_of_chosen_posts_are_asked_for_a_hundred_at_a_time() -> None:
    ask = asked_for(opening_of(lambda stretch: True), 2)
    posts = [Entry(url=f"https://x.org/p{n}/", metadata=Metadata(source_id=str(n))) for n in range(1, 131)]
    first, second = RestWay().texts_of(posts, ask)
    assert included(first.url) == tuple(str(n) for n in range(1, 101)) and included(second.url)[-1] == "130"
    assert "page=" not in first.url.replace("per_page=", "") and "content" in first.url and "_embed=" in first.url
    assert RestWay().gives_texts(first.url, ask) and RestWay().gives_texts(asked_for(opening_of(lambda stretch: False), 3).url, ask)
    assert not RestWay().gives_texts(ask.url, ask)
    assert not RestWay().gives_texts(first.url.replace("tags=6", "tags=7"), ask)


def test_what_an_edit_without_a_new_time_alters_is_in_the_list() -> None:
    item = {"id": 1, "link": "https://x.org/rye/", "author": 2, "featured_media": 3, "tags": [5, 4], "categories": [1]}
    texts = {"content": {"rendered": "<p>Rye</p>"}, "_embedded": {"author": [{"name": "Ann"}]}}

    def edition(**changed: object) -> str | None:
        entry = read_rest_post({**item, **changed}, "https://x.org/", None)
        return entry.edition if entry else None

    assert edition() == edition(**texts) == edition(tags=[4, 5])
    assert len({edition(), edition(tags=[4]), edition(author=7), edition(featured_media=0), edition(categories=[])}) == 5
