"""The files of an export: as many as their size asks for, each with the authors and terms that its posts name."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from exports.migration.model import Author, ExportPost, ExportTerm, Site
from exports.wxr.items import slug_name
from exports.wxr.xml import cdata, element

# Hosts that let visitors upload only a little take 8 MB; one post is never parted, so a file may be longer.
FILE_BYTES = 8_000_000
_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"\
 xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""
_TAIL = "</channel>\n</rss>\n"


class WxrFiles:
    """``wordpress-001.xml`` and so on. Items wait in a file of their own until it is known whom the head must name."""

    def __init__(self, folder: Path, site: Site) -> None:
        self._folder, self._site = folder, site
        self._terms = {(term.taxonomy, term.slug): term for term in site.terms}
        self._count = 0
        self._begin()

    def write(self, items: str, post: ExportPost) -> None:
        """Add items that belong together: a post and its attachments."""
        data = items.encode()
        if self._size and self._size + len(data) > FILE_BYTES:
            self._end()
            self._begin()
        self._items.write(data)
        self._size += len(data)
        self._authors.update({author.number: author for author in post.authors})
        for term in post.terms:
            self._name(term)

    def starts_new(self, length: int) -> bool:
        """Say whether items of so many bytes will begin a file."""
        return not self._size or self._size + length > FILE_BYTES

    def close(self) -> None:
        """Finish the last file."""
        self._end()

    def _begin(self) -> None:
        self._count += 1
        self._size = 0
        self._authors: dict[int, Author] = {}
        self._used: dict[int, ExportTerm] = {}
        self._items = (self._folder / ".items").open("wb")

    def _name(self, term: ExportTerm) -> None:
        """Note a term, and the terms above it."""
        named: ExportTerm | None = term
        while named is not None and named.number not in self._used:
            self._used[named.number] = named
            named = self._terms.get((named.taxonomy, named.parent)) if named.parent else None

    def _end(self) -> None:
        self._items.close()
        with (self._folder / f"wordpress-{self._count:03}.xml").open("wb") as file:
            file.write(self._head().encode())
            with (self._folder / ".items").open("rb") as items:
                shutil.copyfileobj(items, file)
            file.write(_TAIL.encode())
        (self._folder / ".items").unlink()

    def _head(self) -> str:
        site = self._site
        base = site.base_url or site.old_url
        order = {term.number: place for place, term in enumerate(site.terms)}
        terms = sorted(self._used.values(), key=lambda term: order[term.number])
        return _HEAD + "".join(
            [
                element("title", site.title),
                element("link", base),
                element("description"),
                element("language", site.language or "en-US"),
                element("wp:wxr_version", "1.2"),
                element("wp:base_site_url", base),
                element("wp:base_blog_url", base),
                *map(_author, sorted(self._authors.values(), key=lambda author: author.number)),
                *_terms(terms),
            ]
        )


def _author(author: Author) -> str:
    return (
        "<wp:author>"
        + element("wp:author_id", author.number)
        + cdata("wp:author_login", author.login)
        + cdata("wp:author_email", "")
        + cdata("wp:author_display_name", author.name)
        + cdata("wp:author_first_name", "")
        + cdata("wp:author_last_name", "")
        + "</wp:author>\n"
    )


def _terms(terms: Iterable[ExportTerm]) -> Iterable[str]:
    for term in terms:
        number, slug = element("wp:term_id", term.number), slug_name(term.slug)
        if term.taxonomy == "category":
            parent = cdata("wp:category_parent", slug_name(term.parent) if term.parent else "")
            name = cdata("wp:cat_name", term.name)
            yield f"<wp:category>{number}{cdata('wp:category_nicename', slug)}{parent}{name}</wp:category>\n"
        else:
            yield f"<wp:tag>{number}{cdata('wp:tag_slug', slug)}{cdata('wp:tag_name', term.name)}</wp:tag>\n"
