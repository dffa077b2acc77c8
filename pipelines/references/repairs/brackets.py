"""Brackets after a title that hold nothing of it: ``(3e druk, pp. 55-73)``, ``(Bd. 1, 2. Aufl.)``, ``[published online March 3]``."""

from __future__ import annotations

import re

from pipelines.references.repairs.cuts import HOMES, Cut, end_of, overlaid, overlaps

# What a piece of a bracket is, where all of it fits. Takes "2. Aufl.", "3e druk", "2e éd.", "Rev. ed."; leaves "third world".
_EDITION = (
    r"(?:\d{1,3}\.?(?:st|nd|rd|th|e|ste|de|ème|re|ᵉ|ª|º|a)?,? (?:[a-zäöü.-]{3,16},? (?:u\. |und |en )?){0,3}"
    r"|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth) |(?:[Rr]ev|[Ee]rw"
    r"|[Üü]berarb|[Cc]orr|[Hh]erz|[Nn]ouv|[Ee]xp)\w*\.? )(?:edn?|[Ee]dition|ed(?:ición|ição|izione)|éd(?:ition)?|Aufl(?:age)?"
    r"|druk|dr|uitg(?:ave)?)\.?"
)
_VOLUME = r"(?:Vols?\.?|Volume|Bde?\.?|Band|t\.|[Tt]ome|[Dd]eel|[Dd]l\.|[Tt]eil) ?(?:\d{1,3}(?:[-–]\d{1,3})?|[IVXLC]{1,6})"
_PAGES = r"(?:pp?\.|S\.|blz\.|pág(?:s|inas)?\.?) ?[A-Z]?\d{1,5}(?:\s?[-–]\s?[A-Z]?\d{1,5})?"
_NUMBERED = (  # takes "Publication No. ERS-227", "Rapportnr. 2019-12", "Working Paper No. 2"; leaves "No. 10 Downing Street"
    r"(?:[^\W\d_][\w.&'’-]*[ -]){0,4}(?:Publication|Report|Paper|Publicatie|Rapport|Bericht|Informe|Document|Series|Standard"
    r"|Episode|Catalogue)?\s?"
    r"(?:No\.|Nr\.|nr\.|no\.|n[°º]|Number|[Pp]ublicatienr\.|[Rr]apportnr\.) ?[A-Z]*[\w./:–-]*\d[\w./:–-]*"
)
_PIECES = tuple(
    (label, re.compile(text)) for label, text in (("edition", _EDITION), ("volume", _VOLUME), ("pages", _PAGES), ("note", _NUMBERED))
)
_BRACKET = re.compile(r"\(([^()]{3,90})\)")
_COMMA = re.compile(r"[,;]\s+")


def details_in_brackets(raw: str, parts: Cut) -> Cut:
    """Lay out a bracket that holds an edition, a volume, pages, a number and nothing else: ``(Bd. 1, 2. Aufl., S. 3-9)``."""
    for bracket in _BRACKET.finditer(raw) if "(" in raw else ():
        pieces = _pieces(raw, *bracket.span(1))
        if not pieces or all(label == "note" for _, _, label in pieces):
            continue
        pieces[0] = (bracket.start(), *pieces[0][1:])
        pieces[-1] = (pieces[-1][0], bracket.end(), pieces[-1][2])
        if all(_is_labelled(parts, piece) for piece in pieces):
            continue
        for start, end, label in pieces:
            parts = overlaid(raw, parts, start, end, label)
    return parts


def _pieces(raw: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Give where the pieces between commas stand and what they are; nothing where one of them is something else."""
    stops = [match.end() for match in _COMMA.finditer(raw, start, end)]
    found = []
    for begin, stop in zip([start, *stops], [*stops, end], strict=True):
        text = raw[begin:stop].strip(" ,;")
        label = next((label for label, pattern in _PIECES if pattern.fullmatch(text)), None)
        if label is None:
            return []
        found.append((begin, stop, label))
    return found


def _is_labelled(parts: Cut, piece: tuple[int, int, str]) -> bool:
    """Whether a piece has its own label already, from its first word on."""
    start, end, label = piece
    return all(part.label == label for part in parts if part.start < end - 1 and end_of(part) > start + 1)


# Takes "[published online ahead of print, 2023 Feb 11]", "(Epub ahead of print)"; leaves "[in Press and Politics]".
_STATUS = re.compile(
    r"[\[(](?:(?:published )?online(?: ahead of print| first)|published online|epub(?: ahead of print)?|e-pub"
    r"|(?:advance )?online publication"
    r"|in press|ahead of print|article in press|preprint)\b[^\[\]()]{0,40}[\])]\.?",
    re.IGNORECASE,
)


def status_in_title(raw: str, parts: Cut) -> Cut:
    """Take out of a title how far a work was published: ``Zinc in adults [published online ahead of print, 2023 Feb 11]``."""
    match = _STATUS.search(raw) if "[" in raw or "(" in raw else None
    if not match or not any(part.label in ("title", *HOMES) and overlaps(part, match.span()) for part in parts):
        return parts
    dated = any(part.label == "date" and not overlaps(part, match.span()) for part in parts)
    return overlaid(raw, parts, *match.span(), "note" if dated else "date")


# Takes "(Serie Studieboeken)", "(Schriften zum Wasserrecht 12)", "(Recht en Praktijk 3)"; leaves "(1990-2010)" and "(Studies)".
_SERIES = re.compile(
    r"\((?:(?:Serie|Reihe|Collection|[Cc]oll\.|Series|Schriften(?:reihe)?|Studien|Beiträge|Colección|Collana|Coleção"
    r"|Monografieën|Recht en Praktijk)\b"
    r"[^()]{3,80}|[^()]{4,80}[Rr]eeks(?: \d+)?|[^()]{3,60}(?:Studies|Series|Schriftenreihe|Library|Classics),? \d{1,4})\)[.,]?"
)


def series_after_title(raw: str, parts: Cut) -> Cut:
    """Take a series in brackets between title and place for one: ``Bodemrecht (Monografieën Privaatrecht, nr. 12), Deventer:``."""
    match = _SERIES.search(raw) if "(" in raw else None
    if not match or not any(part.label == "title" and part.start < match.start() for part in parts):
        return parts
    wrong = any(part.label in _MISTAKEN and overlaps(part, match.span()) for part in parts)
    after = next((part for part in parts if part.start >= match.end() - 1 or end_of(part) > match.end() + 1), None)
    if not wrong or after is None or after.label not in ("location", "publisher"):
        return parts
    return overlaid(raw, parts, *match.span(), "collection-title")


_MISTAKEN = ("title", "location", "publisher", "volume")
