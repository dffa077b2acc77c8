"""Numbers under the wrong label: days as volumes, pages as years, volumes at the end of what a work stands in."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.lexicon import months
from pipelines.references.repairs.cuts import HOMES, Cut, ended, has, joined, needs, relabelled, renamed, shifted

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
