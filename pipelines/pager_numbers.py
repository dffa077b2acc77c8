"""Numbered pagers: their links and which of them is the page at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from pipelines.model.body import Document
from pipelines.pager_signs import target_of
from pipelines.text import clean_text

# takes "2", "[2]", "Page 2", "1,096"; leaves "OnePlus 2"
NUMBER = re.compile(
    r"[\s\[(]*(?:(?:page|pagina|página|seite|strona|sida|side|страница) )?(\d{1,3}(?:[.,]\d{3})|\d{1,5})[\s\])]*", re.IGNORECASE
)
_CURRENT_CLASS = re.compile(r"(?:^|[\s_-])(?:current|active|selected|on|is-active|currentpage)(?:$|[\s_-])", re.IGNORECASE)


def number_runs(document: Document) -> Iterator[tuple[HtmlElement, list[tuple[int, HtmlElement]]]]:
    runs: dict[HtmlElement, list[tuple[int, HtmlElement]]] = {}
    for link in document.root.iter("a"):
        text = clean_text("".join(link.itertext())) or ""
        if len(text) < 20 and (match := NUMBER.fullmatch(text)):
            holder = link.getparent()
            while holder is not None and holder.tag in {"li", "span", "td", "b", "strong", "em", "font"}:
                holder = holder.getparent()
            if holder is not None:
                runs.setdefault(holder, []).append((int(re.sub(r"\D", "", match.group(1))), link))
    yield from runs.items()


def current_number(holder: HtmlElement, links: list[tuple[int, HtmlElement]], document: Document) -> int | None:
    linked = {number for number, link in links if target_of(link.get("href"), document)}
    for number, link in links:
        parent = link.getparent()
        if link.get("aria-current") or _CURRENT_CLASS.search(f"{link.get('class') or ''} {parent.get('class') or ''}"):
            return number
        if number not in linked:
            return number
    for element in holder.iter():
        if element.tag == "a" or not isinstance(element.tag, str):
            continue
        for text in (element.text, element.tail if element is not holder else None):
            if text and (match := re.fullmatch(r"\W*(\d{1,3}[.,]\d{3}|\d{1,5})\W*", text)):
                number = int(re.sub(r"\D", "", match.group(1)))
                if number not in linked:
                    return number
    return 1 if 2 in linked and 1 not in linked else None


def counts_pages(links: list[tuple[int, HtmlElement]], document: Document) -> bool:
    """Say whether the numbers that links show stand in their addresses too, which then differ in nothing else."""
    shapes = {re.sub(rf"(?<!\d){number}(?!\d)", "#", target_of(link.get("href"), document) or "") for number, link in links}
    return len(links) > 1 and len(shapes) == 1
