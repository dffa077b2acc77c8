"""The vocabularies in order of trust, and what they come to (docs/metadata.md says why, field by field)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from lxml.html import HtmlElement

from pipelines.metadata.below_contents import read_below_contents
from pipelines.metadata.dublin_core import read_dublin_core
from pipelines.metadata.html_head import read_html_head
from pipelines.metadata.identifiers import read_address, read_identifiers
from pipelines.metadata.json_ld import read_json_ld, site_names
from pipelines.metadata.marks import Marks, find_marks, link_marks, walk_contents
from pipelines.metadata.merge import merge, merge_terms
from pipelines.metadata.meta_names import read_meta_names
from pipelines.metadata.microdata import read_microdata
from pipelines.metadata.microformats import read_microformats
from pipelines.metadata.near_heading import read_near_heading
from pipelines.metadata.open_graph import read_open_graph
from pipelines.metadata.rdfa import read_rdfa
from pipelines.metadata.term_lines import read_term_lines
from pipelines.metadata.terms import with_slugs
from pipelines.metadata.time_element import read_time_elements
from pipelines.metadata.titles import resolve_title
from pipelines.metadata.visible import read_visible
from pipelines.model.body import Document
from pipelines.model.metadata import Metadata


def read_in_contents(marks: Marks) -> Metadata:
    """Read the marks that stand at the start of the running text, where some themes keep byline and tags."""
    if not marks.contents:
        return Metadata()
    inner = walk_contents(marks)
    return merge(*(read(inner) for read in (read_microdata, read_microformats, read_visible)))


# Most trusted first. What a CMS prints for machines about one named post comes before what themes print for readers, that before
# what plugins print about the page as a whole, and that before what the address alone suggests.
VOCABULARIES: tuple[Callable[[Marks], Metadata], ...] = (
    read_json_ld,  # names its post by address, keeps lists and types apart
    read_microdata,  # the same vocabulary, tied to the markup that themes change
    read_rdfa,
    read_microformats,  # names of fields without types
    read_open_graph,  # about the page; titles and descriptions are written to be shared
    read_time_elements,  # a machine's date, but what it is the date of is told by its place
    read_visible,  # what a reader reads
    read_dublin_core,
    read_meta_names,  # free text that editors fill in, or nobody does
    read_html_head,
    read_identifiers,
    read_address,
)
# Read only where author or date are missing: words around the heading prove less than any markup, and cost more.
LAST_RESORTS: tuple[Callable[[Marks], Metadata], ...] = (read_near_heading, read_in_contents, read_below_contents)
# Of an entry alone, what its own markup says; nothing speaks of it from a head.
OF_AN_ENTRY = (read_microdata, read_rdfa, read_microformats, read_time_elements, read_visible, read_near_heading, read_identifiers)
# Where a field's most trusted source is another one. The html element's lang is set once by who builds the site, og:locale is a
# plugin's default; rel=canonical is what search engines act upon.
FIRST_FOR: dict[str, tuple[Callable[[Marks], Metadata], ...]] = {"language": (read_html_head,), "canonical_url": (read_html_head,)}


def read_metadata(document: Document, headers: tuple[tuple[str, str], ...] = (), fetched_at: datetime | None = None) -> Metadata:
    """Read what a page says of its main post; of a fragment, what the entry's own markup says.

    ``headers`` are the response's; relative dates count from ``fetched_at``, and dates well after it are left out as implausible.
    """
    marks = find_marks(document, None, headers, fetched_at)
    return _entry_metadata(marks) if document.fragment else _page_metadata(marks)


def read_entry_metadata(document: Document, element: HtmlElement, fetched_at: datetime | None = None) -> Metadata:
    """Read what one entry of a listing page says of its post: title, dates, authors, excerpt, picture, terms."""
    return _entry_metadata(find_marks(document, element, (), fetched_at))


def _page_metadata(marks: Marks) -> Metadata:
    said = {read: read(marks) for read in VOCABULARIES}
    free = said[read_meta_names]
    said[read_meta_names] = replace(free, terms=tuple(term for term in free.terms if term.taxonomy != "tag"))
    merged = merge(*said.values())
    for read in LAST_RESORTS:
        if not (merged.published_at and merged.authors):
            merged = merge(merged, _without_change(read(marks), merged))
    merged = _with_term_lines(merged, marks)
    if not any(term.taxonomy == "tag" for term in merged.terms):  # keywords are for search engines, and often the same on every page
        merged = replace(merged, terms=merge_terms(merged.terms, free.terms))
    preferred = {name: value for name, readers in FIRST_FOR.items() for read in readers if (value := getattr(said[read], name))}
    title = resolve_title(
        heading=said[read_visible].title,
        declared=tuple(title for metadata in said.values() if (title := metadata.title)),
        site_names=(*site_names(marks), marks.meta("og:site_name", "application-name") or "", *marks.site_titles),
        url=marks.url,
    )
    classes = marks.entry.get("class") or "" if marks.entry is not None else ""
    return replace(merged, title=title, terms=with_slugs(merged.terms, f"{marks.root_classes} {classes}"), **preferred)


def _entry_metadata(marks: Marks) -> Metadata:
    merged = _with_term_lines(merge(*(read(marks) for read in OF_AN_ENTRY)), marks)
    return replace(merged, language=merged.language or marks.language)


def _with_term_lines(said: Metadata, marks: Marks) -> Metadata:
    """Add what the post's lines of links say, of a taxonomy that no markup has named a term of."""
    lacking = {"tag", "category"}.difference(term.taxonomy for term in said.terms)
    if not lacking:
        return said
    lists = (read_term_lines(part) for part in link_marks(marks))
    return replace(said, terms=merge_terms(said.terms, *(tuple(term for term in terms if term.taxonomy in lacking) for terms in lists)))


def _without_change(said: Metadata, known: Metadata) -> Metadata:
    """Take away a publication that a class has told to be the date of a change, as the same words near the heading cannot."""
    if said.published_raw is None or said.published_raw != known.modified_raw:
        return said
    return replace(said, published_at=None, published_raw=None, published_precision=None)
