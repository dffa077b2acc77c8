"""A small WordPress that answers as the real one does, and in the ways in which real ones are configured."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.spiders.site import Answer, Site, archive, pager, post

JSON = "application/json; charset=UTF-8"


@dataclass
class WordPress(Site):
    """Posts ``p1`` (newest) to ``pN`` under the tag ``bread``, ten a page, with excerpts on the pages and texts in REST."""

    posts: int = 25
    order: list[int] | None = None  # of the posts in the archive; None: newest first
    named: bool = True  # the pages name the interface
    rest: dict[str, Any] = field(default_factory=dict)  # changes of REST posts, by slug
    refused: int | None = None  # what REST answers instead
    texts: dict[int, str] = field(default_factory=dict)  # of posts that were edited
    sent: int = 0  # bytes that REST answered

    def __post_init__(self) -> None:
        self.numbers = self.order or list(range(1, self.posts + 1))
        for number in self.numbers:
            self.write(number, text_of(number))
        self.print_archive()

    def write(self, number: int, text: str, modified: str | None = None) -> None:
        """Give a post this text; ``modified`` is the time that WordPress notes with it."""
        self.texts[number] = text
        self.add(f"/p{number}/", post(f"Post number {number}", text=text))
        if modified:
            self.rest[f"p{number}"] = {**self.rest.get(f"p{number}", {}), "modified": modified, "modified_gmt": modified}

    def print_archive(self) -> None:
        """Have the archive's pages list the posts that there are."""
        pages = [self.numbers[start : start + 10] for start in range(0, len(self.numbers), 10)]
        for page, numbers in enumerate(pages, 1):
            entries = [(f"/p{n}/", f"Post number {n}", f"<p>{self.texts[n][:40]} […]</p>") for n in numbers]
            more = pager(f"/tag/bread/page/{page + 1}/") if page < len(pages) else ""
            self.add("/tag/bread/" if page == 1 else f"/tag/bread/page/{page}/", self._page(archive(entries, extra=more)))

    def _page(self, html: str) -> str:
        api = '<link rel="https://api.w.org/" href="{base}/wp-json/"><link rel="alternate" type="application/json" href="{base}/wp-json/wp/v2/tags/6">'
        wordpress = '<meta name="generator" content="WordPress 6.7">'
        return html.replace("<body", f"<head>{wordpress}{api if self.named else ''}</head><body", 1)

    def answer(self, path: str) -> Answer:
        if path in self.pages or "/wp/v2/posts" not in path:
            return super().answer(path)
        self.asked.append(path)
        if self.refused:
            return Answer('{"code":"rest_forbidden"}', self.refused, {"Content-Type": JSON})
        asked = parse_qs(urlsplit(path).query)
        wanted = asked.get("include", [""])[0].split(",")
        size, page = int(asked["per_page"][0]), int(asked.get("page", ["1"])[0])
        numbers = [n for n in sorted(self.numbers, reverse=asked.get("order") == ["asc"]) if wanted == [""] or str(n) in wanted]
        pages = -(-len(numbers) // size)
        if page > pages:
            return Answer('{"code":"rest_post_invalid_page_number"}', 400, {"Content-Type": JSON})
        fields = asked["_fields"][0].split(",")
        shown = (self.rest_post(n) for n in numbers[(page - 1) * size : page * size])
        body = json.dumps([{name: value for name, value in one.items() if name in fields} for one in shown])
        self.sent += len(body)
        return Answer(body, 200, {"Content-Type": JSON, "X-WP-Total": str(len(numbers)), "X-WP-TotalPages": str(pages)})

    def rest_post(self, number: int) -> dict[str, Any]:
        content = {"rendered": f"<p>{self.texts.get(number, text_of(number))}</p>", "protected": False}
        numbers: dict[str, Any] = {"author": 0, "featured_media": 0, "categories": [1], "tags": [6]}
        dates = {"date": f"2024-05-{28 - number % 28:02}T10:00:00", "date_gmt": f"2024-05-{28 - number % 28:02}T08:00:00"}
        dates |= {"modified": dates["date"], "modified_gmt": dates["date_gmt"]}
        title = {"rendered": f"Post number {number}"}
        changes = self.rest.get(f"p{number}", self.rest.get("*", {}))
        return {"id": number, "link": f"{self.base}/p{number}/", "title": title, "content": content, **dates, **numbers, **changes}

    @property
    def rest_asked(self) -> list[str]:
        return [path for path in self.asked if "/wp/v2/" in path or "rest_route" in path]


def text_of(number: int) -> str:
    return f"Loaf {number} is a loaf that was baked on day {number}, and it was eaten on the next. " * 8
