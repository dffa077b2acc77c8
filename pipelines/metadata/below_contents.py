"""The line below a post's text that names its author and day in one sentence, as older themes have it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.bylines import datelines, find_byline
from pipelines.metadata.lines import read_lines
from pipelines.metadata.marks import Marks
from pipelines.metadata.near_heading import read_dates, said_authors
from pipelines.metadata.values import modified, published
from pipelines.model.metadata import Metadata

_LEVELS = 3  # of elements around the text
_NEAR = 6  # elements after it, on each level
_LONG = 200  # characters; a line as long is another text


def read_below_contents(marks: Marks) -> Metadata:
    """Read a line such as "Posted by Ann Smith on March 14, 2024 at 9:30 in Bread"."""
    lines, dates = [], []
    for line in (line for content in marks.contents[:1] for line in _lines_below(content)):
        if names := find_byline(line, marks.language):
            lines.append(line)
            dates += datelines(line.partition(names)[2])
    first, changed = read_dates(dates, marks)
    return Metadata(authors=said_authors(lines, marks), **published(first), **modified(changed))


def _lines_below(content: HtmlElement) -> Iterator[str]:
    element: HtmlElement | None = content
    for _ in range(_LEVELS):
        if element is None or element.tag in {"body", "main", "article"}:
            return
        for sibling in islice((near for near in element.itersiblings() if isinstance(near.tag, str)), _NEAR):
            yield from (line for line in read_lines(sibling, 600) if len(line) < _LONG)
        element = element.getparent()
