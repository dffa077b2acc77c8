"""Gold: what a reader of a site sees of each post, from the content source alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from typing import Any

from tests.sites.bibliography import cited
from tests.sites.inline import Markers, visible
from tests.sites.source import Block, Source, SourcePost, flat, kind_of

Gold = dict[str, Any]


def gold_archive(source: Source, posts: list[SourcePost], url_of: Callable[[SourcePost], str], markers: Markers) -> Gold:
    """The archive of the site's tag in the schema of the comparison: posts in the archive's order."""
    return {"archive": {"title": source.title}, "posts": [gold_post(source, post, url_of(post), markers) for post in posts]}


def gold_post(source: Source, post: SourcePost, url: str, markers: Markers) -> Gold:
    """One post. Of a protected one a reader sees the title alone."""
    markers = replace(markers, citations=post.citations)
    protected = bool(post.password)
    return {
        "url": url,
        "slug": post.slug,
        "title": visible(post.title),
        "author": source.authors[post.author],
        "published": post.date.isoformat(),
        "published_gmt": post.date.astimezone(UTC).isoformat(),
        "modified": post.modified.isoformat(),
        "language": post.language,
        "tags": [source.tags[tag] for tag in post.tags],
        "categories": [str(source.categories[category]["name"]) for category in post.categories],
        "protected": protected,
        "blocks": [] if protected else [gold for block in flat(post.blocks) for gold in _gold_blocks(block, source, post, markers)],
    }


def _gold_blocks(block: Block, source: Source, post: SourcePost, markers: Markers) -> Iterator[Gold]:
    kind = kind_of(block)
    value = block[kind]
    if kind in ("p", "disclaimer"):
        yield {"type": "paragraph" if kind == "p" else kind, "text": visible(value, markers)}
    elif kind[0] == "h" and kind[1:].isdigit():
        yield {"type": "heading", "level": int(kind[1:]), "text": visible(value, markers)}
    elif kind in ("ul", "ol"):
        yield {"type": "list", "ordered": kind == "ol", "items": _items(value, markers)}
    elif kind in ("dl", "tasks"):
        yield {"type": "list", "ordered": False, "items": list(_special_items(kind, value, markers))}
    elif kind == "image":
        yield {"type": "image", **_picture(value, markers)}
    elif kind == "gallery":
        yield {"type": "gallery", "images": [_picture(picture, markers) for picture in value]}
    elif kind == "table":
        yield _table(value, markers)
    elif kind == "quote":
        yield {"type": "quote", "paragraphs": [visible(text, markers) for text in value["paragraphs"]], "attribution": value.get("cite")}
    elif kind in ("code", "verse"):
        yield {"type": "code", "text": value.rstrip("\n"), "language": block.get("language")}
    elif kind == "references":
        entries = [cited(source.works[work], value["style"], post.language) for work in value["works"]]
        yield {"type": "references", "heading": value["heading"], "items": entries}
    elif kind == "footnotes":
        yield {"type": "footnotes", "items": [{"text": visible(text, markers)} for text in value]}
    elif kind in ("embed", "separator"):
        yield {"type": kind}
    elif kind not in ("more", "nextpage"):
        raise ValueError(f"{post.slug}: no gold for a block of kind {kind!r}")


def _items(items: list[Any], markers: Markers) -> list[Gold]:
    found = []
    for item in items:
        below = item if isinstance(item, dict) else {"text": item}
        tag = next((tag for tag in ("ul", "ol") if tag in below), None)
        children = _items(below[tag], markers) if tag else []
        found.append({"text": visible(below["text"], markers), "ordered_children": tag == "ol", "children": children})
    return found


def _special_items(kind: str, value: list[Any], markers: Markers) -> Iterator[Gold]:
    plain: Gold = {"ordered_children": False, "children": []}
    for first, second in value:
        if kind == "tasks":
            yield {"text": visible(second, markers), "kind": "task", "checked": first, **plain}
        else:
            yield {"text": visible(first, markers), "kind": "term", **plain}
            yield from ({"text": visible(text, markers), "kind": "description", **plain} for text in second)


def _picture(picture: Gold, markers: Markers) -> Gold:
    caption = picture.get("caption")
    return {"alt": visible(picture["alt"]) if picture.get("alt") else None, "caption": visible(caption, markers) if caption else None}


def _table(table: Gold, markers: Markers) -> Gold:
    def texts(row: list[Any]) -> list[str]:
        return [visible(cell if isinstance(cell, str) else cell["text"], markers) for cell in row]

    return {"type": "table", "header": texts(table.get("header") or []), "rows": [texts(row) for row in table["rows"]]}
