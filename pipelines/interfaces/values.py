"""Moments as interfaces write them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

_EARLIEST, _LATEST = 631_152_000, 4_102_444_800  # seconds: the web's first year, and 2100


def iso_moment(text: str | None) -> datetime | None:
    """Give an ISO 8601 moment in UTC; one without a zone counts as UTC. None where it is none, or before the web."""
    try:
        moment = datetime.fromisoformat(text) if text else None
        moment = moment.replace(tzinfo=UTC) if moment and not moment.tzinfo else moment
        moment = moment.astimezone(UTC) if moment else None
    except (ValueError, OverflowError):
        return None
    return moment if moment and _EARLIEST <= moment.timestamp() <= _LATEST else None


def unix_moment(milliseconds: Any) -> datetime | None:
    """Give a moment counted in milliseconds since 1970, in UTC; None where it is no such number."""
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, (int, float)):
        return None
    seconds = milliseconds / 1000
    return datetime.fromtimestamp(seconds, UTC) if _EARLIEST <= seconds <= _LATEST else None
