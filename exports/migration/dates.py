"""The times of a post as a reader of the old site saw them."""

from __future__ import annotations

from datetime import datetime

from exports.rows import Row


def local_time(row: Row, column: str = "published") -> datetime | None:
    """Give ``published_at`` (or ``modified_at``) at the offset that the page named beside it; in UTC where it named none."""
    moment: datetime | None = row[f"{column}_at"]
    if moment is None:
        return None
    try:
        said = datetime.fromisoformat(row[f"{column}_raw"] or "")
        return moment.astimezone(said.tzinfo) if said.tzinfo else moment
    except (ValueError, OverflowError):  # no date; the first day of the calendar
        return moment
