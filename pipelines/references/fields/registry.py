"""Every reader of fields, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipelines.references.fields.accessed import read_accessed
from pipelines.references.fields.date import read_date
from pipelines.references.fields.identifiers import read_identifiers
from pipelines.references.fields.kind import read_kind
from pipelines.references.fields.language import read_language
from pipelines.references.fields.names import read_names
from pipelines.references.fields.page import read_page
from pipelines.references.fields.text import read_collection, read_container, read_edition, read_publisher, read_title
from pipelines.references.fields.url import read_url
from pipelines.references.fields.volume import read_volume
from pipelines.references.parts import Found, Parts

FieldReader = Callable[[Parts, Mapping[str, Any]], tuple[Found, ...]]

# The date of access comes before the date, which must not be read from the same characters; kind and language come
# last, as they follow from what the others found. The rest stands in the order of the table's columns.
READERS: tuple[FieldReader, ...] = (
    read_names,
    read_title,
    read_container,
    read_collection,
    read_accessed,
    read_date,
    read_volume,
    read_page,
    read_edition,
    read_publisher,
    read_identifiers,
    read_url,
    read_kind,
    read_language,
)
