"""A post as Ghost's Content API gives it (https://docs.ghost.org/content-api/posts)."""

from __future__ import annotations

from typing import Any

from pipelines.interfaces.values import iso_moment
from pipelines.json_values import at, items_at, number_at, text_at
from pipelines.metadata.languages import language_tag
from pipelines.metadata.values import lines_of, text_of
from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url

_MAX_TERMS = 200  # of one post; as in pipelines/metadata/terms.py


def read_ghost_post(data: Any, base_url: str, language: str | None = None) -> Entry | None:
    """Read one post; None where it names no address. One for members alone carries nothing: its own page shows what there is."""
    url = absolute_url(text_at(data, "url"), base_url)
    if not url:
        return None
    html = text_at(data, "html")
    open_to_all = at(data, "access") is not False and text_at(data, "visibility") in (None, "public")
    whole = bool(html) and open_to_all
    metadata = _metadata(data, url, language)
    return Entry(
        url=url,
        title=metadata.title,
        content=html if whole else None,
        metadata=metadata,
        carries="whole" if whole else "nothing",
        evidence="Ghost gives its text" if whole else "Ghost gives no text to who is no member",
    )


def _metadata(data: Any, url: str, language: str | None) -> Metadata:
    authors = [name for author in items_at(data, "authors")[:20] if (name := text_of(at(author, "name")))]
    published = iso_moment(text_at(data, "published_at"))
    return Metadata(
        title=text_of(at(data, "title")),
        canonical_url=absolute_url(text_at(data, "canonical_url"), url),
        slug=text_at(data, "slug"),
        source_id=text_at(data, "id"),
        authors=tuple(dict.fromkeys(authors)),
        published_at=published,
        published_raw=text_at(data, "published_at"),
        published_precision="second" if published else None,
        modified_at=iso_moment(text_at(data, "updated_at")),
        modified_raw=text_at(data, "updated_at"),
        language=language_tag(text_at(data, "locale")) or language,
        excerpt=lines_of(at(data, "custom_excerpt")),
        terms=(*_terms(data, "tags", "tag", url), *_terms(data, "authors", "author", url)),
        featured_image=_picture(data, url),
        meta_title=text_of(at(data, "meta_title")),
        meta_description=text_of(at(data, "meta_description")),
        cms="Ghost",
    )


def _terms(data: Any, key: str, taxonomy: str, url: str) -> tuple[Term, ...]:
    found = ((text_of(at(term, "name")), term) for term in items_at(data, key)[:_MAX_TERMS])
    return tuple(
        Term(taxonomy=taxonomy, name=name, slug=text_at(term, "slug"), url=absolute_url(text_at(term, "url"), url))
        for name, term in found
        if name and text_at(term, "visibility") != "internal"
    )


def _picture(data: Any, url: str) -> Picture | None:
    src = absolute_url(text_at(data, "feature_image"), url)
    if not src:
        return None
    return Picture(
        src=src,
        alt=text_of(at(data, "feature_image_alt")),
        caption=lines_of(at(data, "feature_image_caption")),
        width=number_at(data, "feature_image_width"),
        height=number_at(data, "feature_image_height"),
    )
