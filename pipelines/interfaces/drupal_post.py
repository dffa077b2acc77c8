"""A post as Drupal's JSON:API gives it (https://www.drupal.org/docs/core-modules-and-themes/core-modules/jsonapi-module)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.interfaces.values import iso_moment
from pipelines.json_values import at, items_at, number_at, text_at
from pipelines.metadata.languages import language_tag
from pipelines.metadata.values import text_of
from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url

_MAX_FIELDS = 100  # relationships of one post
Included = Mapping[tuple[str, str], Any]  # by type and id


def included_of(data: Any) -> Included:
    """Give what a JSON:API document includes beside its posts (https://jsonapi.org/format/#document-compound-documents)."""
    found = ((text_at(item, "type"), text_at(item, "id"), item) for item in items_at(data, "included"))
    return {(kind, key): item for kind, key, item in found if kind and key}


def read_drupal_post(data: Any, included: Included, base_url: str) -> Entry | None:
    """Read one node; None where it names no address. A node whose text is not a plain body field carries nothing."""
    node = number_at(data, "attributes", "drupal_internal__nid")
    address = text_at(data, "attributes", "path", "alias") or (f"/node/{node}" if node is not None else None)
    url = absolute_url(address, base_url)
    if not url:
        return None
    body = text_at(data, "attributes", "body", "processed")
    metadata = _metadata(data, included, url)
    return Entry(
        url=url,
        title=metadata.title,
        content=body,
        metadata=metadata,
        carries="whole" if body else "nothing",
        evidence="Drupal gives its body" if body else "Drupal gives no body",
    )


def _metadata(data: Any, included: Included, url: str) -> Metadata:
    attributes, related = at(data, "attributes"), _related(data, included)
    published = iso_moment(text_at(attributes, "created"))
    names = [text_of(at(item, "attributes", "display_name")) for item in related if text_at(item, "type") == "user--user"]
    authors = tuple(dict.fromkeys(name for name in names if name))
    return Metadata(
        title=text_of(at(attributes, "title")),
        slug=url.rstrip("/").rpartition("/")[2] if text_at(attributes, "path", "alias") else None,
        source_id=str(node) if (node := number_at(attributes, "drupal_internal__nid")) is not None else None,
        post_type=(text_at(data, "type") or "").removeprefix("node--") or None,
        authors=authors,
        published_at=published,
        published_raw=text_at(attributes, "created"),
        published_precision="second" if published else None,
        modified_at=iso_moment(text_at(attributes, "changed")),
        modified_raw=text_at(attributes, "changed"),
        language=language_tag(text_at(attributes, "langcode")),
        excerpt=text_of(at(attributes, "body", "summary")),
        terms=tuple(term for item in related if (term := _term(item, url))),
        featured_image=_picture(data, included, url),
        cms="Drupal",
    )


def _related(data: Any, included: Included) -> list[Any]:
    relationships = at(data, "relationships")
    fields = list(relationships.values())[:_MAX_FIELDS] if isinstance(relationships, dict) else []
    return [included[key] for field in fields for key in _keys(field) if key in included]


def _keys(field: Any) -> list[tuple[str, str]]:
    linked = at(field, "data")
    named = ((text_at(item, "type"), text_at(item, "id")) for item in (linked if isinstance(linked, list) else [linked]))
    return [(kind, key) for kind, key in named if kind and key]


def _term(item: Any, url: str) -> Term | None:
    """Give a taxonomy's term; the vocabulary's name says whether it is a tag (Drupal's standard profile calls it ``tags``)."""
    kind = text_at(item, "type") or ""
    name = text_of(at(item, "attributes", "name"))
    if not kind.startswith("taxonomy_term--") or not name:
        return None
    vocabulary = kind.removeprefix("taxonomy_term--").lower()
    taxonomy = "tag" if "tag" in vocabulary else "category" if "categor" in vocabulary or "section" in vocabulary else "other"
    alias = text_at(item, "attributes", "path", "alias")
    return Term(taxonomy=taxonomy, name=name, slug=alias.rpartition("/")[2] if alias else None, url=absolute_url(alias, url))


def _picture(data: Any, included: Included, url: str) -> Picture | None:
    """Give the picture of the field that Drupal's standard profile has for it."""
    field = at(data, "relationships", "field_image", "data")
    file = included.get((text_at(field, "type") or "", text_at(field, "id") or ""))
    src = absolute_url(text_at(file, "attributes", "uri", "url"), url)
    if not src:
        return None
    return Picture(
        src=src, alt=text_of(at(field, "meta", "alt")), width=number_at(field, "meta", "width"), height=number_at(field, "meta", "height")
    )
