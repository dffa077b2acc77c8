"""Lines such as "Geplaatst door Jan de Vries op 12 december 2025", taken apart."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files

from pipelines.dates import month_number, parse_date

WORDS = json.loads(files("pipelines.metadata").joinpath("bylines.json").read_text("utf-8"))
_MAX_LINE = 200  # characters
_MAX_WORDS = 14  # of the names a byline lists
_STANDING = re.compile(r"[|·•—–;:()\d]|\s-\s|\s[/]\s")  # signs that no name goes on with


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# Takes "Bijgewerkt op", "Last updated:"; leaves "Gepubliceerd".
_MODIFIED = re.compile(rf"(?<![^\W\d_])(?:{_any_of(WORDS['modified'])})(?![^\W\d_])", re.IGNORECASE)
# Takes the " op 12 december" after a name; leaves "Op den Kamp" at the start.
_STOP = re.compile(rf",?\s(?:{_any_of(WORDS['stop'])})(?=\s|$|:).*", re.DOTALL)
# Takes the beginning of "Posted 3 May 2024", "Zuletzt bearbeitet am 3. Mai", "This page was last edited on"; leaves "Postings in 2024".
_DATELINE = re.compile(
    rf"\W*(?:(?:{_any_of([word for word in WORDS['published'] if word not in WORDS['unsure']])})"
    rf"|(?:[^\W\d_]+\W+){{0,4}}?(?:{_any_of(WORDS['modified'])}))(?![^\W\d_])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./]\d{2}(?!\d)")  # takes "2024", "3.5.24"; leaves "20245"
_CLOCK = re.compile(r"\d:\d")  # takes "10:00"
_PARTS = re.compile(r"\s*[|·•∙]\s*|\s[—–]\s")
_MAX_DATELINE, _MAX_DATE_WORDS = 80, 9  # "Geplaatst op 12 december 2025 door Jan de Vries" has eight words
_LABEL = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,2})\s?:")  # takes "Released: June"; leaves "June 17, 2025 10:00"
_PUBLISHED = frozenset(WORDS["published"])
_SIGNS = " :,;|·•–—-()"
_ABOUT = re.compile(rf"(?:{_any_of(WORDS['about'])})\s+(?=[^\W\d_])", re.IGNORECASE)  # takes "About Ann"; leaves "Abouttown"
_RIGHTS = re.compile(r"©|\(c\)\s|copyright\b", re.IGNORECASE)  # takes "© 2024 by Ann", "Copyright 2024"; leaves "(see c)"
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=64)
def _by(language: str) -> re.Pattern[str]:
    """Take "Door Jan de Vries", "12 december 2025 | Von Anna", "Autor: Ana"; leave "Byron", "stand by Me"."""
    by = WORDS["by"]
    words = [*by["en"], *(by.get(language, ()) if language else (word for known in by.values() for word in known))]
    start = r"(?:^|[|·•—–,;/)(\d-]\s*)(?:[^\W\d_]+ (?:on|op|am|le|el|il|em) [^|]{4,40}\s)?"
    return re.compile(rf"{start}(?:(?i:{_any_of(words)})\s*:?\s+|(?i:{_any_of(WORDS['label'])})\s?:\s*)(?=[^\W\d_])(?P<names>.+)")


def find_byline(line: str, language: str | None) -> str | None:
    """Give the names that a line says it is by, as printed ("Jan de Vries en Piet Bos"); None where it says none."""
    if len(line) > _MAX_LINE:
        return None
    match = _by((language or "").split("-")[0]).search(line)
    if match and _RIGHTS.search(line, 0, match.start("names")):
        return None  # whose the site is
    names = cut_name(match["names"]) if match else None
    if not names or len(names.split()) > _MAX_WORDS or not (names[0].isupper() or not names[0].islower()):
        return None
    return names


def cut_name(text: str) -> str | None:
    """Give what of a text may be names: up to a digit, a sign or a word such as "on" or "op" that no name goes on with."""
    end = _STANDING.search(text)
    names = _STOP.sub("", text[: end.start()] if end else text).strip(" ,.-@")
    if end and end[0].isdecimal() and month_number(names.rpartition(" ")[2]):  # "Ann Smith March 5"
        names = names.rpartition(" ")[0].strip(" ,")
    return names or None


def is_dateline(line: str) -> bool:
    """Whether a line says when a post was published or changed, perhaps by whom, and no more: "Posted Fri May 3 10:00:00 2024"."""
    label = _DATELINE.match(line) if len(line) <= _MAX_DATELINE else None
    rest = line[label.end() :].strip(_SIGNS) if label else ""
    if not _YEAR.search(rest) or ":" in _CLOCK.sub("", rest) or len(_LETTERS.findall(rest)) > _MAX_DATE_WORDS - 2:
        return False
    return parse_date(rest.rstrip(".")) is not None


def without_about(line: str) -> str:
    """Strip the "About" of an author's box: "About Ann Smith", "Über Anna Müller"."""
    return line[match.end() :] if (match := _ABOUT.match(line)) else line


def says_modified(text: str) -> bool:
    """Whether a text says that what follows is the date of a change."""
    return bool(_MODIFIED.search(text))


def split_dates(line: str) -> tuple[str, str | None]:
    """Part a line at the word that announces a change: the text before it, and that after it or None."""
    match = _MODIFIED.search(line)
    return (line[: match.start()].strip(_SIGNS), line[match.end() :].strip(_SIGNS)) if match else (line, None)


def datelines(line: str) -> list[str]:
    """Give the parts of a line that may each be a date with its label: short, some digit, no label of something else."""
    return [part for part in _PARTS.split(line) if len(part) <= _MAX_DATELINE and _may_date(part)]


def _may_date(part: str) -> bool:
    return not _is_other(part) if any(map(str.isdecimal, part)) else says_modified(part)


def _is_other(part: str) -> bool:
    label = _LABEL.match(part)
    return len(_LETTERS.findall(part)) > _MAX_DATE_WORDS or bool(
        label and label[1].lower() not in _PUBLISHED and not _MODIFIED.search(label[1])
    )
