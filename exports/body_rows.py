"""What a post holds as rows, one function a table; ``post_id`` is added by whoever knows it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator

from exports.rows import Row
from exports.schema import BY_NAME
from pipelines.blocks.footnotes import Footnotes
from pipelines.blocks.gallery import Gallery
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock
from pipelines.blocks.table import Table
from pipelines.content import picture_path
from pipelines.model.picture import Picture
from pipelines.model.post import Post
from pipelines.model.reference import Name, Reference
from pipelines.urls import post_id, same_site, split_url


def columns_of(record: object, table: str) -> Row:
    """Give the columns of a table that a record has under the same name."""
    return {name: getattr(record, name) for name in BY_NAME[table].column_names if hasattr(record, name)}


def _terms(post: Post) -> Iterator[Row]:
    counts: dict[str, int] = defaultdict(int)
    for term in post.terms:
        yield {**columns_of(term, "terms"), "term": counts[term.taxonomy]}
        counts[term.taxonomy] += 1


def _blocks(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        yield {**columns_of(block, "blocks"), "boilerplate": False}


def _headings(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        if isinstance(block, Heading):
            yield {**columns_of(block, "headings"), "parent_position": block.parent_heading}


def _list_items(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield {"position": block.position, **columns_of(item, "list_items")}


def _images(post: Post) -> Iterator[Row]:
    shown = list(_shown_pictures(post))
    featured = post.featured_image
    if featured and _picture_key(featured.src) not in {_picture_key(picture.src) for _, _, picture in shown}:
        shown.insert(0, (None, "featured", featured))
    for image, (position, role, picture) in enumerate(shown):
        yield {"image": image, "position": position, "role": role, **columns_of(picture, "images")}


def _shown_pictures(post: Post) -> Iterator[tuple[int | None, str, Picture]]:
    for block in post.blocks:
        if isinstance(block, Image):
            yield block.position, "inline", block.image
        elif isinstance(block, Gallery):
            yield from ((block.position, "gallery", picture) for picture in block.images)


def _picture_key(src: str) -> str:
    """Give what copies of a picture share; where the path names no file (an image service), the query tells pictures apart."""
    path = picture_path(src)
    return path if "." in path.rpartition("/")[2] else f"{path}?{split_url(src).query}"


def _references(post: Post) -> Iterator[Row]:
    for reference in post.references:
        yield {
            **columns_of(reference, "references"),
            "authors": [_name(name) for name in reference.authors],
            "editors": [_name(name) for name in reference.editors],
            "csl_json": csl_json(reference, f"{post_id(post.url)}-{reference.number}"),
        }


def csl_json(reference: Reference, key: str) -> str:
    """Give the entry as CSL-JSON text with the ``type`` that its schema requires and an ``id`` that is unique in the dataset."""
    return json.dumps({"type": "document", **reference.csl, "id": key}, ensure_ascii=False)


def _name(name: Name) -> Row:
    return {part: getattr(name, part) for part in ("family", "given", "particle", "suffix", "literal")}


def _citations(post: Post) -> Iterator[Row]:
    for index, citation in enumerate(post.citations):
        yield {**columns_of(citation, "citations"), "citation": index}


def _footnotes(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        if isinstance(block, Footnotes):
            for note in block.notes:
                yield {"position": block.position, **columns_of(note, "footnotes")}


def _links(post: Post) -> Iterator[Row]:
    for index, link in enumerate(post.links):
        yield {**columns_of(link, "links"), "link": index, "internal": same_site(post.url, link.href)}


def _table_cells(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield {"position": block.position, **columns_of(cell, "table_cells")}


# By table; the order does not matter: none reads what another gives.
ROW_READERS: dict[str, Callable[[Post], Iterator[Row]]] = {
    "terms": _terms,
    "blocks": _blocks,
    "headings": _headings,
    "list_items": _list_items,
    "images": _images,
    "references": _references,
    "citations": _citations,
    "footnotes": _footnotes,
    "links": _links,
    "table_cells": _table_cells,
}
