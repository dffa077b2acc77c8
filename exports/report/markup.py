"""Pieces of HTML from values that anybody on the web may have written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

_LONGEST = 300  # characters of one value: a page of thousands of rows stays small, the whole value is in the tables
_LONGEST_LINK = 2_000  # characters: what browsers and servers take


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: ready HTML, and what it is sorted by where that is not its text."""

    html: str
    sort_by: str | float | None = None


def text(value: object, longest: int = _LONGEST) -> str:
    """Give a value as escaped text, cut where it is long; nothing for None."""
    shown = "" if value is None else str(value)
    return escape(shown if len(shown) <= longest else shown[: longest - 1] + "…")


def link(url: str | None, label: object) -> str:
    """Give a link where the address is one of the web and of usable length, else the label alone."""
    if url and len(url) <= _LONGEST_LINK and url.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(url)}" rel="noreferrer nofollow">{text(label) or text(url)}</a>'
    return text(label)


def badge(kind: str, label: str) -> str:
    """Give a word that stands out; ``kind`` is good, bad or plain, and the word says the same as the colour."""
    return f'<span class="badge {kind}">{text(label)}</span>'


def number(value: float) -> str:
    """Give a whole number with its thousands parted."""
    return f"{value:,.0f}"


def figures(pairs: Iterable[tuple[str, object]]) -> str:
    """Give figures with what they count."""
    items = "".join(f"<div><dt>{text(label)}</dt><dd>{text(value)}</dd></div>" for label, value in pairs)
    return f'<dl class="figures">{items}</dl>'


def table(label: str, columns: Sequence[str], rows: Iterable[Sequence[Cell | str]], *, tools: bool = False) -> Iterator[str]:
    """Give a table line by line; cells are HTML. With ``tools`` it can be searched and sorted where scripts run."""
    kind = ' class="tools"' if tools else ""
    head = "".join(f'<th scope="col">{text(column)}</th>' for column in columns)
    yield f'<div class="scroll" role="region" aria-label="{escape(label)}" tabindex="0"><table{kind}>'
    yield f'<caption class="hidden">{text(label)}</caption><thead><tr>{head}</tr></thead><tbody>'
    for row in rows:
        yield "<tr>" + "".join(_cell(column, cell) for column, cell in zip(columns, row, strict=True)) + "</tr>"
    yield "</tbody></table></div>"


def left_out(shown: int, total: int, file: str) -> str:
    """Say how many rows are not shown, and where they are; nothing where all are."""
    return f'<p class="note">{number(total - shown)} more are in {text(file)}.</p>' if total > shown else ""


def _cell(column: str, cell: Cell | str) -> str:
    found = cell if isinstance(cell, Cell) else Cell(cell)
    sort_by = "" if found.sort_by is None else f' data-sort="{escape(str(found.sort_by))}"'
    return f'<td data-label="{escape(column)}"{sort_by}>{found.html}</td>'
