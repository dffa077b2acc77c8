"""What is known of a post beside its body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipelines.model.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One tag, category, author or format that a post carries."""

    taxonomy: str  # tag, category, author, format or other
    name: str
    slug: str | None = None
    url: str | None = None
    parent: str | None = None  # the parent term's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The same post in another language, as ``hreflang`` says."""

    language: str  # BCP 47
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What one source says of a post; None or empty where it says nothing. Texts follow the contract's text rules."""

    title: str | None = None
    canonical_url: str | None = None
    slug: str | None = None
    source_id: str | None = None  # the CMS's own id or guid
    post_type: str | None = None
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None  # UTC
    published_raw: str | None = None
    published_precision: str | None = None  # second, minute or day
    modified_at: datetime | None = None  # UTC
    modified_raw: str | None = None
    language: str | None = None  # BCP 47
    excerpt: str | None = None
    terms: tuple[Term, ...] = ()
    featured_image: Picture | None = None
    meta_title: str | None = None
    meta_description: str | None = None
    translations: tuple[Translation, ...] = ()
    noindex: bool | None = None
    cms: str | None = None
