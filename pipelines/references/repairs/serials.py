"""Numbers of issues, of documents, of books: given to their journal, or taken for a note where they are no volume and no page."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.date import find_date
from pipelines.references.repairs.cuts import (
    HOMES,
    STANDS_IN,
    Cut,
    end_of,
    ended,
    has,
    joined,
    needs,
    overlaid,
    overlaps,
    split,
    stretch,
)

# Takes the issue of "Der Spiegel, Nr. 22", "Voeding Nu, nr. 4"; leaves "Symphony No. 9 in Context".
_ISSUE_AT_END = re.compile(
    r"(?<=[^\W\d_]),?\s+(?=(?:Nr\.|nr\.|No\.|no\.|n[°º]|núm\.|Heft|H\.|Ausgabe|Issue|issue|afl\.|Ausg\.) ?\d{1,5}(?:[-–/]\d{1,4})?[\s,.]*$)"
)

_VOLUME_OF_ACRONYM = re.compile(r"(?<=[^\W\d_])\s+(?=\d{1,3},?$)")  # takes the 300 of "in: HZ 300,"; leaves "in: Europa 2020"


@needs(*HOMES)
def volume_before_date(raw: str, parts: Cut) -> Cut:
    """Part a bare volume from the end of what a work is said to stand in, where the date follows: ``in: HZ 300,`` ``2015``."""
    if has(parts, "volume", "publisher", "location", "editor"):
        return parts
    for i, part in enumerate(parts[:-1]):
        if part.label in HOMES and STANDS_IN.match(part.text) and parts[i + 1].label == "date":
            match = _VOLUME_OF_ACRONYM.search(part.text)
            return split(raw, parts, i, part.start + match.end(), "volume") if match else parts
    return parts


@needs(*HOMES)
def issue_in_home(raw: str, parts: Cut) -> Cut:
    """Part the issue from the end of what a work stands in, where no volume is labelled: ``Der Spiegel, Nr. 22``."""
    if has(parts, "volume"):
        return parts
    return ended(raw, parts, _ISSUE_AT_END, "volume", *HOMES)


_NUMBER_WORD = re.compile(
    r"(?:^|[\s,])(?:n[°ºo]|nrs?|no|núm|Nr|Heft|afl)\.?\W*$", re.IGNORECASE
)  # takes the end of "vol. 3, n°"; leaves "Revisión"

_NUMBER_THEN_DATE = re.compile(
    r"\d{1,5}(?:[-–/]\d{1,4})?[,.;]?\s+(?=\(?[^\W\d_]|\(?(?:19|20)\d\d|\d{1,2}\.)"
)  # takes the 1834 of "1834, janvier 2021"

_BARE_NUMBER = re.compile(r"\d{1,5}[\s,.;]*")  # takes "1755."; leaves "1755, mars"


def number_in_date(raw: str, parts: Cut) -> Cut:
    """Give an issue its number, which the date took: ``n°`` ``1834, janvier 2021``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label not in ("volume", *HOMES) or following.label != "date" or not _NUMBER_WORD.search(part.text):
            continue
        match = _NUMBER_THEN_DATE.match(following.text)
        if match is None and _BARE_NUMBER.fullmatch(following.text) and sum(other.label == "date" for other in parts) > 1:
            return joined(raw, parts, i, part.label)
        if match and find_date(following.text, match.end()):
            cut, own = following.start + match.end(), part.start
            if part.label != "volume":
                own += _NUMBER_WORD.search(part.text).start()  # type: ignore[union-attr]
            home = stretch(part.label, raw, part.start, own)
            return (*parts[:i], *home, *stretch("volume", raw, own, cut), *stretch("date", raw, cut, end_of(following)), *parts[i + 2 :])
    return parts


# Takes "2014/7031,", "(2019/1234)"; leaves "2014/15", a span of years, and "1939/1997".
_YEAR_AND_NUMBER = re.compile(r"\(?(?:19|20)\d\d\s?/\s?(?=(?!(?:19|20)\d\d\b)\d{3,5}\b)")


@needs(*HOMES)
def number_after_year(raw: str, parts: Cut) -> Cut:
    """Part from a year the number of a journal that counts its articles: ``WPNR`` ``2014/7031,``."""
    if has(parts, "volume"):
        return parts
    for i, part in enumerate(parts):
        if part.label == "date" and i and parts[i - 1].label in HOMES and (match := _YEAR_AND_NUMBER.match(part.text)):
            return split(raw, parts, i, part.start + match.end(), "volume")
    return parts


# Takes "Catalogue no. 11-001-X", "Publication No. ERS-227", "AWMF-Registernummer 017-999", "Bestell-Nr. 12"; leaves "Order of 1848".
_CATALOGUE = re.compile(
    r"(?:[A-ZÀ-Þ][\w&-]*[ -]){0,3}(?:[Cc]atalogue|[Cc]atalog|[Pp]ublication|[Pp]ubl?\.|[Oo]rder|[Gg]ateway|[Dd]ocument"
    r"|[Rr]eg(?:ister|istratie)?\.?|[Bb]estel{1,2}"
    r"|[Aa]rtikel|[Pp]roject|[Dd]ossier|[Kk]enmerk|[Rr]apport|[Pp]ublicatie|[Dd]epósito [Ll]egal)"
    r"(?:[ -]?(?:[Nn]o\.|[Nn]r\.|[Nn]ummer|[Nn]umber|n[°º])|[Nn]r\.|[Nn]ummer):? ?[A-Z]{0,6}[ -]?\d[\w./–-]*"
)

# What the pattern above ends with, as it is slow and most entries do not hold it.
_MAY_BE_KEPT = re.compile(r"(?:[a-zé.][ -]?(?:[Nn]o\.|[Nn]r\.|n[°º])|[Nn]um(?:m|b)er):? ?[A-Z]{0,6}[ -]?\d")


def catalogue_number_as_note(raw: str, parts: Cut) -> Cut:
    """Take the number under which a body keeps a report for no pages, no publisher and no journal."""
    for match in _CATALOGUE.finditer(raw) if _MAY_BE_KEPT.search(raw) else ():
        held = [part for part in parts if overlaps(part, match.span())]
        wrong = any(part.label in ("pages", "volume", "publisher", *HOMES) for part in held)
        ends = any(part.label == "title" and end_of(part) <= match.end() + 2 and part.start + 8 < match.start() for part in held)
        if (wrong or ends) and raw[: match.start()].rstrip()[-1:] in (".", ",", ";", "(", "["):
            return overlaid(raw, parts, *match.span(), "note")
    return parts


_ISBN = re.compile(r"\bISBN(?:[- ]?1[03])?:?\s?(?:97[89][- ]?)?\d[\d -]{7,14}[\dXx]")  # takes "ISBN 3-525-12345-6"; leaves "ISBN agency"


def isbn_as_note(raw: str, parts: Cut) -> Cut:
    """Take the number of a book for no pages and no volume of it."""
    match = _ISBN.search(raw) if "ISBN" in raw else None
    if not match or not any(part.label in ("pages", "volume", "date") and overlaps(part, match.span()) for part in parts):
        return parts
    return overlaid(raw, parts, *match.span(), "isbn")


_VOLUME_AND_PAGE = re.compile(r"\W*\d{1,4}:\s?(?=[A-Za-z]?\d{1,7}[\s.,;]*$)")  # takes the 44 of "12:44."; leaves "12:44-51", "12(3):44"


@needs("volume")
def page_in_volume(raw: str, parts: Cut) -> Cut:
    """Part the page after a colon from the volume, where no pages are labelled: ``12:44.``"""
    if has(parts, "pages"):
        return parts
    for i, part in enumerate(parts):
        if part.label == "volume" and (match := _VOLUME_AND_PAGE.match(part.text)):
            return split(raw, parts, i, part.start + match.end(), "pages")
    return parts


_ABSTRACT = re.compile(
    r"(?<=[.;,] )(?:Abstract|Poster)(?: [Nn]o\.?)? [A-Z]{0,3}-?\d{1,5}\.?"
)  # takes "Abstract 112."; leaves "Abstract art"


def abstract_number_as_note(raw: str, parts: Cut) -> Cut:
    """Take the number of an abstract for no page."""
    match = _ABSTRACT.search(raw) if "bstract" in raw or "oster" in raw else None
    return overlaid(raw, parts, *match.span(), "note") if match else parts
