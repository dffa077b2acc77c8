"""Where a title ends: at its quotation mark, its bracket, an address, at who translated it, at what it stands in."""

from __future__ import annotations

import re

from pipelines.references.fields.kind import STANDARD
from pipelines.references.lexicon import words_of
from pipelines.references.repairs.cuts import (
    HOMES,
    STANDS_IN,
    Cut,
    end_of,
    ended,
    has,
    joined,
    needs,
    overlaid,
    renamed,
    shifted,
    split,
    stretch,
)

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "»": "«", "「": "」", "『": "』", "《": "》"}
_LEADING = re.compile(r"^[\s(\[,.:;]*")
# Takes what follows a quoted title: ", in", ". In:", ",", "."; leaves " as urban journalism", where the quotes are the title's own.
_AFTER_QUOTE = re.compile(r"[\s]*(?:[,.;]|[([]|(?:in|dans|en|em)\b)", re.IGNORECASE)
_MIN_QUOTED = 4  # characters; what is shorter is a sign or a letter that a title is about: „A“. Zur Geschichte
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
    if stop == end_of(title) or (stop < end_of(title) and _goes_on(raw, close, parts[index + 1 :])):
        return parts
    rest = [part for part in parts[index + 1 :] if end_of(part) > stop]
    if rest and rest[0].start < stop:
        rest[0:1] = stretch(rest[0].label, raw, stop, end_of(rest[0]))
    between = stretch("container-title", raw, stop, rest[0].start if rest else len(raw)) if stop < end_of(title) else ()
    return (*parts[:index], *stretch("title", raw, title.start, stop), *between, *rest)


def _parted(raw: str, close: int) -> bool:
    """Whether a stop stands on either side of the closing mark, or "in" after it, or nothing."""
    if raw[close + 1 : close + 2] == ":" or raw.startswith(" :", close + 1):
        return False  # “Such stuff as dreams are made on”: how catalogues ...
    return raw[close - 1] in ".,?!" or not raw[close + 1 :].strip() or bool(_AFTER_QUOTE.match(raw, close + 1))


def _goes_on(raw: str, close: int, rest: Cut) -> bool:
    """Whether a title goes on after words that it quotes: there is a home besides, or it is a book's.

    ``„Wasser für alle“. Zur Geschichte der Brunnen, Berlin 2004``.
    """
    if has(rest, *HOMES):
        return True
    stopped = raw[close + 1 : close + 2] == "." and raw[close - 1] not in ".,?!"
    return stopped and bool(rest) and rest[0].label == "location" and not has(rest, "volume", "pages", "url")


@needs("location")
def quotation_in_title(raw: str, parts: Cut) -> Cut:
    """Join a title that begins with words it quotes and what follows, before a place: ``„Wasser“. Zur Geschichte``."""
    if has(parts, "volume", "pages", "journal", "editor", "url"):
        return parts
    for i in range(len(parts) - 2):
        title, home, following = parts[i : i + 3]
        labels = (title.label, home.label, following.label)
        quoted = title.text[0] in _PAIRS and _QUOTED_STOP.search(title.text)
        if labels == ("title", "container-title", "location") and quoted and not STANDS_IN.match(home.text):
            return joined(raw, parts, i, "title")
    return parts


_QUOTED_STOP = re.compile(r"[^.,?!][”“»\"]\.$")  # takes the end of "„Wasser für alle“."; leaves "“Water.”"


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
    return ended(raw, parts, _INNER_IN, "container-title")


# Takes the end of "Rivers, https://a.example/1", "Rivers. www.a.example"; leaves "Rivers".
_ADDRESS = re.compile(r"(?<=\S)\s+<?(?=(?:https?://|www\.)\S)")


def address_in_title(raw: str, parts: Cut) -> Cut:
    """End a title, and what a work stands in, at an address."""
    return ended(raw, parts, _ADDRESS, "url", "title", *HOMES)


# Takes the end of "Rivers. Edited by Ida Berg", "Flüsse. Übersetzt von Ida Berg"; leaves "Rivers translated" and "Edited by hand".
_ROLES = (
    r"(?:(?P<editor>[Ee]dited by|[Hh]erausgegeben von|[Hh](?:rs)?g\. v(?:on|\.)|[Bb]earb(?:eitet|\.) v(?:on|\.)"
    r"|[Oo]nder red(?:actie|\.) van"
    r"|[Bb]ezorgd door|[Ss]ous la dir(?:ection|\.) d[e']|éd\. (?:établie )?par|[Tt]extes réunis par|[Aa] cura di|[Ee]dición de"
    r"|[Cc]oord(?:inado|\.) por|[Oo]rganiza(?:do por|ção de))"
    r"|[Tt]ranslated (?:from the \w+ )?by|\([Tt]r(?:ans)?\.(?: by)?|[Tt]r(?:ans)?\. by|(?:[Üü]|[Uu]e?)bersetzt von|[Aa]us dem \w+ von"
    r"|[Tt]raduit (?:de \S+ )?par|Trad\.?(?: fr\.)? (?:par|de)|[Vv]ertaald door"
    r"|[Tt]raducido por)\s[^\W\d_a-z]"
)
_BY = re.compile(rf"(?<=[.,)])\s+(?={_ROLES})")
_BY_AT_START = re.compile(_ROLES)  # the same words where what is taken for a book begins with them


def role_in_title(raw: str, parts: Cut) -> Cut:
    """End a title, and what a work stands in, at who edited or translated it."""
    for i, part in enumerate(parts):
        if part.label in HOMES and (whole := _BY_AT_START.match(part.text)):
            return renamed(parts, i, "editor" if whole["editor"] else "translator")
        if part.label in ("title", *HOMES) and (match := _BY.search(part.text)):
            return split(raw, parts, i, part.start + match.end(), "editor" if match["editor"] else "translator")
    return parts


def bracket_in_title(raw: str, parts: Cut) -> Cut:
    """End a title at a bracket that it opens and does not close: ``Strange Dislocations (Cambridge,``."""
    for i, part in enumerate(parts):
        if part.label not in ("title", "container-title") or part.text.count("(") != part.text.count(")") + 1:
            continue
        opening = part.text.rfind("(")
        place = part.text[opening:]
        known = place.strip(" (,:").lower() in words_of("places") or [item.label for item in parts[i + 1 : i + 2]] == ["date"]
        if ")" not in place and opening > 0 and (part.label == "title" or known):
            return split(raw, parts, i, part.start + opening, "location")
    return parts


# Takes the volume of "Geschichte. Band II: Machtstaat", "Lieux, t. II : La Nation"; leaves "Rock, vol. 3" and "Band 2" at the begin.
_VOLUME_WITH_TITLE = re.compile(
    r"(?<=[^\s.,;:])[.,;:]\s+(?=(?P<volume>(?:Bd\.|Band|Teilband|Tl?\.|Teil|t\.|tome|deel|dl\.|Deel) ?"
    r"(?:\d{1,3}|[IVXLC]{1,6}))\s?[:.]\s+[^\W\d_])"
)


def volume_with_title(raw: str, parts: Cut) -> Cut:
    """Part from a work's title its volume and the title of that one alone: ``Geschichte. Band II: Machtstaat``."""
    if has(parts, "volume", "journal", "container-title"):
        return parts
    for part in parts:
        match = _VOLUME_WITH_TITLE.search(part.text) if part.label == "title" else None
        if match:
            start, end = part.start + match.start("volume"), part.start + match.end("volume")
            return overlaid(raw, overlaid(raw, parts, end, end_of(part), "note"), start, end, "volume")
    return parts


_SERIES = re.compile(r"\(=\s[^()]{3,140}\)")  # takes "(= Schriften zur Geschichte, 47)"; leaves "(n = 3)"


def series_in_brackets(raw: str, parts: Cut) -> Cut:
    """Take a series for one, its number and all: ``(= Schriften zur Geschichte, 47)``."""
    match = _SERIES.search(raw)
    return overlaid(raw, parts, *match.span(), "collection-title") if match else parts


def standard_as_title(raw: str, parts: Cut) -> Cut:
    """Begin the title of a standard with its number, which no author is: ``ISO 9001:2015. Quality management.``"""
    match = STANDARD.match(raw)
    place = next((i for i, part in enumerate(parts) if part.label == "title"), None)
    if (
        not match
        or not place
        or has(parts, "editor")
        or not all(part.label in ("author", "date", "volume", "note", "genre") for part in parts[:place])
    ):
        return parts
    return (*stretch("title", raw, 0, end_of(parts[place])), *parts[place + 1 :])


_PART = re.compile(r"(?:Part|Teil|Deel|Partie|Parte) (?:\d{1,2}|[IVX]{1,5})\.(?:\s+|$)")  # takes "Part II. "; leaves "Part of a river"


def part_after_title(raw: str, parts: Cut) -> Cut:
    """Give a title the number of its part, which was taken for something else: ``Zinc.`` ``Part II. J Nutr.``"""
    for i in range(1, len(parts)):
        before, part = parts[i - 1], parts[i]
        if before.label == "title" and part.label in ("volume", "note", "collection-title", *HOMES) and (match := _PART.match(part.text)):
            return shifted(raw, parts, i - 1, part.start + match.end())
    return parts
