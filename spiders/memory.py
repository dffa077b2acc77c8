"""Whether a listed post has to be read again: only where something says that it may have changed, or its turn has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from w3lib.html import remove_tags

from pipelines.wholeness import text_element
from spiders.known_posts import SITEMAP, KnownPost, KnownPosts, Mark
from spiders.stored_pages import StoredPages, conditional_headers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipelines.model.entry import Entry
    from spiders.state import State
    from spiders.warc.stored import StoredAnswers
    from spiders.ways.way import Stretch

_SHORTEST = timedelta(days=1)
_FEW = 3  # posts that may all be new at once on a small site
_LEEWAY = timedelta(hours=1)  # a nightly run begins some minutes earlier than the one before


class Memory:
    """What is known before a crawl. This one knows nothing: every post is read."""

    pages: StoredPages | None = None  # archive pages that need not be fetched, or only where they changed
    wants_times = False  # of change, as sitemaps say them

    def settles(self, entry: Entry, archive_url: str, *, again: bool = False) -> bool:  # noqa: ARG002 - as every memory
        """Note what an archive shows of a post, and say whether it need not be read; ``again``: another archive said so already."""
        return False

    def list_is_enough(self, stretch: Stretch, archive_url: str) -> bool:  # noqa: ARG002
        """Say whether a stretch of an archive need not be asked for with its posts' texts."""
        return False

    def note_times(self, times: Mapping[str, str]) -> None:
        """Note when a site's sitemaps say that its pages changed, by address."""

    def stored_texts(self, are_wanted: Callable[[str], bool]) -> list[str] | None:  # noqa: ARG002
        """Give the addresses of stored answers with texts, newest first; None where they are to be asked for."""
        return None

    def holds(self, url: str) -> bool:  # noqa: ARG002
        """Say whether the open crawl has the post already."""
        return False

    def conditions(self, url: str) -> dict[str, str]:  # noqa: ARG002
        """Give the headers that ask for a post only where it changed."""
        return {}


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often a post is read again though nothing says that it changed."""

    longest: timedelta
    refresh: bool = False  # all anew

    def is_due(self, post: KnownPost, checked_at: datetime, now: datetime) -> bool:
        """Say whether a post's turn has come: 1, 2, 4, 8 … days after its last change, and at least every ``longest``.

        A check that lies in the future is one by a clock that was wrong, and counts for nothing.
        """
        if self.refresh or checked_at > now + _LEEWAY:
            return True
        # Each wait is as long as the post had been unchanged at the check before: that doubles its age. Posts that have reached
        # the longest wait, which a first crawl gives to all old ones at once, are spread over a quarter of it.
        age = min(checked_at - post.changed_at, self.longest * (0.75 + 0.25 * int(post.post_id[:4], 16) / 0xFFFF))
        return now - checked_at >= max(_SHORTEST, age) - _LEEWAY


class CrawlMemory(Memory):
    """What earlier crawls of a dataset left in its state."""

    def __init__(self, state: State, schedule: Schedule) -> None:
        self.pages: StoredPages = state.pages
        self._state = state
        self._known: KnownPosts = state.known
        self._schedule = schedule
        self._fresh: frozenset[str] = frozenset()  # posts that changed since they were read, as a sitemap says

    @property
    def wants_times(self) -> bool:  # type: ignore[override]
        return bool(self._known.snapshot()) and not self._schedule.refresh

    def note_times(self, times: Mapping[str, str]) -> None:
        """Believe them where they tell posts apart.

        A generator that stamps all pages whenever it runs says nothing of any: where all times are one, or more than half of them are new
        at once, none counts.
        """
        known = {post.post_id: (post, stamp) for url, stamp in times.items() if (post := self._known.find(self._known.post_id(url)))}
        fresh = frozenset(key for key, (post, stamp) in known.items() if self._is_newer(post, stamp))
        self._known.note_times((key, stamp) for key, (_, stamp) in known.items())
        stamped = len({stamp for _, stamp in known.values()}) == 1 < len(known)
        if not stamped and len(fresh) <= max(_FEW, len(known) // 2):
            self._fresh |= fresh

    def _is_newer(self, post: KnownPost, stamp: str) -> bool:
        """Say whether a time is another than the one before; where there was none, whether it lies behind the last look at the post."""
        before = self._known.find_mark(post.post_id, SITEMAP)
        if before is not None:
            return before.modified != stamp
        try:
            moment = datetime.fromisoformat(stamp)
        except ValueError:
            return False
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > self._checked_at(post)

    def settles(self, entry: Entry, archive_url: str, *, again: bool = False) -> bool:
        key, mark = self._known.post_id(entry.url), mark_of(entry)
        self._known.note_listed(key, archive_url, mark)
        post = self._known.find(key)
        if post is None or post.body_status == "failed" or (entry.carries == "whole" and not again):
            # What stands whole on an archive page costs no request; but of a post that was read from its own page, the text that
            # another archive carries is another reading, not a change.
            return False
        if key in self._fresh or self._is_due(post):
            return False
        before = self._known.find_mark(key, archive_url)
        if before is None:
            return mark.modified is not None and entry.metadata.modified_at == post.modified_at
        return is_same(before, mark, rendered=entry.element is not None)

    def list_is_enough(self, stretch: Stretch, archive_url: str) -> bool:
        """Where none of the posts that stood there is due, the list tells which of them changed.

        One that does not say when its posts change tells nothing, and of posts that nobody knows the texts are wanted.
        """
        known = self._known.find_stretch(archive_url, stretch.first, stretch.end)
        return bool(known) and all(mark.modified and not self._is_due(post) for post, mark in known)

    def _is_due(self, post: KnownPost) -> bool:
        return self._schedule.is_due(post, self._checked_at(post), self._known.now)

    def _checked_at(self, post: KnownPost) -> datetime:
        """Give when a post was last looked at: of two times the later that is none of a clock that was ahead."""
        times = (post.fetched_at, self._known.checked_at(post.post_id) or post.fetched_at)
        return max((time for time in times if time <= self._known.now + _LEEWAY), default=post.fetched_at)

    def holds(self, url: str) -> bool:
        key = self._known.post_id(url)
        return self._state.holds(key) or self._known.was_unchanged(key)

    def conditions(self, url: str) -> dict[str, str]:
        if self._schedule.refresh:
            return {}
        etag, last_modified = self._known.validators(self._known.post_id(url))
        return conditional_headers({"etag": etag, "last-modified": last_modified})


class ReplayMemory(Memory):
    """What is known where stored answers are read again: all of them are, but for posts that have departed since."""

    def __init__(self, state: State, departed: frozenset[str], stored: StoredAnswers) -> None:
        self.stored = stored
        self._state = state
        self._departed = departed

    def settles(self, entry: Entry, archive_url: str, *, again: bool = False) -> bool:  # noqa: ARG002 - as every memory
        return self._state.known.post_id(entry.url) in self._departed  # an old archive page may list it still

    def list_is_enough(self, stretch: Stretch, archive_url: str) -> bool:  # noqa: ARG002 - as every memory
        """The newer answer says what the archive lists."""
        with_texts, without = (self.stored.place(url) for url in (stretch.with_texts, stretch.without))
        return without is not None and (with_texts is None or without > with_texts)

    def stored_texts(self, are_wanted: Callable[[str], bool]) -> list[str] | None:
        return self.stored.newest_first(are_wanted)

    def holds(self, url: str) -> bool:
        return self._state.holds(self._state.known.post_id(url))


def is_same(before: Mark, now: Mark, *, rendered: bool) -> bool:
    """Say whether an archive shows of a post what it showed before.

    Where the entry is ``rendered`` by a theme and says when the post changed, to the second, its text counts for nothing: another
    theme cuts it elsewhere.
    """
    if before.modified != now.modified:
        return False
    precise = now.modified is not None and "T00:00:00" not in now.modified
    return before.text == now.text or (rendered and precise)


def mark_of(entry: Entry) -> Mark:
    """Give what an entry shows of its post: title, text and, of an entry that is data, its terms."""
    known = entry.metadata
    texts = [entry.title or known.title or ""]
    if entry.edition is not None:  # with the time of change it says all, and a list without texts says the same
        texts += [entry.edition]
    elif entry.element is None:
        texts += [known.excerpt or "", remove_tags(entry.content or ""), *sorted(f"{term.taxonomy} {term.name}" for term in known.terms)]
    elif (body := text_element(entry.element)) is not None:
        paragraphs = ["".join(p.itertext()) for p in body.iter("p")]
        # Outside of paragraphs stand counts and ages ("3 comments", "2 days ago") that change from day to day.
        texts += paragraphs or ["".join(c for c in "".join(body.itertext()) if not c.isdecimal())]
    folded = "\n".join("".join(c for c in text.casefold() if c.isalnum()) for text in texts)
    modified = known.modified_at.isoformat() if known.modified_at else None
    return Mark(sha256(folded.encode("utf-8", "replace")).hexdigest()[:16], modified)
