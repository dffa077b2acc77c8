"""A small site on a free loopback port, and a real crawl of it in a process of its own."""

from __future__ import annotations

import json
import multiprocessing
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.spiders.run import run

HTML = "text/html; charset=utf-8"
PROSE = "The oven hums while the street sleeps, and the dough does what dough does. "


@dataclass
class Answer:
    """What a path answers."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None  # send only so many bytes of the body, then hang up
    reset: bool = False  # break the connection off before a word is said
    pause_s: float = 0.0  # between the pieces in which the body is sent

    @property
    def raw(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass
class Site:
    """Paths and what they answer: an ``Answer``, or a function of how often the path was asked for before."""

    pages: dict[str, Answer | Callable[[int], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    base: str = ""

    def add(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        self.pages[path] = Answer(body, status, {name.replace("_", "-"): value for name, value in headers.items()})

    def note(self, headers: dict[str, str]) -> None:
        """Look at what a request says; a test may override it."""

    def answer(self, path: str) -> Answer:
        before = self.asked.count(path)
        self.asked.append(path)
        page = self.pages.get(path, Answer("<h1>Not found</h1>", 404))
        return page(before) if callable(page) else page


@contextmanager
def served(site: Site) -> Iterator[str]:
    """Serve a site; gives its base address without a slash."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.note(dict(self.headers))
            answer = site.answer(self.path)
            if answer.reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
                return
            body = answer.raw.replace(b"{base}", site.base.encode())
            self.send_response(answer.status)
            for name, value in {"Content-Type": HTML, "Content-Length": str(len(body)), **answer.headers}.items():
                self.send_header(name, value.replace("{base}", site.base))
            self.end_headers()
            body = body[: answer.cut] if answer.cut is not None else body
            with suppress(BrokenPipeError, ConnectionResetError):  # a crawler that has gone away
                for start in range(0, len(body), piece := len(body) // (8 if answer.pause_s else 1) + 1):
                    self.wfile.write(body[start : start + piece])
                    time.sleep(answer.pause_s)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.base = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site.base
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Crawled:
    """What a crawl gave, in the order in which it came."""

    pages: list[dict[str, Any]]
    archives: list[dict[str, Any]]
    stats: dict[str, Any]

    @property
    def paths(self) -> list[str]:
        return ["/" + page["url"].split("/", 3)[3] for page in self.pages]

    @property
    def listed(self) -> list[str]:
        return ["/" + entry["url"].split("/", 3)[3] for archive in self.archives for entry in archive["entries"]]

    def codes(self) -> set[str]:
        owners = (*self.pages, *self.archives)
        return {problem["code"] for owner in owners for problem in owner["problems"]}


def crawl(*urls: str, settings: dict[str, object] | None = None, **arguments: str) -> Crawled:
    """Crawl with the project's settings, its item pipeline left out."""
    fork = multiprocessing.get_context("fork")  # a reactor runs once a process, and a fork spares each crawl the imports
    ours, theirs = fork.Pipe(duplex=False)
    child = fork.Process(target=run, args=({"urls": " ".join(urls), "settings": settings or {}, "arguments": arguments}, theirs))
    child.start()
    theirs.close()
    try:
        given = json.loads(ours.recv() if ours.poll(120) else "null")
    finally:
        child.join(5)
        if child.is_alive():
            child.kill()
    assert given is not None, "the crawl did not end within two minutes"
    return Crawled(given["pages"], given["archives"], given["stats"])


def post(title: str, *, text: str = PROSE * 8, body_class: str = "single") -> str:
    """Give a post's own page."""
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title></head><body class="{body_class}"><main><article><h1>{title}</h1>'
        f'<div class="entry-content"><p>{text}</p></div></article></main></body></html>'
    )


def whole(title: str) -> str:
    """Give the text of a post that cannot be an excerpt."""
    parts = "".join(f"<h3>{title}, part {n}</h3><p>{title}: {PROSE * 6}</p><ul><li>one</li><li>two</li></ul>" for n in range(1, 5))
    return f"<p>{title} begins.</p>{parts}"


def archive(entries: list[tuple[str, str, str]], *, extra: str = "", heading: str = "Tag: bread") -> str:
    """Give an archive page of (path, title, text as HTML); ``extra`` is what follows the posts, as a pager."""
    articles = "".join(
        f'<article class="hentry"><h2 class="entry-title"><a href="{path}">{title}</a></h2><time datetime="2024-05-{20 - n:02}">May</time>'
        f'<div class="entry-content">{text}</div></article>'
        for n, (path, title, text) in enumerate(entries)
    )
    return f'<!doctype html><html lang="en"><body class="archive tag"><main><h1>{heading}</h1>{articles}{extra}</main></body></html>'


def pager(path: str) -> str:
    return f'<nav class="pagination"><a class="next" rel="next" href="{path}">Older posts</a></nav>'
