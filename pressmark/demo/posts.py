"""The demo site's posts as they lie in ``site/posts``: TOML front matter between ``+++`` lines, then HTML."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

SITE = files("pressmark.demo") / "site"

# The marks by which an author cuts a post, as WordPress writes them.
_MORE = "<!--more-->"
_NEXT_PAGE = "<!--nextpage-->"
# takes "+++\ntitle = 'x'\n+++\n<p>"; leaves a "+++" that does not open the file
_FRONT_MATTER = re.compile(r"\A\+\+\+\n(.*?)\n\+\+\+\n", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPost:
    """One post of the demo site."""

    slug: str
    title: str
    language: str
    author: str
    published: datetime | date  # a date where the site shows no time
    modified: datetime | None = None
    tags: tuple[str, ...]
    category: str
    excerpt: str
    picture: str | None = None  # featured, a file of site/media
    vocabularies: tuple[str, ...] = ()  # json-ld, microdata, open-graph, microformats
    comments: tuple[tuple[str, str], ...] = ()  # name, text
    pages: tuple[str, ...]  # HTML, one or more
    teaser: str | None = None  # what an archive shows of a post with a "more" mark

    @property
    def path(self) -> str:
        return f"/journal/{self.slug}/"

    @property
    def changed_at(self) -> datetime:
        """When the post last changed, UTC."""
        return self.modified or as_moment(self.published)


def as_moment(day: datetime | date) -> datetime:
    """Give a date as midnight UTC, a moment as it is."""
    return day if isinstance(day, datetime) else datetime.combine(day, time(), UTC)


def read_site() -> dict[str, Any]:
    """Read the site's name, tags, menus, words and disclaimers."""
    return tomllib.loads((SITE / "site.toml").read_text(encoding="utf-8"))


def read_posts() -> tuple[DemoPost, ...]:
    """Read all posts, newest first."""
    disclaimers = read_site()["disclaimers"]
    sources = [item for item in (SITE / "posts").iterdir() if item.name.endswith(".html")]
    posts = [_read_post(source, disclaimers) for source in sources]
    return tuple(sorted(posts, key=lambda post: as_moment(post.published), reverse=True))


def _read_post(source: Traversable, disclaimers: dict[str, str]) -> DemoPost:
    text = source.read_text(encoding="utf-8")
    front = _FRONT_MATTER.match(text)
    if front is None:
        raise ValueError(f"{source.name} has no front matter between +++ lines")
    about = tomllib.loads(front[1])
    body = text[front.end() :]
    if about.pop("disclaimer", True):
        body += disclaimers[about["language"]]
    before_more, more, _ = body.partition(_MORE)
    return DemoPost(
        slug=source.name.removesuffix(".html"),
        title=about["title"],
        language=about["language"],
        author=about["author"],
        published=about["published"],
        modified=about.get("modified"),
        tags=tuple(about["tags"]),
        category=about["category"],
        excerpt=about["excerpt"],
        picture=about.get("picture"),
        vocabularies=tuple(about.get("vocabularies", ())),
        comments=tuple((comment["author"], comment["text"]) for comment in about.get("comments", ())),
        pages=tuple(body.replace(_MORE, '<span id="more"></span>').split(_NEXT_PAGE)),
        teaser=before_more if more else None,
    )
