"""RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0 and Atom (RFC 4287), each with the extensions that CMSs use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import islice

from lxml import etree

from pipelines.feeds.feed import Feed
from pipelines.feeds.feed_entry import feed_entry, feed_moment
from pipelines.metadata.languages import language_tag
from pipelines.metadata.terms import named_terms
from pipelines.metadata.values import lines_of, text_of
from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url
from pipelines.xml_tree import local_name, parse_xml

_MAX_ENTRIES = 20_000
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_WORDPRESS_GUID = re.compile(r"/\?(?:p|page_id)=(\d{1,12})$")  # takes "https://x.org/?p=12"; leaves "https://x.org/post/12"
# Takes "jan@x.org (Jan de Wit)", as RSS 2.0 writes authors; leaves "Jan de Wit".
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((.{1,200})\)")


def read_xml_feed(body: bytes, url: str) -> Feed | None:
    """Read a feed in XML; None where the bytes are none."""
    root = parse_xml(body)
    if root is None or local_name(root) not in ("rss", "feed", "RDF"):
        return None
    holder = root if local_name(root) == "feed" else next((child for child in root if local_name(child) == "channel"), root)
    items = islice((element for element in root.iter() if local_name(element) in ("item", "entry")), _MAX_ENTRIES)
    language = language_tag(root.get(_LANG) or holder.get(_LANG) or _text(holder, "language"))
    entries = (_entry(item, url, language) for item in items)
    return Feed(
        entries=tuple(entry for entry in entries if entry),
        title=text_of(_text(holder, "title")),
        generator=_text(holder, "generator"),
        next_url=_link(holder, url, "next"),
        total=int(total) if (total := _text(holder, "totalResults") or "").isdecimal() and len(total) < 9 else None,
    )


def _entry(item: etree._Element, feed_url: str, language: str | None) -> Entry | None:
    url = _link(item, feed_url, "alternate") or absolute_url(_text(item, "link", "guid", "id"), feed_url)
    if not url:
        return None
    published, changed = _text(item, "pubDate", "published", "date", "issued"), _text(item, "updated", "modified")
    summary = _html(item, "description", "summary")
    tags = [child.get("label") or child.get("term") or child.text or "" for child in item if local_name(child) == "category"]
    metadata = Metadata(
        title=text_of(_html(item, "title")),
        source_id=_source_id(item),
        authors=_authors(item),
        published_at=(moment := feed_moment(published or changed)),
        published_raw=published or changed,
        published_precision="second" if moment else None,
        modified_at=feed_moment(changed),
        modified_raw=changed,
        language=language_tag(item.get(_LANG)) or language,
        excerpt=lines_of(summary),
        terms=named_terms("other", dict.fromkeys(name for tag in tags if (name := text_of(tag)))),  # tags and categories alike
        featured_image=_picture(item, url),
    )
    return feed_entry(url, metadata, _html(item, "encoded", "content"), summary)


def _source_id(item: etree._Element) -> str | None:
    named = _text(item, "post-id", "guid", "id")
    match = _WORDPRESS_GUID.search(named or "")
    return match[1] if match else named


def _authors(item: etree._Element) -> tuple[str, ...]:
    names = []
    for child in item:
        if local_name(child) in ("creator", "author"):
            name = text_of(_text(child, "name") or child.text)
            match = _MAIL_AND_NAME.fullmatch(name or "")
            names.append(match[1].strip() if match else name)
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _picture(item: etree._Element, url: str) -> Picture | None:
    """Give the picture that the entry is shown with: Media RSS, or an enclosure that is a picture."""
    for child in item.iter():
        kind, src = child.get("type") or child.get("medium") or "", absolute_url(child.get("url"), url)
        name = local_name(child)
        if src and (name == "thumbnail" or (name in ("enclosure", "content") and kind.startswith("image"))):
            return Picture(src=src)
    return None


def _link(holder: etree._Element, url: str, relation: str) -> str | None:
    """Give the address of an Atom link, also within RSS; one without a relation is the entry's own."""
    for child in holder:
        if local_name(child) == "link" and child.get("href") and (child.get("rel") or "alternate") == relation:
            return absolute_url(child.get("href"), url)
    return None


def _children(holder: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    for name in names:
        yield from (child for child in holder if local_name(child) == name and "media" not in str(child.tag).partition("}")[0])


def _text(holder: etree._Element, *names: str) -> str | None:
    return next((text for child in _children(holder, names) if (text := "".join(map(str, child.itertext())).strip())), None)


def _html(holder: etree._Element, *names: str) -> str | None:
    """Give a child's HTML: as text of RSS and of Atom's ``html``, as elements of ``xhtml``; plain text is escaped."""
    for child in _children(holder, names):
        if child.get("type") == "xhtml" or any(str(inner.tag).startswith(_XHTML) for inner in child):
            return "".join(etree.tostring(inner, encoding="unicode", method="html") for inner in child).strip() or None
        text = "".join(map(str, child.itertext())).strip()
        if text:
            return escape(text) if child.get("type") == "text" else text
    return None
