"""Values as markup gives them, of whatever type, as what the record wants."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from pipelines.dates import DateReading, parse_date
from pipelines.metadata.marks import Marks
from pipelines.text import clean_lines, clean_text

_MAX_TEXT = 10_000  # characters of a description; a longer one is the post's body
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # the web began then; 1970-01-01 is a clock that was never set
_AHEAD = timedelta(days=2)  # zones and wrong clocks put a fresh post into tomorrow

# Takes "<em>", "</a>", "<br/>", "<!-- more -->"; leaves the signs of "pH < 7 & pH > 7" and "i <3 u": a tag's name begins with a letter.
_TAG = re.compile(r"<!--[^<>]{0,2000}>|<(?P<close>/)?(?P<name>[a-zA-Z][\w:-]{0,40})(?P<rest>(?:[\s/][^<>]{0,2000})?)>")
_BREAKS = frozenset(("br", "p", "div", "li", "ul", "ol", "hr"))  # their ends part words, other tags do not
_VOID = frozenset(("br", "wbr", "img", "hr"))


def text_of(value: Any) -> str | None:
    """Give a text value on one line, entities and tags resolved; the first of a list; None for what is no text."""
    raw = _string(value)
    if not raw:
        return None
    return clean_text(_unmarked(raw[:_MAX_TEXT]))


def lines_of(value: Any) -> str | None:
    """Like ``text_of``, but line ends stay."""
    raw = _string(value)
    return clean_lines(_unmarked(raw)) if raw and len(raw) <= _MAX_TEXT else None


def texts_of(value: Any, limit: int = 200) -> tuple[str, ...]:
    """Give all texts of a value that may be a text or a list of texts."""
    values = value if isinstance(value, list) else [value]
    return tuple(text for item in values[:limit] if (text := text_of(item)))


def date_of(value: Any, marks: Marks) -> DateReading | None:
    """Read a date and leave out implausible ones: before 1990, or more than two days after the fetch."""
    raw = _string(value)
    if not raw:
        return None
    reading = parse_date(raw.strip(" \t\r\n\"'"), marks.language, None, marks.fetched_at)
    if reading is None or reading.at < _EARLIEST:
        return None
    if marks.fetched_at is not None and reading.at > marks.fetched_at + _AHEAD:
        return None
    return reading


def published(reading: DateReading | None) -> dict[str, Any]:
    """Give a reading as the three fields of a publication date."""
    if reading is None:
        return {}
    return {"published_at": reading.at, "published_raw": reading.raw, "published_precision": reading.precision}


def modified(reading: DateReading | None) -> dict[str, Any]:
    """Give a reading as the two fields of a modification date."""
    return {"modified_at": reading.at, "modified_raw": reading.raw} if reading else {}


def pixels(value: Any) -> int | None:
    """Give a length such as ``1200``, ``"1200px"`` or a QuantitativeValue in pixels; None where it says none."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("value")
    match = re.match(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$", str(value)) if isinstance(value, int | float | str) else None
    return int(match[1]) or None if match else None


def _string(value: Any) -> str | None:
    for _ in range(3):  # {"@value": ["text"]} is as deep as it gets
        if isinstance(value, list):
            value = next((item for item in value if item), None)
        if isinstance(value, dict):
            value = value.get("@value") or value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def _unmarked(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
        if "&" in text and ";" in text:  # some plugins escape what the CMS has escaped
            text = html.unescape(text)
    return without_tags(text) if "<" in text else text


def without_tags(text: str) -> str:
    """Strip markup that a field was filled with ("Slow <em>rust</em>"), not what is written of it ("The <details> element").

    A tag is markup where it has its partner, has attributes, needs no partner, or opens a text that was cut short.
    """
    tags = [(match["name"].lower(), bool(match["close"])) for match in _TAG.finditer(text) if match["name"]]
    paired = {name for name, closes in tags if closes} & {name for name, closes in tags if not closes}

    def stripped(match: re.Match[str]) -> str:
        name = (match["name"] or "").lower()
        opens = not match.start() and name in _BREAKS
        if name and not (name in paired or name in _VOID or "=" in match["rest"] or opens):
            return match[0]
        return "\n" if name in _BREAKS and (match["close"] or name in _VOID) else ""

    return _TAG.sub(stripped, text)
