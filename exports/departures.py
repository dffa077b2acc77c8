"""Which posts of the snapshot before are listed no more, so that somebody has to ask for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from exports.previous import read_rows
from exports.rows import Row
from exports.schema import BY_NAME
from pipelines.model.archive import ArchiveRead

_KNOWN = ("post_id", "url", "site", "body_status", "published_at", "modified_at", "fetched_at", "first_seen_at", "last_changed_at")


def known_posts(snapshot: Path) -> Iterator[Row]:
    """Give what the next crawl needs to know of a snapshot's posts, by ``post_id``: addresses, states and times."""
    return read_rows(snapshot, BY_NAME["posts"], columns=_KNOWN)


def unlisted_posts(
    previous: Path, reads: Iterable[ArchiveRead], job: Iterable[str], post_id: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Give ``(post_id, url)`` of the posts that no archive lists any more, by id; none where no archive was read to its end.

    A post that an archive of the job listed, which this time was not read to its end, may still be listed there, and is left out.
    """
    reads = tuple(reads)
    whole = {read.archive_url for read in reads if read.complete}
    if not whole:
        return
    open_archives = set(job) - whole
    kept = {post_id(entry.url) for read in reads for entry in read.entries}
    for row in read_rows(previous, BY_NAME["archive_entries"], columns=("archive_url", "post_id")) if open_archives else ():
        if row["archive_url"] in open_archives and row["post_id"]:
            kept.add(row["post_id"])
    for row in read_rows(previous, BY_NAME["posts"], columns=("post_id", "url")):
        if row["post_id"] not in kept:
            yield row["post_id"], row["url"]
