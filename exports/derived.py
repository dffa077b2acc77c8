"""Columns of ``posts`` that follow from the post's other rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from exports.rows import PostRows, Row
from pipelines.boilerplate import Passage
from pipelines.content import BlockContent, content_sha256, content_text, picture_path, word_count

_LONG_TITLE = 8  # characters; a shorter title is a word of its text, too
_NOT_COUNTED = frozenset({"references", "footnotes"})


def counted_words(blocks: Iterable[Row]) -> int:
    """Count the words of the blocks that are neither references nor footnotes nor boilerplate."""
    return word_count(content_text(b["text"] for b in blocks if b["type"] not in _NOT_COUNTED and not b["boilerplate"]))


def fingerprint(rows: PostRows) -> str | None:
    """Give the post's ``content_sha256`` with the boilerplate that its blocks are marked with left out."""
    return content_sha256(_contents(rows))


def passages(rows: PostRows) -> list[Passage]:
    """Give the post's blocks as far as repetition goes: a picture without a caption by its path, a text without the post's title."""
    images = _images(rows)
    title = rows["posts"][0]["title"] or ""
    return [
        Passage(b["type"], _without(b["text"] or b["caption"] or b["url"] or "\n".join(images.get(b["position"], ())), title) or None)
        for b in rows.get("blocks", ())
    ]


def _without(text: str, title: str) -> str:
    return text.replace(title, "").strip() or text if len(title) >= _LONG_TITLE else text


def _contents(rows: PostRows) -> Iterator[BlockContent]:
    levels = {heading["position"]: heading["level"] for heading in rows.get("headings", ())}
    items: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for item in rows.get("list_items", ()):
        items[item["position"]].append((item["depth"], item["kind"]))
    images = _images(rows)
    featured = {picture_path(post["featured_image"]) for post in rows["posts"] if post["featured_image"]}
    for block in rows.get("blocks", ()):
        pictures = tuple(images.get(block["position"], ()))
        # A theme shows the featured image in the body or does not: either way the post is the same.
        if block["boilerplate"] or (block["type"] == "image" and pictures and featured.issuperset(pictures)):
            continue
        yield BlockContent(
            type=block["type"],
            text=block["text"],
            caption=block["caption"],
            level=levels.get(block["position"]),
            items=tuple(items.get(block["position"], ())),
            images=pictures,
        )


def _images(rows: PostRows) -> dict[int, list[str]]:
    images: dict[int, list[str]] = defaultdict(list)
    for image in rows.get("images", ()):
        if image["position"] is not None:
            images[image["position"]].append(picture_path(image["src"]))
    return images
