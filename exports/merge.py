"""The last snapshot's posts and this crawl's, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from exports.previous import read_posts
from exports.rows import PostRows, decode_rows


@dataclass(frozen=True, slots=True)
class Departures:
    """Posts that leave, because that is proven."""

    left: frozenset[str] = frozenset()  # they answer, but no archive of the job lists them
    removed: frozenset[str] = frozenset()  # they answer 404 or 410

    def kind(self, post_id: str) -> str | None:
        """Say how a post departs; None where it stays."""
        if post_id in self.removed:
            return "removed"
        return "left" if post_id in self.left else None


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the posts of the next snapshot come from. May be read more than once."""

    staged: Callable[[], Iterable[tuple[str, bytes]]]  # (post_id, payload) in the order of post_id
    previous: Path | None = None  # the snapshot before
    departures: Departures = field(default_factory=Departures)
    replayed: bool = False  # staged posts may be older than the snapshot's


@dataclass(frozen=True, slots=True)
class Candidate:
    """One post as this crawl read it and as the snapshot before has it; at least one of the two is there."""

    post_id: str
    new: PostRows | None
    old: PostRows | None
    departed: str | None = None  # left or removed

    @property
    def chosen(self) -> PostRows | None:
        """Give the rows to publish: a reading that failed never replaces one that did not, but its problems are told."""
        if self.departed:
            return None
        if self.new and self.old and _failed(self.new) and not _failed(self.old):
            return {**self.old, "problems": [*self.old.get("problems", ()), *self.new.get("problems", ())]}
        return self.new or self.old

    @property
    def reread(self) -> bool:
        """Say whether the rows to publish are this crawl's."""
        return self.new is not None and self.chosen is self.new


def candidates(sources: Sources, *, light: bool = False) -> Iterator[Candidate]:
    """Give every post of either side once, in the order of ``post_id``; ``light`` as in ``read_posts``."""
    new = ((key, decode_rows(payload)) for key, payload in sources.staged())
    old = read_posts(sources.previous, light=light) if sources.previous else iter(())
    next_new, next_old = next(new, None), next(old, None)
    while next_new or next_old:
        key = min(side[0] for side in (next_new, next_old) if side)
        new_rows = next_new[1] if next_new and next_new[0] == key else None
        old_rows = next_old[1] if next_old and next_old[0] == key else None
        if sources.replayed and new_rows and old_rows and _knows_less(new_rows, old_rows):
            new_rows = None
        departed = None if new_rows and not _failed(new_rows) else sources.departures.kind(key)
        yield Candidate(key, new_rows, old_rows, departed)
        next_new = next(new, None) if next_new and next_new[0] == key else next_new
        next_old = next(old, None) if next_old and next_old[0] == key else next_old


def _knows_less(replayed: PostRows, rows: PostRows) -> bool:
    """Say whether a stored answer tells less than the snapshot: it is older, or not all pages of the post are stored."""
    lacks_pages = any(row["code"] == "post-page-missing" for row in replayed.get("problems", ()))
    return lacks_pages or bool(replayed["posts"][0]["fetched_at"] < rows["posts"][0]["fetched_at"])


def _failed(rows: PostRows) -> bool:
    return bool(rows["posts"][0]["body_status"] == "failed")
