"""A picture, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture as the page shows it."""

    src: str  # absolute; full size where the page names it
    alt: str | None = None  # None where absent or empty
    decorative: bool = False  # alt=""
    caption: str | None = None
    width: int | None = None  # pixels
    height: int | None = None  # pixels
    link: str | None = None  # where a click leads, if anywhere but the file itself
    credit: str | None = None
