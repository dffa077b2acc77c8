"""The raw layer of a dataset: which answers it keeps, and what it takes to crawl them again."""

from __future__ import annotations

import logging
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pyarrow as pa
import pyarrow.parquet as pq

from exports.latest import find_latest
from pipelines.urls import post_id
from spiders.warc.retention import drop_old_files
from spiders.warc.stored import list_files
from spiders.ways.rest import included, is_interface

logger = logging.getLogger("pressmark")
_REPLAY_STATE = ".reparse.sqlite"  # beside state.sqlite, which may hold posts of an interrupted crawl


def clear_replay_state(out: Path) -> Path:
    """Give where posts that are read from stored answers wait for publication; what an earlier run left there is removed."""
    for suffix in ("", "-wal", "-shm"):
        (out / (_REPLAY_STATE + suffix)).unlink(missing_ok=True)
    return out / _REPLAY_STATE


def drop_old_raw(out: Path, keep: int) -> list[str]:
    """Keep the newest ``keep`` WARC files and, of what older ones alone hold, pages of posts and archives of the current snapshot.

    Where the disk is full all files stay: the snapshot is published, and the next crawl tries again.
    """
    latest = find_latest(out)
    if latest is None:
        return []
    try:
        return drop_old_files(out, keep, Needed.of(latest))
    except OSError as error:
        logger.warning("old WARC files of %s could not be removed: %s", out, error)
        return []


@dataclass(slots=True, eq=False)
class Needed:
    """Which addresses the posts and archives of a snapshot come from. They are asked about from the newest answer to the oldest."""

    posts: frozenset[str]  # ids
    numbers: set[str]  # those that their CMS gives them, as far as no newer answer has their texts
    archives: tuple[str, ...]

    @classmethod
    def of(cls, snapshot: Path) -> Needed:
        posts = pq.read_table(snapshot / "posts.parquet", columns=["post_id", "source_id"])
        archives = pq.read_table(snapshot / "archives.parquet", columns=["archive_url"])["archive_url"].to_pylist()
        return cls(frozenset(posts["post_id"].to_pylist()), set(posts["source_id"].to_pylist()), tuple(archives))

    def __call__(self, url: str) -> bool:
        if is_interface(url):
            chosen = included(url)
            still = self.numbers.intersection(chosen)
            self.numbers -= still
            return bool(still) or not chosen  # a page of an archive, a term: there is one answer of each
        return url.startswith(self.archives) or any(post_id(part) in self.posts for part in _above(url))


def _above(url: str) -> list[str]:
    """Give an address and those above it that it may be a further page of: of ``/a/b/page/2/?x`` also ``/a/b/page/2``, ``/a/b``."""
    parts = urlsplit(url)
    steps = parts.path.rstrip("/").split("/")
    paths = ["/".join(steps[:length]) for length in range(len(steps), max(len(steps) - 3, 1), -1)]
    return [url, *(urlunsplit((parts.scheme, parts.netloc, path, "", "")) for path in paths)]


def reparse_where_outdated(out: Path, parser: str) -> None:
    """Have the snapshot before read anew from the stored answers where another version of the parser wrote it.

    The crawl that follows then compares like with like. What cannot be read anew is not compared, and the crawl says so.
    """
    latest = find_latest(out)
    if latest is None or not list_files(out):
        return
    try:
        wrote = (pq.read_schema(latest / "posts.parquet").metadata or {}).get(b"pressmark.parser", b"").decode()
    except (pa.ArrowInvalid, OSError):
        return  # the crawl names the damage
    if wrote != parser:
        logger.info("%s was written by %s; it is read anew from the stored answers first", latest, wrote or "an unknown parser")
        # A process of its own: a reactor runs once. Its outcome is not ours: a snapshot that could not be made leaves the old one.
        subprocess.run([sys.executable, "-m", "pressmark", "reparse", str(out), "--quiet"], capture_output=True, check=False)  # noqa: S603
