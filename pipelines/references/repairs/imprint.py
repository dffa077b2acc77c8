"""Imprints, place and publisher and year, that a title or another part took: ``Wasser. Bonn : Fluss ; 2006``, ``Wasser, Bonn 2016``."""

from __future__ import annotations

import re

from pipelines.references.lexicon import kinds, may_hold
from pipelines.references.repairs.cuts import HOMES, STANDS_IN, Cut, end_of, ended, has, needs, overlaid, renamed, split
from pipelines.references.repairs.publisher import is_place

# Takes the imprint of "Insomnie. Saint-Denis La Plaine : HAS ; 2006"; leaves "Sleep: a review; 2006;33:2".
_IMPRINT = re.compile(
    r"(?<=[.?!)\]»”\"])\s+(?P<location>\[?(?!In\b|Dans\b"
    r"|En\b)[A-ZÀ-Þ][^.:;\d]{1,48}?\]?)\s?:\s(?P<publisher>[^:;,\d(][^:;\d]{1,70}?)\s?;\s?"
    r"(?P<date>(?:1[5-9]|20)\d\d)\b(?!\s?;)"
)
_PLACE_WORDS = 5  # words of a place and its region: "Saint-Denis La Plaine", "Cambridge, MA"


def imprint_in_title(raw: str, parts: Cut) -> Cut:
    """Lay out the imprint of a style that parts place, publisher and year by colon and semicolon, where a title took it."""
    match = _IMPRINT.search(raw) if ";" in raw and ":" in raw else None
    if not match or has(parts, "journal") or len(match["location"].split()) > _PLACE_WORDS:
        return parts
    labels = ("location", "publisher", "date")
    if all(_holds(parts, *match.span(label), label) for label in labels):
        return parts
    if not any(part.label == "title" and part.start < match.start("location") for part in parts):
        return parts
    for label in labels:
        parts = overlaid(raw, parts, match.start(label), _closed(raw, match.end(label)), label)
    return parts


def _closed(raw: str, end: int) -> int:
    """Where a piece ends with the marks behind it."""
    closing = re.compile(r"[\s.,:;]*").match(raw, end)
    return closing.end() if closing else end


def _holds(parts: Cut, start: int, end: int, label: str) -> bool:
    return any(part.label == label and part.start <= start and end_of(part) >= end for part in parts)


# Takes "(zugl. Diss. Univ. Konstanz 2015)", ". Zugl.: Berlin, Univ., Diss., 2005"; leaves "zugleich" in a title.
_ALSO_THESIS = re.compile(r"[(\[]\s?[Zz]ugl\.:?\s[^()\[\]]{3,90}[)\]]|(?<=[.;,] )[Zz]ugl\.:?\s[^()\[\];]{3,90}$")


def also_thesis(raw: str, parts: Cut) -> Cut:
    """Take for a note that a book was a thesis before: its place and year are those of the book."""
    match = _ALSO_THESIS.search(raw) if "ugl." in raw else None
    return overlaid(raw, parts, *match.span(), "note") if match else parts


@needs("publisher")
def kind_in_publisher(raw: str, parts: Cut) -> Cut:
    """Part the kind of a thesis from its university: ``Univ., Diss.,``, ``Diss. Univ.``"""
    for i, part in enumerate(parts):
        if part.label != "publisher" or not may_hold("thesis", part.text) or not (match := kinds()["thesis"].search(part.text)):
            continue
        if not match.start():
            after = _closed(raw, part.start + match.end())
            if after < end_of(part):
                return renamed(split(raw, parts, i, after, "publisher"), i, "genre")
        elif part.text[: match.start()].rstrip()[-1:] in (",", ";", "(", "–"):
            return split(raw, parts, i, part.start + match.start(), "genre")
    return parts


# Takes the place of "University of Thornley, Thornley", "Univ. Thornley, Thornley, U.K."; leaves "University of California, Irvine".
_OWN_TOWN = re.compile(r"\b(?P<town>[^\W\d_]{4,}),\s+(?=(?P=town)\b[^:;()]{0,20}$)")


@needs("publisher")
def town_of_school(raw: str, parts: Cut) -> Cut:
    """Part from a university the town after which it is named, where that follows: ``University of Thornley, Thornley``."""
    if has(parts, "location"):
        return parts
    return ended(raw, parts, _OWN_TOWN, "location", "publisher")


_DASHED = re.compile(r"(?<=[^\W\d_])\.\s[–—-]\s+(?=[^\W\d_a-z][^.]*$)")  # takes the publisher of "Moorkunde. – Schweizerbart,"


@needs("location")
def publisher_after_dash(raw: str, parts: Cut) -> Cut:
    """Part a publisher from the book before a stop and a dash, where the place follows: ``Moorkunde. – Schweizerbart,`` ``Stuttgart``."""
    if has(parts, "publisher"):
        return parts
    for i, part in enumerate(parts[:-1]):
        if part.label in ("title", *HOMES) and parts[i + 1].label == "location" and (match := _DASHED.search(part.text)):
            return split(raw, parts, i, part.start + match.end(), "publisher")
    return parts


@needs(*HOMES)
def place_before_year(_raw: str, parts: Cut) -> Cut:
    """Take a known place for one, where it is labelled as a journal and nothing but the year follows: ``Wasser.`` ``Dessau`` ``2020.``"""
    if has(parts, "location", "volume", "pages", "publisher"):
        return parts
    for i, part in enumerate(parts[1:-1], 1):
        if part.label in HOMES and parts[i - 1].label == "title" and parts[i + 1].label == "date" and is_place(part.text.split("-")[0]):
            return renamed(parts, i, "location")
    return parts


_PLACE_AT_END = re.compile(
    r"(?<=[^\W\d_])[.,]\s+(?=(?P<location>[^\W\d_][^.,:;()\d]{2,30})[,:]$)"
)  # takes "Arles," of "La Marche lente. Arles,"


def place_at_end_of_title(raw: str, parts: Cut) -> Cut:
    """Part a known place from the end of a title, where a publisher follows and no place is labelled: ``Arles,`` ``Actes Sud``."""
    if has(parts, "location", "volume", "editor"):
        return parts
    for i, part in enumerate(parts[:-1]):
        following = parts[i + 1]
        if part.label != "title" or following.label not in ("publisher", *HOMES) or STANDS_IN.match(following.text):
            continue
        if (match := _PLACE_AT_END.search(part.text)) and is_place(match["location"]):
            cut = split(raw, parts, i, part.start + match.start("location"), "location")
            return (*cut[: i + 2], following._replace(label="publisher"), *cut[i + 3 :])
    return parts


# Takes the publisher and the place of "Maritime Psychology, Ashgate, Aldershot,", "Heat Pumps, IEA, Paris"; leaves "London, Paris, Rome".
_PUBLISHER_AND_PLACE = re.compile(
    r"(?<=[^\s,]{2}),\s+(?=(?P<publisher>[^\W\d_a-z][^,:;()]{1,48}),\s(?P<location>[^\W\d_][^.,:;()\d]{2,30}(?:, [A-Z]{2})?)[.,]?$)"
)


def publisher_at_end(raw: str, parts: Cut) -> Cut:
    """Part publisher and place from the end of a book or a title, where neither is labelled: ``Psychology, Ashgate, Aldershot,``."""
    if has(parts, "location", "publisher", "volume", "journal"):
        return parts
    last = next((i for i in reversed(range(len(parts))) if parts[i].label in ("title", "container-title")), None)
    match = _PUBLISHER_AND_PLACE.search(parts[last].text) if last is not None else None
    if last is None or not match or not is_place(match["location"].split(",")[0]) or is_place(match["publisher"]):
        return parts
    start = parts[last].start
    cut = overlaid(raw, parts, start + match.start("publisher"), start + match.start("location"), "publisher")
    return overlaid(raw, cut, start + match.start("location"), end_of(parts[last]), "location")


# Takes the series of "Labor et Spes, coll. « Essais »,", "Suhrkamp, Reihe Wissen,"; leaves "Collection Press".
_SERIES_OF_PUBLISHER = re.compile(r",\s+(?=(?:coll\.|[Cc]ollection|Reihe|reeks|colección|col\.|collana)\s(?:[«„“\"'‘]\s?)?[^\W\d_])")


@needs("publisher")
def series_of_publisher(raw: str, parts: Cut) -> Cut:
    """Part a series from the publisher before it: ``Labor et Spes, coll. « Essais »,`` or a name in quotation marks after it."""
    for i, part in enumerate(parts):
        if part.label == "publisher" and (match := _SERIES_OF_PUBLISHER.search(part.text)):
            return split(raw, parts, i, part.start + match.end(), "collection-title")
        quoted = part.label in HOMES and part.text[0] in "«“" and i and parts[i - 1].label == "publisher"
        if quoted and has(parts[:i], "title") and not has(parts, "collection-title"):
            return renamed(parts, i, "collection-title")
    return parts


# Takes "Report,", "Guide.", "Briefing Paper 7788,", "Statistical Bulletin 05/20,", "Law Com No 388"; leaves "Guide Press", "Bulletin of".
_GENRE = re.compile(
    r"\W*(?:in:?\s)?(?:(?:[^\W\d_][\w.&-]*\s){0,2}(?:Paper|Report|Brief|Bulletin|Note|Com|Memorandum|Publication|Rapport"
    r"|Bericht|Cahier|Document)s?"
    r"(?:\s(?:No|Nr|no|nr|n[°º])\.?)?\s?[A-Z]*\d[\w/.-]*"
    r"|(?:Final |Annual |Policy |Fact ?|White ?|Working |Discussion |Technical |Press )?(?:[Rr]eport|[Bb]rief|[Ss]heet"
    r"|[Pp]aper|[Rr]elease)|[Gg]uide|[Bb]rochure"
    r"|[Rr]apport(?: final)?|Avis|FAQ|Merkblatt|Dokumentation|Communiqué de presse|Pressemitteilung|Persbericht|Factsheet"
    r"|Flyer|Broschüre|Positionspapier|Stellungnahme|Informe|Folleto"
    r"|[Ll]eaflet|Unpublished manuscript|Manuskript)\W*"
)


_LONGEST_GENRE = 60  # characters


def genre_as_genre(_raw: str, parts: Cut) -> Cut:
    """Take the kind of a report, with its number or alone, for no publisher and no home: ``Briefing Paper 7788,``, ``Report,``."""
    for i, part in enumerate(parts):
        short = i and part.label in ("publisher", *HOMES) and len(part.text) <= _LONGEST_GENRE
        if short and _GENRE.fullmatch(part.text) and has(parts, "title") and not has(parts[i + 1 :], "volume", "pages"):
            label = "collection-title" if re.search(r"\d", part.text) else "genre"
            return renamed(parts, i, label)
    return parts
