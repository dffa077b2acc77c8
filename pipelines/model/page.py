"""A page as fetched: what the spiders hand to the pipelines."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from pipelines.model.metadata import Metadata
from pipelines.model.problem import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """One post's HTML with what is known of where it came from.

    Usually the response of the post's own address. A post that was read from somewhere else (an archive that
    carries whole posts, a REST answer, a feed) is a *fragment*: ``body`` holds the entry's HTML alone in UTF-8 and
    ``known`` what its surroundings said of it, which overrules what the fragment says.
    """

    url: str  # the permalink under which the archive lists the post
    body: bytes = field(repr=False)
    final_url: str | None = None  # after redirects, where it differs
    base_url: str | None = None  # against which relative links count, where that is not the final URL
    headers: tuple[tuple[str, str], ...] = ()
    status: int = 200
    fetched_at: datetime | None = None  # UTC
    archive_url: str | None = None  # the first archive of the job that lists it
    found_on: str | None = None  # the page it was read from or linked on
    source: str = "page"  # the way's name, as registered
    fragment: bool = False
    text_only: bool = False  # a fragment in which nothing but the post's text stands: all that speaks of the post is in known
    known: Metadata | None = None
    fallback: Metadata | None = None  # what the listing said: fills what the page leaves null
    continuations: tuple[RawPage, ...] = field(default=(), repr=False)  # pages 2, 3 ... of a post of several pages
    body_status: str = "whole"  # whole, excerpt, protected or failed, as far as the spider knows
    problems: tuple[Problem, ...] = ()

    def header(self, name: str) -> str | None:
        """Give the last value of a header, its name in any case; None where it was not sent."""
        wanted = name.lower()
        return next((value for key, value in reversed(self.headers) if key.lower() == wanted), None)

    @property
    def validators(self) -> tuple[str | None, str | None]:
        """Give the ETag and Last-Modified by which the post can be asked for again only where it changed.

        A post of several pages, or one that was cut from a page of several posts, has none: theirs say nothing of it.
        """
        if self.fragment or self.continuations:
            return None, None
        return self.header("ETag"), self.header("Last-Modified")

    @classmethod
    def of_html(cls, html: str | bytes, url: str) -> RawPage:
        """Give a page that somebody has at hand. A ``str`` is decoded already, so what it declares of its encoding counts no more."""
        if isinstance(html, bytes):
            return cls(url=url, body=html)
        return cls(url=url, body=html.encode("utf-8", "replace"), headers=(("Content-Type", "text/html; charset=utf-8"),))
