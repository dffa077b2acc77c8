"""A post's rows completed with what only the whole dataset tells."""

from __future__ import annotations

from collections.abc import Iterator

from exports.derived import counted_words, fingerprint, passages
from exports.knowledge import Knowledge, group
from exports.rows import PostRows, Row
from pipelines.boilerplate import find_boilerplate


def mark_boilerplate(rows: PostRows, knowledge: Knowledge) -> PostRows:
    """Give the rows with ``boilerplate`` set on the blocks, and ``word_count`` and ``content_sha256`` counted without those."""
    post = rows["posts"][0]
    found = find_boilerplate(passages(rows), knowledge.repeated.get(group(post), frozenset()))
    blocks = [{**block, "boilerplate": index in found} for index, block in enumerate(rows.get("blocks", ()))]
    marked = {**rows, "blocks": blocks}
    derived = {"word_count": counted_words(blocks), "content_sha256": fingerprint(marked)}
    return {**marked, "posts": [{**post, **derived}]}


def complete(rows: PostRows, knowledge: Knowledge, work_ids: Iterator[str]) -> PostRows:
    """Give marked rows with ``work_id`` and ``target_post_id``; ``work_ids`` are taken in the order of the posts."""
    references = [{**row, "work_id": next(work_ids)} for row in rows.get("references", ())]
    links = [{**row, "target_post_id": knowledge.find_post(row["href"])} for row in rows.get("links", ())]
    return {**rows, "references": references, "links": links}


def with_times(rows: PostRows, times: Row) -> PostRows:
    """Give the rows with columns of their post replaced."""
    return {**rows, "posts": [{**rows["posts"][0], **times}]}
