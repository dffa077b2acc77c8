"""Gold: what a reader of a site sees of each post, from the content source alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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


def without(gold: Gold, unseen: Iterable[str]) -> Gold:
    """The gold without what no page says on which a reader needs to look: fields by name, kept beside as ``unseen``."""
    posts = []
    for post in gold["posts"]:
        kept = {key: value for key, value in post.items() if key not in unseen}
        posts.append(kept | {"unseen": {key: post[key] for key in unseen}})
    return {**gold, "posts": posts}


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
    if kind[0] == "h" and kind[1:].isdigit():
        yield {"type": "heading", "level": int(kind[1:]), "text": visible(value, markers)}
    elif kind == "references":
        entries = [cited(source.works[work], value["style"], post.language) for work in value["works"]]
        yield {"type": "references", "heading": value["heading"], "items": entries}
    elif kind not in UNSEEN:
        yield READERS[kind](block, markers)


def _text(block: Block, markers: Markers) -> Gold:
    kind = kind_of(block)
    return {"type": "paragraph" if kind == "p" else kind, "text": visible(block[kind], markers)}


def _list(block: Block, markers: Markers) -> Gold:
    kind = kind_of(block)
    items = _items(block[kind], markers) if kind in ("ul", "ol") else list(_special_items(kind, block[kind], markers))
    return {"type": "list", "ordered": kind == "ol", "items": items}


def _image(block: Block, markers: Markers) -> Gold:
    return {"type": "image", **_picture(block["image"], markers)}


def _gallery(block: Block, markers: Markers) -> Gold:
    return {"type": "gallery", "images": [_picture(picture, markers) for picture in block["gallery"]]}


def _quote(block: Block, markers: Markers) -> Gold:
    quote = block["quote"]
    return {"type": "quote", "paragraphs": [visible(text, markers) for text in quote["paragraphs"]], "attribution": quote.get("cite")}


def _code(block: Block, markers: Markers) -> Gold:
    return {"type": "code", "text": block[kind_of(block)].rstrip("\n"), "language": block.get("language")}


def _footnotes(block: Block, markers: Markers) -> Gold:
    return {"type": "footnotes", "items": [{"text": visible(text, markers)} for text in block["footnotes"]]}


def _bare(block: Block, markers: Markers) -> Gold:
    return {"type": kind_of(block)}


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


def _table(block: Block, markers: Markers) -> Gold:
    table = block["table"]

    def texts(row: list[Any]) -> list[str]:
        return [visible(cell if isinstance(cell, str) else cell["text"], markers) for cell in row]

    return {"type": "table", "header": texts(table.get("header") or []), "rows": [texts(row) for row in table["rows"]]}


UNSEEN = ("more", "nextpage")
READERS: dict[str, Callable[[Block, Markers], Gold]] = {
    "p": _text,
    "disclaimer": _text,
    "ul": _list,
    "ol": _list,
    "dl": _list,
    "tasks": _list,
    "image": _image,
    "gallery": _gallery,
    "table": _table,
    "quote": _quote,
    "code": _code,
    "verse": _code,
    "footnotes": _footnotes,
    "embed": _bare,
    "separator": _bare,
}
