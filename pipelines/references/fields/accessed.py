"""When somebody looked at a page: ``Accessed May 3, 2024``, ``Geraadpleegd in 2025``, ``abgerufen am 3. Mai 2024``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from pipelines.references.fields.date import PartialDate, find_date, iso
from pipelines.references.lexicon import may_hold, phrases_of
from pipelines.references.parts import Found, Parts

# In no other language of the cues is 05/03/2024 the third of May.
_ENGLISH = re.compile(r"access|retriev|view|visit|cited|download|consulted", re.IGNORECASE)
_FROM = re.compile(r"\s*(?:from|at|via)\b", re.IGNORECASE)  # takes what follows in "Retrieved from"; leaves "abgerufen von"
_REACH = 48  # characters from the word to its date: "Retrieved from the Internet on the 3rd of May 2024"


def _is_joined(between: str) -> bool:
    """Whether the words between cue and date leave them one statement: no sentence, no address, few words."""
    return not re.search(r"[.;](?=\s*\w{4,}\s\w+\s\w+)|https?:|www\.", between) and len(between.split()) <= 6


# Takes "3.9.15", "30/04/14", "1-5-'19" and "3/2021"; leaves "10.1000/182" and "12/13/14/15".
_SHORT = re.compile(
    r"(?<![\w./-])(?:(?P<first>[0-3]?\d)(?P<sign>[./-]))(?P<second>[01]?\d|[0-3]\d)(?P=sign)['’]?(?P<year>\d\d)(?![\w/-]|\.\d)"
    r"|(?<![\w./-])(?P<month>0?[1-9]|1[0-2])/(?P<full>20\d\d)(?![\w/-]|\.\d)"
)


def _find_day(text: str, day_first: bool) -> PartialDate | None:
    """Find a date as lists of links have it, also with a year of two figures; pages are looked at in this century."""
    match = _SHORT.search(text)
    date = find_date(text, day_first=day_first)
    if match is None or (date and date.start <= match.start() and date.month):
        return date
    if match["full"]:
        return PartialDate(int(match["full"]), int(match["month"]), None, *match.span())
    written = f"{match['first']}{match['sign']}{match['second']}{match['sign']}20{match['year']}"
    return whole._replace(start=match.start(), end=match.end()) if (whole := find_date(written, day_first=day_first)) else date


class Access(NamedTuple):
    """A date of access and where it stands, with its cue."""

    date: str
    start: int
    end: int
    span: tuple[int, int]


@lru_cache(maxsize=8)  # repairs ask for an entry's date of access before its reader does
def find_access(raw: str) -> Access | None:
    """Find the date of access, wherever in an entry it stands."""
    return _at_cue(raw) or _after_web(raw) or _after_address(raw)


def _at_cue(raw: str) -> Access | None:
    """Find the date beside words that say so: ``Accessed May 3, 2024``, ``[3. Mai 2024 abgerufen]``."""
    if not may_hold("accessed", raw):
        return None
    for cue in phrases_of("accessed").finditer(raw):
        window = raw[cue.end() : cue.end() + _REACH]
        day_first = not _ENGLISH.search(cue.group())
        date = _find_day(window, day_first)
        if date and _is_joined(window[: date.start]):
            start, end = cue.end() + date.start, cue.end() + date.end
            return Access(iso(date), start, end, (cue.start(), end))
        shift = max(0, cue.start() - 24)
        before = raw[shift : cue.start()]  # "[3. Mai 2024 abgerufen]"; but "May 2024, retrieved from" says when it came out
        date = None if _FROM.match(raw, cue.end()) else find_date(before, day_first=day_first)
        if date and not before[date.end :].strip(" ,"):
            return Access(iso(date), shift + date.start, shift + date.end, (shift + date.start, cue.end()))
    return None


# Takes the date of "https://a.org/b [15.03.2019].", "www.a.org (3.4.2020)"; leaves "https://a.org (2019)".
_IN_BRACKETS = re.compile(r"(?:https?://|www\.)\S+\s[\[(](?=\d{1,2}\.\s?\d{1,2}\.\s?20\d\d[\])])")


def _after_address(raw: str) -> Access | None:
    """Find the whole date in brackets that follows an address and says no more, as German lists have it."""
    cue = _IN_BRACKETS.search(raw) if "http" in raw or "www." in raw else None
    date = find_date(raw, cue.end()) if cue else None
    return Access(iso(date), date.start, date.end, (date.start, date.end)) if cue and date else None


_WEB = re.compile(r"[.,] (?=Web\. \d{1,2} [^\W\d_]{3,9}\.? (?:19|20)\d\d\b)")  # takes MLA's "Web. 7 Mar. 2016"; leaves "Dark Web. 3"


def _after_web(raw: str) -> Access | None:
    """Find the date that MLA style puts after the medium: ``Web. 7 Mar. 2016``."""
    cue = _WEB.search(raw) if "Web." in raw else None
    date = find_date(raw, cue.end()) if cue else None
    return Access(iso(date), date.start, date.end, (cue.end(), date.end)) if cue and date else None


def read_accessed(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the date of access; also ``accessed_span``, so that it is no date of publication."""
    access = find_access(entry.raw) or _labelled(entry)
    if access is None:
        return ()
    return Found("accessed", access.date, access.start, access.end), Found("accessed_span", access.span)


_OTHER_DAY = re.compile(r"e-?pub|publi|posted|modif|revis|updat|herzien|aktualis", re.IGNORECASE)  # what else happens to a page on a day


def _labelled(entry: Parts) -> Access | None:
    """Find the date in words that are labelled as access, whatever they are: ``(seen 3.9.15)``, ``[30/01/2019]``."""
    for part in entry.of("access"):
        date = None if _OTHER_DAY.search(part.text) else _find_day(part.text, day_first=not _ENGLISH.search(part.text))
        if date and (date.month or may_hold("accessed", part.text)):
            return Access(iso(date), part.start + date.start, part.start + date.end, (part.start, part.start + len(part.text)))
    return None
