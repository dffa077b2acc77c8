"""One entry of a reference list to its fields: label its words, read each field from its words, say how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import Any, Protocol

from pipelines.model.reference import Reference, Span
from pipelines.references.confidence import confidence_of
from pipelines.references.fields.registry import READERS
from pipelines.references.label import Labelling, label
from pipelines.references.parts import Found, Parts
from pipelines.references.pointer import after_pointer
from pipelines.references.repair import repaired

MAX_CHARACTERS = 4_000  # the longest of 11,456 references known has 1,400; beyond this an entry is something else
_SURROGATES = re.compile("[\ud800-\udfff]")  # halves of characters, which no encoding can write; one sign for one, so that spans hold
_FIELDS = frozenset(field.name for field in dataclass_fields(Reference))


class Entry(Protocol):
    """What is needed of an entry; ``ReferenceEntry`` has it."""

    @property
    def raw(self) -> str: ...
    @property
    def label(self) -> str | None: ...
    @property
    def links(self) -> tuple[str, ...]: ...


def parse_reference(text: str, links: tuple[str, ...] = ()) -> Reference:
    """Parse one entry (without its marker). Never raises for what the text holds; what is not known is None."""
    return parse_texts([text], [links])[0]


def parse_references(entries: Sequence[Entry], position: int = 0, first_number: int = 1) -> tuple[Reference, ...]:
    """Parse the entries of one list, in order; ``position`` is that of its block, numbers count on from ``first_number``."""
    found = parse_texts([entry.raw for entry in entries], [entry.links for entry in entries])
    return tuple(
        replace(reference, position=position, number=number, label=entry.label)
        for number, (entry, reference) in enumerate(zip(entries, found, strict=True), first_number)
    )


def parse_texts(texts: Sequence[str], links: Sequence[tuple[str, ...]] | None = None) -> list[Reference]:
    """Parse several entries, each as ``parse_reference`` does; many at once cost less than one by one."""
    readable = [_readable(text) for text in texts]
    labellings = label([text for _, text in readable])
    return [
        _read(text, begin, Parts(rest, repaired(rest, labelling.parts), own), labelling)
        for text, (begin, rest), labelling, own in zip(texts, readable, labellings, links or [()] * len(texts), strict=True)
    ]


def _readable(text: str) -> tuple[int, str]:
    """Give where an entry begins after what leads to it, and the text from there on; none of one that is too long."""
    whole = _SURROGATES.sub("\ufffd", text) if len(text) <= MAX_CHARACTERS else ""
    begin = after_pointer(whole)
    return begin, whole[begin:]


def _read(text: str, begin: int, entry: Parts, labelling: Labelling) -> Reference:
    """Read the fields of an entry, and say how sure that is."""
    found = [_moved(item, begin) for item in read_fields(entry)] if entry.raw else []
    confidence = confidence_of(labelling, entry, {item.field: item.value for item in found})
    return replace(reference_of(text, found), confidence=confidence)


def _moved(item: Found, by: int) -> Found:
    if not by or item.start is None or item.end is None:
        return item
    return item._replace(start=item.start + by, end=item.end + by)


def reference_of(text: str, found: Sequence[Found]) -> Reference:
    """Give an entry's record from what was found in it; its confidence is not known yet."""
    values = {item.field: item.value for item in found if item.field in _FIELDS}
    spans = tuple(
        Span(field=item.field, start=item.start, end=item.end)
        for item in found
        if item.field in values and item.start is not None and item.end is not None
    )
    return Reference(raw=text, spans=spans, **values)


def read_fields(entry: Parts) -> list[Found]:
    """Ask every reader in turn; a later one sees what the earlier ones found."""
    found: list[Found] = []
    known: dict[str, Any] = {}
    for read in READERS:
        for item in read(entry, known):
            found.append(item)
            known[item.field] = item.value
    return found
