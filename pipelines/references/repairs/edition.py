"""Editions and places in commentaries that were taken for something else."""

from __future__ import annotations

import re

from pipelines.references.repairs.cuts import Cut, end_of, overlaid, overlaps

# Takes "27. Aufl.", "5., durchges. u. erw. Auflage", "6e dr.", "2e édition", "3rd ed.", "12.ª ed.", "17. ed."; leaves "5. Auf".
_EDITION = re.compile(
    r"(?<![\w.])(?:\d{1,2}\.,? (?:[a-zäöüß]{2,14}\.?,? (?:(?:u\.|und) )?){0,5}Aufl(?:age|\.)?"
    r"|\d{1,2}(?:st|nd|rd|th) (?:rev\. |revised )?(?:edn?|edition)\b\.?"
    r"|\d{1,2}(?:e|de|ste),? (?:[a-z]{4,12} ){0,2}(?:druk|dr\.|uitg\.)"
    r"|\d{1,2}(?:e|ème|re|ᵉ) éd(?:ition\b|\.)|\d{1,2}\.? ?[ªa]? ed(?:\.|ición|ição)(?! by))"
)
_RIGHT = ("edition", "container-title", "note")  # in a book that a chapter stands in, editions are its own
# Takes "Rn. 214", "§ 307 Rn. 12", "Rdnr. 3", "Art. 5 Rn. 7"; leaves "§ 3" within a title.
_PARAGRAPH = re.compile(r"(?:(?:§+|Art\.|Vor §) ?\d+[a-z]?,? )?\b(?:Rn|Rdnr|Rdn|Rz|Tz|Randnr)\b\.? ?\d+")


def edition_as_edition(raw: str, parts: Cut) -> Cut:
    """Take what says which edition it is for that."""
    for match in _EDITION.finditer(raw):
        held = [part for part in parts if overlaps(part, match.span())]
        if any(part.label == "title" and end_of(part) > match.end() + 2 for part in held) or all(part.label in _RIGHT for part in held):
            continue
        if any(part.label in ("title", "journal", "location", "publisher", "volume", "collection-title") for part in held):
            return overlaid(raw, parts, match.start(), match.end(), "edition")
    return parts


def paragraph_as_note(raw: str, parts: Cut) -> Cut:
    """Take a paragraph or a margin number of a commentary for no page, no series and no part of a title."""
    match = _PARAGRAPH.search(raw) if "R" in raw or "Tz" in raw else None
    return overlaid(raw, parts, *match.span(), "note") if match else parts
