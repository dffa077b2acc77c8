"""Dates in the languages that references are written in, of whatever precision they have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pipelines.references.fields.kind import STATUTE
from pipelines.references.lexicon import kinds, months
from pipelines.references.parts import Found, Part, Parts


class PartialDate(NamedTuple):
    """A date as far as it is known, and where in the text it stands."""

    year: int
    month: int | None
    day: int | None
    start: int
    end: int


_YEAR = r"(?P<year>1[4-9]\d\d|20[0-4]\d)"
_YEAR_ALONE = re.compile(rf"[\s(\[]*{_YEAR}[a-z]?[\s.,:;)\]]*")  # takes "(2012)," and "2012a."; leaves "May 2012" and "2012/5/3"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er|º|ª|e|\.)?(?:\s?[-–/]\s?[0-3]?\d\.?)?"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted((re.escape(name) for name in months()), key=len, reverse=True))
    month = rf"(?P<month>\b(?:{names})\b)\.?(?:\s?[-–/]\s?(?:{names})\b\.?)?"
    link = r"\s*(?:,|de|del|do|di|of|-)?\s*"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            # takes "2024-05-03", "2024/5/3", "2019年5月3日"; leaves "2010-12" alone, which is a span of years as often
            r"(?<!\d)" + _YEAR + r"(?:[-/.](?P<month>0?[1-9]|1[0-2])[-/.]|年(?P<month2>\d{1,2})月)(?P<day>[0-3]?\d)(?!\d)",
            # takes "3 mei 2024", "3. Mai 2024", "3 de mayo de 2024", "25-26 March, 2006"
            rf"(?<!\d){_DAY}{link}{month}{link}{_YEAR}(?!\d)",
            # takes "May 3, 2024", "May 2024", "juin 2015", "mayo de 2024"
            rf"{month}(?:\s*{_DAY}(?!\d))?{link}{_YEAR}(?!\d)",
            # takes "2024 May 3", "2012 Jul", "1996, November 13", "2006, 25-26 March"
            rf"(?<!\d){_YEAR}[a-z]?[\s,;:]*(?:{_DAY}\s*(?:de\s+)?)?{month}(?:\s*(?P<day2>[0-3]?\d)(?!\d))?",
            # takes "17.08.2024", "8. 9. 2022", "05/03/2024" (whose day and month may be either)
            r"(?<![\d.])(?P<day>[0-3]?\d)(?P<sign>[./-])\s?(?P<month>[01]?\d|[0-3]\d)(?P=sign)\s?" + _YEAR + r"(?!\d)",
            # takes "1990a", "[1931]", "c1998"; leaves "12010" and "19905"
            r"(?<!\d)(?<!(?-i:[A-Z]{2})[-/])" + _YEAR + r"(?!\d)",
        )
    )


def _month_number(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    return months().get(text.lower().rstrip("."))


def _numeric(groups: Mapping[str, str | None], day_first: bool) -> tuple[int | None, int | None]:
    """Give month and day of ``05/03/2024``: both None where either order makes sense (with full stops or hyphens the day comes first)."""
    first, second = int(groups["day"] or 0), int(groups["month"] or 0)
    if second > 12 >= first:
        return first, second
    if day_first or first > 12 or groups["sign"] in (".", "-") or first == second:
        return second, first
    return None, None


def _partial(match: re.Match[str], day_first: bool) -> PartialDate:
    groups = match.groupdict()
    year = int(match["year"])
    if groups.get("sign"):
        month, day = _numeric(groups, day_first)
    else:
        month = _month_number(groups.get("month") or groups.get("month2") or "")
        day = int(groups.get("day") or groups.get("day2") or 0) or None
    valid = month is not None and 1 <= month <= 12
    if not valid or (day is not None and not 1 <= day <= 31):
        day = None
    return PartialDate(year, month if valid else None, day if valid else None, match.start(), match.end())


def find_date(text: str, start: int = 0, day_first: bool = False) -> PartialDate | None:
    """Find the first date; where several readings begin near each other, the one that says most wins.

    ``day_first`` says what is known of the text's language: that ``05/03/2024`` is the fifth of March.
    """
    if not start and (alone := _YEAR_ALONE.fullmatch(text)):
        return PartialDate(int(alone["year"]), None, None, *alone.span("year"))
    hits = [match for pattern in _patterns() if (match := pattern.search(text, start))]
    if not hits:
        return None
    first = min(match.start() for match in hits)
    near = next(match for match in hits if match.start() <= first + 14 and _covers(match, hits))
    return _partial(near, day_first)


def _covers(match: re.Match[str], hits: list[re.Match[str]]) -> bool:
    """Whether no other reading ends before this one begins: ``1996. (May 2001)`` is two dates."""
    return all(other.end() > match.start() for other in hits)


def iso(date: PartialDate) -> str:
    """Give a date in ISO 8601, as short as it is known."""
    text = f"{date.year:04d}"
    if date.month:
        text += f"-{date.month:02d}"
        if date.day:
            text += f"-{date.day:02d}"
    return text


def _dates(parts: tuple[Part, ...]) -> list[tuple[PartialDate, Part]]:
    return [(date, part) for part in parts if (date := find_date(part.text))]


def read_date(entry: Parts, known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read when the work came out. A later date of the same year that says more (``Published 2024 Mar 14``) fills month and day."""
    taken = known.get("accessed_span") or (-1, -1)
    dates = [(date, part) for date, part in _dates(entry.of("date")) if not taken[0] <= part.start + date.start < taken[1]]
    if not dates:
        return _undated(entry, taken)
    first, part = dates[0]
    printed = [item for item in _dates(entry.of("note", "access")) if not taken[0] <= item[1].start + item[0].start < taken[1]]
    fuller = next((item for item in (*dates, *printed) if item[0].year == first.year and item[0].month), (first, part))
    (date, place) = fuller
    found = [Found("year", first.year, part.start + first.start, part.start + first.end)]
    for name, value in (("month", date.month), ("day", date.day)):
        if value:
            found.append(Found(name, value, place.start + date.start, place.start + date.end))
    return tuple(found)


# Takes "(1996)", "2013." and ", 2003" at the end of a part; leaves "1789 à 1870" and "2013 Symposium".
_LONE_YEAR = re.compile(r"\(\s*(1[5-9]\d\d|20[0-4]\d)[a-z]?\s*\)|(?<=[\s,(/])(1[5-9]\d\d|20[0-4]\d)[a-z]?(?=[.,;)]*$)")


def _undated(entry: Parts, taken: tuple[int, int]) -> tuple[Found, ...]:
    """Read the year of an entry in which nothing is labelled a date: one in brackets, or one that ends a part that is no title."""
    for part in entry.of("volume", "journal", "container-title", "publisher", "location", "note", "author", "edition"):
        match = _LONE_YEAR.search(part.text)
        if match and not taken[0] <= part.start + match.start() < taken[1]:
            group = 1 if match.group(1) else 2
            return (Found("year", int(match.group(group)), part.start + match.start(group), part.start + match.end(group)),)
    return _of_title(entry)


_JUDGED = re.compile(r"^(?:Urteil|Beschluss|Urt\.|Beschl\.)\s")  # takes "Urteil vom 9. März 2010"; leaves "Urteile 2010"


def _of_title(entry: Parts) -> tuple[Found, ...]:
    """Read when a law or a decision is from that nothing but its name says: ``Water Act 2014``, ``Real Decreto 1055/2022``."""
    title = entry.first("title")
    if title is None or not (kinds()["statute"].match(title.text) or STATUTE.search(title.text) or _JUDGED.match(title.text)):
        return ()
    if (date := find_date(title.text)) is None:
        return ()
    values = (("year", date.year), ("month", date.month), ("day", date.day))
    return tuple(Found(name, value, title.start + date.start, title.start + date.end) for name, value in values if value)
