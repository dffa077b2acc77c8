"""What a reader sees around a post: its heading, byline, dates, links to its tags, categories and authors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.dates import DateReading
from pipelines.metadata.bylines import find_byline, is_dateline, split_dates
from pipelines.metadata.heading import heading_text
from pipelines.metadata.item_tree import bounded_text
from pipelines.metadata.marks import Mark, Marks
from pipelines.metadata.names import read_names
from pipelines.metadata.terms import linked_term, taxonomy_of
from pipelines.metadata.values import date_of, lines_of, modified, published, text_of
from pipelines.model.metadata import Metadata, Term
from pipelines.text import clean_text

_MAX_LINE = 200  # characters of a byline
_MAX_TRIED = 40  # marks of a kind that are tried
_NEAR = 8  # elements after the heading, and 2 before it, that may be a byline


def read_visible(marks: Marks) -> Metadata:
    """Read by class where a class tells what stands there, else by the words of the lines around the heading."""
    authors = _authors(marks)
    first, changed = _dates([mark.element for mark in marks.classed if "date" in mark.roles or "updated" in mark.roles], marks)
    if not authors or first is None:
        lines = list(_lines_near(marks.heading))
        authors = authors or read_names(filter(None, (find_byline(bounded_line(line) or "") for line in lines)))
        if first is None:
            near, near_changed = _dates([line for line in lines if is_dateline(bounded_line(line) or "")], marks)
            first, changed = near, changed or near_changed
    return Metadata(
        title=heading_text(marks.heading) if marks.heading is not None else None,
        authors=authors,
        terms=_terms(marks),
        excerpt=next((text for mark in marks.classed if "summary" in mark.roles and (text := lines_of(bounded_text(mark.element)))), None),
        **published(first),
        **modified(changed),
    )


def bounded_line(element: HtmlElement) -> str | None:
    """Give an element's text on one line; None where it is longer than a byline."""
    text = bounded_text(element, _MAX_LINE * 3)
    line = clean_text(text)
    return line if line and len(line) <= _MAX_LINE else None


def _authors(marks: Marks) -> tuple[str, ...]:
    """Give the names in links to author pages, else those in elements that a class calls author or byline, the innermost first."""
    linked = [bounded_line(a) for a in marks.anchors[:200] if "author" in (a.get("rel") or "").lower().split()]
    if names := read_names(linked, printed=True):
        return names
    named = [mark for mark in marks.classed if "author" in mark.roles][:_MAX_TRIED]
    for mark in named:
        if names := _byline(mark, marks):
            return names
    return ()


def _byline(mark: Mark, marks: Marks) -> tuple[str, ...]:
    """Read the names of one byline: its links where it has some, else its text up to a date."""
    line = bounded_line(mark.element)
    if not line:
        return ()
    links = [
        text
        for a in islice(mark.element.iter("a"), 10)
        if (text := bounded_line(a)) and len(text) <= 60 and "/tag" not in a.get("href", "")
    ]
    if links and len("".join(links)) > len(line) / 3:
        return read_names(links, printed=True)
    if found := find_byline(line):
        return read_names([found], printed=True)
    if len(line) > 60 or any(map(str.isdecimal, line)) or line.endswith((".", "!", "?", ":")):
        return ()
    return read_names([line], printed=True)


def _dates(elements: list[HtmlElement], marks: Marks) -> tuple[DateReading | None, DateReading | None]:
    """Read the first publication and the first modification that these elements print."""
    first = changed = None
    for element in elements[:_MAX_TRIED]:
        line = bounded_line(element)
        if not line or (first and changed):
            continue
        before, after = split_dates(line)
        first = first or date_of(before, marks)
        if after is not None:
            changed = changed or date_of(after, marks)
    return first, changed


def _lines_near(heading: HtmlElement | None) -> Iterator[HtmlElement]:
    """Give the elements after the heading and just before it, of it and of the two elements around it."""
    element = heading
    for _ in range(3):
        if element is None or element.tag in ("body", "main", "article"):
            return
        yield from (near for near in islice(element.itersiblings(), _NEAR) if isinstance(near.tag, str))
        yield from (near for near in islice(element.itersiblings(preceding=True), 2) if isinstance(near.tag, str))
        element = element.getparent()


def _terms(marks: Marks) -> tuple[Term, ...]:
    base_url = marks.document.base_url
    found: list[Term | None] = []
    linked: set[HtmlElement] = set()
    for anchor in marks.anchors:
        rel = (anchor.get("rel") or "").lower().split()
        if "tag" in rel or "category" in rel:
            by_path = taxonomy_of(anchor.get("href"))
            taxonomy = "category" if "category" in rel or by_path == "category" else "tag"
            found.append(linked_term(taxonomy, _term_name(anchor), anchor.get("href"), base_url))
            linked.add(anchor)
        elif "author" in rel and (names := read_names([_term_name(anchor)], printed=True)):
            found.append(linked_term("author", names[0], anchor.get("href"), base_url))
    for mark in marks.classed[:500]:
        taxonomy = "tag" if "tag" in mark.roles else "category" if "category" in mark.roles else "author" if "author" in mark.roles else ""
        if taxonomy and mark.element.tag not in ("article", "main", "section"):
            found.extend(_archive_links(mark.element, taxonomy, base_url, linked))
    return tuple(term for term in found if term)


def _archive_links(element: HtmlElement, taxonomy: str, base_url: str, linked: set[HtmlElement]) -> Iterator[Term | None]:
    """Give the terms of links inside an element whose class names a taxonomy; a link's own path decides where it names another."""
    for anchor in islice(element.iter("a"), 60):
        name = _term_name(anchor)
        by_path = taxonomy_of(anchor.get("href"))
        if anchor in linked or not name or len(name) > 60 or (taxonomy == "author" and by_path != "author"):
            continue
        linked.add(anchor)
        if (by_path or taxonomy) == "author":
            name = next(iter(read_names([name], printed=True)), None)
        yield linked_term(by_path or taxonomy, name, anchor.get("href"), base_url)


def _term_name(anchor: HtmlElement) -> str | None:
    return text_of(bounded_text(anchor, 300))
