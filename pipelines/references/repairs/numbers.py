"""Numbers under the wrong label: years as pages, pages and volumes at the end of what a work stands in."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.date import find_date
from pipelines.references.lexicon import months
from pipelines.references.repairs.cuts import HOMES, Cut, ended, has, joined, needs, overlaid, relabelled, renamed, shifted, split

_BARE_YEAR = re.compile(r"[\s(\[]*(?:1[5-9]\d\d|20[0-4]\d)(?:\s?[-–/]\s?\d{2,4})?[\s.,:;)\]]*")


def year_as_pages(_raw: str, parts: Cut) -> Cut:
    """Take a bare year that is labelled as pages for the date, where other pages are and no date is: ``16 (1986-87): 36-80``."""
    pages = [part for part in parts if part.label == "pages"]
    if len(pages) < 2 or any(part.label == "date" for part in parts):
        return parts
    year = next((part for part in pages if _BARE_YEAR.fullmatch(part.text)), None)
    return tuple(part._replace(label="date") if part is year else part for part in parts)


# Takes the pages of "CVPR, pages 1385 –1392", "Handbuch, S. 12-34."; leaves "Vision, p. 1 of many".
_PAGES_AT_END = re.compile(r"[,;.]?\s+\(?(?=(?:pages?|pp?\.|S\.|blz\.)\s?\d+(?:\s?[-–]\s?\d+)?\W*$)")


@needs(*HOMES)
def pages_in_home(raw: str, parts: Cut) -> Cut:
    """Part the pages from the end of what a work stands in, where no others are labelled."""
    if has(parts, "pages"):
        return parts
    return ended(raw, parts, _PAGES_AT_END, "pages", *HOMES)


_VOLUME_AT_END = re.compile(r"(?<=[^\W\d_]),\s+(?=(?:vol\.\s?)?\d{1,3}\W*$)", re.IGNORECASE)  # takes the 3 of "Perspectives cognitives, 3"


@needs(*HOMES)
def volume_in_home(raw: str, parts: Cut) -> Cut:
    """Part a bare volume from the end of what a work stands in, where no other is labelled."""
    if has(parts, "volume"):
        return parts
    return ended(raw, parts, _VOLUME_AT_END, "volume", *HOMES)


# Takes the day of "Wasserhaushaltsgesetz vom 30." and "Zinc facts, 3"; leaves "Zinc 2030".
_DAY_AT_END = re.compile(r"\s+(?=(?:(?:vom|of|du|de|van|del)\s+)?(?:[12]?\d|3[01])\.?$)")


def day_before_date(raw: str, parts: Cut) -> Cut:
    """Give a date that begins with its month the day before it: ``Gesetz vom 30.`` ``Juni 2017``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if following.label != "date" or part.label not in ("title", "author", "publisher", *HOMES):
            continue
        word = re.match(r"[^\W\d_]+", following.text)
        match = _DAY_AT_END.search(part.text)
        if word and match and word.group().lower() in months():
            return shifted(raw, parts, i, part.start + match.end())
    return parts


_DAY = re.compile(r"(?:[12]?\d|3[01])\.?")  # takes the day of "3." before "Februar 2017"; leaves "3," and "45"


@needs("volume", "pages")
def day_as_volume(raw: str, parts: Cut) -> Cut:
    """Give a date the day before its month that is labelled as a volume: ``Zeitung,`` ``3.`` ``Februar 2017``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        word = re.match(r"[^\W\d_]+", following.text) if part.label in ("volume", "pages") and following.label == "date" else None
        if word and _DAY.fullmatch(part.text) and word.group().lower() in months():
            return joined(raw, parts, i, "date")
    return parts


_WORDS_OF_HOME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}\s+(?=(?:vom|du|van|del)\s+\d)")  # takes the paper's of "Zeitung vom 12.05.2023"


@needs(*HOMES)
def home_before_date(raw: str, parts: Cut) -> Cut:
    """Give back to a newspaper the words of its name that the date took."""
    for i, (part, following) in enumerate(pairwise(parts)):
        match = _WORDS_OF_HOME.match(following.text) if part.label in HOMES and following.label == "date" else None
        if match and match.group().split()[0].lower() not in months():
            return shifted(raw, parts, i, following.start + match.end())
    return parts


_EDITION = re.compile(r"\W*\d{1,2}(?:st|nd|rd|th|e|\.)?\s?(?:ed(?:n|ition)?|éd|Aufl|druk|uitg)\b", re.IGNORECASE)  # leaves "p. 3"

_VOLUME_THEN_DATE = re.compile(r"\d{1,3}\s?(?=\([^()]*\b(?:1[5-9]|20)\d\d\)\W*$)")  # takes the 93 of "93(May 2011)."; leaves "2011"


def edition_as_pages(_raw: str, parts: Cut) -> Cut:
    """Take an edition that is labelled as pages for what it is: ``3rd ed.``"""
    return relabelled(parts, "edition", lambda part: part.label == "pages" and bool(_EDITION.match(part.text)))


def volume_in_date(raw: str, parts: Cut) -> Cut:
    """Part the volume from a date in brackets after it, where no other is labelled: ``93(September/October 2011)``."""
    if has(parts, "volume"):
        return parts
    for i, part in enumerate(parts):
        if part.label == "date" and (match := _VOLUME_THEN_DATE.match(part.text)):
            return renamed(split(raw, parts, i, part.start + match.end(), "date"), i, "volume")
    return parts


@needs(*HOMES)
def month_as_home(raw: str, parts: Cut) -> Cut:
    """Give a date the month before it that is labelled as a journal: ``Jan.`` ``23 1973``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label in HOMES and following.label == "date" and part.text.strip(" .,").lower() in months():
            return joined(raw, parts, i, "date")
    return parts


# Takes the word of "Süddeutsche Zeitung vom", "NRC van"; leaves "Zeitung" and "Stand van".
_OF_DATE = re.compile(r"\s(?:vom|v\.|van|du|del|d\.d\.)$")


@needs(*HOMES)
def word_before_date(raw: str, parts: Cut) -> Cut:
    """Give a date the word that joins it to a newspaper: ``Zeitung vom`` ``14.07.2018``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if following.label == "date" and part.label in HOMES and (match := _OF_DATE.search(part.text)):
            return shifted(raw, parts, i, part.start + match.start())
    return parts


# Takes the day of "Nr. 22 vom 26.5.2018", "n° 2114, 10 janvier 1992"; leaves "12.5".
_DAY_AFTER_NUMBER = re.compile(r"(?:vom|van|du|del|,)?\s(?=\d{1,2}[. ])")

_LONGEST_NUMBER = 80  # characters of a volume, an issue and a date


@needs("volume")
def date_in_volume(raw: str, parts: Cut) -> Cut:
    """Part a whole date from the number before it, where no other date is: ``Nr. 22 vom 26.5.2018``."""
    if has(parts, "date"):
        return parts
    for part in parts:
        if part.label != "volume" or len(part.text) > _LONGEST_NUMBER:
            continue
        for match in _DAY_AFTER_NUMBER.finditer(part.text):
            date = find_date(part.text, match.end())
            if date and date.day and date.start <= match.end():
                return overlaid(raw, parts, part.start + match.start(), part.start + date.end, "date")
    return parts


_PAGES = re.compile(r"\W*(?:pp?\.|S\.|blz\.)\s?\d")  # takes "p.14."; leaves "Part 3"

_COUNTED = re.compile(r"\W*\d+(?:\s?\([^()]*\))?:$")  # takes "139(34):"; leaves "Bd. 2:"
_NUMBER = re.compile(r"\d{1,5}\W*")  # takes the "1689" of "2014; 139(34): 1689", which looks like a year
_RANGE = re.compile(r"\W*\d{1,5}\s?[-–]\s?\d{1,5}\W*")  # takes "1642-1643."; leaves "May 1642"


def pages_under_other_labels(_raw: str, parts: Cut) -> Cut:
    """Take pages for what they are: ``p.14`` labelled as a volume, ``1642-1643`` as a second date after the volume."""
    if has(parts, "pages"):
        return relabelled(parts, "pages", lambda part: part.label == "volume" and bool(_PAGES.match(part.text)))
    dates = [part for part in parts if part.label == "date"]
    for i, part in enumerate(parts):
        marked = part.label == "volume" and _PAGES.match(part.text)
        later = part.label == "date" and part is not dates[0] and i and parts[i - 1].label == "volume"
        second = later and (_RANGE.fullmatch(part.text) or (_COUNTED.match(parts[i - 1].text) and _NUMBER.fullmatch(part.text)))
        if marked or second:
            return renamed(parts, i, "pages")
    return parts


# Takes the date of "Moor muss nass, Blogeintrag vom 3.4.2018,", "Rivers, persbericht van 3 mei 2018."; leaves "Briefe vom 3.4.1848 bis".
_DATED_KIND = re.compile(
    r"[,.]\s+(?=(?:Blogeintrag|Blogbeitrag|Beitrag|Artikel|Pressemitteilung|Meldung|Interview|[Pp]ersbericht|[Nn]ieuwsbericht"
    r"|[Bb]log|[Cc]ommuniqué|[Bb]illet|Pressemeldung)"
    r"(?: Nr\. [\d/]+)? (?:vom|v\.|van|du|del) \d)"
)


def date_of_kind(raw: str, parts: Cut) -> Cut:
    """Part from the end of a title when a press release or a post came out: ``Moor muss nass, Blogeintrag vom 3.4.2018,``."""
    if has(parts, "date"):
        return parts
    for i, part in enumerate(parts):
        if part.label == "title" and (match := _DATED_KIND.search(part.text)) and find_date(part.text, match.end()):
            return split(raw, parts, i, part.start + match.end(), "date")
    return parts
