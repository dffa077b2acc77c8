"""Dates as pages print them, as instants with what they were precise to.

A pure reading: relative dates count from ``fetched_at``, and without it they are no dates. Machine forms are read by the standard
library, written ones by the patterns below, what remains by dateparser, which is a hundred times slower.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_WORDS = json.loads(files("pipelines").joinpath("date_words.json").read_text("utf-8"))
_DAYS_AGO: dict[str, int] = _WORDS["days_ago"]
_MONTH_FIRST, _YEAR_FIRST = frozenset(_WORDS["month_first"]), frozenset(_WORDS["year_first"])

_MAX_TEXT = 200  # characters of which a date is searched: a byline, never a paragraph
_MAX_SLOW_TEXT = 80  # characters that dateparser is given
_LANGUAGES = ["en", "nl", "de", "fr", "es", "it", "pt"]  # those that dateparser tries where the page says none
_FIRST_YEAR = 1000  # a year of fewer digits is a misreading

# Takes "2024-03-05", "2024/3/5", "2024.03.05", "2024年3月5日"; leaves "12024-03-05" and "2024-03".
_YEAR_FIRST_DATE = re.compile(r"(?<![\d.])(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?[日일]?")
# Takes "05/03/2024", "5.3.2024", "05. 03. 2024", "05-03-24"; leaves "1.5.2.1" and "105/03/2024".
_NUMERIC_DATE = re.compile(r"(?<![\d./-])(\d{1,2})(?:/|-|\.\s?)(\d{1,2})(?:/|-|\.\s?)(\d{4}|\d{2})(?![\d/]|[.-]\d)")
# Takes "12 december 2025", "12. Dez. 2025", "1er mars 2024", "12 de marzo de 2024", "5th of May, 2024", "12-Dec-2025"; leaves "12 posts".
_DAY_MONTH_YEAR = re.compile(
    r"(?<![\d.,:])(\d{1,2})(?:st|nd|rd|th|er|e|º|°|ª)?\.?(?:[\s/-]|\sde\s|\sof\s|\sd')\s?([^\W\d_]{3,13})\.?"
    r"(?:,?\s|\sde\s|\sdel\s|\s?[-/]\s?)\s?(\d{4})(?!\d)",
    re.IGNORECASE,
)
# Takes "December 12, 2025", "Dec. 12th 2025", "marzo 12 de 2024"; leaves "December 2025".
_MONTH_DAY_YEAR = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,13})\.?[\s/-]\s?(\d{1,2})(?:st|nd|rd|th)?(?:,\s?|\s|-|/|\sde\s|\sdel\s)\s?(\d{4})(?!\d)", re.IGNORECASE
)
# Takes "2024 March 5"; leaves "2024 posts 5".
_YEAR_MONTH_DAY = re.compile(r"(?<!\d)(\d{4})[\s,/-]\s?([^\W\d_]{3,13})\.?[\s/-]\s?(\d{1,2})(?:st|nd|rd|th)?(?![\d:])", re.IGNORECASE)
# Takes "12 december", "Dec 12" at the text's ends; leaves "12 december 2025", which the patterns above have taken.
_NO_YEAR = re.compile(r"(?:(\d{1,2})\.?\s([^\W\d_]{3,13})|([^\W\d_]{3,13})\.?\s(\d{1,2})(?:st|nd|rd|th)?)\.?", re.IGNORECASE)
# Takes " 14:30", ", 2:30 pm", " om 14.30 uur", "T14:30:05.123+01:00", " à 14h30", " at 14:30 GMT", ", 2 p.m. EST"; leaves " 14 comments".
_TIME = re.compile(
    r"(?:T|,?\s?[-–—|·@•,]?\s?(?:[^\W\d_]{1,4}\s(?:las\s)?)?)(\d{1,2})"
    r"(?:(?:[:.h]|\s?h\s?)(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?!\d)|(?=\s?[ap]\.?m\b))"
    r"(?:\s?([ap])\.?\s?m\b\.?)?\s?(Z\b|UTC|GMT)?\s?([+-]\d{2}(?::?\d{2})?(?!\d))?\s?([A-Z]{3,5}\b)?",
    re.IGNORECASE,
)
_WORD_OF_HOUR = re.compile(r"(?:,\s?|\s(?:at\s)?)(?:(noon)|midnight)\b", re.IGNORECASE)  # as Django's templates print 12:00 and 0:00
# Takes "14:30 - " before a date; leaves a date alone.
_TIME_BEFORE = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])\.?m\b\.?)?\s?(?:,|-|–|\||·|on|uur|Uhr)?\s*$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")  # takes the 5 of "5 maart"; leaves "February2025", to which dateparser says no after 60 ms
_CLOCK = re.compile(r"\d[:.h]\d{2}")
_EPOCH = re.compile(r"1?\d{9}(?:\d{3})?")  # takes "1709632800" and "1709632800000"; leaves "20240305"
_ISO_MINUTE = re.compile(r"[^T ]+[T ]\d\d:?\d\d(?:Z|[+-][\d:]+)?")  # takes "2024-03-05T10:00Z"; leaves "2024-03-05T10:00:00Z"
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|UTC?|GMT|Z|[ECMP][SD]T)")


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as read from a text."""

    at: datetime  # UTC
    precision: str  # second, minute or day; a day is its midnight UTC, never shifted
    raw: str  # the text that it was read from


def parse_date(
    text: str | None, language: str | None = None, site_zone: str | tzinfo | None = None, fetched_at: datetime | None = None
) -> DateReading | None:
    """Read the first date in a short text such as ``12 december 2025``, an ISO 8601 or RFC 2822 one or ``Posted on 5/3/2024``.

    ``language`` (BCP 47) decides whether ``05/03/2024`` is day-first. A time without a zone is taken in ``site_zone`` (an IANA name or
    tzinfo), else in UTC. None where the text says no whole date, is longer than a byline, or is relative and ``fetched_at`` is unknown.
    """
    text = " ".join(text.split()) if text and len(text) <= _MAX_TEXT * 2 else ""
    if not text or len(text) > _MAX_TEXT:
        return None
    zone = _zone(site_zone)
    try:
        return _machine_date(text, zone) or _written_date(text, language or "", zone) or _other_date(text, language, zone, fetched_at)
    except (ValueError, OverflowError):  # a day that no calendar has, or an instant before year 1 once in UTC
        return None


def _machine_date(text: str, zone: tzinfo) -> DateReading | None:
    """Read what a machine wrote: ISO 8601, RFC 2822, seconds or milliseconds since 1970."""
    if _EPOCH.fullmatch(text):
        return DateReading(datetime.fromtimestamp(int(text[:10]), UTC), "second", text)
    if _RFC_2822.fullmatch(text):
        return DateReading(_instant(parsedate_to_datetime(text), UTC), "second", text)
    return _iso_date(text, zone) if text[:4].isdigit() else None


def _iso_date(text: str, zone: tzinfo) -> DateReading | None:
    try:
        at = datetime.fromisoformat(text.removesuffix(" UTC"))
    except ValueError:
        return None
    if at.year < _FIRST_YEAR:
        return None
    if len(text) <= len("2024-W10-1") and "T" not in text:
        return _day(at.date(), text)
    return DateReading(_instant(at, zone), "minute" if _ISO_MINUTE.fullmatch(text) else "second", text)


def _written_date(text: str, language: str, zone: tzinfo) -> DateReading | None:
    """Read the first whole date that the patterns find, with the time beside it."""
    found = min(_dates(text, language.lower()), key=lambda date_and_span: date_and_span[1], default=None)
    if found is None:
        return None
    day, start, end = found
    clock = _TIME.match(text, end)
    if clock is None:
        clock = _TIME_BEFORE.search(text, 0, start)
    if clock is not None:
        return _timed(day, clock, text, zone)
    hour = _WORD_OF_HOUR.match(text, end)
    return DateReading(_instant(datetime.combine(day, time(12 if hour[1] else 0)), zone), "minute", text) if hour else _day(day, text)


def _timed(day: date, clock: re.Match[str], text: str, zone: tzinfo) -> DateReading:
    hour, minute, second, half = int(clock[1]), int(clock[2] or 0), clock[3], (clock[4] or "").lower()
    if clock[2] is None and not 1 <= hour <= 12:
        return _day(day, text)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or int(second or 0) > 59:
        return _day(day, text)
    if clock.re is _TIME:
        zone = _printed_zone(clock[5], clock[6], clock[7]) or zone
    at = datetime.combine(day, time(hour, minute, int(second or 0)))
    return DateReading(_instant(at, zone), "second" if second else "minute", text)


def _printed_zone(universal: str | None, offset: str | None, name: str | None) -> tzinfo | None:
    if offset:
        minutes = int(offset[1:3]) * 60 + int(offset[3:].lstrip(":") or 0)
        return timezone(timedelta(minutes=minutes if offset[0] == "+" else -minutes)) if minutes < 24 * 60 else None
    if universal:
        return UTC
    return _named_zone(name) if name and name.isupper() else None


@lru_cache(maxsize=64)
def _named_zone(name: str) -> tzinfo | None:
    """Give the zone that an abbreviation such as CET or EST stands for, by dateparser's table."""
    from dateparser.timezone_parser import pop_tz_offset_from_string  # a fifth of a second that most pages never need

    zone = pop_tz_offset_from_string(f"00:00 {name}")[1]
    return zone if isinstance(zone, tzinfo) else None


def _dates(text: str, language: str) -> Iterator[tuple[date, int, int]]:
    for match in _YEAR_FIRST_DATE.finditer(text):
        yield from _calendar_day(match, match[1], match[2], match[3])
    for match in _NUMERIC_DATE.finditer(text):
        yield from _calendar_day(match, *_ordered(match[1], match[2], match[3], match[0], language))
    for match in _DAY_MONTH_YEAR.finditer(text):
        yield from _calendar_day(match, match[3], month_number(match[2], language), match[1])
    for match in _MONTH_DAY_YEAR.finditer(text):
        yield from _calendar_day(match, match[3], month_number(match[1], language), match[2])
    for match in _YEAR_MONTH_DAY.finditer(text):
        yield from _calendar_day(match, match[1], month_number(match[2], language), match[3])


def _calendar_day(match: re.Match[str], year: str, month: str | int | None, day: str) -> Iterator[tuple[date, int, int]]:
    if month is not None and int(year) >= _FIRST_YEAR and 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
        try:
            yield date(int(year), int(month), int(day)), match.start(), match.end()
        except ValueError:
            return


def _ordered(first: str, second: str, year: str, printed: str, language: str) -> tuple[str, str, str]:
    """Give year, month and day of a date in digits. Dots are day-first everywhere; else the language decides, unless one is above 12."""
    if len(year) == 2:
        if language in _YEAR_FIRST or language.partition("-")[0] in _YEAR_FIRST:
            return f"20{first:>02}", second, year
        year = f"20{year}"
    month_first = "." not in printed and (language in _MONTH_FIRST or (language.startswith("en") and "-" not in language))
    if int(first) > 12:
        month_first = False
    elif int(second) > 12:
        month_first = True
    return (year, first, second) if month_first else (year, second, first)


def month_number(word: str, language: str = "") -> int | None:
    """Give a month's number by its name, in the page's language first and then in any other."""
    word = word.lower()
    months = _months()
    return months.get((language.partition("-")[0], word)) or months.get(("", word))


@lru_cache(maxsize=1)
def _months() -> dict[tuple[str, str], int]:
    months: dict[tuple[str, str], int] = {}
    for language, names in _WORDS["months"].items():
        for number, spellings in enumerate(names, 1):
            for spelling in spellings.split():
                months[language, spelling] = number
                months.setdefault(("", spelling), number)
    return months


def _other_date(text: str, language: str | None, zone: tzinfo, fetched_at: datetime | None) -> DateReading | None:
    """Read dates that count from the fetch, and what only dateparser knows."""
    if len(text) > _MAX_SLOW_TEXT:
        return None
    if fetched_at is not None and (days := _DAYS_AGO.get(text.lower().replace("’", "'"))) is not None:
        return _day(fetched_at.astimezone(UTC).date() - timedelta(days), text)
    if not any(map(str.isdecimal, text)):
        return None
    if fetched_at is not None and (match := _NO_YEAR.fullmatch(text)):
        month = month_number(match[2] or match[3], (language or "").lower())
        return _last_such_day(month, int(match[1] or match[4]), fetched_at, text) if month else None
    return _slow_date(text, language, zone, fetched_at) if _may_be_date(text, language, fetched_at) else None


def _may_be_date(text: str, language: str | None, fetched_at: datetime | None) -> bool:
    """Whether a text that no pattern took is worth dateparser's time: it names a month, or counts from the fetch."""
    words = _LETTERS.findall(text.lower())
    if fetched_at is not None and any(f" {ago} " in f" {' '.join(words)} " for ago in _WORDS["ago"]):
        return True
    if not (_YEAR.search(text) and _DAY.search(text)):
        return False
    primary = (language or "").lower().split("-")[0]
    return any(month_number(word, primary) for word in words) or (
        primary not in _WORDS["months"] and any(not word.isascii() for word in words)
    )


def _last_such_day(month: int, day: int, fetched_at: datetime, raw: str) -> DateReading | None:
    """A date without a year is the last one before the fetch, as blogs print it within the year."""
    today = fetched_at.astimezone(UTC).date()
    this_year = date(today.year, month, day)
    return _day(this_year if this_year <= today + timedelta(1) else date(today.year - 1, month, day), raw)


def _slow_date(text: str, language: str | None, zone: tzinfo, fetched_at: datetime | None) -> DateReading | None:
    import dateparser  # a fifth of a second that most pages never need

    languages = [language.partition("-")[0]] if language else _LANGUAGES
    settings = {
        "DATE_ORDER": _date_order((language or "").lower()),
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["relative-time", "absolute-time"] if fetched_at else ["absolute-time"],
        "RELATIVE_BASE": (fetched_at or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(tzinfo=None),
    }
    try:
        at = dateparser.parse(text, languages=languages, settings=settings)
    except ValueError:  # a language that dateparser does not know
        at = dateparser.parse(text, languages=_LANGUAGES, settings=settings)
    if at is None or at.year < _FIRST_YEAR:
        return None
    if not _CLOCK.search(text):
        return _day(at.date(), text)
    return DateReading(_instant(at, zone), "minute", text)


def _date_order(language: str) -> str:
    if language in _MONTH_FIRST:
        return "MDY"
    return "YMD" if language in _YEAR_FIRST or language.partition("-")[0] in _YEAR_FIRST else "DMY"


def _day(day: date, raw: str) -> DateReading:
    return DateReading(datetime.combine(day, time(), UTC), "day", raw)


def _instant(at: datetime, zone: tzinfo) -> datetime:
    return (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)


def _zone(site_zone: str | tzinfo | None) -> tzinfo:
    if isinstance(site_zone, tzinfo):
        return site_zone
    try:
        return ZoneInfo(site_zone) if site_zone else UTC
    except (ValueError, OSError, LookupError):  # no name of a zone, or one that this machine does not know
        return UTC
