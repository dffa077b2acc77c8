"""A post as normalised: what the exports write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipelines.model.block import Block, Citation, Link
from pipelines.model.metadata import Metadata, Term, Translation
from pipelines.model.picture import Picture
from pipelines.model.problem import Problem
from pipelines.model.reference import Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post. What is known beside the body lies in ``metadata``; the commonest of it is named here again."""

    url: str  # the permalink under which the archive lists it
    metadata: Metadata
    blocks: tuple[Block, ...] = ()
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()
    content_html: str | None = None  # the body, sanitised, links absolute
    content_text: str | None = None  # the non-null texts of the blocks, parted by a blank line
    body_status: str = "whole"  # whole, excerpt, protected or failed
    source: str = "page"  # the way that it came by
    archive_url: str | None = None
    fetched_at: datetime | None = None  # UTC
    problems: tuple[Problem, ...] = ()

    @property
    def title(self) -> str | None:
        return self.metadata.title

    @property
    def canonical_url(self) -> str | None:
        return self.metadata.canonical_url

    @property
    def authors(self) -> tuple[str, ...]:
        return self.metadata.authors

    @property
    def published_at(self) -> datetime | None:
        return self.metadata.published_at

    @property
    def modified_at(self) -> datetime | None:
        return self.metadata.modified_at

    @property
    def language(self) -> str | None:
        return self.metadata.language

    @property
    def excerpt(self) -> str | None:
        return self.metadata.excerpt

    @property
    def featured_image(self) -> Picture | None:
        return self.metadata.featured_image

    @property
    def translations(self) -> tuple[Translation, ...]:
        return self.metadata.translations

    @property
    def tags(self) -> tuple[str, ...]:
        return self._names("tag")

    @property
    def categories(self) -> tuple[str, ...]:
        return self._names("category")

    def _names(self, taxonomy: str) -> tuple[str, ...]:
        return tuple(term.name for term in self.terms if term.taxonomy == taxonomy)

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.metadata.terms
