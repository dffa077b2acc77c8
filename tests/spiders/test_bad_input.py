"""What goes wrong: each fault gives a message that names its address, and the rest of the crawl goes on."""

from collections.abc import Iterator

import pytest

from tests.spiders.site import PROSE, Answer, Crawled, Site, archive, crawl, pager, post, served


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    with served(one):
        for name in ("rye", "wheat"):
            one.add(f"/{name}/", post(f"About {name}"))
        one.add("/tag/good/", archive([(f"/{name}/", f"About {name}", f"<p>{name} […]</p>") for name in ("rye", "wheat")]))
        yield one


def faulty(site: Site, path: str = "/tag/bad/", **settings: object) -> Crawled:
    """Crawl a bad archive and a good one: the good one is always read."""
    got = crawl(f"{site.base}{path}", f"{site.base}/tag/good/", settings={"RETRY_TIMES": 1, **settings})
    assert {"/rye/", "/wheat/"} <= set(got.paths)
    good = next(read for read in got.archives if read["archive_url"].endswith("/tag/good/"))
    assert good["complete"] and not good["problems"]
    return got


def only_problem(got: Crawled) -> dict[str, str]:
    bad = next(read for read in got.archives if not read["archive_url"].endswith("/tag/good/"))
    assert not bad["complete"] and bad["why_not"]
    [problem] = bad["problems"]
    return problem


@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "http-404"), (410, "http-410"), (500, "http-500"), (503, "http-503"), (403, "login-wall"), (401, "login-wall")],
)
def test_an_archive_that_answers_an_error(site: Site, status: int, code: str) -> None:
    site.add("/tag/bad/", "<h1>No</h1>", status)
    problem = only_problem(faulty(site))
    assert problem["code"] == code and "/tag/bad/" in problem["detail"]


def test_an_archive_that_is_no_html(site: Site) -> None:
    site.add("/tag/bad/", b"%PDF-1.7 ...", Content_Type="application/pdf")
    problem = only_problem(faulty(site))
    assert problem["code"] == "not-html" and "application/pdf" in problem["detail"] and "/tag/bad/" in problem["detail"]


def test_an_archive_url_that_is_a_single_post(site: Site) -> None:
    site.add("/a-post/", post("A post of its own", text=PROSE * 30))
    problem = only_problem(faulty(site, "/a-post/"))
    assert problem["code"] == "no-entries" and "/a-post/" in problem["detail"]


def test_an_empty_archive(site: Site) -> None:
    site.add("/tag/bad/", archive([], extra="<p>Nothing was found here.</p>"))
    problem = only_problem(faulty(site))
    assert problem["code"] == "no-entries" and "/tag/bad/" in problem["detail"]


def test_a_redirect_to_a_login_form(site: Site) -> None:
    site.add("/tag/bad/", "", 302, Location="/wp-login.php?redirect_to=x")
    site.add("/wp-login.php?redirect_to=x", '<form><input type="password"></form>')
    problem = only_problem(faulty(site))
    assert problem["code"] == "login-wall" and "/tag/bad/" in problem["detail"]


def test_a_redirect_loop(site: Site) -> None:
    site.add("/tag/bad/", "", 302, Location="/tag/worse/")
    site.add("/tag/worse/", "", 302, Location="/tag/bad/")
    problem = only_problem(faulty(site))
    assert problem["code"] == "redirect-loop" and "/tag/" in problem["detail"]


def test_a_host_that_does_not_answer(site: Site) -> None:
    got = crawl("http://127.0.0.1:9/tag/x/", f"{site.base}/tag/good/", settings={"RETRY_TIMES": 1})
    problem = only_problem(got)
    assert problem["code"] == "unreachable" and "127.0.0.1:9" in problem["detail"]


def test_a_next_page_that_does_not_exist_ends_a_finished_walk_with_a_warning(site: Site) -> None:
    site.add("/tag/bad/", archive([("/rye/", "About rye", "<p>rye […]</p>")], extra=pager("/tag/bad/page/2/")))
    got = faulty(site)
    problem = only_problem(got)
    assert problem["code"] == "next-page-missing" and "/tag/bad/page/2/" in problem["detail"]
    assert sorted(set(got.paths)) == ["/rye/", "/wheat/"]


def test_a_page_that_lists_itself_as_next(site: Site) -> None:
    entries = [("/rye/", "About rye", "<p>rye […]</p>")]
    site.add("/tag/self/", archive(entries, extra=pager("/tag/self/")))
    got = crawl(f"{site.base}/tag/self/")
    assert got.paths == ["/rye/"] and site.asked.count("/tag/self/") == 1
    assert got.archives[0]["complete"]


def test_pagination_that_never_ends_with_the_same_posts(site: Site) -> None:
    for n in range(1, 40):
        path = "/tag/loop/" if n == 1 else f"/tag/loop/page/{n}/"
        site.add(path, archive([("/rye/", "About rye", "<p>rye […]</p>")], extra=pager(f"/tag/loop/page/{n + 1}/")))
    got = crawl(f"{site.base}/tag/loop/")
    assert got.paths == ["/rye/"] and got.listed == ["/rye/"]
    assert sum("/tag/loop/" in path for path in site.asked) <= 4


def test_pages_beyond_the_last_that_lead_back_to_the_first(site: Site) -> None:
    site.add("/tag/back/", archive([("/rye/", "About rye", "<p>rye […]</p>")], extra=pager("/tag/back/page/2/")))
    site.add("/tag/back/page/2/", "", 302, Location="/tag/back/")
    got = crawl(f"{site.base}/tag/back/")
    assert got.paths == ["/rye/"] and got.archives[0]["complete"]


def test_an_archive_longer_than_the_limit_says_so(site: Site) -> None:
    for n in range(1, 8):
        site.add(f"/n{n}/", post(f"About n{n}"))
        path = "/tag/long/" if n == 1 else f"/tag/long/page/{n}/"
        site.add(path, archive([(f"/n{n}/", f"About n{n}", "<p>short […]</p>")], extra=pager(f"/tag/long/page/{n + 1}/")))
    got = crawl(f"{site.base}/tag/long/", settings={"PRESSMARK_MAX_ARCHIVE_PAGES": 3})
    assert len(got.paths) == 3
    assert got.codes() == {"page-limit"} and not got.archives[0]["complete"]


def test_posts_without_title_or_date_are_posts(site: Site) -> None:
    articles = "".join(
        f'<article class="hentry"><p>A note, number {n} […]</p><a rel="bookmark" href="/note{n}/">#</a></article>' for n in range(3)
    )
    site.add("/tag/notes/", f'<body class="archive"><main>{articles}</main></body>')
    for n in range(3):
        site.add(f"/note{n}/", f"<article><p>A note, number {n}. {PROSE * 4}</p></article>")
    got = crawl(f"{site.base}/tag/notes/")
    assert sorted(got.paths) == ["/note0/", "/note1/", "/note2/"]


@pytest.mark.parametrize(("declared", "actual"), [("iso-8859-1", "utf-8"), ("utf-8", "windows-1252")])
def test_titles_survive_a_wrong_charset(site: Site, declared: str, actual: str) -> None:
    names = ("Crème brûlée à la façon de Noël", "Über süße Brötchen für Könige", "Geëxporteerde koffie: één slok")
    entries = [(f"/c{n}/", name, f"<p>{name} […]</p>") for n, name in enumerate(names)]
    site.add("/tag/c/", archive(entries).encode(actual), Content_Type=f"text/html; charset={declared}")
    for n, name in enumerate(names):
        site.add(f"/c{n}/", post(name))
    got = crawl(f"{site.base}/tag/c/")
    assert [entry["title"] for entry in got.archives[0]["entries"]] == list(names)


def test_an_archive_that_breaks_off_gives_the_posts_before_the_break(site: Site) -> None:
    page = archive([(f"/{name}/", f"About {name}", f"<p>{name} […]</p>") for name in ("rye", "wheat", "oats")])
    site.add("/tag/cut/", page[: page.index("oats") - 12])
    got = crawl(f"{site.base}/tag/cut/")
    assert sorted(got.paths) == ["/rye/", "/wheat/"]


def test_a_post_that_cannot_be_read_is_a_row_from_its_entry(site: Site) -> None:
    site.add("/gone/", "gone", 410)
    site.add("/file/", b"\x00\x01", Content_Type="application/octet-stream")
    site.add("/tag/x/", archive([(f"/{name}/", f"About {name}", f"<p>{name} […]</p>") for name in ("rye", "gone", "file")]))
    got = crawl(f"{site.base}/tag/x/")
    failed = {page["url"].removeprefix(site.base): page for page in got.pages if page["body_status"] == "failed"}
    assert set(failed) == {"/gone/", "/file/"}
    assert failed["/gone/"]["fallback"]["title"] == "About gone"
    assert {page["problems"][0]["code"] for page in failed.values()} == {"http-410", "not-html"}
    assert all(path in page["problems"][0]["detail"] for path, page in failed.items())


def test_a_post_of_another_site_is_not_fetched(site: Site) -> None:
    site.add("/tag/x/", archive([("/rye/", "About rye", "<p>rye […]</p>"), ("http://other.example/a/", "Elsewhere", "<p>away […]</p>")]))
    got = crawl(f"{site.base}/tag/x/")
    [away] = [page for page in got.pages if page["body_status"] == "failed"]
    assert away["problems"][0]["code"] == "off-site" and "other.example" in away["problems"][0]["detail"]


def test_random_faults_lose_no_post_and_give_none_twice(site: Site) -> None:
    names = [f"bread{n}" for n in range(12)]
    faults = (
        Answer("busy", 503, {"Retry-After": "0"}),
        Answer("broken", 500),
        Answer(post("half"), cut=100),
        Answer("slow down", 429, {"Retry-After": "0"}),
    )
    for place, name in enumerate(names):
        site.pages[f"/{name}/"] = lambda asked, name=name, place=place: (
            faults[place % 4] if asked < 1 + place % 2 else Answer(post(f"About {name}"))
        )
    page = archive([(f"/{name}/", f"About {name}", f"<p>{name} […]</p>") for name in names])
    site.pages["/tag/x/"] = lambda asked: Answer(page, cut=200) if asked == 0 else Answer(page)
    got = crawl(f"{site.base}/tag/x/")
    assert sorted(got.paths) == sorted(f"/{name}/" for name in names)
    assert all(page["body_status"] == "whole" for page in got.pages)
