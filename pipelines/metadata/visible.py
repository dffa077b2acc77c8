"""What a post prints for its readers where a class or a link says what it is: byline, dates, tags, categories."""

from __future__ import annotations

from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.bylines import cut_name, find_byline, says_modified, without_about
from pipelines.metadata.heading import heading_text
from pipelines.metadata.lines import line_of, read_lines
from pipelines.metadata.marks import Mark, Marks
from pipelines.metadata.names import labels_author, read_names
from pipelines.metadata.near_heading import read_dates, said_authors
from pipelines.metadata.terms import taxonomy_of
from pipelines.metadata.values import modified, published
from pipelines.metadata.visible_terms import author_archives, read_visible_terms
from pipelines.model.metadata import Metadata

_MAX_TRIED = 40  # marks of a kind that are tried
_MAX_NAMES_LINE = 80  # characters of a line that is names alone


def read_visible(marks: Marks) -> Metadata:
    """Read the heading, and what stands in elements whose class or link speaks of an author, a date, a term or an excerpt."""
    dated = [mark for mark in marks.classed if "date" in mark.roles or "updated" in mark.roles][:_MAX_TRIED]
    lines = [line for mark in dated for line in _dated_lines(mark)]
    of_changes = [line for mark in dated if _is_change(mark) for line in _machine_or_lines(mark.element)]
    first, changed = read_dates(lines, marks)
    changed = changed or next((day for line in of_changes for day in read_dates([line], marks) if day), None)
    authors = _linked_authors(marks, by_rel=True) or _classed_authors(marks) or _linked_authors(marks, by_rel=False)
    return Metadata(
        title=heading_text(marks.heading) if marks.heading is not None else None,
        authors=authors or said_authors(lines, marks),
        terms=(*read_visible_terms(marks), *author_archives(authors, marks)),
        excerpt=next((text for mark in marks.classed if "summary" in mark.roles and (text := line_of(mark.element, 5_000))), None),
        **published(first),
        **modified(changed),
    )


def _is_change(mark: Mark) -> bool:
    """Whether a class speaks of a change alone: ``modified-date``, not ``published updated``."""
    return "updated" in mark.roles and not mark.roles & {"date", "published"}


def _dated_lines(mark: Mark) -> tuple[str, ...]:
    """Give what may date the post, or announce that the next date is that of a change."""
    lines = _machine_or_lines(mark.element)
    return tuple(line for line in lines if not any(map(str.isdecimal, line))) if _is_change(mark) else lines


def _machine_or_lines(element: HtmlElement) -> tuple[str, ...]:
    """Give the ISO date in an element's ``title``, as an hAtom ``abbr`` has it, else its lines; words of a change are kept."""
    lines = read_lines(element, 300)
    title = element.get("title") or ""
    return (title,) if title[:4].isdecimal() and not any(map(says_modified, lines)) else lines


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
        inner = [other.element for other in named if _is_name(other.element) and _holds(mark.element, other.element)]
        plain = (
            inside for inside in islice(mark.element.iter("span", "a", "b", "strong", "div"), _MAX_TRIED) if inside.get("class") == "name"
        )
        for element in (*inner, *plain, mark.element):
            if names := _byline(element, marks):
                return names
    return ()


def _is_name(element: HtmlElement) -> bool:
    return "name" in (element.get("class") or "").lower()


def _holds(element: HtmlElement, other: HtmlElement) -> bool:
    return element is not other and any(above is element for above in islice(other.iterancestors(), 8))


def _byline(element: HtmlElement, marks: Marks) -> tuple[str, ...]:
    """Read the names of one byline: after a "by", in its links, or its first line that can be names."""
    lines = read_lines(element, 300)[:6]
    for line in lines:
        if said := find_byline(line, marks.language):
            return read_names([said])
    links = [text for a in islice(element.iter("a"), 10) if (text := line_of(a)) and len(text) <= _MAX_NAMES_LINE]
    if links and len("".join(links)) > len("".join(lines)) / 3:
        return read_names(links)
    for line in lines:
        names = cut_name(without_about(line)) or ""
        if names and len(names) <= _MAX_NAMES_LINE and not labels_author(line) and not line.endswith((".", "!", "?", ":")):
            return read_names([names])
    return ()
