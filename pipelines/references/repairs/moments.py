"""Days and times of day in figures: ``21.05.2009`` is no volume with issues, ``20:30`` after a day no volume with a page."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.date import find_date
from pipelines.references.parts import Part
from pipelines.references.repairs.cuts import HOMES, Cut, end_of, has, needs, overlaid, overlaps

_FIGURES = ("volume", "pages", "date")
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTHS = 12
# Takes "21.05.2009", "2/11/2014", "(4-2-2020)", "2016-11-21", "vom 3.1.2018"; leaves "10.1038/2016.5", "1.2.2009.7" and "12/2009".
_WHOLE_DAY = re.compile(
    rf"(?<![\w./-])(?P<lead>(?:vom|v\.|van|du|del)\s)?"
    rf"(?:{_DAY}(?P<sign>[./-])\s?{_DAY}(?P=sign)\s?{_YEAR}|{_YEAR}(?P<between>[/-]){_DAY}(?P=between){_DAY})(?![\w/-]|\.\d)"
)


def day_in_figures(raw: str, parts: Cut) -> Cut:
    """Take a day written in figures for the date: at the end of a paper's name, else where no other day is."""
    for match in _WHOLE_DAY.finditer(raw):
        inside = [part for part in parts if overlaps(part, match.span())]
        if not _has_month(match) or all(part.label == "date" for part in inside):
            continue
        if all(_may_hold_day(part, raw, match, parts) for part in inside):
            return overlaid(raw, parts, match.start(), _closed(raw, match.end()), "date")
    return parts


def _closed(raw: str, end: int) -> int:
    """Give where the marks that close what ends at ``end`` end."""
    return end + len(raw[end:]) - len(raw[end:].lstrip(",;.:)]"))


def _has_month(match: re.Match[str]) -> bool:
    """Whether one of the figures may be a month: not in ``20/20/2014``."""
    return any(int(figure) <= _MONTHS for figure in re.findall(r"\d+", match.group()))


_WORD_BEFORE = re.compile(r"[^\W\d_]\.?\s*$")  # takes "Urteil vom " and "Beschl. v. "; leaves "Storm coming, "


def _may_hold_day(part: Part, raw: str, day: re.Match[str], parts: Cut) -> bool:
    """Whether a day in a part is the date of the entry: anywhere among figures, at the end of words that do not lead to it."""
    is_last = not raw[day.end() : end_of(part)].strip(" .,;:)]")
    if part.label in HOMES:
        return is_last
    if any((date := find_date(other.text)) and date.day for other in parts if other.label == "date"):
        return False
    if part.label in _FIGURES:
        return True
    leads = day["lead"] or _WORD_BEFORE.search(raw[: day.start()])
    return part.label in ("title", "publisher", "location") and is_last and not leads and not has(parts, "date")


# Takes "20:30", "7.04 p.m.", "11:42 AM ET", "08u15", "14:30 Uhr", "6:00am"; leaves "20:305" and "20:30-35".
_TIME = re.compile(
    r"[\s,(|·-]*(?:(?:um|om|at|a las|alle|às?|kl\.)\s+)?(?:[01]?\d|2[0-4])"
    r"(?:[:.](?:[0-5]\d)(?::[0-5]\d)?(?:\s?(?:[ap]\.?\s?m\b\.?|uhr|uur|hrs?|h)(?!\w))?|\s?[uh]\s?[0-5]\d|\s?(?:[ap]\.?m\b\.?|uhr|uur))"
    r"(?:\s(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T)\b)?(?![\w:/–-]|\.\d)",
    re.IGNORECASE,
)


@needs("date")
def time_as_note(raw: str, parts: Cut) -> Cut:
    """Take a time of day that follows a whole day for what it is: the rest of when something was sent or printed."""
    for part, following in pairwise(parts):
        if part.label != "date" or following.label not in _FIGURES or not _TIME.match(raw, end_of(part)):
            continue
        date, in_figures = find_date(part.text), _WHOLE_DAY.search(part.text)
        if date is None or not (date.day or in_figures) or part.text[date.end :].strip(" ,."):
            continue
        match = _TIME.match(raw, part.start + date.end)
        if match and match.end() > end_of(part) and (in_figures or _says_time(match.group())):
            return overlaid(raw, parts, end_of(part), _closed(raw, match.end()), "note")
    return parts


def _says_time(text: str) -> bool:
    """Whether figures after a day are surely a time: after a comma or with a word. ``Nature 3 May 2014 12:45`` is a volume and a page."""
    return any(map(str.isalpha, text)) or not text.strip()[0].isdigit()
