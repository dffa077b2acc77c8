"""What reading an archive came to."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.model.problem import Problem


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """One line of an archive."""

    rank: int  # 0-based through all pages
    page: int | None  # 1-based; None where the way has no pages
    url: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What the site itself says of an archive, in one place."""

    source: str  # rest, page, pager, feed or sitemap
    total: int | None = None  # posts that it says there are
    least: int | None = None  # where it says no more than that there are at least so many
    most: int | None = None
    missing: tuple[str, ...] = ()  # addresses that it lists and the archive did not


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRead:
    """One archive, read to its end or as far as it went."""

    archive_url: str  # as the job names it
    final_url: str | None = None  # after redirects
    title: str | None = None
    kind: str | None = None  # tag, category, author, date or blog, where the address or the page says so
    site: str | None = None  # host
    cms: str | None = None
    theme: str | None = None
    way: str = "listing"  # as registered
    pages_read: int = 0
    entries: tuple[ArchiveEntry, ...] = ()
    declared_total: int | None = None  # what the site itself says
    complete: bool = False  # read to its last page
    why_not: str | None = None  # what ended the walk early
    checks: tuple[Check, ...] = ()  # of an archive that was read to its end
    problems: tuple[Problem, ...] = ()
