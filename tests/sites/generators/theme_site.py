"""Themes of our own in the manner of page builders, utility classes and hand-written ones, rendered by Jinja without any CMS."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from tests.sites.folder import HERE
from tests.sites.generators.build import StaticSite, static_posts
from tests.sites.generators.pictures import write_pictures
from tests.sites.html import HtmlWriter
from tests.sites.inline import Markers, visible
from tests.sites.source import Source, SourcePost, flat, kind_of

INTRO_WORDS = 30
LEFT_OUT = ("more", "nextpage")  # marks of WordPress
MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
DAYS = {"nl": "{day} {month} {year}", "en": "{month} {day}, {year}", "de": "{day}. {month} {year}"}


@dataclass(frozen=True)
class _Theme:
    """A template for archive and posts, and where it has them."""

    name: str
    language: str
    archive: str
    page: str  # of the archive from the second on
    post: str
    per_page: int
    unseen: tuple[str, ...] = ()

    def number(self, number: int) -> str:
        """The address of a page of the archive."""
        return self.archive if number == 1 else self.page.format(n=number)


def _shown(post: SourcePost, source: Source, theme: _Theme) -> dict[str, Any]:
    """What a template shows of a post, as HTML."""
    writer = HtmlWriter(
        source.works, post.language, lambda name, _: f"/pictures/{name}.png", Markers(citations=post.citations), {"cite": "footer"}
    )
    words = (post.excerpt or next((visible(block["p"]) for block in flat(post.blocks) if "p" in block), "")).split()
    month = MONTHS[theme.language].split()[post.date.month - 1]
    return {
        "id": post.id,
        "url": theme.post.format(slug=post.slug),
        "title": escape(visible(post.title)),
        "author": source.authors[post.author],
        "login": post.author,
        "date": post.date,
        "iso": post.date.isoformat(),
        "day": DAYS[theme.language].format(day=post.date.day, month=month, year=post.date.year),
        "tags": [(tag, escape(source.tags[tag])) for tag in post.tags],
        "cats": [(category, escape(str(source.categories[category]["name"]))) for category in post.categories],
        "cover": f"/pictures/{post.featured}.png" if post.featured else None,
        "intro": escape(" ".join(words[:INTRO_WORDS]) + ("…" if len(words) > INTRO_WORDS else "")),
        "body": "\n".join(writer.block(block) for block in post.blocks if kind_of(block) not in LEFT_OUT),
        "comments": post.comments,
    }


def _pages(theme: _Theme, source: Source) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each page's address and what its template needs."""
    posts = [_shown(post, source, theme) for post in static_posts(source)]
    total = -(-len(posts) // theme.per_page)
    common = {"site": source.title, "archive": theme.archive, "tags": list(source.tags.items()), "recent": posts[:5], "page": theme.number}
    common |= {"total": total, "count": len(posts)}
    for number in range(1, total + 1):
        some = posts[(number - 1) * theme.per_page : number * theme.per_page]
        yield theme.number(number), common | {"kind": "list", "n": number, "posts": some, "first": number == 1, "last": number == total}
    for place, post in enumerate(posts):
        older = posts[place + 1] if place + 1 < len(posts) else None
        yield post["url"], common | {"kind": "post", "p": post, "newer": posts[place - 1] if place else None, "older": older}


def _build(theme: _Theme, folder: Path, source: Source) -> None:
    template = Environment(loader=FileSystemLoader(HERE / "generators/themes"), autoescape=False).get_template(f"{theme.name}.html")
    write_pictures(source.pictures, folder / "public/pictures")
    for address, shown in _pages(theme, source):
        file = folder / "public" / address.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(template.render(shown), encoding="utf-8")


def _site(theme: _Theme) -> StaticSite:
    return StaticSite(
        name=f"theme-{theme.name}",
        missing=lambda: None,
        build=partial(_build, theme),
        archive_path=theme.archive,
        post_path=lambda post: theme.post.format(slug=post.slug),
        dates="day" if theme.name != "utility" else "second",
        unseen=theme.unseen,
    )


THEMES = (
    _site(_Theme("builder", "nl", "/tag/keukenlab/", "/tag/keukenlab/page/{n}/", "/{slug}/", 10)),
    _site(_Theme("utility", "en", "/tags/keukenlab/", "/tags/keukenlab/page/{n}/", "/blog/{slug}/", 5, ("author",))),
    _site(_Theme("words", "de", "/schlagwort/keukenlab/", "/schlagwort/keukenlab/seite/{n}/", "/beitrag/{slug}/", 10)),
)
