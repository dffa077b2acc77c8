"""A post as the list behind Substack's archive pages gives it. Substack documents none; this is what its own pages ask for."""

from __future__ import annotations

from typing import Any

from pipelines.interfaces.values import iso_moment
from pipelines.json_values import at, items_at, text_at
from pipelines.metadata.values import text_of
from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url


def read_substack_post(data: Any, base_url: str) -> Entry | None:
    """Read one post, which carries no text: its own page has it. None where it names no address."""
    url = absolute_url(text_at(data, "canonical_url"), base_url)
    if not url:
        return None
    authors = [name for author in items_at(data, "publishedBylines")[:20] if (name := text_of(at(author, "name")))]
    tags = [(text_of(at(tag, "name")), text_at(tag, "slug")) for tag in items_at(data, "postTags")[:200]]
    published, picture = iso_moment(text_at(data, "post_date")), absolute_url(text_at(data, "cover_image"), url)
    metadata = Metadata(
        title=text_of(at(data, "title")),
        slug=text_at(data, "slug"),
        authors=tuple(dict.fromkeys(authors)),
        published_at=published,
        published_raw=text_at(data, "post_date"),
        published_precision="second" if published else None,
        excerpt=text_of(at(data, "subtitle")) or text_of(at(data, "description")),
        terms=tuple(Term(taxonomy="tag", name=name, slug=slug) for name, slug in tags if name),
        featured_image=Picture(src=picture) if picture else None,
        cms="Substack",
    )
    return Entry(url=url, title=metadata.title, metadata=metadata, evidence="Substack's list has no texts")
