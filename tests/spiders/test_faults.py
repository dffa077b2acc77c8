"""A server that fails in every way that servers do, and a list that changes while it is read: all posts in the end, none twice."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

import pytest

from tests.spiders.site import Answer, Crawled, crawl, served
from tests.spiders.wordpress_site import WordPress

FAULTS: dict[str, Callable[[Answer], Answer]] = {
    "busy": lambda answer: Answer("busy", 503, {"Retry-After": "0"}),
    "too many": lambda answer: Answer("slow down", 429, {"Retry-After": "1"}),
    "too many, no time": lambda answer: Answer("slow down", 429),
    "error": lambda answer: Answer("<h1>Error</h1>", 500),
    "bad gateway": lambda answer: Answer("", 502),
    "reset": lambda answer: Answer(reset=True),
    "half a body": lambda answer: Answer(answer.body, answer.status, answer.headers, cut=len(answer.raw) // 2),
    "slow": lambda answer: Answer(answer.body, answer.status, answer.headers, pause_s=0.02),
}
QUICK = {"PRESSMARK_RETRY_BACKOFF": 0.0, "CONCURRENT_REQUESTS_PER_DOMAIN": 4}


class FaultySite(WordPress):
    """Each address fails up to three times before it answers, each time as chance has it."""

    failed: Counter[str]

    def begin(self, seed: int, share: float) -> None:
        self.chance, self.share, self.failed = Random(seed), share, Counter()

    def answer(self, path: str) -> Answer:
        answer = super().answer(path)
        if self.failed[path] >= 3 or self.chance.random() >= self.share:
            return answer
        self.failed[path] += 1
        return self.chance.choice(list(FAULTS.values()))(answer)


@contextmanager
def faulty(seed: int, posts: int, share: float) -> Iterator[FaultySite]:
    site = FaultySite(posts=posts)
    site.begin(seed, share)
    with served(site):
        yield site


def assert_each_post_once(got: Crawled, site: WordPress) -> None:
    assert sorted(got.paths) == sorted(f"/p{n}/" for n in site.numbers)
    assert all(page["body_status"] == "whole" for page in got.pages)
    [read] = got.archives
    assert read["complete"], read["why_not"]
    assert got.listed == [f"/p{n}/" for n in site.numbers]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("way", ["rest", "listing"])
def test_a_server_that_fails_at_random_loses_no_post(seed: int, way: str) -> None:
    with faulty(seed, *((45, 0.5) if way == "listing" else (130, 1.0))) as site:  # REST makes so few requests that each has to fail
        got = crawl(f"{site.base}/tag/bread/", settings={**QUICK, "PRESSMARK_WAY": way})
        assert sum(site.failed.values()) > 3
        assert_each_post_once(got, site)
        assert got.archives[0]["way"] == way


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_overcome(fault: str) -> None:
    site = WordPress(posts=12, named=False)
    answer = site.answer
    failed: set[str] = set()

    def once(path: str) -> Answer:
        given = answer(path)
        if path in failed or path == "/robots.txt":
            return given
        failed.add(path)
        return FAULTS[fault](given)

    site.answer = once  # type: ignore[method-assign]
    with served(site):
        got = crawl(f"{site.base}/tag/bread/", settings=QUICK)
    assert_each_post_once(got, site)


def test_an_order_that_changes_between_any_two_pages_loses_no_post() -> None:
    """Each page is shown as the archive is at that moment: two new posts came before the second, a third before the last."""
    site = WordPress(posts=40, named=False)
    answer = site.answer

    def moving(path: str) -> Answer:
        if path == "/tag/bread/page/2/" and 0 not in site.numbers:
            site.numbers = [-1, 0, *site.numbers]
            rebuild(site)
        if path == "/tag/bread/page/4/" and -2 not in site.numbers:
            site.numbers = [-2, *site.numbers]
            rebuild(site)
        return answer(path)

    site.answer = moving  # type: ignore[method-assign]
    with served(site):
        got = crawl(f"{site.base}/tag/bread/", settings=QUICK)
    assert sorted(got.paths) == sorted(f"/p{n}/" for n in site.numbers)
    assert len(got.listed) == len(set(got.listed)) == 43


def rebuild(site: WordPress) -> None:
    fresh = WordPress(posts=len(site.numbers), order=site.numbers, named=False)
    site.pages |= fresh.pages


def test_a_server_that_never_recovers_is_told_of_and_costs_only_its_posts() -> None:
    site = WordPress(posts=12, named=False)
    site.add("/p3/", "<h1>Error</h1>", 500)
    with served(site):
        got = crawl(f"{site.base}/tag/bread/", settings={**QUICK, "RETRY_TIMES": 1})
    failed = [page for page in got.pages if page["body_status"] == "failed"]
    assert [page["url"] for page in failed] == [f"{site.base}/p3/"] and len(got.pages) == 12
    assert got.codes() == {"http-500"}
