"""A post as Squarespace gives it for ``?format=json`` (https://developers.squarespace.com/url-queries)."""

from __future__ import annotations

from typing import Any

from pipelines.interfaces.values import unix_moment
from pipelines.json_values import at, items_at, text_at
from pipelines.metadata.values import lines_of, text_of
from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url, split_url

_MAX_TERMS = 200  # of one post; as in pipelines/metadata/terms.py


def read_squarespace_post(data: Any, base_url: str, language: str | None = None) -> Entry | None:
    """Read one item of a collection; None where it names no address."""
    url = absolute_url(text_at(data, "fullUrl"), base_url)
    if not url:
        return None
    body = text_at(data, "body")
    metadata = _metadata(data, url, language)
    return Entry(
        url=url,
        title=metadata.title,
        content=body,
        metadata=metadata,
        carries="whole" if body else "nothing",
        evidence="Squarespace gives its text" if body else "Squarespace gives no text",
    )


def _metadata(data: Any, url: str, language: str | None) -> Metadata:
    author = text_of(at(data, "author", "displayName"))
    published, modified = unix_moment(at(data, "publishOn")), unix_moment(at(data, "updatedOn"))
    return Metadata(
        title=text_of(at(data, "title")),
        slug=split_url(url).path.rstrip("/").rpartition("/")[2] or None,
        source_id=text_at(data, "id"),
        authors=(author,) if author else (),
        published_at=published,
        published_raw=published.isoformat() if published else None,
        published_precision="second" if published else None,
        modified_at=modified,
        modified_raw=modified.isoformat() if modified else None,
        language=language,
        excerpt=lines_of(at(data, "excerpt")),
        terms=(*_terms(data, "tags", "tag"), *_terms(data, "categories", "category")),
        featured_image=_picture(data, url),
        cms="Squarespace",
    )


def _terms(data: Any, key: str, taxonomy: str) -> tuple[Term, ...]:
    return tuple(Term(taxonomy=taxonomy, name=name) for value in items_at(data, key)[:_MAX_TERMS] if (name := text_of(value)))


def _picture(data: Any, url: str) -> Picture | None:
    """Give the thumbnail; an item without one has the address of a folder there."""
    src = absolute_url(text_at(data, "assetUrl"), url)
    return Picture(src=src) if src and not split_url(src).path.endswith("/") else None
