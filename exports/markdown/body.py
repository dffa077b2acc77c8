"""A post's body of blocks as Markdown."""

from __future__ import annotations

from copy import deepcopy

from lxml.html import HtmlElement

from exports.markdown.convert import Dialect, markdown_of
from exports.migration.elements import inner_html, outer_html, take_out

_INDENT = "    "  # continues a note, in all dialects that have them


def write_body(body: HtmlElement, dialect: Dialect) -> str:
    """Give a body, in the form that ``exports.migration.body`` names, as Markdown; every block in its order, notes at the end."""
    notes = _notes(body) if dialect.notes else {}
    numbers = {str(entry.get("id")): number for number, entry in enumerate(notes, 1)}
    parts = [outer_html(block) for block in body if not (notes and block.get("class") == "footnotes" and block.tag == "section")]
    text = markdown_of("\n".join(parts), dialect, numbers)
    definitions = [_definition(number, markdown_of(_without_way_back(entry), dialect, numbers)) for number, entry in enumerate(notes, 1)]
    return "\n\n".join(filter(None, [text, *definitions]))


def _notes(body: HtmlElement) -> list[HtmlElement]:
    """Give the entries of footnotes; none where one of them has no marker in the text, for such a note would not be shown."""
    sections = [block for block in body if block.tag == "section" and block.get("class") == "footnotes"]
    entries = [entry for section in sections for entry in section.iterfind("ol/li")]
    marked = {link.get("href", "") for link in body.iterfind(".//a") if link.get("role") == "doc-noteref"}
    return entries if all(f"#{entry.get('id')}" in marked for entry in entries) else []


def _without_way_back(entry: HtmlElement) -> str:
    note = deepcopy(entry)
    for link in [link for link in note.iter("a") if link.get("role") == "doc-backlink"]:
        take_out(link)
    return inner_html(note)


def _definition(number: int, markdown: str) -> str:
    first, *rest = markdown.split("\n")
    return "\n".join([f"[^{number}]: {first}", *(f"{_INDENT}{line}" if line else "" for line in rest)])
