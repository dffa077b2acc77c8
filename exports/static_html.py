"""Pages that read well by themselves: semantic HTML, a style sheet, no scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from exports.migration.dates import local_time
from exports.migration.directory import Directory
from exports.migration.elements import inner_html
from exports.migration.model import ExportPost, Loss, Site

_POLICY = "default-src 'none'; img-src * data:; media-src *; frame-src *; style-src 'self'; base-uri 'none'; form-action 'none'"
_STYLE = "pressmark.css"
# takes "/2024/05/name/", "/name.html"; leaves "/../x"
_SAFE_STEP = re.compile(r"(?!\.{1,2}$)[^/\\\x00-\x1f]{1,200}")


class StaticHtml:
    """A folder for each post as its address says, an index of them all, pictures in ``media``. Any web server can serve it."""

    name: ClassVar[str] = "html"
    meaning: ClassVar[str] = "static HTML: clean pages that read well by themselves"
    permalink: ClassVar[str] = "/:slug/"
    media_folder: ClassVar[str] = "media"
    media_address: ClassVar[str] = "media"
    limits: ClassVar[tuple[Loss, ...]] = (
        Loss("no-archives", "pages of tags and categories are not made; each post names its own", "terms"),
    )

    def __init__(self, folder: Path, site: Site, directory: Directory) -> None:  # noqa: ARG002  every format is made alike
        self._folder, self._site = folder, site
        style = (files("exports") / _STYLE).read_text(encoding="utf-8")
        (folder / _STYLE).write_text(style, encoding="utf-8", newline="\n")
        self._posts: list[tuple[str, str, str]] = []  # day, address, title

    def write(self, post: ExportPost) -> None:
        """Write a post's page and its line in the index."""
        place = page_file(post.path) or f"{post.slug}/index.html"
        path = self._folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(post, "../" * place.count("/")), encoding="utf-8", newline="\n")
        at = local_time(post.row)
        self._posts.append((at.isoformat(timespec="seconds") if at else "", post.path, _title(post)))

    def close(self) -> None:
        """Write the index, newest post first."""
        lines = [
            f'<li><a href="{escape(path)}">{escape(title)}</a> <time datetime="{at}">{at[:10]}</time></li>'
            for at, path, title in sorted(self._posts, reverse=True)
        ]
        head = _head(self._site.title, self._site.language, "", ())
        index = f"{head}<h1>{escape(self._site.title)}</h1>\n<ul>\n{chr(10).join(lines)}\n</ul>\n</body></html>\n"
        (self._folder / "index.html").write_text(index, encoding="utf-8", newline="\n")


def page_file(path: str) -> str | None:
    """Give the file that serves an address: the page itself, or the index of its folder; None where its steps are no file names."""
    steps = [step for step in unquote(urlsplit(path).path).split("/") if step]
    if not steps or not all(_SAFE_STEP.fullmatch(step) for step in steps):
        return None
    return "/".join(steps) if steps[-1].endswith((".html", ".htm")) else "/".join([*steps, "index.html"])


def _title(post: ExportPost) -> str:
    return post.row["title"] or post.slug


def _page(post: ExportPost, root: str) -> str:
    return _head(_title(post), post.row["language"], root, _metadata(post)) + "\n".join(_article(post)) + "\n</body></html>\n"


def _head(title: str, language: str | None, root: str, metadata: Iterator[str] | tuple[str, ...]) -> str:
    lines = [
        "<!doctype html>",
        f'<html lang="{escape(language)}">' if language else "<html>",
        f'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{escape(_POLICY)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        f'<link rel="stylesheet" href="{root}{_STYLE}">',
        *metadata,
        "</head><body>",
    ]
    return "\n".join(lines) + "\n"


def _metadata(post: ExportPost) -> Iterator[str]:
    row = post.row
    for name, value in (("description", row["meta_description"] or row["excerpt"]), *(("author", author.name) for author in post.authors)):
        if value:
            yield f'<meta name="{name}" content="{escape(value)}">'
    for name, column in (("published_time", "published"), ("modified_time", "modified")):
        if at := local_time(row, column):
            yield f'<meta property="article:{name}" content="{at.isoformat(timespec="seconds")}">'
    if post.featured:
        yield f'<meta property="og:image" content="{escape(post.featured.url)}">'


def _article(post: ExportPost) -> Iterator[str]:
    at = local_time(post.row)
    byline = [f'<span class="p-author">{escape(author.name)}</span>' for author in post.authors]
    yield '<article class="h-entry">'
    yield f'<header><h1 class="p-name">{escape(_title(post))}</h1>'
    if byline or at:
        yield f"<p class=byline>{', '.join(byline)} {_time(at) if at else ''}</p>"
    yield "</header>"
    yield f'<div class="e-content">\n{inner_html(post.body)}\n</div>'
    terms = [f'<li class="p-category">{escape(term.name)}</li>' for term in post.terms]
    if terms:
        yield f"<footer><ul class=terms>{''.join(terms)}</ul></footer>"
    yield "</article>"


def _time(at: datetime) -> str:
    return f'<time class="dt-published" datetime="{at.isoformat(timespec="seconds")}">{at:%Y-%m-%d}</time>'
