"""A post as rows of the contract's tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import unquote

from exports.derived import counted_words, fingerprint
from exports.rows import PostRows, Row
from exports.schema import BY_NAME
from exports.soundness import UnsoundRowError, sound_row
from pipelines.blocks.footnotes import Footnotes
from pipelines.blocks.gallery import Gallery
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock
from pipelines.blocks.table import Table
from pipelines.content import content_text, picture_path
from pipelines.model.picture import Picture
from pipelines.model.post import Post
from pipelines.model.problem import Problem
from pipelines.model.reference import Name, Reference
from pipelines.urls import post_id, same_site, split_url


@dataclass(frozen=True, slots=True)
class RowContext:
    """What a post does not know of itself."""

    crawl_id: str
    parser: str  # version of Pressmark
    archive_url: str | None = None  # where the post names none
    cms: str | None = None  # where the page names none
    post_id: str | None = None  # the id that the post had before its address changed


def post_rows(post: Post, context: RowContext) -> PostRows:
    """Give the post's rows in every table that it has rows in, ``posts`` and ``problems`` included, sorted by key.

    A row that lacks what its table requires, or repeats another's key, is left out and becomes a problem. What needs the other posts
    (boilerplate, ``work_id``, ``target_post_id``, ``first_seen_at``) is filled in at publication.
    """
    key = context.post_id or post_id(post.url)
    rows: dict[str, list[Row]] = {}
    problems = list(post.problems)
    for name, read in _READERS.items():
        rows[name] = _sorted_sound(name, [{"post_id": key, **row} for row in read(post)], problems, post.url)
    rows["posts"] = [sound_row(BY_NAME["posts"], _post(post, key, context, rows))]
    rows["posts"][0] |= {"word_count": counted_words(rows["blocks"]), "content_sha256": fingerprint(rows)}
    rows["problems"] = [problem_row(replace(problem, url=problem.url or post.url), context.crawl_id, key) for problem in problems]
    return {name: table_rows for name, table_rows in rows.items() if table_rows}


def problem_row(problem: Problem, crawl_id: str, key: str | None = None) -> Row:
    """Give a problem as a row; ``key`` is the post that it befell."""
    return sound_row(
        BY_NAME["problems"],
        {
            "url": problem.url or problem.archive_url or "about:blank",
            "post_id": key,
            "archive_url": problem.archive_url,
            "stage": problem.stage or "unknown",
            "code": problem.code or "unknown",
            "field": problem.field,
            "detail": problem.detail or problem.code or "no detail",
            "crawl_id": crawl_id,
        },
    )


def crawl_time(crawl_id: str) -> datetime:
    """Give the UTC time that a ``crawl_id`` begins with; 1970 where it begins with none."""
    try:
        return datetime.strptime(crawl_id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def _post(post: Post, key: str, context: RowContext, rows: PostRows) -> Row:
    fetched_at = post.fetched_at or crawl_time(context.crawl_id)
    said = post.metadata
    return {
        **{name: getattr(said, name) for name in _METADATA},
        "post_id": key,
        "url": post.url,
        "slug": said.slug or _slug(post.url),
        "tags": post.tags,
        "categories": post.categories,
        "featured_image": said.featured_image.src if said.featured_image else None,
        "translations": [{"language": other.language, "url": other.url} for other in said.translations],
        "noindex": bool(said.noindex),
        "body_status": post.body_status,
        "word_count": 0,
        "content_html": post.content_html,
        "content_text": post.content_text or content_text(block["text"] for block in rows["blocks"]),
        "cms": said.cms or context.cms,
        "site": split_url(post.url).hostname or post.url,
        "source": post.source,
        "archive_url": post.archive_url or context.archive_url or post.url,
        "fetched_at": fetched_at,
        "first_seen_at": fetched_at,
        "last_changed_at": fetched_at,
        "parser": context.parser,
        "crawl_id": context.crawl_id,
    }


_METADATA = (
    *("canonical_url", "source_id", "post_type", "title", "authors", "published_at", "published_raw", "published_precision"),
    *("modified_at", "modified_raw", "language", "excerpt", "meta_title", "meta_description"),
)


def _slug(url: str) -> str | None:
    return unquote(split_url(url).path.rstrip("/").rpartition("/")[2]) or None


def _terms(post: Post) -> Iterator[Row]:
    counts: dict[str, int] = defaultdict(int)
    for term in post.terms:
        yield {
            **{name: getattr(term, name) for name in ("taxonomy", "name", "slug", "url", "parent")},
            "term": counts[term.taxonomy],
        }
        counts[term.taxonomy] += 1


_BLOCK = tuple(name for name in BY_NAME["blocks"].column_names if name not in ("post_id", "boilerplate"))


def _blocks(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        yield {**{name: getattr(block, name) for name in _BLOCK}, "boilerplate": False}


def _headings(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        if isinstance(block, Heading):
            yield {
                **{name: getattr(block, name) for name in ("position", "level", "text", "anchor")},
                "parent_position": block.parent_heading,
            }


_ITEM = tuple(name for name in BY_NAME["list_items"].column_names if name not in ("post_id", "position"))


def _list_items(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                yield {"position": block.position, **{name: getattr(item, name) for name in _ITEM}}


def _images(post: Post) -> Iterator[Row]:
    shown = list(_shown_pictures(post))
    featured = post.featured_image
    if featured and _picture_key(featured.src) not in {_picture_key(picture.src) for _, _, picture in shown}:
        shown.insert(0, (None, "featured", featured))
    for image, (position, role, picture) in enumerate(shown):
        yield {"image": image, "position": position, "role": role, **{name: getattr(picture, name) for name in _PICTURE}}


_PICTURE = tuple(name for name in BY_NAME["images"].column_names if name not in ("post_id", "image", "position", "role"))


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


_REFERENCE = tuple(
    name for name in BY_NAME["references"].column_names if name not in ("post_id", "authors", "editors", "work_id", "csl_json")
)


def _references(post: Post) -> Iterator[Row]:
    for reference in post.references:
        yield {
            **{name: getattr(reference, name) for name in _REFERENCE},
            "authors": [_name(name) for name in reference.authors],
            "editors": [_name(name) for name in reference.editors],
            "csl_json": csl_json(reference, f"{post_id(post.url)}-{reference.number}"),
        }


def csl_json(reference: Reference, key: str) -> str:
    """Give the entry as CSL-JSON text; ``id`` and ``type`` are there, as its schema requires them."""
    return json.dumps({"id": key, "type": "document", **reference.csl}, ensure_ascii=False)


def _name(name: Name) -> dict[str, str | None]:
    return {part: getattr(name, part) for part in ("family", "given", "particle", "suffix", "literal")}


def _citations(post: Post) -> Iterator[Row]:
    for index, citation in enumerate(post.citations):
        yield {
            "citation": index,
            **{name: getattr(citation, name) for name in ("position", "offset", "length", "marker", "kind", "number")},
        }


def _footnotes(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        if isinstance(block, Footnotes):
            for note in block.notes:
                yield {"position": block.position, "note": note.note, "label": note.label, "text": note.text}


def _links(post: Post) -> Iterator[Row]:
    for index, link in enumerate(post.links):
        internal = same_site(post.url, link.href)
        yield {
            "link": index,
            **{name: getattr(link, name) for name in ("position", "href", "text", "rel")},
            "internal": internal,
        }


_CELL = tuple(name for name in BY_NAME["table_cells"].column_names if name not in ("post_id", "position"))


def _table_cells(post: Post) -> Iterator[Row]:
    for block in post.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                yield {"position": block.position, **{name: getattr(cell, name) for name in _CELL}}


_READERS: dict[str, Callable[[Post], Iterator[Row]]] = {
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


def _sorted_sound(name: str, rows: list[Row], problems: list[Problem], url: str) -> list[Row]:
    table = BY_NAME[name]
    sound: dict[tuple[object, ...], Row] = {}
    for row in rows:
        try:
            whole = sound_row(table, row)
        except UnsoundRowError as error:
            problems.append(Problem("rows", "unsound-row", f"{error} in {url}; the row was left out", f"{name}.{error.column}"))
            continue
        key = tuple(whole[column] for column in table.key)
        if sound.setdefault(key, whole) is not whole:
            problems.append(Problem("rows", "repeated-key", f"two rows of {name} have the key {key} in {url}; the first stays", name))
    return [sound[key] for key in sorted(sound)]
