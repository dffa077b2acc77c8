"""The main job as a person or a scheduler starts it, against a small real server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow.parquet as pq
import pytest

POST = """<!doctype html><html lang="en"><head><title>Post {n} – A site</title></head><body><header><nav><a href="/">Home</a></nav></header>
<main><article class="hentry"><h1 class="entry-title">Post {n}</h1><p class="byline">By <span class="author">Ida Post</span> on
<time class="published" datetime="2026-01-{n:02}T10:00:00Z">{n} January 2026</time></p><div class="entry-content">
<p>This is what post {n} says at its beginning, in a sentence that is long enough to be one.</p><h2>Part of {n}</h2><ul><li>One of {n}</li>
<li>Two of {n}</li></ul><p>And this is what post {n} says at its end, in another sentence of the same length.</p></div></article></main>
<footer><p>© A site</p></footer></body></html>"""
ENTRY = """<article class="hentry"><h2 class="entry-title"><a href="/post-{n}/" rel="bookmark">Post {n}</a></h2>
<time class="published" datetime="2026-01-{n:02}T10:00:00Z">{n} January 2026</time>
<div class="entry-summary"><p>This is what post {n} says at its beginning […]</p></div></article>"""
ARCHIVE = """<!doctype html><html lang="en"><head><title>Tag: x – A site</title></head><body>
<header><nav><a href="/">Home</a></nav></header>
<main><h1>Tag: x</h1>{entries}<nav class="pagination">{next}</nav></main><footer><p>© A site</p></footer></body></html>"""


class Site:
    """A site of 20 posts on two archive pages that may be slow, or fail for some posts."""

    def __init__(self) -> None:
        self.posts = 20
        self.delay_s = 0.0
        self.broken: set[int] = set()
        self.asked: list[str] = []

    def page(self, path: str) -> tuple[int, str]:
        if path.startswith("/tag/x/"):
            second = path.endswith("/page/2/")
            numbers = range(11, self.posts + 1) if second else range(1, 11)
            more = "" if second else '<a class="next" rel="next" href="/tag/x/page/2/">Older posts</a>'
            return 200, ARCHIVE.format(entries="\n".join(ENTRY.format(n=n) for n in numbers), next=more)
        name = path.strip("/").removeprefix("post-")
        if not name.isdigit() or int(name) > self.posts:
            return 404, "<!doctype html><title>404</title><h1>Not found</h1>"
        end = time.monotonic() + self.delay_s
        while self.delay_s and time.monotonic() < end:
            time.sleep(0.02)
        return (410, "gone") if int(name) in self.broken else (200, POST.format(n=int(name)))


@contextmanager
def served(site: Site) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, text = (200, "User-agent: *\nDisallow:\n") if self.path == "/robots.txt" else site.page(self.path)
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(BrokenPipeError):  # the crawl was killed
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site() -> Iterator[tuple[Site, str]]:
    content = Site()
    with served(content) as base:
        yield content, f"{base}/tag/x/"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "pressmark", "crawl", *arguments]


def crawl(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), capture_output=True, text=True, check=False, timeout=120)


def titles(out: Path) -> list[str]:
    return sorted(pq.read_table(out / "latest" / "posts.parquet", columns=["title"])["title"].to_pylist())


def test_a_crawl_publishes_every_post_and_says_so(site, tmp_path):
    done = crawl(site[1], "--out", str(tmp_path), "--json")
    summary = json.loads(done.stdout)
    assert (done.returncode, summary["outcome"]) == (0, "published"), done.stderr
    assert titles(tmp_path) == sorted(f"Post {n}" for n in range(1, 21))
    assert summary["counts"]["posts"] == 20
    assert summary["counts"]["headings"] == 20
    assert summary["counts"]["list_items"] == 40
    assert summary["archives"][0]["complete"] is True
    assert summary["archives"][0]["pages_read"] == 2
    assert summary["failures"] == []
    assert summary["requests"] == len(site[0].asked)


def test_the_summary_for_people_tells_where_the_dataset_lies(site, tmp_path):
    done = crawl(site[1], "--out", str(tmp_path), "--quiet")
    assert f'pd.read_parquet("{tmp_path}/latest/posts.parquet")' in done.stdout
    assert done.stderr == ""


def test_a_second_crawl_of_an_unchanged_site_publishes_nothing(site, tmp_path):
    crawl(site[1], "--out", str(tmp_path))
    before = (tmp_path / "latest").readlink()
    done = crawl(site[1], "--out", str(tmp_path), "--json")
    assert (done.returncode, json.loads(done.stdout)["outcome"]) == (0, "unchanged")
    assert (tmp_path / "latest").readlink() == before
    again = crawl(site[1], "--out", str(tmp_path), "--json", "--always")
    assert (again.returncode, json.loads(again.stdout)["outcome"]) == (0, "published")
    assert (tmp_path / "latest").readlink() != before


def test_an_unreadable_post_is_a_failed_row_a_problem_and_exit_code_1(site, tmp_path):
    site[0].broken = {3}
    done = crawl(site[1], "--out", str(tmp_path), "--json")
    summary = json.loads(done.stdout)
    assert (done.returncode, summary["outcome"]) == (1, "published_with_failures")
    [failure] = summary["failures"]
    assert failure["url"].endswith("/post-3/")
    assert "410" in failure["detail"]
    posts = pq.read_table(tmp_path / "latest" / "posts.parquet").to_pylist()
    assert [(post["title"], post["body_status"]) for post in posts if post["body_status"] != "whole"] == [("Post 3", "failed")]
    problems = pq.read_table(tmp_path / "latest" / "problems.parquet").to_pylist()
    assert [problem["url"].rpartition("/post-")[2] for problem in problems if problem["post_id"]] == ["3/"]


def test_allowed_failures_still_count_as_success(site, tmp_path):
    site[0].broken = {3}
    assert crawl(site[1], "--out", str(tmp_path), "--max-failures", "1").returncode == 0


def test_a_post_that_fails_later_keeps_the_row_it_had(site, tmp_path):
    crawl(site[1], "--out", str(tmp_path))
    site[0].broken = {3}
    crawl(site[1], "--out", str(tmp_path), "--always", "--refresh")
    posts = pq.read_table(tmp_path / "latest" / "posts.parquet").to_pylist()
    assert {post["body_status"] for post in posts} == {"whole"}


def test_nothing_read_is_never_a_success(site, tmp_path):
    done = crawl(site[1].replace("/tag/x/", "/tag-that-is-none/"), "--out", str(tmp_path), "--json")
    summary = json.loads(done.stdout)
    assert (done.returncode, summary["outcome"]) == (3, "nothing_read")
    assert "404" in summary["failures"][0]["detail"]
    assert not (tmp_path / "latest").exists()


def test_a_limit_reads_no_more_posts_and_drops_none_that_were_there(site, tmp_path):
    done = crawl(site[1], "--out", str(tmp_path), "--limit", "4", "--json")
    summary = json.loads(done.stdout)
    assert (done.returncode, summary["counts"]["posts"]) == (0, 4)
    assert summary["archives"][0]["complete"] is False
    crawl(site[1], "--out", str(tmp_path))
    crawl(site[1], "--out", str(tmp_path), "--limit", "4", "--always")
    assert len(titles(tmp_path)) == 20


def test_since_reads_only_posts_of_that_day_or_later(site, tmp_path):
    crawl(site[1], "--out", str(tmp_path), "--since", "2026-01-15")
    assert titles(tmp_path) == sorted(f"Post {n}" for n in range(15, 21))


def test_a_second_run_on_one_dataset_ends_at_once(site, tmp_path):
    site[0].delay_s = 30.0  # longer than the second run may take, until it has ended
    first = subprocess.Popen(command(site[1], "--out", str(tmp_path)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: any("/post-" in path for path in site[0].asked))
        second = crawl(site[1], "--out", str(tmp_path))
        assert second.returncode == 5
        assert f"pid {first.pid}" in second.stdout + second.stderr
    finally:
        site[0].delay_s = 0.0
        first.wait(timeout=60)
    assert first.returncode == 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_crawl_is_carried_on_without_fetching_stored_posts_again(site, tmp_path, stop):
    site[0].delay_s = 0.2
    first = subprocess.Popen(command(site[1], "--out", str(tmp_path)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wait_for(lambda: sum("/post-" in path for path in site[0].asked) >= 5)
    first.send_signal(stop)
    said, _ = first.communicate(timeout=60)
    assert first.returncode == 130
    assert "same command" in said
    assert not (tmp_path / "latest").exists()

    site[0].delay_s = 0.0
    before = [path for path in site[0].asked if "/post-" in path]
    assert crawl(site[1], "--out", str(tmp_path)).returncode == 0
    after = [path for path in site[0].asked if "/post-" in path]
    assert len(titles(tmp_path)) == 20
    assert len(after) == len(set(after)) == 20, "a stored post was fetched again"
    assert len(before) < 20


def test_a_second_signal_ends_the_crawl_at_once_and_leaves_latest_whole(site, tmp_path):
    crawl(site[1], "--out", str(tmp_path))
    before = (tmp_path / "latest").resolve()
    site[0].delay_s = 20.0
    running = subprocess.Popen(command(site[1], "--out", str(tmp_path), "--refresh"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    asked = len(site[0].asked)
    wait_for(lambda: any("/post-" in path for path in site[0].asked[asked:]))
    running.send_signal(signal.SIGINT)
    time.sleep(1)
    assert running.poll() is None, "the first signal waits for what is in flight"
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=10) == 130
    assert (tmp_path / "latest").resolve() == before
    assert len(titles(tmp_path)) == 20


def test_a_killed_crawl_leaves_latest_as_it_was_and_the_next_run_carries_on(site, tmp_path):
    site[0].delay_s = 0.2
    running = subprocess.Popen(command(site[1], "--out", str(tmp_path)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(lambda: sum("/post-" in path for path in site[0].asked) >= 5)
    running.kill()
    running.wait(timeout=10)
    assert not (tmp_path / "latest").exists()
    site[0].delay_s = 0.0
    assert crawl(site[1], "--out", str(tmp_path)).returncode == 0
    asked = [path for path in site[0].asked if "/post-" in path]
    assert len(asked) - len(set(asked)) <= 2, "more was fetched again than can have been in flight"
    assert len(titles(tmp_path)) == 20


def test_scrapy_crawl_does_the_same_and_its_close_reason_says_how_it_ended(site, tmp_path):
    arguments = ["-a", f"url={site[1]}", "-a", f"out={tmp_path}"]
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "archive", *arguments],
        capture_output=True, text=True, check=False, timeout=120, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.returncode == 0
    assert "'pressmark/outcome': 'published'" in done.stderr
    assert "Spider closed (published)" in done.stderr
    assert len(titles(tmp_path)) == 20


def test_scrapy_lists_the_spider_and_its_shell_reads_a_page_without_a_dataset(site):
    root = Path(__file__).parents[2]
    scrapy = [sys.executable, "-m", "scrapy"]
    listed = subprocess.run([*scrapy, "list"], capture_output=True, text=True, check=True, timeout=60, cwd=root)
    assert listed.stdout.split() == ["archive", "probe"]
    shell = [*scrapy, "shell", site[1], "-c", "response.css('h1::text').get()", "--nolog"]
    assert subprocess.run(shell, capture_output=True, text=True, check=True, timeout=60, cwd=root).stdout.strip() == "Tag: x"


def test_a_damaged_snapshot_is_named_and_kept_and_nothing_is_published(site, tmp_path):
    crawl(site[1], "--out", str(tmp_path))
    damaged = tmp_path / "latest" / "blocks.parquet"
    damaged.write_bytes(damaged.read_bytes()[:100])
    before = (tmp_path / "latest").readlink()
    done = crawl(site[1], "--out", str(tmp_path), "--json")
    summary = json.loads(done.stdout)
    assert (done.returncode, summary["outcome"]) == (4, "not_published")
    assert "blocks.parquet" in summary["message"]
    assert (tmp_path / "latest").readlink() == before


@pytest.mark.parametrize(("arguments", "said"), [([], "url"), (["-a", "url=https://site.example/"], "out"), (["-a", "out=OUT"], "url")])
def test_scrapy_crawl_names_a_missing_argument(arguments, said, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "archive", *(a.replace("OUT", str(tmp_path)) for a in arguments)],
        capture_output=True, text=True, check=False, timeout=120, cwd=Path(__file__).parents[2], env=dict(os.environ),
    )  # fmt: skip
    assert f"-a {said}=" in done.stderr
    assert "Traceback" not in done.stderr


def wait_for(condition, timeout_s: float = 30.0) -> None:
    end = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
