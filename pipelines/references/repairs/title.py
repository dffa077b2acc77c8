"""Where a title ends: at its quotation mark, its bracket, an address, at who translated it, at what it stands in."""

from __future__ import annotations

import re

from pipelines.references.fields.kind import STATUTE
from pipelines.references.parts import Part
from pipelines.references.repairs.cuts import HOMES, Cut, end_of, has, split, stretch

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "»": "«", "「": "」", "『": "』", "《": "》"}
_LEADING = re.compile(r"^[\s(\[,.:;]*")
# Takes what follows a quoted title: ", in", ". In:", ",", "."; leaves " as urban journalism", where the quotes are the title's own.
_AFTER_QUOTE = re.compile(r"[\s]*(?:[,.;]|[([]|(?:in|dans|en|em)\b)", re.IGNORECASE)
_MIN_QUOTED = 12  # characters; shorter quotations open titles like "Race" and the law
_REACH = 400  # characters in which a quotation has to close


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


def quoted_title(raw: str, parts: Cut) -> Cut:
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
    if stop == end_of(title):
        return parts
    rest = [part for part in parts[index + 1 :] if end_of(part) > stop]
    if rest and rest[0].start < stop:
        rest[0:1] = stretch(rest[0].label, raw, stop, end_of(rest[0]))
    between = stretch(_home(rest), raw, stop, rest[0].start if rest else len(raw)) if stop < end_of(title) else ()
    return (*parts[:index], *stretch("title", raw, title.start, stop), *between, *rest)


def _parted(raw: str, close: int) -> bool:
    """Whether a stop stands on either side of the closing mark, or "in" after it, or nothing."""
    if raw[close + 1 : close + 2] == ":" or raw.startswith(" :", close + 1):
        return False  # “Such stuff as dreams are made on”: how catalogues ...
    return raw[close - 1] in ".,?!" or not raw[close + 1 :].strip() or bool(_AFTER_QUOTE.match(raw, close + 1))


def _home(rest: list[Part]) -> str:
    """What stands between a quoted title and the next part is what the work stands in, unless that has a part of its own."""
    return "note" if any(part.label in HOMES for part in rest) else "container-title"


def year_in_title(raw: str, parts: Cut) -> Cut:
    """Join title, bare year and title where the entry has another date: ``Histoire de 1789 à 1870``."""
    for i in range(1, len(parts) - 1):
        before, date, after = parts[i - 1 : i + 2]
        bare = date.label == "date" and not re.search(r"[(\[.]", date.text)
        if bare and before.label == after.label == "title" and sum(part.label == "date" for part in parts) > 1:
            return (*parts[: i - 1], *stretch("title", raw, before.start, end_of(after)), *parts[i + 2 :])
    return parts


# Takes "Habitat mapping. In : « Atlas", "Zinc? In: Handbook"; leaves "Life in: the city" and "In Vivo".
_INNER_IN = re.compile(r"(?<=[.?!»”\",])\s+(?=In\s?:\s)")


def home_in_title(raw: str, parts: Cut) -> Cut:
    """End a title at ". In: ", where nothing else is labelled as what the work stands in."""
    if has(parts, *HOMES):
        return parts
    return _ended(raw, parts, _INNER_IN, "container-title")


# Takes the end of "Rivers, https://a.example/1", "Rivers. www.a.example"; leaves "Rivers".
_ADDRESS = re.compile(r"(?<=\S)\s+<?(?=(?:https?://|www\.)\S)")


def address_in_title(raw: str, parts: Cut) -> Cut:
    """End a title, and what a work stands in, at an address."""
    return _ended(raw, parts, _ADDRESS, "url", "title", *HOMES)


# Takes the end of "Rivers. Edited by Ida Berg", "Flüsse. Übersetzt von Ida Berg"; leaves "Rivers translated" and "Edited by hand".
_BY = re.compile(
    r"(?<=[.,)])\s+(?=(?:(?P<editor>[Ee]dited by|[Hh]erausgegeben von|[Hh]rsg\. von|[Oo]nder redactie van|[Ss]ous la direction de)"
    r"|[Tt]ranslated (?:from the \w+ )?by|\(?[Tt]r(?:ans)?\.(?: by)?|(?:[Üü]|[Uu]e?)bersetzt von|[Aa]us dem \w+ von"
    r"|[Tt]raduit (?:de \S+ )?par|Trad\.?(?: fr\.)? (?:par|de)|[Vv]ertaald door"
    r"|[Tt]raducido por)\s[^\W\d_a-z])"
)


def role_in_title(raw: str, parts: Cut) -> Cut:
    """End a title, and what a work stands in, at who edited or translated it."""
    for i, part in enumerate(parts):
        if part.label in ("title", *HOMES) and (match := _BY.search(part.text)):
            return split(raw, parts, i, part.start + match.end(), "editor" if match["editor"] else "translator")
    return parts


def _ended(raw: str, parts: Cut, at: re.Pattern[str], following: str, *labels: str) -> Cut:
    """End the first part that has one of ``labels`` (a title) where a pattern matches within it."""
    for i, part in enumerate(parts):
        if part.label in (labels or ("title",)) and (match := at.search(part.text)):
            return split(raw, parts, i, part.start + match.end(), following)
    return parts


def bracket_in_title(raw: str, parts: Cut) -> Cut:
    """End a title at a bracket that it opens and does not close: ``Strange Dislocations (Cambridge,``."""
    for i, part in enumerate(parts):
        if part.label == "title" and part.text.count("(") == part.text.count(")") + 1:
            cut = part.start + part.text.rfind("(")
            if part.text.find(")", part.text.rfind("(")) < 0 and cut > part.start:
                return (*parts[:i], *stretch("title", raw, part.start, cut), *stretch("location", raw, cut, end_of(part)), *parts[i + 1 :])
    return parts


def statute_as_author(_raw: str, parts: Cut) -> Cut:
    """Take the name of a law for the title, where there is none: ``Water Act 2014, c. 21``, ``Wasserhaushaltsgesetz vom``."""
    if not parts or parts[0].label != "author" or has(parts, "title") or not STATUTE.search(parts[0].text):
        return parts
    return (parts[0]._replace(label="title"), *parts[1:])
