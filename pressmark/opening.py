"""A dataset that is crawled into: locked, its state open, its last snapshot known."""

from __future__ import annotations

import errno
import json
import logging
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from exports.changes import departed_posts
from exports.departures import known_posts
from exports.latest import find_latest
from exports.previous import check_latest
from exports.rows import Row
from pressmark.lock import DatasetLock
from pressmark.raw import clear_replay_state
from spiders.known_posts import KnownPost
from spiders.memory import CrawlMemory, Memory, ReplayMemory, Schedule
from spiders.state import OpenCrawl, State
from spiders.warc.stored import StoredAnswers, list_files

logger = logging.getLogger("pressmark")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDataset:
    """One run has it, until it is closed."""

    out: Path
    lock: DatasetLock
    state: State
    crawl: OpenCrawl
    memory: Memory
    replayed: bool  # stored answers are read again: the state is one of its own and nothing is asked of the site

    def close(self) -> None:
        self.state.close()
        if self.replayed:
            clear_replay_state(self.out)
        self.lock.release()


def open_dataset(out: Path, archives: tuple[str, ...], settings: Any) -> OpenDataset:
    """Take a dataset, made where it is missing, and begin a crawl, or carry on the one that was interrupted.

    Raises ``LockedError``, ``UnreadableSnapshotError``, and ``OSError`` or ``sqlite3.Error`` where it cannot be written.
    """
    replayed = bool(settings.get("PRESSMARK_REPLAY"))
    out.mkdir(parents=True, exist_ok=True)
    lock = DatasetLock(out)
    try:
        check_latest(out)
        state = State(clear_replay_state(out) if replayed else out / "state.sqlite")
        learn(state, out)
        latest = find_latest(out)
        as_read = settings.getbool("PRESSMARK_PUBLISH_ANYWAY")
        crawl = state.begin(json.dumps(archives), datetime.now(UTC), latest.name if latest else None, as_read=as_read)
    except BaseException:
        lock.release()
        raise
    if crawl.resumed:
        logger.info("carrying on crawl %s: %d posts are stored already", crawl.crawl_id, state.count_read())
    memory: Memory = CrawlMemory(state, _schedule(settings))
    if replayed:
        memory = ReplayMemory(state, departed_posts(out), StoredAnswers(list_files(out)))
    return OpenDataset(out=out, lock=lock, state=state, crawl=crawl, memory=memory, replayed=replayed)


def learn(state: State, out: Path) -> None:
    """Let the state know the posts of the current snapshot. Raises ``UnreadableSnapshotError``."""
    latest = find_latest(out)
    if latest is None:
        state.known.fill("", ())
    elif state.known.snapshot() != latest.name:
        state.known.fill(latest.name, map(_known, known_posts(latest)))


def is_full(error: OSError | sqlite3.Error) -> bool:
    """Say whether something failed for want of space, which is nobody's argument."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


def _known(row: Row) -> KnownPost:
    """A post that was never seen to change has been as it is since it says that it was published or changed."""
    told = [row["published_at"], row["modified_at"]]
    if row["last_changed_at"] != row["first_seen_at"] or not any(told):
        told.append(row["last_changed_at"])
    return KnownPost(
        post_id=row["post_id"],
        url=row["url"],
        body_status=row["body_status"],
        fetched_at=row["fetched_at"],
        changed_at=min(max(filter(None, told)), row["fetched_at"]),
        modified_at=row["modified_at"],
    )


def _schedule(settings: Any) -> Schedule:
    longest = timedelta(days=settings.getfloat("PRESSMARK_LONGEST_RECHECK_DAYS"))
    return Schedule(longest, refresh=settings.getbool("PRESSMARK_REFRESH"))
