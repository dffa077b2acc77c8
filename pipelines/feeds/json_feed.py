"""JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from html import escape
from typing import Any

from pipelines.feeds.feed import Feed
from pipelines.feeds.feed_entry import feed_entry, feed_moment
from pipelines.json_values import at, items_at, parse_json, text_at
from pipelines.metadata.languages import language_tag
from pipelines.metadata.terms import named_terms
from pipelines.metadata.values import lines_of, text_of
from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url

_MAX_ENTRIES = 20_000


def read_json_feed(body: bytes, url: str) -> Feed | None:
    """Read a JSON feed; None where the bytes are none."""
    if not body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return None
    data = parse_json(body)
    if "jsonfeed.org" not in (text_at(data, "version") or ""):
        return None
    language = language_tag(text_at(data, "language"))
    entries = (_entry(item, url, language) for item in items_at(data, "items")[:_MAX_ENTRIES])
    return Feed(
        entries=tuple(entry for entry in entries if entry),
        title=text_of(at(data, "title")),
        next_url=absolute_url(text_at(data, "next_url"), url),
    )


def _entry(item: Any, url: str, language: str | None) -> Entry | None:
    link = absolute_url(text_at(item, "url") or text_at(item, "external_url") or text_at(item, "id"), url)
    if not link:
        return None
    authors = [*items_at(item, "authors"), at(item, "author")]
    published, changed = text_at(item, "date_published"), text_at(item, "date_modified")
    src = absolute_url(text_at(item, "image") or text_at(item, "banner_image"), link)
    plain = text_at(item, "content_text")
    metadata = Metadata(
        title=text_of(at(item, "title")),
        source_id=text_at(item, "id"),
        authors=tuple(dict.fromkeys(name for author in authors if (name := text_of(at(author, "name"))))),
        published_at=(moment := feed_moment(published)),
        published_raw=published,
        published_precision="second" if moment else None,
        modified_at=feed_moment(changed),
        modified_raw=changed,
        language=language_tag(text_at(item, "language")) or language,
        excerpt=lines_of(at(item, "summary")),
        terms=named_terms("tag", [name for tag in items_at(item, "tags") if (name := text_of(tag))]),
        featured_image=Picture(src=src) if src else None,
    )
    content = text_at(item, "content_html") or (f"<p>{escape(plain)}</p>" if plain else None)
    return feed_entry(link, metadata, content, metadata.excerpt)
