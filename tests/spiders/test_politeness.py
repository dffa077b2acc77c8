"""Politeness: robots.txt, waiting when asked to, staying on the site and out of private networks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import monotonic

import pytest

from spiders.patience import retry_after
from tests.spiders.site import Answer, Site, archive, crawl, post, served

ENTRIES = [(f"/{name}/", f"About {name}", f"<p>{name} […]</p>") for name in ("rye", "wheat")]


@pytest.fixture
def site() -> Iterator[Site]:
    one = Site()
    with served(one):
        for name in ("rye", "wheat"):
            one.add(f"/{name}/", post(f"About {name}"))
        one.add("/tag/x/", archive(ENTRIES))
        yield one


def test_what_robots_txt_forbids_is_not_fetched_and_named(site: Site) -> None:
    site.add("/robots.txt", "User-agent: *\nDisallow: /wheat/\n", Content_Type="text/plain")
    got = crawl(f"{site.base}/tag/x/")
    assert "/wheat/" not in site.asked and site.asked.count("/robots.txt") == 1
    assert got.codes() == {"robots-forbidden"}


def test_an_archive_that_robots_txt_forbids_is_a_message(site: Site) -> None:
    site.add("/robots.txt", "User-agent: *\nDisallow: /tag/\n", Content_Type="text/plain")
    got = crawl(f"{site.base}/tag/x/")
    assert got.pages == [] and got.codes() == {"robots-forbidden"}
    assert "/tag/x/" in got.archives[0]["why_not"]


def test_a_crawl_delay_is_kept(site: Site) -> None:
    site.add("/robots.txt", "User-agent: *\nCrawl-delay: 1\n", Content_Type="text/plain")
    times: list[float] = []
    for name in ("rye", "wheat"):
        site.pages[f"/{name}/"] = lambda asked: (times.append(monotonic()), Answer(post("About bread")))[1]
    crawl(f"{site.base}/tag/x/", settings={"PRESSMARK_DELAYS_ON_LOOPBACK": True, "AUTOTHROTTLE_ENABLED": False})
    assert times[1] - times[0] >= 0.9


def test_retry_after_is_waited_for(site: Site) -> None:
    times: list[float] = []

    def busy(asked: int) -> Answer:
        times.append(monotonic())
        return Answer(post("About rye")) if asked else Answer("busy", 503, {"Retry-After": "2"})

    site.pages["/rye/"] = busy
    got = crawl(f"{site.base}/tag/x/")
    assert times[1] - times[0] >= 1.9
    assert sorted(got.paths) == ["/rye/", "/wheat/"] and got.codes() == set()


def test_a_host_that_asks_for_too_long_is_left_and_nothing_counts_as_read(site: Site) -> None:
    site.add("/rye/", "busy", 429, Retry_After="3600")
    got = crawl(f"{site.base}/tag/x/", settings={"CONCURRENT_REQUESTS": 1})
    failed = [page for page in got.pages if page["body_status"] == "failed"]
    assert failed and site.asked.count("/rye/") == 1
    assert got.codes() <= {"http-429", "host-left"}


def test_redirects_into_a_private_network_are_refused(site: Site) -> None:
    site.add("/rye/", "", 302, Location="http://10.0.0.1/secret")
    site.add("/wheat/", "", 302, Location="http://169.254.169.254/latest/meta-data/")
    got = crawl(f"{site.base}/tag/x/")
    assert [page["problems"][0]["code"] for page in got.pages] == ["private-address"] * 2
    assert all(page["url"] in page["problems"][0]["detail"] for page in got.pages)


def test_redirects_to_another_site_are_refused_unless_the_job_allows_it(site: Site) -> None:
    site.add("/rye/", "", 301, Location="http://other.example/rye/")
    got = crawl(f"{site.base}/tag/x/")
    [failed] = [page for page in got.pages if page["body_status"] == "failed"]
    assert failed["problems"][0]["code"] == "off-site"


def test_a_crawl_makes_no_more_requests_than_it_may(site: Site) -> None:
    got = crawl(f"{site.base}/tag/x/", settings={"PRESSMARK_MAX_REQUESTS": 3, "CONCURRENT_REQUESTS": 1})
    assert len(site.asked) == 3
    assert got.codes() == {"request-limit"}


def test_the_user_agent_names_the_project() -> None:
    from pressmark import settings

    assert settings.USER_AGENT.startswith("pressmark/")
    assert settings.ROBOTSTXT_OBEY and settings.AUTOTHROTTLE_ENABLED and settings.CONCURRENT_REQUESTS_PER_DOMAIN == 1
    assert not settings.TELNETCONSOLE_ENABLED and not settings.REMOTE_CONTROL_ENABLED


@pytest.mark.parametrize(
    ("value", "seconds"), [(b"120", 120.0), (b"0", 0.0), (b"soon", None), (b"", None), (None, None), ("²".encode("latin-1"), None)]
)
def test_retry_after_reads_seconds(value: bytes | None, seconds: float | None) -> None:
    assert retry_after(value, datetime(2026, 1, 1, tzinfo=UTC)) == seconds


def test_retry_after_reads_dates() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    assert retry_after(format_datetime(now + timedelta(seconds=90), usegmt=True).encode(), now) == 90
    assert retry_after(format_datetime(now - timedelta(seconds=90), usegmt=True).encode(), now) == 0
