"""A small site whose posts can be edited, moved and deleted between two crawls, and that logs what it is asked."""

from __future__ import annotations

import json
import multiprocessing
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import pyarrow.parquet as pq

import pressmark.crawl  # noqa: F401 - what each crawl would import anew
from pressmark.run import CrawlOptions, run_crawl

_ON_A_PAGE = 10
_WORDS = [
    "harbour",
    "lantern",
    "copper",
    "winter",
    "barrel",
    "market",
    "sailor",
    "bridge",
    "candle",
    "forest",
    "garden",
    "hammer",
    "island",
    "kettle",
    "ladder",
    "mirror",
    "needle",
    "orchard",
    "pebble",
    "quarry",
    "ribbon",
    "saddle",
    "tunnel",
    "valley",
    "window",
    "yellow",
    "anchor",
    "basket",
    "cellar",
    "dragon",
    "engine",
    "feather",
    "gravel",
    "hollow",
]
_PAGE = """<!doctype html><html lang="en"><head><title>{title} – A site</title></head><body class="{kind}"><header><nav><a href="/">Home</a>
</nav></header><main>{main}</main><footer><p>© A site</p></footer></body></html>"""
_POST = """<article class="hentry"><h1 class="entry-title">{title}</h1><p class="byline">By <span class="author">Ida Post</span> on
<time class="published" datetime="{day}T10:00:00Z">{day}</time></p><div class="entry-content"><p>{lead}</p><h2>{part}</h2>
<ul><li>{one}</li><li>{two}</li></ul><p>{rest}</p></div></article>"""
_ENTRY = """<article class="hentry"><h2 class="entry-title"><a href="{path}" rel="bookmark">{title}</a></h2>
<time class="published" datetime="{day}T10:00:00Z">{day}</time><div class="entry-summary"><p>{lead} […]</p></div></article>"""


@dataclass(frozen=True, slots=True)
class Text:
    """What a post says."""

    title: str
    lead: str
    rest: str
    day: str = "2020-01-01"


def text(name: str) -> Text:
    """The text that a post of that name has when nobody has edited it. No two posts share a sentence."""
    chance = Random(name)
    return Text(f"About {name}", *(f"{' '.join(chance.sample(_WORDS, 16)).capitalize()}." for _ in range(2)))


@dataclass(slots=True)
class ChangingSite:
    """Posts by name, newest first; archives by name, each with the names of its posts."""

    posts: dict[str, Text] = field(default_factory=dict)
    archives: dict[str, list[str]] = field(default_factory=dict)
    answers: dict[str, int] = field(default_factory=dict)  # path: a status that it answers instead
    redirects: dict[str, str] = field(default_factory=dict)
    times: dict[str, str] = field(default_factory=dict)  # ``lastmod`` of posts in a sitemap, which robots.txt names where there are any
    robots: str = ""  # what robots.txt says beside
    validators: bool = False
    delay_s: float = 0.0  # of each answer
    log: list[tuple[str, str, int]] = field(default_factory=list)  # method, path, status
    base: str = ""

    @classmethod
    def of(cls, count: int, *archives: str) -> ChangingSite:
        """A site of numbered posts, all of which every archive lists."""
        names = [f"p{number}" for number in range(count)]
        return cls({name: text(name) for name in names}, {archive: list(names) for archive in archives or ("x",)})

    def archive(self, name: str = "x") -> str:
        return f"{self.base}/tag/{name}/"

    def edit(self, name: str, **fields: str) -> None:
        self.posts[name] = replace(self.posts[name], **fields)

    def delete(self, name: str) -> None:
        del self.posts[name]
        self.unlist(name)

    def unlist(self, name: str, *archives: str) -> None:
        for archive in archives or self.archives:
            if name in self.archives[archive]:
                self.archives[archive].remove(name)

    def add(self, name: str) -> None:
        self.posts = {name: text(name), **self.posts}
        for names in self.archives.values():
            names.insert(0, name)

    def asked(self, *, since: int = 0) -> list[str]:
        """Paths that were asked for, robots.txt left out."""
        return [path for _, path, _ in self.log[since:] if path != "/robots.txt"]

    def answer(self, path: str) -> tuple[int, str]:
        if path in self.answers:
            return self.answers[path], "<!doctype html><title>?</title><h1>?</h1>"
        if path == "/robots.txt":
            return 200, f"User-agent: *\nDisallow:\n{self.robots or (f'Sitemap: {self.base}/sitemap.xml' if self.times else '')}\n"
        if path == "/sitemap.xml" and self.times:
            pages = {"": "2026-11-29", **self.times}
            rows = (
                f"<url><loc>{self.base}/{f'{name}/' if name else ''}</loc><lastmod>{time}</lastmod></url>" for name, time in pages.items()
            )
            return 200, f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(rows)}</urlset>'
        steps = path.strip("/").split("/")
        if steps[0] == "tag" and steps[1] in self.archives:
            return self._archive(steps[1], int(steps[3]) if len(steps) > 3 else 1)
        if steps[0] in self.posts and len(steps) == 1:
            post = self.posts[steps[0]]
            words = post.rest.split()
            parts = {"title": post.title, "lead": post.lead, "rest": post.rest, "day": post.day}
            parts |= {"part": " ".join(words[:3]), "one": " ".join(words[3:8]), "two": " ".join(words[8:12])}
            return 200, _PAGE.format(title=post.title, kind="single", main=_POST.format(**parts))
        return 404, "<!doctype html><title>404</title><h1>Not found</h1>"

    def _archive(self, name: str, page: int) -> tuple[int, str]:
        names = self.archives[name]
        shown = names[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
        entries = [_ENTRY.format(path=f"/{n}/", **{k: getattr(self.posts[n], k) for k in ("title", "lead", "day")}) for n in shown]
        more = f'<nav class="pagination"><a class="next" rel="next" href="/tag/{name}/page/{page + 1}/">Older posts</a></nav>'
        last = page * _ON_A_PAGE >= len(names)
        heading = f"<h1>Tag: {name}</h1>"
        return 200, _PAGE.format(title=f"Tag: {name}", kind="archive tag", main=heading + "".join(entries) + ("" if last else more))


@contextmanager
def served(site: ChangingSite) -> Iterator[ChangingSite]:
    """Serve the site on a free loopback port for as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path
            end = time.monotonic() + site.delay_s
            while site.delay_s and time.monotonic() < end:
                time.sleep(0.005)
            status, body = site.answer(path)
            tag = f'"{sha256(body.encode()).hexdigest()[:16]}"'
            if path in site.redirects:
                status = 301
            elif status == 200 and site.validators and self.headers["If-None-Match"] == tag:
                status = 304
            site.log.append((self.command, path, status))
            with suppress(BrokenPipeError, ConnectionResetError):  # the crawl was killed
                self.send_response(status)
                if status == 301:
                    self.send_header("Location", site.redirects[path])
                if site.validators and status in (200, 304):
                    self.send_header("ETag", tag)
                raw = b"" if status in (301, 304) else body.encode()
                self.send_header("Content-Type", "text/plain" if path == "/robots.txt" else "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(raw)))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(raw)

        do_HEAD = do_GET  # noqa: N815 - the names that http.server looks for

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def command(out: Path, *arguments: str) -> list[str]:
    """The command that crawls into ``out``."""
    return [sys.executable, "-m", "pressmark", "crawl", "--out", str(out), *arguments]


def crawl(out: Path, *archives: str, **options: Any) -> dict[str, Any]:
    """Crawl in a process of its own, and give the summary; ``options`` are those of ``CrawlOptions``."""
    fork = multiprocessing.get_context("fork")  # a reactor runs once a process, and a fork spares each crawl the imports
    ours, theirs = fork.Pipe(duplex=False)
    child = fork.Process(target=_crawl, args=(out, archives, options, theirs))
    child.start()
    theirs.close()
    try:
        summary: dict[str, Any] = json.loads(ours.recv() if ours.poll(120) else "null")
    finally:
        child.join(5)
        if child.is_alive():
            child.kill()
    return summary


def _crawl(out: Path, archives: tuple[str, ...], options: dict[str, Any], answer: Connection) -> None:
    answer.send(run_crawl(archives, out, CrawlOptions(**options)).json())


def changes(out: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What the current snapshot says has changed, by path."""
    rows = pq.read_table(out / "latest" / "changes.parquet").to_pylist()
    return {path_of(row["url"]): (row["change"], tuple(row["fields"])) for row in rows}


def posts(out: Path) -> dict[str, dict[str, Any]]:
    """The posts of the current snapshot, by path."""
    return {path_of(row["url"]): row for row in pq.read_table(out / "latest" / "posts.parquet").to_pylist()}


def stored(out: Path) -> set[str]:
    """Paths that the open crawl need not ask for any more."""
    with closing(sqlite3.connect(out / "state.sqlite" if out.exists() else ":memory:")) as state:
        if not state.execute("SELECT 1 FROM sqlite_master WHERE name = 'pages'").fetchone():
            return set()
        open_crawl = "SELECT crawl_id FROM crawl"
        pages = state.execute(f"SELECT url FROM pages WHERE crawl_id IN ({open_crawl})").fetchall()
        return {path_of(url) for (url,) in [*state.execute("SELECT url FROM staged"), *pages]}


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]
