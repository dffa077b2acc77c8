"""One entry of a feed as an archive's entry."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipelines.dates import parse_date
from pipelines.metadata.values import lines_of
from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata
from pipelines.text import clean_text
from pipelines.wholeness import BREAKS_OFF, breaks_off

_EARLIEST = 1990  # the web began then; 1970 is a clock that was never set


def feed_entry(url: str, metadata: Metadata, content: str | None, summary: str | None) -> Entry:
    """Give an entry with as much of its post as the feed has: its content where that does not break off, else an excerpt."""
    cut = content is not None and breaks_off(clean_text(lines_of(content[-2_000:])) or "")
    whole = bool(content and content.strip()) and not cut
    return Entry(
        url=url,
        title=metadata.title,
        content=content if whole else None,
        metadata=metadata,
        carries="whole" if whole else "excerpt" if content or summary else "nothing",
        evidence="the feed has its content" if whole else BREAKS_OFF if cut else "the feed has a description alone",
    )


def feed_moment(text: str | None) -> datetime | None:
    """Give a moment of RFC 822 (RSS) or RFC 3339 (Atom, JSON Feed) in UTC; None where it is neither, or before the web."""
    if not text or len(text) > 100:
        return None
    try:
        moment = parsedate_to_datetime(text)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        reading = parse_date(text)
        if reading is None:
            return None
        moment = reading.at
    try:
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= _EARLIEST else None
