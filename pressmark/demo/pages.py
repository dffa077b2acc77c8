"""Renders the demo site's pages: posts, archives, the front page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pressmark.demo.posts import DemoPost
from pressmark.demo.templates import Markup, fill, fill_each
from pressmark.demo.vocabularies import Said, write_head, write_microdata

# The classes of a theme of its own; with microformats, their names beside them.
_CLASSES = {"article": "piece", "title": "piece__title", "body": "piece__body", "date": "piece__date", "author": "piece__author"}
_MICROFORMATS = {"article": "h-entry", "title": "p-name", "body": "e-content", "date": "dt-published", "author": "p-author h-card"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One tag's archive: which page of it, and how it shows its posts."""

    tag: str
    title: str
    language: str
    carries: str  # whole or excerpt
    posts: tuple[DemoPost, ...]  # of this page
    page: int  # 1-based
    pages: int

    def path(self, page: int) -> str:
        """Give the path of page ``page``: the two archives count in the two commonest ways."""
        if page == 1:
            return f"/tag/{self.tag}/"
        return f"/tag/{self.tag}/page/{page}/" if self.carries == "whole" else f"/tag/{self.tag}/?pagina={page}"


class Renderer:
    """Renders pages of the site under one base URL (no trailing slash)."""

    def __init__(self, base: str, about: dict[str, Any], posts: tuple[DemoPost, ...]) -> None:
        self.base = base
        self.about = about
        self.posts = posts

    def post(self, post: DemoPost, page: int = 1) -> str:
        """Render page ``page`` of a post."""
        words = self.about["words"][post.language]
        url = self.base + post.path
        related = [other for other in self.posts if other != post and set(other.tags) & set(post.tags)][:3]
        main = fill(
            "post",
            **words,
            category=post.category,
            article=self._article(post, Markup(post.pages[page - 1]), page, heading="h1"),
            related=fill_each("related", [{"url": self.base + other.path, "title": other.title} for other in related]),
            comments=fill_each("comment", [{"name": name, "text": text} for name, text in post.comments]),
        )
        head = fill("canonical", url=url) + write_head(post.vocabularies, self._said(post))
        return self._page(post.language, f"{post.title} – {self.about['name']}", head, main)

    def archive(self, shelf: Shelf) -> str:
        """Render one page of a tag's archive."""
        words = self.about["words"][shelf.language]
        entry = self._whole_entry if shelf.carries == "whole" else self._excerpt_entry
        main = fill(
            "archive",
            title=shelf.title,
            entries=Markup("\n".join(entry(post) for post in shelf.posts)),
            pager=self._pager(shelf, words),
        )
        head = fill("feed", url=f"{self.base}/tag/{shelf.tag}/feed/", title=shelf.title)
        if shelf.carries == "whole" and shelf.page < shelf.pages:
            head += fill("next", url=self.base + shelf.path(shelf.page + 1))
        return self._page(shelf.language, f"{shelf.title} – {self.about['name']}", head, main)

    def front(self) -> str:
        """Render the front page: every post as a plain link under its year."""
        years: dict[int, list[dict[str, Any]]] = {}
        for post in self.posts:
            row = {"url": self.base + post.path, "title": post.title, "date": self._spell(post.published, post.language)}
            years.setdefault(post.published.year, []).append(row)
        lists = [{"year": year, "posts": fill_each("front_post", rows)} for year, rows in years.items()]
        return self._page("en", self.about["name"], "", fill("front", title=self.about["name"], years=fill_each("front_year", lists)))

    def about_page(self) -> str:
        """Render the page that tells what the museum is."""
        return self._page("en", f"About – {self.about['name']}", "", fill("about", title="About the museum", text=self.about["about"]))

    def missing(self) -> str:
        """Render the page of a wrong address."""
        return self._page("en", "Not found", "", fill("about", title="Not found", text="There is nothing at this address."))

    def _page(self, language: str, title: str, head: str, main: str) -> str:
        recent = [{"url": self.base + post.path, "title": post.title} for post in self.posts[:5]]
        cloud = [
            {"url": f"{self.base}/tag/{slug}/", "name": tag["name"], "count": sum(slug in post.tags for post in self.posts)}
            for slug, tag in self.about["tags"].items()
        ]
        return fill(
            "page",
            **self.about["words"][language],
            language=language,
            title=title,
            name=self.about["name"],
            base=self.base,
            head=Markup(head),
            main=Markup(main),
            recent=fill_each("recent", recent),
            cloud=fill_each("cloud", cloud),
        )

    def _article(self, post: DemoPost, body: Markup, page: int, heading: str) -> Markup:
        """Render a post's header, body and footer, as the post's page and the whole archive show them."""
        classes = {f"{part}_class": name for part, name in _CLASSES.items()}
        if "microformats" in post.vocabularies:
            classes = {f"{part}_class": f"{name} {_MICROFORMATS[part]}" for part, name in _CLASSES.items()}
        tags = [{"url": f"{self.base}/tag/{tag}/", "name": self.about["tags"][tag]["name"]} for tag in post.tags]
        return Markup(
            fill(
                "article",
                **self.about["words"][post.language],
                **classes,
                heading=heading,
                language=post.language,
                url=self.base + post.path,
                title=post.title,
                author=post.author,
                picture=self._featured(post),
                date=self._dates(post, classes["date_class"]),
                microdata=write_microdata(self._said(post)) if "microdata" in post.vocabularies else "",
                body=body,
                pages=self._page_links(post, page),
                tags=fill_each("tag", tags),
            )
        )

    def _whole_entry(self, post: DemoPost) -> Markup:
        body = post.pages[0]
        if post.teaser is not None:
            words = self.about["words"][post.language]
            body = post.teaser + fill("read_more", url=f"{self.base}{post.path}#more", title=post.title, words=words["read_more"])
        return self._article(post, Markup(body), 1, heading="h2")

    def _excerpt_entry(self, post: DemoPost) -> Markup:
        words = self.about["words"][post.language]
        return Markup(
            fill(
                "excerpt",
                **words,
                language=post.language,
                url=self.base + post.path,
                title=post.title,
                date=self._spell(post.published, post.language),
                excerpt=post.excerpt,
                picture=self._featured(post),
            )
        )

    def _dates(self, post: DemoPost, date_class: str) -> Markup:
        words = self.about["words"][post.language]
        spelt = self._spell(post.published, post.language)
        if not isinstance(post.published, datetime):
            return Markup(fill("day", date=spelt, date_class=date_class))
        shown = fill("time", date=spelt, moment=post.published.isoformat(), date_class=date_class)
        if post.modified is None:
            return Markup(shown)
        changed = self._spell(post.modified, post.language)
        return Markup(shown + fill("changed", date=changed, moment=post.modified.isoformat(), changed=words["changed"]))

    def _featured(self, post: DemoPost) -> Markup:
        if post.picture is None:
            return Markup("")
        return Markup(fill("featured", src=f"{self.base}/media/{post.picture}", alt=post.title))

    def _page_links(self, post: DemoPost, page: int) -> Markup:
        if len(post.pages) == 1:
            return Markup("")
        numbers = range(1, len(post.pages) + 1)
        links = [{"number": n, "url": self.base + post.path + (f"{n}/" if n > 1 else "")} for n in numbers]
        shown = "".join(fill("page_here" if row["number"] == page else "page_link", **row) for row in links)
        return Markup(fill("page_links", links=Markup(shown), words=self.about["words"][post.language]["pages_title"]))

    def _pager(self, shelf: Shelf, words: dict[str, str]) -> Markup:
        if shelf.carries == "excerpt":
            older = shelf.page + 1 if shelf.page < shelf.pages else None
            return Markup("" if older is None else fill("older", url=self.base + shelf.path(older), words=words["older"]))
        rows = [{"number": n, "url": self.base + shelf.path(n)} for n in range(1, shelf.pages + 1)]
        return Markup("".join(fill("page_here" if row["number"] == shelf.page else "page_link", **row) for row in rows))

    def _said(self, post: DemoPost) -> Said:
        return Said(
            base=self.base,
            name=self.about["name"],
            url=self.base + post.path,
            title=post.title,
            author=post.author,
            published=post.published.isoformat(),
            modified=post.changed_at.isoformat(),
            language=post.language,
            excerpt=post.excerpt,
            picture=f"{self.base}/media/{post.picture}" if post.picture else None,
            tags=tuple(self.about["tags"][tag]["name"] for tag in post.tags),
        )

    def _spell(self, day: date, language: str) -> str:
        """Give a date as readers see it: 2 oktober 2026."""
        return f"{day.day} {self.about['months'][language][day.month - 1]} {day.year}"
