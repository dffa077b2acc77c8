"""Mends parts where the entry itself shows that a label is wrong: quotation marks round a title, a year within it."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from pipelines.references.fields.person import is_group
from pipelines.references.lexicon import kinds, words_of
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


# Takes "Habitat mapping. In : « Atlas", "Zinc? In: Handbook"; leaves "Life in: the city" and "In Vivo".
_INNER_IN = re.compile(r"(?<=[.?!»”\",])\s+(?=In\s?:\s)")


def home_in_title(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """End a title at ". In: ", where nothing else is labelled as what the work stands in."""
    if any(part.label in _HOMES for part in parts):
        return parts
    for i, part in enumerate(parts):
        if part.label == "title" and (match := _INNER_IN.search(part.text)):
            cut = part.start + match.end()
            return (*parts[:i], *_part("title", raw, part.start, cut), *_part("container-title", raw, cut, _end(part)), *parts[i + 1 :])
    return parts


def bracket_in_title(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """End a title at a bracket that it opens and does not close: ``Strange Dislocations (Cambridge,``."""
    for i, part in enumerate(parts):
        if part.label == "title" and part.text.count("(") == part.text.count(")") + 1:
            cut = part.start + part.text.rfind("(")
            if part.text.find(")", part.text.rfind("(")) < 0 and cut > part.start:
                return (*parts[:i], *_part("title", raw, part.start, cut), *_part("location", raw, cut, _end(part)), *parts[i + 1 :])
    return parts


_HEAD = re.compile(r"(?:[^\s.]+ ){0,7}[^\s.]+\.\s+(?=\S)")  # takes "Office of Dietary Supplements. " at a title's begin


def department_of_body(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Give a body its department, which a comma parts from it: ``Institutes of Health, Office of Supplements. Zinc``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label != "author" or following.label != "title" or not part.text.endswith(",") or not is_group(part.text):
            continue
        head = _HEAD.match(following.text)
        if head and is_group(head.group()):
            cut = following.start + head.end()
            return (*parts[:i], *_part("author", raw, part.start, cut), *_part("title", raw, cut, _end(following)), *parts[i + 2 :])
    return parts


def editors_at_start(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Make one list of an author and the editors straight after it: ``Berg, Ida, and Eva Lund (Eds.). Title``."""
    if len(parts) > 2 and [part.label for part in parts[:3]] == ["author", "editor", "title"]:
        return (*_part("editor", raw, parts[0].start, _end(parts[1])), *parts[2:])
    return parts


def place_of_publisher(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Part a known place from the end of a publisher, or of proceedings, where no place is labelled."""
    place = next((i for i, part in enumerate(parts) if part.label == "location"), None)
    publisher = next((i for i, part in enumerate(parts) if part.label == "publisher"), None)
    if place is not None:
        renamed = publisher is None and _is_in("publishers", parts[place].text) and not _is_in("places", parts[place].text)
        return (*parts[:place], parts[place]._replace(label="publisher"), *parts[place + 1 :]) if renamed else parts
    for i, part in enumerate(parts):
        if part.label == "publisher" or (part.label in _HOMES and kinds()["proceedings"].search(part.text)):
            cut = _place_start(part.text)
            if cut:
                halves = (*_part(part.label, raw, part.start, part.start + cut), *_part("location", raw, part.start + cut, _end(part)))
                return (*parts[:i], *halves, *parts[i + 1 :])
    return parts


def _place_start(text: str) -> int:
    """Where, after a comma, known places begin that end the text (``Las Vegas, Nev.``); 0 where none does."""
    start, end = 0, len(text.rstrip(" .,;:)"))
    for _ in range(2):
        comma = text.rfind(", ", 0, end)
        if comma <= 0 or (not _is_in("places", text[comma:end]) and not _is_in("places", text[comma : end + 1])):
            break
        start, end = comma + 1, comma
    return start


def _is_in(lexicon: str, text: str) -> bool:
    plain = text.strip(" ,;:()[]").lower()
    return plain in words_of(lexicon) or plain.rstrip(".") in words_of(lexicon)


# A title's end comes first, as it decides what is left for the others.
REPAIRS: tuple[Callable[[str, tuple[Part, ...]], tuple[Part, ...]], ...] = (
    quoted_title,
    home_in_title,
    bracket_in_title,
    department_of_body,
    editors_at_start,
    year_in_title,
    year_as_pages,
    place_of_publisher,
)


def repaired(raw: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Give the parts after every repair."""
    for repair in REPAIRS:
        parts = repair(raw, parts)
    return parts
