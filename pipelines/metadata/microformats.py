"""Microformats: ``h-entry`` (http://microformats.org/wiki/h-entry) and the classic ``hentry`` (http://microformats.org/wiki/hatom)."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipelines.metadata.lines import line_of, read_lines
from pipelines.metadata.marks import Mark, Marks
from pipelines.metadata.names import read_names
from pipelines.metadata.pictures import picture_of
from pipelines.metadata.terms import linked_term, taxonomy_of
from pipelines.metadata.values import date_of, modified, published
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture


def read_microformats(marks: Marks) -> Metadata:
    """Read the properties of the entry around the post."""
    said = {role: [mark for mark in marks.classed if role in mark.roles] for role in _ROLES}
    both = [*said["dt-published"], *said["published"]]
    changed = [mark for mark in (*said["dt-updated"], *said["updated"]) if mark not in both]
    return Metadata(
        title=next((text for mark in said["p-name"] if (text := line_of(mark.element))), None),
        authors=_authors(said["h-author"]),
        excerpt=next((text for mark in said["p-summary"] if (text := line_of(mark.element, 5_000))), None),
        terms=_terms(said["p-category"], marks),
        featured_image=_picture(said["hero"], marks),
        **published(next((day for mark in both if (day := date_of(stamp(mark.element), marks))), None)),
        **modified(next((day for mark in changed if (day := date_of(stamp(mark.element), marks))), None)),
    )


_ROLES = ("p-name", "h-author", "p-summary", "p-category", "hero", "dt-published", "published", "dt-updated", "updated")


def stamp(element: HtmlElement) -> str | None:
    """Give an element's date: ``datetime``, the ISO date in an abbr's ``title``, or its text."""
    value = element.get("datetime") or (
        element.get("title") if element.tag == "abbr" or (element.get("title") or "")[:4].isdigit() else None
    )
    inner = next(element.iter("time"), None) if element.tag != "time" else None
    if not value and inner is not None:
        value = inner.get("datetime")
    return str(value) if value else line_of(element)


def _authors(cards: list[Mark]) -> tuple[str, ...]:
    """Give the formatted names of the authors' cards; a card without one is a name as a whole."""
    texts: list[str | None] = []
    inside: set[HtmlElement] = set()
    for card in cards:
        if card.element in inside or any(above in inside for above in card.element.iterancestors()):
            continue
        inside.add(card.element)
        names = [name for name in card.element.iter() if isinstance(name.tag, str) and _NAME & set((name.get("class") or "").split())]
        texts.extend(map(line_of, names) if names else read_lines(card.element)[:1])
    return read_names(texts)


_NAME = {"fn", "p-name"}


def _terms(marked: list[Mark], marks: Marks) -> tuple[Term, ...]:
    """Give the terms that are marked ``p-category``, which says so of tags and categories alike: an address may tell."""
    links = ((mark.element, mark.element.get("href")) for mark in marked)
    terms = (linked_term(taxonomy_of(href) or "tag", line_of(element), href, marks.document.base_url) for element, href in links)
    return tuple(term for term in terms if term)


def _picture(marked: list[Mark], marks: Marks) -> Picture | None:
    for mark in marked:
        image = mark.element if mark.element.tag == "img" else next(mark.element.iter("img"), None)
        if image is not None and (picture := picture_of(image, marks.document.base_url)):
            return picture
    return None
