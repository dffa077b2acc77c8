"""A made-up site of any size: one tag archive of whole posts or excerpts, the same bytes for the same numbers.

    python -m benchmarks.synthetic --posts 2000 --carries excerpt [--rest]

prints the archive's address on one line and serves until it is ended. GET /requests answers with the number of requests so far,
GET /sent with the bytes of their answers. With --rest the site has WordPress's REST interface, too.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from urllib.parse import parse_qs, urlsplit

_ARCHIVE = "/tag/bench/"
_REST = "/wp-json/wp/v2/posts"
_INTERFACE = (
    '<meta name="generator" content="WordPress 6.7"><link rel="https://api.w.org/" href="/wp-json/">'
    '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/tags/6">'
)
_POSTS_A_PAGE = 10  # WordPress' default
_NEWEST = datetime(2026, 1, 1, 9, tzinfo=UTC)
_TEXT = (
    "the press holds a sheet of paper under the frame and turns every wheel by hand while ink dries slowly on heavy type "
    "that nobody has sorted since winter because drawers stick when damp air comes through old windows near our workshop door"
)
_WORDS = tuple(_TEXT.split())
_SURNAMES = ("Abelgard", "Brinkmoor", "Castellan", "Dunrick", "Eversholt", "Farrowe", "Gildemond", "Hartwhistle", "Ilvergate", "Jorrick")
_JOURNALS = ("Journal of Invented Presses", "Paper & Climate", "The Sheet", "Annals of Small Movements")


@dataclass(frozen=True, slots=True)
class SyntheticSite:
    """How large the site is and what it shows."""

    posts: int
    carries: str = "excerpt"  # whole or excerpt
    references: bool = True  # each post ends with a list of five
    rest: bool = False  # WordPress's REST interface gives the posts, too

    @property
    def archive_pages(self) -> int:
        return -(-self.posts // _POSTS_A_PAGE)

    def page(self, path: str) -> str | None:
        """Give the HTML at a path; None where there is nothing."""
        if path == _ARCHIVE:
            return self._archive(1)
        kind, _, number = path.strip("/").rpartition("/")
        if not number.isdigit():
            return None
        if kind == "tag/bench/page" and 1 < int(number) <= self.archive_pages:
            return self._archive(int(number))
        if kind == "post" and int(number) < self.posts:
            return _page(_title(int(number)), "", self._article(int(number), "h1"))
        return None

    def _archive(self, page: int) -> str:
        numbers = range((page - 1) * _POSTS_A_PAGE, min(page * _POSTS_A_PAGE, self.posts))
        entry = self._article if self.carries == "whole" else _excerpt
        following = f'<link rel="next" href="{_ARCHIVE}page/{page + 1}/">' if page < self.archive_pages else ""
        named = _INTERFACE if self.rest else ""
        pager = f'<nav class="pager"><a rel="next" href="{_ARCHIVE}page/{page + 1}/">Older posts</a></nav>' if following else ""
        return _page("Tag: bench", following + named, "<h1>Tag: bench</h1>" + "".join(entry(number, "h2") for number in numbers) + pager)

    def _article(self, number: int, heading: str) -> str:
        return f'<article class="post">{_header(number, heading)}<div class="entry-content">{self._text(number)}</div></article>'

    def rest_answer(self, address: str) -> tuple[int, str]:
        """Give the number of all posts and the JSON of those that an address of the interface asks for."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        size, page = int(asked["per_page"]), int(asked.get("page", "1"))
        wanted = [int(number) for number in asked["include"].split(",")] if "include" in asked else range(self.posts)
        shown = (self._rest_post(number) for number in wanted[(page - 1) * size : page * size])
        fields = asked["_fields"].split(",")
        return len(wanted), json.dumps([{name: value for name, value in post.items() if name in fields} for post in shown])

    def _rest_post(self, number: int) -> dict[str, object]:
        moment = f"{_NEWEST - timedelta(hours=number):%Y-%m-%dT%H:%M:%S}"
        term = {"id": 6, "taxonomy": "post_tag", "name": "bench", "slug": "bench"}
        return {
            "id": number,
            "link": f"/post/{number}/",
            "title": {"rendered": _title(number)},
            "content": {"rendered": self._text(number), "protected": False},
            **dict.fromkeys(("date", "date_gmt", "modified", "modified_gmt"), moment),
            "author": 1,
            "featured_media": 0,
            "categories": [],
            "tags": [6],
            "_embedded": {"author": [{"name": "Ada Typewell"}], "wp:term": [[term]]},
        }

    def _text(self, number: int) -> str:
        chance = random.Random(number)
        parts = []
        for section in range(5):
            parts += [f"<h2>{_sentence(chance, 5)}</h2>", *(f"<p>{_paragraph(chance)}</p>" for _ in range(3))]
            if section % 2:
                items = "".join(f"<li>{_sentence(chance, 8)}<ul><li>{_sentence(chance, 6)}</li></ul></li>" for _ in range(4))
                parts.append(f"<ul>{items}</ul>")
            else:
                image = f'<img src="/media/{number}-{section}.png" alt="{_sentence(chance, 4)}" width="640" height="400">'
                parts.append(f"<figure>{image}<figcaption>{_sentence(chance, 7)}</figcaption></figure>")
        if self.references:
            entries = "".join(f"<li>{_reference(chance)}</li>" for _ in range(5))
            parts.append(f"<h2>References</h2><ol>{entries}</ol>")
        return "".join(parts)


def _page(title: str, head: str, main: str) -> str:
    menu = "".join(f'<li><a href="/about/{n}/">Menu entry {n}</a></li>' for n in range(12))
    recent = "".join(f'<li><a href="/post/{n}/">{_title(n)}</a></li>' for n in range(5))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<header><nav><ul>{menu}</ul></nav></header><main>{main}</main><aside class="sidebar"><h2>Recent posts</h2>'
        f"<ul>{recent}</ul></aside>"
        "<footer><p>All rights reserved.</p></footer></body></html>"
    )


def _title(number: int) -> str:
    return f"{_sentence(random.Random(f'title {number}'), 5)[:-1]}, part {number}"


def _header(number: int, heading: str) -> str:
    moment = _NEWEST - timedelta(hours=number)
    return (
        f'<header><{heading} class="entry-title"><a href="/post/{number}/">{_title(number)}</a></{heading}>'
        f'<p class="byline">By <a rel="author" href="/about/0/">Ada Typewell</a> on '
        f'<time datetime="{moment.isoformat()}">{moment:%d %B %Y}</time></p></header>'
    )


def _excerpt(number: int, heading: str) -> str:
    text = _sentence(random.Random(f"excerpt {number}"), 30)
    more = f'<a class="more" href="/post/{number}/">Continue reading</a>'
    return f'<article class="post">{_header(number, heading)}<p>{text}</p>{more}</article>'


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words)).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance, chance.randint(8, 20)) for _ in range(4))


def _reference(chance: random.Random) -> str:
    names = ", ".join(f"{name} {chance.choice('ABCDEFGH')}" for name in chance.sample(_SURNAMES, 3))
    first = chance.randint(1, 400)
    place = f"{chance.randint(1990, 2025)};{chance.randint(1, 60)}({chance.randint(1, 12)}):{first}-{first + chance.randint(3, 20)}"
    return f"{names}. {_sentence(chance, 9)} {chance.choice(_JOURNALS)}. {place}. doi:10.5555/bench.{chance.randint(1, 999_999)}"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, site: SyntheticSite, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.requests = count(1)  # next() is atomic, so threads may share it
        self.sent = 0  # bytes; counted by crawls that ask one thing at a time
        self.site = site
        self.page = lru_cache(maxsize=64)(site.page)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        if self.path == "/requests":
            self._answer(200, str(next(self.server.requests) - 1), "text/plain")
            return
        if self.path == "/sent":
            self._answer(200, str(self.server.sent), "text/plain")
            return
        next(self.server.requests)
        if self.server.site.rest and self.path.startswith(_REST):
            total, found = self.server.site.rest_answer(self.path)
            self._answer(200, found, "application/json", {"X-WP-Total": str(total)})
            return
        page = self.server.page(self.path.partition("?")[0])
        self._answer(404 if page is None else 200, page or "<!DOCTYPE html><title>Not found</title><p>Nothing is here.", "text/html")

    do_HEAD = do_GET  # noqa: N815 - the names that http.server looks for

    def _answer(self, status: int, text: str, media_type: str, headers: Mapping[str, str] | None = None) -> None:
        body = text.encode()
        self.server.sent += len(body)
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Print nothing: the address is all that stands on standard output."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=2000)
    parser.add_argument("--carries", choices=("whole", "excerpt"), default="excerpt")
    parser.add_argument("--no-references", dest="references", action="store_false")
    parser.add_argument("--rest", action="store_true")
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    server = _Server(SyntheticSite(options.posts, options.carries, options.references, options.rest), options.port)
    print(f"http://127.0.0.1:{server.server_address[1]}{_ARCHIVE}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
