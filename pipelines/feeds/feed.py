"""A feed of any kind, as what a site says of its posts."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.model.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One answer of a feed."""

    entries: tuple[Entry, ...] = ()  # in the feed's order, which is newest first as a rule
    title: str | None = None
    generator: str | None = None  # the program that made it
    next_url: str | None = None  # RFC 5005 and JSON Feed: where older entries are
    total: int | None = None  # OpenSearch: entries of the whole feed
