"""Footnotes in Markdown: ``[^1]`` in the text, ``[^1]: ...`` at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from exports.rows import Row

_INDENT = "    "  # what continues a note, in all dialects that have them


@dataclass(frozen=True, slots=True)
class Note:
    """One footnote: its number, the ids under which links in the text name it, and its HTML without the way back."""

    number: int
    ids: frozenset[str]
    html: str


def find_notes(html: str | None, rows: Sequence[Row]) -> tuple[Note, ...]:
    """Give the notes of one footnotes block, from its HTML; none where its entries and ``rows`` are not the same many."""
    soup = BeautifulSoup(html or "", "lxml")
    entries = soup.select("li[id], li:has([id]), p[id], div[id]")
    outer = [entry for entry in entries if not any(parent in entries for parent in entry.parents)]
    if len(outer) != len(rows):
        return ()
    return tuple(Note(row["note"], _ids(entry), _without_way_back(entry)) for entry, row in zip(outer, rows, strict=True))


def write_note(number: int, markdown: str) -> str:
    """Give a note's definition; its later lines are indented."""
    first, *rest = markdown.split("\n")
    return "\n".join([f"[^{number}]: {first}", *(f"{_INDENT}{line}" if line else "" for line in rest)])


def _ids(entry: Tag) -> frozenset[str]:
    return frozenset(str(node["id"]) for node in [entry, *entry.find_all(id=True)] if node.get("id"))


def _without_way_back(entry: Tag) -> str:
    for link in entry.find_all("a", href=True):
        if str(link["href"]).startswith("#"):
            around = link.parent if link.parent is not None and link.parent.name == "sup" else link
            around.decompose()
    return entry.decode_contents()
