"""The lines around a post's heading, read by their words where no markup says what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.dates import DateReading
from pipelines.metadata.bylines import datelines, find_byline, split_dates
from pipelines.metadata.lines import read_lines
from pipelines.metadata.marks import Marks
from pipelines.metadata.names import read_names
from pipelines.metadata.values import date_of, modified, published
from pipelines.model.metadata import Metadata
from pipelines.text import clean_text

_LEVELS = 6  # of elements around the heading
_NEAR = 6  # elements after the heading, on each level, that may hold a byline
_MAX_LINES = 40  # after a heading, of contents lists and share links among them
_LONG = 200  # characters; a line as long is the post's text, and its second one ends the search


def read_near_heading(marks: Marks) -> Metadata:
    """Read a byline such as "Door Jan de Vries op 12 december 2025", and lines that are a date with its label and no more."""
    lines = list(islice(_lines_near(marks.heading, frozenset(marks.contents)), _MAX_LINES))
    first, changed = read_dates((part for line in lines for part in datelines(line)), marks)
    return Metadata(authors=said_authors(lines, marks), **published(first), **modified(changed))


def said_authors(lines: Iterable[str], marks: Marks) -> tuple[str, ...]:
    """Give the names in the first of these lines that says who it is by."""
    return next((names for line in lines if (found := find_byline(line, marks.language)) and (names := read_names([found]))), ())


def read_dates(lines: Iterable[str], marks: Marks) -> tuple[DateReading | None, DateReading | None]:
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
    for level in range(_LEVELS):
        if element is None or element.tag in {"body", "main", "article"}:
            return
        if (loose := clean_text(element.tail)) and len(loose) < _LONG:
            yield loose
        siblings = islice((near for near in element.itersiblings() if isinstance(near.tag, str)), _NEAR)
        before = islice((near for near in element.itersiblings(preceding=True) if isinstance(near.tag, str)), 2)
        for sibling in (*siblings, *before):
            if sibling.find(".//th") is not None or (sibling.tag == "footer" and level and sibling.getparent().tag in {"body", "main"}):
                continue  # a table's dates are those of what it counts, and a whole page's footer is the site's
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
