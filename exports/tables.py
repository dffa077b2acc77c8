"""A post as rows of the contract's tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import unquote

from exports.body_rows import ROW_READERS, columns_of
from exports.derived import counted_words, fingerprint
from exports.rows import PostRows, Row
from exports.schema import BY_NAME
from exports.soundness import UnsoundRowError, sound_row
from pipelines.content import content_text
from pipelines.model.post import Post
from pipelines.model.problem import Problem
from pipelines.urls import post_id, split_url


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
    for name, read in ROW_READERS.items():
        rows[name] = _sorted_sound(name, [{"post_id": key, **row} for row in read(post)], problems, post.url)
    rows["posts"] = [sound_row(BY_NAME["posts"], _post(post, key, context, rows))]
    rows["posts"][0]["content_sha256"] = fingerprint(rows)
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
    return {
        **columns_of(post.metadata, "posts"),
        **columns_of(post, "posts"),
        "post_id": key,
        "slug": post.metadata.slug or _slug(post.url),
        "featured_image": post.featured_image.src if post.featured_image else None,
        "translations": [{"language": other.language, "url": other.url} for other in post.translations],
        "noindex": bool(post.metadata.noindex),
        "word_count": counted_words(rows["blocks"]),
        "content_text": post.content_text or content_text(block["text"] for block in rows["blocks"]),
        "cms": post.metadata.cms or context.cms,
        "site": split_url(post.url).hostname or post.url,
        "archive_url": post.archive_url or context.archive_url or post.url,
        **dict.fromkeys(("fetched_at", "first_seen_at", "last_changed_at"), fetched_at),
        "parser": context.parser,
        "crawl_id": context.crawl_id,
    }


def _slug(url: str) -> str | None:
    return unquote(split_url(url).path.rstrip("/").rpartition("/")[2]) or None


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
