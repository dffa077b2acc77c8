"""What a job asks for: which archives, and which of their posts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pipelines.model.entry import Entry
from pipelines.urls import post_key
from spiders.walk import all_later_are_before, is_before

_SEPARATOR = re.compile(r"[\s,]+(?=https?://)")  # parts "https://a/ https://b/"; leaves commas within an address


@dataclass(slots=True, eq=False)
class Job:
    """The posts that a crawl is to give, each once, over all of its archives."""

    limit: int | None = None  # posts at most
    since: datetime | None = None  # published at or after it
    already: Callable[[str], bool] | None = None  # whether a permalink's post is stored: it is then listed, not fetched
    _given: set[str] = field(default_factory=set)  # post keys

    @property
    def found(self) -> int:
        """Give the number of posts found so far."""
        return len(self._given)

    def wanted(self, new: list[Entry]) -> tuple[list[Entry], str | None]:
        """Leave out what the job does not ask for or has, and say what ends the walk here, if anything does."""
        wanted, late = [], None
        for entry in new:
            if self.since and is_before(entry, self.since):
                continue
            if self.limit is not None and len(self._given) >= self.limit:
                late = f"the limit of {self.limit} posts was reached"
                break
            key = post_key(entry.url)
            if key in self._given:
                continue
            self._given.add(key)
            if not (self.already and self.already(entry.url)):
                wanted.append(entry)
        if self.since and all_later_are_before(new, self.since):
            late = late or f"posts before {self.since:%Y-%m-%d} were left out"
        return wanted, late


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
