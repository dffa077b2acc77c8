"""Walks over archives: what is fetched, what is taken from the archive, where a walk ends."""

from collections.abc import Iterator

import pytest

from pipelines.model.page import RawPage
from spiders.walk import archive_kind
from spiders.ways.listing import ListingWay
from spiders.ways.way import ArchivePage, Ask, Opening
from tests.spiders.site import PROSE, Site, archive, crawl, pager, post, served, whole


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    with served(one):
        yield one


def add_posts(site: Site, *names: str) -> list[tuple[str, str, str]]:
    """Add posts' own pages and give their entries with an excerpt each."""
    for name in names:
        site.add(f"/{name}/", post(f"About {name}", text=f"{name} " + PROSE * 8))
    return [(f"/{name}/", f"About {name}", f"<p>{name} in short […]</p>") for name in names]


def test_whole_posts_are_taken_from_the_archive_without_further_requests(site: Site) -> None:
    site.add("/tag/x/", archive([(f"/p{n}/", f"Post number {n}", whole(f"Post {n}")) for n in range(4)]))
    got = crawl(f"{site.base}/tag/x/")
    assert got.paths == ["/p0/", "/p1/", "/p2/", "/p3/"]
    assert all(page["fragment"] and page["body_status"] == "whole" for page in got.pages)
    assert "Post 2, part 4" in got.pages[2]["text"]
    assert site.asked == ["/robots.txt", "/tag/x/"]
    assert got.stats["pressmark/requests"] == 2


def test_excerpts_are_followed_through_all_pages_in_order(site: Site) -> None:
    first, second = add_posts(site, "rye", "wheat"), add_posts(site, "oats", "spelt")
    site.add("/tag/x/", archive(first, extra=pager("/tag/x/page/2/")))
    site.add("/tag/x/page/2/", archive(second))
    got = crawl(f"{site.base}/tag/x/")
    assert got.listed == ["/rye/", "/wheat/", "/oats/", "/spelt/"]
    assert sorted(got.paths) == ["/oats/", "/rye/", "/spelt/", "/wheat/"]
    assert not any(page["fragment"] for page in got.pages)
    [read] = got.archives
    assert (read["complete"], read["pages_read"], read["kind"], read["way"]) == (True, 2, "tag", "listing")
    assert [(entry["rank"], entry["page"]) for entry in read["entries"]] == [(0, 1), (1, 1), (2, 2), (3, 2)]


def test_a_next_page_that_is_sent_to_its_own_address_with_a_slash_is_read(site: Site) -> None:
    pages = [add_posts(site, "rye", "wheat"), add_posts(site, "oats", "spelt"), add_posts(site, "corn")]
    site.add("/tag/x/", archive(pages[0], extra=pager("/tag/x/page/2")))
    for number, extra in ((2, pager("/tag/x/page/3")), (3, "")):
        site.add(f"/tag/x/page/{number}", "", 301, Location=f"/tag/x/page/{number}/")
        site.add(f"/tag/x/page/{number}/", archive(pages[number - 1], extra=extra))
    got = crawl(f"{site.base}/tag/x/")
    assert got.listed == ["/rye/", "/wheat/", "/oats/", "/spelt/", "/corn/"]
    assert got.archives[0]["pages_read"] == 3


def test_a_next_page_that_is_sent_back_to_a_page_that_was_read_is_the_end(site: Site) -> None:
    site.add("/tag/x/", archive(add_posts(site, "rye", "wheat"), extra=pager("/tag/x/page/2/")))
    site.add("/tag/x/page/2/", "", 302, Location="/tag/x/")
    got = crawl(f"{site.base}/tag/x/")
    assert got.listed == ["/rye/", "/wheat/"]
    assert got.archives[0]["complete"] and site.asked.count("/tag/x/page/2/") == 1


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://x.example/wiki/Category:Bread", "category"),
        ("https://x.example/w/index.php?title=Kategorie:Brot&pagefrom=R", "category"),
        ("https://x.example/wiki/Category_theory", "blog"),
        ("https://x.example/tag/bread/", "tag"),
    ],
)
def test_an_address_says_what_an_archive_collects_by(url: str, kind: str) -> None:
    assert archive_kind(url) == kind


def test_a_cut_post_among_whole_neighbours_is_followed_alone(site: Site) -> None:
    cut = '<p>It begins.</p><p><a class="more-link" href="/p1/#more-7">Continue reading</a></p>'
    texts = [whole("Post 0"), cut, whole("Post 2"), "<p>One plain paragraph and no more.</p>"]
    site.add("/tag/x/", archive([(f"/p{n}/", f"Post number {n}", text) for n, text in enumerate(texts)]))
    site.add("/p1/", post("Post number 1"))
    got = crawl(f"{site.base}/tag/x/")
    assert {path: page["fragment"] for path, page in zip(got.paths, got.pages, strict=True)} == {
        "/p0/": True,
        "/p1/": False,
        "/p2/": True,
        "/p3/": True,
    }
    assert site.asked == ["/robots.txt", "/tag/x/", "/p1/"]


def test_one_text_under_two_titles_is_trusted_under_neither(site: Site) -> None:
    site.add("/tag/x/", archive([("/p0/", "Post zero", whole("A")), ("/p1/", "Post one", whole("B")), ("/p2/", "Post two", whole("B"))]))
    site.add("/p1/", post("Post one"))
    site.add("/p2/", post("Post two"))
    got = crawl(f"{site.base}/tag/x/")
    assert {path for path, page in zip(got.paths, got.pages, strict=True) if not page["fragment"]} == {"/p1/", "/p2/"}


def test_where_the_page_does_not_say_two_posts_pages_settle_it(site: Site) -> None:
    texts = [f"<p>Loaf {n}: {PROSE * 3}</p><p>Then it rests {n} hours.</p>" for n in range(6)]
    site.add("/tag/x/", archive([(f"/p{n}/", f"Post number {n}", text) for n, text in enumerate(texts)]))
    for n, text in enumerate(texts):
        site.add(f"/p{n}/", post(f"Post number {n}").replace(f"<p>{PROSE * 8}</p>", text))
    got = crawl(f"{site.base}/tag/x/")
    assert sorted(got.paths) == [f"/p{n}/" for n in range(6)]
    assert len(site.asked) == 4, site.asked


def test_plain_excerpts_without_any_mark_are_followed(site: Site) -> None:
    names = [f"bread{n}" for n in range(6)]
    entries = [(path, title, f"<p>{title}, told by its baker in a line.</p>") for path, title, _ in add_posts(site, *names)]
    site.add("/bread3/", post("About bread3", text="About bread3, told by its baker in a line."))  # a short post: whole in its archive
    site.add("/tag/x/", archive(entries))
    got = crawl(f"{site.base}/tag/x/")
    assert len(got.pages) == 6 and not any(page["fragment"] for page in got.pages)


def test_a_setting_overrules_the_evidence(site: Site) -> None:
    site.add("/tag/x/", archive(add_posts(site, "rye", "wheat")))
    got = crawl(f"{site.base}/tag/x/", settings={"PRESSMARK_CONTENT": "archive"})
    assert [(page["fragment"], page["body_status"]) for page in got.pages] == [(True, "excerpt"), (True, "excerpt")]
    site.add("/tag/y/", archive([(path, title, whole(title)) for path, title, _ in add_posts(site, "oats", "spelt")]))
    got = crawl(f"{site.base}/tag/y/", settings={"PRESSMARK_CONTENT": "pages"})
    assert not any(page["fragment"] for page in got.pages)


def test_a_post_of_several_pages_is_read_to_its_last(site: Site) -> None:
    links = '<div class="page-links">Pages: <span class="post-page-numbers current">1</span> <a href="/long/2/" class="post-page-numbers">2</a> <a href="/long/3/">3</a></div>'
    site.add("/tag/x/", archive([*add_posts(site, "rye"), ("/long/", "A long one", f"{whole('Long')}{links}")]))
    site.add("/long/", post("A long one").replace("</article>", f"{links}</article>"))
    site.add(
        "/long/2/",
        post("A long one").replace(
            "</article>", '<div class="page-links"><a href="/long/">1</a> <span>2</span> <a href="/long/3/">3</a></div></article>'
        ),
    )
    site.add("/long/3/", post("A long one"))
    got = crawl(f"{site.base}/tag/x/")
    [long] = [page for page in got.pages if page["url"].endswith("/long/")]
    assert [url.removeprefix(site.base) for url in long["continuations"]] == ["/long/2/", "/long/3/"]


def test_a_pinned_post_on_every_page_is_one_post_and_no_reason_to_read_again(site: Site) -> None:
    pinned, *others = add_posts(site, "pinned", "a1", "a2", "a3", "b1", "b2", "b3")
    site.add("/tag/x/", archive([pinned, *others[:3]], extra=pager("/tag/x/page/2/")))
    site.add("/tag/x/page/2/", archive([pinned, *others[3:]]))
    got = crawl(f"{site.base}/tag/x/")
    assert got.listed == ["/pinned/", "/a1/", "/a2/", "/a3/", "/b1/", "/b2/", "/b3/"]
    assert site.asked.count("/tag/x/") == 1


def test_posts_that_move_while_an_archive_is_read_are_found_by_reading_it_again(site: Site) -> None:
    a, b, c, d, e = add_posts(site, "a", "b", "c", "d", "e")
    before, after = [a, b, c, d], [a, c, e, b, d]
    site.pages["/tag/x/"] = lambda asked: _page((before if not asked else after)[:2], "/tag/x/page/2/")
    site.pages["/tag/x/page/2/"] = lambda asked: _page(after[3:] if not asked else after[2:4], "/tag/x/page/3/")
    site.pages["/tag/x/page/3/"] = lambda asked: _page(after[4:] if asked else [d], "")
    got = crawl(f"{site.base}/tag/x/")
    assert sorted(got.paths) == ["/a/", "/b/", "/c/", "/d/", "/e/"]


def _page(entries: list[tuple[str, str, str]], after: str):
    from tests.spiders.site import Answer

    return Answer(archive(entries, extra=pager(after) if after else ""))


def test_two_archives_that_share_posts_give_each_post_once(site: Site) -> None:
    rye, wheat, oats = add_posts(site, "rye", "wheat", "oats")
    site.add("/tag/x/", archive([rye, wheat]))
    site.add("/tag/y/", archive([wheat, oats]))
    got = crawl(f"{site.base}/tag/x/", f"{site.base}/tag/y/")
    assert sorted(got.paths) == ["/oats/", "/rye/", "/wheat/"]
    assert sorted(len(read["entries"]) for read in got.archives) == [2, 2]


def test_a_button_that_loads_more_from_an_address_of_its_own_is_followed(site: Site) -> None:
    first, second = add_posts(site, "rye", "wheat"), add_posts(site, "oats", "spelt")
    site.add("/tag/x/", archive(first, extra='<button type="button" data-next-page="/tag/x/?page=2">Load more</button>'))
    site.add("/tag/x/?page=2", archive(second))
    assert crawl(f"{site.base}/tag/x/").listed == ["/rye/", "/wheat/", "/oats/", "/spelt/"]


def test_a_button_whose_address_no_guess_finds_leaves_the_archive_unread(site: Site) -> None:
    page = archive(add_posts(site, "rye", "wheat"), extra='<div>1</div><div>2</div><div class="next" role="navigation">Next</div>')
    site.add("/tag/x/", page)
    site.add("/tag/x/?page=2", page)  # a folder of files, whatever the query
    got = crawl(f"{site.base}/tag/x/")
    assert got.listed == ["/rye/", "/wheat/"]
    assert (got.archives[0]["complete"], got.archives[0]["pages_read"]) == (False, 2)
    assert "its address was not found" in got.archives[0]["why_not"]


def test_the_usual_addresses_are_tried_where_a_button_names_none(site: Site) -> None:
    first, second = add_posts(site, "rye", "wheat"), add_posts(site, "oats", "spelt")
    button = '<button class="more" data-page="1">Load more</button>'
    site.add("/tag/x/", archive(first, extra=button))
    site.add("/tag/x/?page=2", archive(second, extra=button))
    got = crawl(f"{site.base}/tag/x/")
    assert got.listed == ["/rye/", "/wheat/", "/oats/", "/spelt/"]
    assert got.archives[0]["complete"]


def test_a_site_that_answers_any_page_number_with_its_last_page_is_read_to_an_end(site: Site) -> None:
    first, second = add_posts(site, "rye", "wheat"), add_posts(site, "oats", "spelt")
    button = '<button class="more">Load more</button>'
    site.add("/tag/x/", archive(first, extra=button))
    for number in range(2, 9):
        site.add(f"/tag/x/?page={number}", archive(second, extra=button))
    got = crawl(f"{site.base}/tag/x/")
    assert got.listed == ["/rye/", "/wheat/", "/oats/", "/spelt/"]
    assert site.asked.count("/tag/x/?page=3") == 1
    assert "/tag/x/?page=4" not in site.asked


def test_a_limit_ends_the_walk_and_says_so(site: Site) -> None:
    site.add("/tag/x/", archive(add_posts(site, "rye", "wheat", "oats"), extra=pager("/tag/x/page/2/")))
    got = crawl(f"{site.base}/tag/x/", limit="2")
    assert sorted(got.paths) == ["/rye/", "/wheat/"]
    assert not got.archives[0]["complete"] and "limit" in got.archives[0]["why_not"]
    assert "/tag/x/page/2/" not in site.asked


def test_since_leaves_older_posts_out_and_ends_the_walk_at_the_first_page_of_them(site: Site) -> None:
    first = add_posts(site, "new1", "new2", "old1")  # 20, 19 and 18 May
    site.add("/tag/x/", archive(first, extra=pager("/tag/x/page/2/")))
    older = archive(add_posts(site, "old2")).replace("2024-05-20", "2023-01-01")
    site.add("/tag/x/page/2/", older.replace("</main>", pager("/tag/x/page/3/") + "</main>"))
    got = crawl(f"{site.base}/tag/x/", since="2024-05-19")
    assert sorted(got.paths) == ["/new1/", "/new2/"]
    assert not got.archives[0]["complete"] and "2024-05-19" in got.archives[0]["why_not"]
    assert "/tag/x/page/3/" not in site.asked


def test_stored_posts_are_listed_and_not_fetched_again(site: Site) -> None:
    site.add("/tag/x/", archive(add_posts(site, "rye", "wheat")))
    got = crawl(f"{site.base}/tag/x/", already=f"{site.base}/rye/")
    assert got.paths == ["/wheat/"] and got.listed == ["/rye/", "/wheat/"]
    assert "/rye/" not in site.asked


def test_what_the_archive_says_of_a_post_travels_with_it(site: Site) -> None:
    site.add("/tag/x/", archive(add_posts(site, "rye")))
    [page] = crawl(f"{site.base}/tag/x/").pages
    assert page["fallback"]["published_at"].startswith("2024-05-20")
    assert page["archive_url"] == page["found_on"] == f"{site.base}/tag/x/"


def test_a_fault_of_ours_ends_one_archive_and_no_other(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    rye, wheat = add_posts(site, "rye", "wheat")
    site.add("/tag/x/", archive([rye]))
    site.add("/tag/y/", archive([wheat]))
    read = ListingWay.read

    def faulty(way: ListingWay, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:
        if answer.url.endswith("/tag/x/"):
            raise RecursionError("too deep")
        return read(way, answer, ask, opening)

    monkeypatch.setattr(ListingWay, "read", faulty)
    got = crawl(f"{site.base}/tag/x/", f"{site.base}/tag/y/")
    assert got.paths == ["/wheat/"] and got.codes() == {"spider-error"}
    [failed] = [read for read in got.archives if read["archive_url"].endswith("/tag/x/")]
    assert not failed["complete"] and "RecursionError: too deep" in failed["why_not"]


def test_a_fault_of_ours_on_a_posts_page_costs_no_post(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.add("/tag/x/", archive(add_posts(site, "rye", "wheat")))

    def faulty(body: bytes, url: str) -> bool:
        if url.endswith("/rye/"):
            raise ValueError("no such page")
        return False

    monkeypatch.setattr("spiders.posts.may_have_pages", faulty)
    got = crawl(f"{site.base}/tag/x/")
    assert sorted(got.paths) == ["/rye/", "/wheat/"] and got.codes() == {"post-page-missing"}
    assert all(page["body_status"] == "whole" for page in got.pages)
