"""The whole demo site as a mapping from address to what stands there."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pressmark.demo.feeds import write_feed, write_robots, write_sitemap
from pressmark.demo.pages import Renderer, Shelf
from pressmark.demo.posts import SITE, DemoPost, read_posts, read_site

MISSING = "/404/"  # what every unknown address shows
_POSTS_A_PAGE = 4  # so that the ten posts of one tag fill three archive pages


@dataclass(frozen=True, slots=True)
class Resource:
    """What one address answers with."""

    body: bytes
    media_type: str
    changed_at: datetime  # UTC


def build_site(base: str) -> dict[str, Resource]:
    """Give every address of the site (path, with its query where it has one) with its resource; ``base`` has no trailing slash."""
    return dict(_resources(base, read_site(), read_posts()))


def _resources(base: str, about: dict[str, Any], posts: tuple[DemoPost, ...]) -> Iterator[tuple[str, Resource]]:
    render = Renderer(base, about, posts)
    newest = max(post.changed_at for post in posts)
    yield "/", _html(render.front(), newest)
    yield "/about/", _html(render.about_page(), newest)
    yield MISSING, _html(render.missing(), newest)
    for post in posts:
        for page in range(1, len(post.pages) + 1):
            path = post.path if page == 1 else f"{post.path}{page}/"
            yield path, _html(render.post(post, page), post.changed_at)
    for tag, said in about["tags"].items():
        yield from _tag(render, tag, said, tuple(post for post in posts if tag in post.tags))
    yield "/sitemap.xml", _text(write_sitemap(base, posts), "application/xml", newest)
    yield "/robots.txt", _text(write_robots(base), "text/plain", newest)
    for file in (SITE / "media").iterdir():
        yield f"/media/{file.name}", Resource(file.read_bytes(), mimetypes.guess_type(file.name)[0] or "image/png", newest)
    yield "/style.css", _text((SITE / "style.css").read_text(encoding="utf-8"), "text/css", newest)


def _tag(render: Renderer, tag: str, said: dict[str, str], posts: tuple[DemoPost, ...]) -> Iterator[tuple[str, Resource]]:
    newest = max(post.changed_at for post in posts)
    whole = said["carries"] == "whole"
    cuts = range(0, len(posts), _POSTS_A_PAGE)
    for number, start in enumerate(cuts, 1):
        shelf = Shelf(
            tag=tag,
            title=said["title"],
            language=said["language"],
            carries=said["carries"],
            posts=posts[start : start + _POSTS_A_PAGE],
            page=number,
            pages=len(cuts),
        )
        yield shelf.path(number), _html(render.archive(shelf), newest)
    yield f"/tag/{tag}/feed/", _text(write_feed(render.base, said["title"], posts, whole=whole), "application/rss+xml", newest)


def _html(page: str, changed_at: datetime) -> Resource:
    return _text(page, "text/html", changed_at)


def _text(text: str, media_type: str, changed_at: datetime) -> Resource:
    return Resource(text.encode(), f"{media_type}; charset=utf-8", changed_at)
