"""What a reader sees around a post: its heading, byline, dates, links to its tags, categories and authors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.dates import DateReading
from pipelines.metadata.bylines import cut_name, find_byline, datelines, split_dates
from pipelines.metadata.heading import heading_text
from pipelines.metadata.lines import line_of, read_lines
from pipelines.metadata.marks import Mark, Marks
from pipelines.metadata.names import labels_author, read_names
from pipelines.metadata.terms import taxonomy_of
from pipelines.metadata.visible_terms import read_visible_terms
from pipelines.metadata.values import date_of, modified, published
from pipelines.model.metadata import Metadata

_MAX_TRIED = 40  # marks of a kind that are tried
_MAX_NAMES_LINE = 80  # characters of a line that is names alone
_LEVELS = 6  # of elements around the heading
_NEAR = 6  # elements after the heading, on each level, that may hold a byline
_MAX_LINES = 40  # after a heading, of contents lists and share links among them
_LONG = 200  # characters; a line as long is the post's text, and its second one ends the search


def read_visible(marks: Marks) -> Metadata:
    """Read by class where a class tells what stands there, else by the words of the lines around the heading."""
    dated = [mark.element for mark in marks.classed if "date" in mark.roles or "updated" in mark.roles][:_MAX_TRIED]
    authors = _linked_authors(marks, by_rel=True) or _classed_authors(marks) or _linked_authors(marks, by_rel=False)
    first, changed = _dates((line for element in dated for line in read_lines(element, 300)), marks)
    if not authors or first is None:
        lines = list(islice(_lines_near(marks.heading, frozenset(marks.contents)), _MAX_LINES))
        authors = authors or _said_authors((*(line for element in dated for line in read_lines(element, 300)), *lines), marks)
        if first is None:
            first, near_changed = _dates((part for line in lines for part in datelines(line)), marks)
            changed = changed or near_changed
    return Metadata(
        title=heading_text(marks.heading) if marks.heading is not None else None,
        authors=authors,
        terms=read_visible_terms(marks),
        excerpt=next((text for mark in marks.classed if "summary" in mark.roles and (text := line_of(mark.element, 5_000))), None),
        **published(first),
        **modified(changed),
    )


def _linked_authors(marks: Marks, by_rel: bool) -> tuple[str, ...]:
    """Give the names in links that say by ``rel`` that they lead to an author, or else the first whose path does."""
    linked = (a for a in marks.anchors[:200] if ("author" in (a.get("rel") or "").lower().split()) == by_rel)
    chosen = linked if by_rel else (a for a in linked if taxonomy_of(a.get("href")) == "author")
    lines = (line for a in chosen if (line := line_of(a)) and len(line) <= _MAX_NAMES_LINE)
    if by_rel:
        return read_names(lines)
    return next((names for line in lines if len(line.split()) <= 5 and (names := read_names([line]))), ())


def _classed_authors(marks: Marks) -> tuple[str, ...]:
    """Give the names in the first element whose class speaks of an author and whose text can be a name."""
    named = [mark for mark in marks.classed if "author" in mark.roles][:_MAX_TRIED]
    for mark in named:
        inner = [other for other in named if "name" in (other.element.get("class") or "").lower() and _holds(mark.element, other.element)]
        for element in (*(other.element for other in inner), mark.element):
            if names := _byline(element, marks):
                return names
    return ()


def _holds(element: HtmlElement, other: HtmlElement) -> bool:
    return element is not other and any(above is element for above in islice(other.iterancestors(), 8))


def _byline(element: HtmlElement, marks: Marks) -> tuple[str, ...]:
    """Read the names of one byline: after a "by", in its links, or its first line that can be names."""
    lines = read_lines(element, 300)[:6]
    for line in lines:
        if found := find_byline(line, marks.language):
            return read_names([found])
    links = [line for a in islice(element.iter("a"), 10) if (line := line_of(a)) and len(line) <= _MAX_NAMES_LINE]
    if links and len("".join(links)) > len("".join(lines)) / 3:
        return read_names(links)
    for line in lines:
        names = cut_name(line)
        if names and len(names) <= _MAX_NAMES_LINE and not labels_author(line) and not line.endswith((".", "!", "?", ":")):
            return read_names([names])
    return ()


def _said_authors(lines: Iterable[str], marks: Marks) -> tuple[str, ...]:
    """Give the names in the first of these lines that says who it is by."""
    return next((names for line in lines if (found := find_byline(line, marks.language)) and (names := read_names([found]))), ())


def _dates(lines: Iterable[str], marks: Marks) -> tuple[DateReading | None, DateReading | None]:
    """Read the first publication and the first modification that these lines print; a label may stand on the line before its date."""
    first = changed = None
    announced = False  # the line before was "Updated on" alone
    for line in lines:
        if first and changed:
            break
        before, after = split_dates(line) if not announced else ("", line)
        first = first or date_of(before, marks)
        if after is not None:
            changed = changed or date_of(after, marks)
        announced = after is not None and not any(map(str.isdecimal, after))
    return first, changed


def _lines_near(heading: HtmlElement | None, contents: frozenset[HtmlElement]) -> Iterator[str]:
    """Give the lines after the heading up to the post's text, and the two elements before it, of it and the elements around it."""
    element, long_lines = heading, 0
    for _ in range(_LEVELS):
        if element is None or element.tag in {"body", "main", "article"}:
            return
        siblings = islice((near for near in element.itersiblings() if isinstance(near.tag, str)), _NEAR)
        before = islice((near for near in element.itersiblings(preceding=True) if isinstance(near.tag, str)), 2)
        for sibling in (*siblings, *before):
            for line in read_lines(sibling, 600):
                if sibling in contents and not datelines(line) and not find_byline(line, None):
                    return
                if len(line) < _LONG:
                    yield line
                else:
                    long_lines += 1
            if long_lines > 1:
                return
        element = element.getparent()
