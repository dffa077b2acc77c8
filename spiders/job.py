"""What a job asks for: which archives, and which of their posts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pipelines.model.entry import Entry
from pipelines.urls import post_key
from spiders.memory import Memory
from spiders.walk import all_later_are_before, is_before

_SEPARATOR = re.compile(r"[\s,]+(?=https?://)")  # parts "https://a/ https://b/"; leaves commas within an address


@dataclass(slots=True, eq=False)
class Job:
    """The posts that a crawl is to give, each once, over all of its archives."""

    limit: int | None = None  # posts at most
    since: datetime | None = None  # published at or after it
    memory: Memory = field(default_factory=Memory)
    _given: set[str] = field(default_factory=set)  # post keys
    _settled: set[str] = field(default_factory=set)  # those of them that every archive so far shows as they were

    @property
    def found(self) -> int:
        """Give the number of posts found so far."""
        return len(self._given)

    def wanted(self, new: list[Entry], archive_url: str) -> tuple[list[Entry], str | None]:
        """Leave out what the job does not ask for or need not read, and say what ends the walk here, if anything does."""
        wanted, late = [], None
        for entry in new:
            if self.since and is_before(entry, self.since):
                continue
            if self.limit is not None and len(self._given) >= self.limit:
                late = f"the limit of {self.limit} posts was reached"
                break
            if self._is_wanted(entry, archive_url):
                wanted.append(entry)
        if self.since and all_later_are_before(new, self.since):
            late = late or f"posts before {self.since:%Y-%m-%d} were left out"
        return wanted, late

    def _is_wanted(self, entry: Entry, archive_url: str) -> bool:
        """Say whether a post is to be read: the first time that it is listed, or where the first that shows it changed lists it."""
        key = post_key(entry.url)
        settled = self.memory.settles(entry, archive_url, again=key in self._settled)
        if key in self._given and (settled or key not in self._settled):
            return False
        self._given.add(key)
        (self._settled.add if settled else self._settled.discard)(key)
        return not settled


def archive_urls(*texts: str) -> tuple[str, ...]:
    """Give the addresses in texts that separate them by white space or commas, each once, in order."""
    parts = (part.strip() for text in texts for part in _SEPARATOR.split(text.strip()))
    return tuple(dict.fromkeys(part for part in parts if part))


def parse_day(day: str) -> datetime:
    """Give the moment, in UTC where it names no zone. Raises ValueError where it is no ISO 8601 date."""
    try:
        moment = datetime.fromisoformat(day)
    except ValueError:
        raise ValueError(f"since={day!r} is no date; give one like 2025-01-31") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
