"""Mends parts where the entry itself shows that a label is wrong: quotation marks round a title, a year within it."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipelines.references.lexicon import words_of
from pipelines.references.parts import Part

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "»": "«", "「": "」", "『": "』", "《": "》"}
_LEADING = re.compile(r"^[\s(\[,.:;]*")
# Takes what follows a quoted title: ", in", ". In:", ",", "."; leaves " as urban journalism", where the quotes are the title's own.
_AFTER_QUOTE = re.compile(r"[\s]*(?:[,.;]|[([]|(?:in|dans|en|em)\b)", re.IGNORECASE)
_HOMES = ("journal", "container-title")
_MIN_QUOTED = 12  # characters; shorter quotations open titles like "Race" and the law
_REACH = 400  # characters in which a quotation has to close


def _text(raw: str, start: int, end: int) -> tuple[str, int]:
    """Give the stretch of an entry without blanks at its ends, and where it starts."""
    piece = raw[start:end]
    return piece.strip(), start + len(piece) - len(piece.lstrip())


def _part(label: str, raw: str, start: int, end: int) -> tuple[Part, ...]:
    text, start = _text(raw, start, end)
    return (Part(label, text, start),) if text else ()


def _end(part: Part) -> int:
    return part.start + len(part.text)


def _closing(raw: str, start: int) -> int | None:
    """Where the quotation that opens at ``start`` is closed; None where it is not, or where another opens within."""
    closers = _PAIRS.get(raw[start])
    if not closers:
        return None
    for place in range(start + 1, min(len(raw), start + _REACH)):
        if raw[place] in closers:
            return place
        if raw[place] == raw[start]:
            return None
    return None


def quoted_title(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Let a title that opens with a quotation mark end where the quotation does."""
    index = next((i for i, part in enumerate(parts) if part.label == "title"), None)
    if index is None:
        return parts
    title = parts[index]
    match = _LEADING.match(title.text)
    start = title.start + (match.end() if match else 0)
    close = _closing(raw, start) if start < len(raw) else None
    if close is None or close - start < _MIN_QUOTED or not _parted(raw, close):
        return parts
    stop = close + 1 + len(re.match(r"[,.;:]*", raw[close + 1 :]).group())  # type: ignore[union-attr]
    if stop == _end(title):
        return parts
    rest = [part for part in parts[index + 1 :] if _end(part) > stop]
    if rest and rest[0].start < stop:
        rest[0:1] = _part(rest[0].label, raw, stop, _end(rest[0]))
    between = _part(_home(rest), raw, stop, rest[0].start if rest else len(raw)) if stop < _end(title) else ()
    return (*parts[:index], *_part("title", raw, title.start, stop), *between, *rest)


def _parted(raw: str, close: int) -> bool:
    """Whether a stop stands on either side of the closing mark, or "in" after it, or nothing."""
    if raw[close + 1 : close + 2] == ":" or raw.startswith(" :", close + 1):
        return False  # “Such stuff as dreams are made on”: how catalogues ...
    return raw[close - 1] in ".,?!" or not raw[close + 1 :].strip() or bool(_AFTER_QUOTE.match(raw, close + 1))


def _home(rest: list[Part]) -> str:
    """What stands between a quoted title and the next part is what the work stands in, unless that has a part of its own."""
    return "note" if any(part.label in _HOMES for part in rest) else "container-title"


def year_in_title(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Join title, bare year and title where the entry has another date: ``Histoire de 1789 à 1870``."""
    for i in range(1, len(parts) - 1):
        before, date, after = parts[i - 1 : i + 2]
        bare = date.label == "date" and not re.search(r"[(\[.]", date.text)
        if bare and before.label == after.label == "title" and sum(part.label == "date" for part in parts) > 1:
            return (*parts[: i - 1], *_part("title", raw, before.start, _end(after)), *parts[i + 2 :])
    return parts


_BARE_YEAR = re.compile(r"[\s(\[]*(?:1[5-9]\d\d|20[0-4]\d)(?:\s?[-–/]\s?\d{2,4})?[\s.,:;)\]]*")


def year_as_pages(_raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Take a bare year that is labelled as pages for the date, where other pages are and no date is: ``16 (1986-87): 36-80``."""
    pages = [part for part in parts if part.label == "pages"]
    if len(pages) < 2 or any(part.label == "date" for part in parts):
        return parts
    year = next((part for part in pages if _BARE_YEAR.fullmatch(part.text)), None)
    return tuple(part._replace(label="date") if part is year else part for part in parts)


def place_of_publisher(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Part a known place from the publisher before it, where no place is labelled; swap the two where each is known as the other."""
    publisher = next((i for i, part in enumerate(parts) if part.label == "publisher"), None)
    place = next((i for i, part in enumerate(parts) if part.label == "location"), None)
    if publisher is not None and place is None:
        part = parts[publisher]
        comma = part.text.rstrip(" .,;:)").rfind(", ")
        if comma > 0 and _is_in("places", part.text[comma:]):
            cut = part.start + comma + 1
            halves = (*_part("publisher", raw, part.start, cut), *_part("location", raw, cut, _end(part)))
            return (*parts[:publisher], *halves, *parts[publisher + 1 :])
    if publisher is None and place is not None and _is_in("publishers", parts[place].text) and not _is_in("places", parts[place].text):
        return (*parts[:place], parts[place]._replace(label="publisher"), *parts[place + 1 :])
    return parts


def _is_in(lexicon: str, text: str) -> bool:
    return text.strip(" .,;:()[]").lower() in words_of(lexicon)


# A title's end comes first, as it decides what is left for the others.
REPAIRS: tuple[Callable[[str, tuple[Part, ...]], tuple[Part, ...]], ...] = (
    quoted_title,
    year_in_title,
    year_as_pages,
    place_of_publisher,
)


def repaired(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Give the parts after every repair."""
    for repair in REPAIRS:
        parts = repair(raw, parts)
    return parts
