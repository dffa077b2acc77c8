"""Posts that no archive lists any more: whom to ask for, and what their answers mean for the next snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from exports.departures import unlisted_posts
from exports.merge import Departures
from exports.rows import decode_rows, encode_rows, with_post_id
from pipelines.model.archive import ArchiveRead
from pipelines.urls import post_id
from spiders.inquiry import Answer
from spiders.state import State


@dataclass(frozen=True, slots=True)
class Unlisted:
    """The posts of the snapshot before that no archive lists any more."""

    asked: tuple[tuple[str, str], ...] = ()  # post_id and address of those to ask for in this run
    waiting: frozenset[str] = frozenset()  # ids of those beyond the limit, which stay until a later run
    listed: frozenset[str] = frozenset()  # ids that the listed addresses have of themselves

    @classmethod
    def of(cls, state: State, previous: Path | None, reads: tuple[ArchiveRead, ...], job: tuple[str, ...], most: int) -> Unlisted:
        """Find them; ``most`` are asked for. Raises ``UnreadableSnapshotError``."""
        if previous is None:
            return cls()
        found = unlisted_posts(previous, reads, job, state.known.post_id)
        asked = tuple(islice(found, most))
        listed = frozenset(post_id(entry.url) for read in reads for entry in read.entries) if asked else frozenset()
        return cls(asked, frozenset(key for key, _ in found), listed)

    def open(self, state: State) -> Iterator[tuple[str, str]]:
        """Give those that have not answered yet; an interrupted crawl may have asked for some."""
        answered = state.departures()
        return ((key, url) for key, url in self.asked if key not in answered)


def note_answer(state: State, answer: Answer, unlisted: Unlisted) -> None:
    """Keep what an unlisted post answered.

    A post that leads to an address that is listed and was not known before has moved: the one that was read there gets its id.
    """
    address = answer.address
    if answer.kind == "unclear":
        state.note_departure(answer.post_id, "stays")
    elif answer.kind == "gone":
        state.note_departure(answer.post_id, "removed")
    elif address and _is_new(state, post_id(address), unlisted.listed):
        state.move(address, answer.post_id, lambda payload: encode_rows(with_post_id(decode_rows(payload), answer.post_id)))
    else:
        state.note_departure(answer.post_id, "left")


def departures(state: State) -> Departures:
    """Give the posts whose departure is proven."""
    kinds = state.departures()
    found = {kind: frozenset(key for key, (known, _) in kinds.items() if known == kind) for kind in ("left", "removed")}
    return Departures(**found)


def _is_new(state: State, address: str, listed: frozenset[str]) -> bool:
    return address in listed and state.known.find(address) is None and state.known.post_id_of(address) == address
