"""What went wrong with a page, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a page, post or archive got wrong, or that a limit cut off.

    ``code`` is stable and countable (``no-body``, ``http-404``); ``detail`` is a sentence for people
    that names the URL and the cause.
    """

    stage: str  # where it was noticed: fetch, listing, document, body, metadata, blocks, references ...
    code: str
    detail: str
    field: str | None = None  # the column that suffers, where there is one
    url: str | None = None  # filled in by whoever knows it, null while travelling inside a post
    archive_url: str | None = None
