"""Links from a post to the archives of its tags, categories and authors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.classes import class_roles
from pipelines.metadata.marks import Marks
from pipelines.metadata.names import read_names
from pipelines.metadata.terms import linked_term, taxonomy_of, term_name
from pipelines.model.metadata import Term
from pipelines.urls import post_key

_MAX_LINKS = 60  # of one list of tags
_MAX_NAME = 60  # characters of a term that only a class announces
_MAX_MARKS = 100


def read_visible_terms(marks: Marks) -> tuple[Term, ...]:
    """Read ``rel=tag`` (http://microformats.org/wiki/rel-tag), ``rel=category``, ``rel=author``, and lists that a class announces."""
    base_url = marks.document.base_url
    found: list[Term | None] = []
    seen: set[HtmlElement] = set()
    for anchor in marks.anchors:
        taxonomy = _said_taxonomy(anchor)
        if taxonomy:
            seen.add(anchor)
            found.append(_term(taxonomy, anchor, base_url))
    for mark in marks.classed[:_MAX_MARKS]:
        taxonomy = next((name for name in ("tag", "category", "author") if name in mark.roles), None)
        if taxonomy and mark.element.tag not in {"article", "main", "section"} and not _holds_cloud(mark.element):
            found.extend(_listed(mark.element, taxonomy, base_url, seen))
    own = post_key(marks.url) if marks.whole_page else None  # an entry's page is the archive of one of its tags
    return tuple(term for term in found if term and not (term.url and post_key(term.url) == own))


def _holds_cloud(element: HtmlElement) -> bool:
    """Say whether a part inside a list of tags is called a cloud: then they are the site's."""
    return any(
        "cloud" in (inner.get("class") or "").lower() for inner in islice(element.iterdescendants("div", "ul", "p", "nav"), _MAX_LINKS)
    )


def author_archives(names: tuple[str, ...], marks: Marks) -> Iterator[Term]:
    """Give the terms of links without ``rel`` that lead to the archive of one of these authors and bear that author's name."""
    for anchor in marks.anchors[:_MAX_MARKS]:
        if taxonomy_of(anchor.get("href")) == "author" and _said_taxonomy(anchor) is None:
            term = _term("author", anchor, marks.document.base_url)
            if term and term.name in names:
                yield term


def _said_taxonomy(anchor: HtmlElement) -> str | None:
    """Give the taxonomy that a link's rel names. WordPress's blocks say ``tag`` of every taxonomy: then address and class tell."""
    rel = (anchor.get("rel") or "").lower().split()
    if "category" in rel:
        return "category"
    if "tag" in rel:
        return _by_place(anchor)
    return "author" if "author" in rel else None


def _by_place(anchor: HtmlElement) -> str:
    if by_address := taxonomy_of(anchor.get("href")):
        return by_address
    for above in islice(anchor.iterancestors(), 3):
        roles = class_roles(above.get("class") or "")
        if "category" in roles or "tag" in roles:
            return "tag" if "tag" in roles else "category"
    return "tag"


def _listed(element: HtmlElement, taxonomy: str, base_url: str, seen: set[HtmlElement]) -> Iterator[Term | None]:
    """Give the terms of links in an element whose class names a taxonomy; a link's own path decides where it names another."""
    for anchor in islice(element.iter("a"), _MAX_LINKS):
        if anchor in seen:
            continue
        seen.add(anchor)
        by_path = taxonomy_of(anchor.get("href"))
        if taxonomy == "author" and by_path != "author":
            continue
        yield _term(by_path or taxonomy, anchor, base_url, _MAX_NAME)


def _term(taxonomy: str, anchor: HtmlElement, base_url: str, longest: int = 200) -> Term | None:
    name = term_name(anchor, longest)
    if name is None or len(name) > longest:
        return None
    if taxonomy == "author":
        name = next(iter(read_names([name])), None)
    return linked_term(taxonomy, name, anchor.get("href"), base_url)
