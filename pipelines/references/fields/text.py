"""Fields whose value is a part's text without its edges: titles, publisher, place, edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipelines.references.lexicon import words_of
from pipelines.references.parts import Found, Part, Parts

_TAG = re.compile(r"</?[A-Za-z]{1,12}>")  # takes "<italic>", "</i>"; leaves "p < 0.05"
_PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«»",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "*": "*",
    "‹": "›",
    "_": "_",
    "「": "」",
    "『": "』",
    "《": "》",
}
_CLOSING = "".join(_PAIRS.values())
_EDGES = " \t\n.,;:–—-|/\\·•"
# Takes "[Internet]", "[Blog post]" at a title's end; leaves "(2nd ed.)" and brackets that are the title's own.
_MEDIUM = re.compile(
    r"\s*\[(?:internet|online|en ligne|on line|en línea|electronic (?:version|resource)|blog(?: ?post)?|web(?: ?page| log)?|website|video|"
    r"podcast|dvd|cd-rom|pdf|computer software|data ?set|press release|fact ?sheet|brochure|abstract|tweet|film|post"
    r"|lecture notes|powerpoint slides|slides|conference (?:presentation|session)|poster(?: presentation)?|"
    r"(?:facebook|instagram|linkedin) \w+|status update|infographic|photograph|mobile app|(?:audio )?podcast(?: episode)?"
    r"|tv series(?: episode)?|video file|youtube video|comment|editorial|letter|"
    r"persbericht|pressemitteilung|communiqué de presse|billet de blog|blogbericht|blogbeitrag|entrada de blog|vidéo|vídeo)\]$"
    r"|\s*\((?:web ?log|blog|video|podcast|online)\)$",
    re.IGNORECASE,
)
# Takes "In: ", "in ", "Dans : ", "Em: "; leaves the journals "In Vivo" and "In Vitro".
_IN = re.compile(
    r"^(?:in|dans|en|em|uit)\s*:\s*"
    r"|^(?:(?:invited |oral |conference )?(?:paper |poster |talk |lecture |keynote |presentation )?(?:session )?presented (?:at|to)"
    r"|vortrag (?:gehalten )?(?:auf|bei|beim|im rahmen)(?: de[rsm])?|lezing (?:gehouden |gegeven )?(?:op|tijdens)(?: het| de)?"
    r"|communication présentée (?:à|au|lors d[eu'’])|ponencia presentada en|trabalho apresentado n[oa]|comunicação apresentada n[oa]"
    r"|comunicación presentada en|relazione presentata a\w*)\b:?\s*(?:the )?"
    r"|^(?:in|dans)\s+(?:the (?=proc))?(?!vivo\b|vitro\b|silico\b)(?=\S)",
    re.IGNORECASE,
)
# Takes "ders., ", "Dies. (Hg.): ", "Id., "; leaves "Dies irae".
_SAME = re.compile(r"^(?:[Dd]ers|[Dd]ies|[Dd]ens|[Ii]dem|[Ii]d|[Ee]ad)\.?(?:\s?\((?:Hrsg|Hg|Hgg|ed|eds)\.?\))?[,:]\s+")
# Takes ", Special Issue on Planning", " Sonderheft 2"; leaves "Special Issues in Education" at a title's begin.
_SPECIAL = re.compile(r"(?<=\w)[,:.]?\s+(?:special issue|sonderheft|themanummer|numéro spécial|número especial)\b.*$", re.IGNORECASE)
# Takes ", volume 1234, of Lecture Notes in Computer Science", ", Bd. 3"; leaves "Volume" within a title.
VOLUME_TAIL = re.compile(r",\s*(?:vol(?:ume|\.)?|Bd\.?|Band|tome|deel)\s*(\d+)\b.*$", re.IGNORECASE)
_YEAR_TAIL = re.compile(r"[\s,]+\(?(?:1[89]|20)\d\d\)?$")  # takes "Archival Science 2003"; leaves "2003"
# Takes the end of "Microbiological Research Volume", "Journal of Indology No.", "Comment^", "Essays, (p. 227)"; leaves "Speaking Volumes".
_LOOSE_END = re.compile(
    r"(?:[\s,.]+(?:volume|vol|no|nr|issue|heft|bd|n°|n\. ?[fs])\.?|[\s,]+\(pp?\.\s?\d+(?:[-–]\d+)?\)|\s?[\^(]+|, at)$", re.IGNORECASE
)
_END = 60  # characters in which a loose end is looked for: the pattern tries each blank and full stop
_MEDIUM_WORD = re.compile(r"(?<=[.,])\s+(?:Web|Print)\.?\s*$")  # takes the "Web." that MLA style ends an entry with; leaves "The Web"
# Takes "D.C.", "N.Y.", "U.S."; leaves "Press." and "Berlin."
_ABBREVIATION_END = re.compile(r"(?:^|[\s.])[^\W\d_]\.$")


def _unquoted(text: str) -> str:
    """Take off a quotation mark or bracket that the text begins with, and its twin at the end."""
    closing = _PAIRS.get(text[:1])
    if closing:
        inner = text[1:]
        if inner and inner[-1] in closing:
            return inner[:-1]
        # a closing mark inside belongs to the opening one: the quotes are the title's own
        return inner if not any(mark in inner for mark in closing) else text
    if text[-1:] in _CLOSING and text[-1:] not in "'’_" and text.count(text[-1]) == 1 and not _opens(text):
        return text[:-1]
    return text


def _opens(text: str) -> bool:
    return any(opening in text[:-1] for opening, closing in _PAIRS.items() if text[-1] in closing)


def _unbracketed(text: str) -> str:
    """Take off brackets around the whole, and single ones at an edge."""
    if text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1:
        return text[1:-1]
    if text[:1] in "([" and not any(mark in text for mark in ")]"):
        return text[1:]
    if text[-1:] in ")]" and not any(mark in text for mark in "(["):
        return text[:-1]
    return text


def trimmed(text: str) -> str:
    """Give a part's text without tags, quotes and punctuation at its edges; question marks stay, and the stop of ``D.C.``"""
    text = " ".join(_TAG.sub("", text).split())
    for _ in range(6):  # each turn takes off a layer: full stop, quote, comma ...
        shorter = _unbracketed(_unquoted(text.strip(_EDGES)))
        if shorter == text:
            break
        text = shorter
    return text


def with_stop(text: str, original: str) -> str:
    """Give back the full stop that ``trimmed`` took from an abbreviation at the end of ``original``."""
    if text and (place := original.rfind(text)) >= 0 and _ABBREVIATION_END.search(original[: place + len(text) + 1]):
        return text + "."
    return text


def _uncertain(text: str) -> str:
    """Take off the square brackets round a whole name that a book does not print itself: ``[Paris]``."""
    return text[1:-1].strip() if text[:1] == "[" and text[-1:] == "]" and text.count("[") == 1 else text


def _without_medium(text: str) -> str:
    return _MEDIUM.sub("", text) if text[-1:] in (")", "]") else text


def _found(field: str, part: Part, value: str) -> Found:
    return Found(field, value, part.start, part.start + len(part.text))


def _joined(parts: tuple[Part, ...]) -> str:
    return " ".join(part.text for part in parts)


_WORD_OF = re.compile(r"^s\. ?v\. ")  # takes what says which word of a dictionary is meant: "s.v. ", sub verbo; leaves "S.V."
_EARLIER_DATE = re.compile(r"^\[1\d{3}\]\s+")  # takes the "[1931]" of "1972 [1931] Essays in Persuasion"; leaves "[1931]"


def is_repeat(text: str) -> bool:
    """Whether a text says that the work is the one of an entry before: ``Ibid.``, ``a. a. O.``"""
    return re.sub(r"[\s.]+", "", text.lower()) in words_of("repeats")


def read_title(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the title: all of its parts where they follow each other, else the first."""
    run = _run(entry, "title")
    value = trimmed(_without_medium(_EARLIER_DATE.sub("", trimmed(_WORD_OF.sub("", _joined(run)))))) if run else ""
    if is_repeat(value):
        return ()
    return (Found("title", value, run[0].start, run[-1].start + len(run[-1].text)),) if value else ()


def read_container(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read what the work stands in: the journal, the book, the proceedings, the web site."""
    for part in entry.of("journal", "container-title"):
        value = trimmed(VOLUME_TAIL.sub("", _SPECIAL.sub("", _without_medium(trimmed(_SAME.sub("", _IN.sub("", trimmed(part.text))))))))
        value = _uncertain(trimmed(value[:-_END] + _LOOSE_END.sub("", value[-_END:])))
        if not entry.of("date"):
            value = trimmed(_YEAR_TAIL.sub("", value))
        if value and value.lower() not in ("in", "dans", "en", "em") and not is_repeat(value):
            return (_found("container_title", part, _with_last_stop(value, part.text)),)
    return ()


_INITIALS_END = re.compile(r"(?:^|\s)(?:[A-Z]\. ?)+[A-Z]$")  # takes "U.S", "Proc. N.Y.C"; leaves "Phys. Rev. B"


def _with_last_stop(value: str, original: str) -> str:
    """Give initials the full stop back that ``trimmed`` took from the last of them: ``U.S.``"""
    return value + "." if _INITIALS_END.search(value) and value + "." in original else value


# Takes the "coll. « " of "coll. « Essais »", "= "; leaves "Collection Folio".
_SIGN_OF_SERIES = re.compile(r"^(?:=\s*|coll\.\s*|collection\s+(?=«))")


def read_collection(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the series that a book stands in."""
    part = entry.first("collection-title")
    value = trimmed(_SIGN_OF_SERIES.sub("", trimmed(part.text))) if part else ""
    return (_found("collection_title", part, value),) if part and value else ()


_SERIES = re.compile(r"\s\([^()]*\d[^()]*\)[.,;]?$")  # takes the "(stw 2220)" after a publisher; leaves "Data Store (CDS)"


_NAMED_SERIES = re.compile(r"\s\([^()]*[a-zà-ÿ][^()]*\)[.,;]?$")  # takes the "(Folio)" after a known house; leaves "(CDS)"
_UNDATED = re.compile(r"[\s,(\[]+(?:o\. ?J\.|s\. ?d\.|n\. ?d\.|z\. ?j\.|s\. ?f\.)[)\]]?$")  # takes the end of "Köln o. J."; leaves "N.D."


# Takes "[s.n.]", "S.l.", "s. n.", "sine loco", which say that a book names none; leaves "S. Nijhoff".
_UNNAMED = re.compile(r"\W*(?:[sS]\. ?[lLnN]|[sS]ine (?:loco|nomine)|z\. ?p|[oO]\. ?O)\b\W*")


def read_publisher(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read who published it, and where: the first of each."""
    found = []
    for label, field in (("publisher", "publisher"), ("location", "publisher_place")):
        run = _run(entry, label)
        run = run[: next((i for i, part in enumerate(run, 1) if part.text.rstrip(".,;:")[-1:] in ("]", ")")), None)]
        text = _MEDIUM_WORD.sub("", _joined(run))
        text = _UNDATED.sub("", _SERIES.sub("", text))
        named = _NAMED_SERIES.search(text) if "(" in text else None
        if named and any(text[: named.start()].strip().lower() in words_of(name) for name in ("publishers", "houses")):
            text = text[: named.start()]
        value = _uncertain(with_stop(trimmed(text), text))
        if not _UNNAMED.fullmatch(value) and any(letter.isalpha() for letter in value) and value.lower() not in words_of("seasons"):
            found.append(Found(field, value, run[0].start, run[-1].start + len(run[-1].text)))
    return tuple(found)


def _run(entry: Parts, label: str) -> tuple[Part, ...]:
    """Give the first part of a label, and those of the same label that follow it straight: ``Taylor, Nash, & Taylor``."""
    parts = entry.of(label)
    run = list(parts[:1])
    for part in parts[1:]:
        if entry.raw[run[-1].start + len(run[-1].text) : part.start].strip():
            break
        run.append(part)
    return tuple(run)


# Takes "3rd ed.", "7. Auflage", "2e druk"; leaves "Rev. ed." whole, as no number says which.
_EDITION = re.compile(
    r"\(?\b(\d{1,3})(?:st|nd|rd|th|e|ste|de|ème|eme|a|ª|º|o|\.ª)?\b[.)]?\s*(?:ed\w*|edn|Aufl\w*|A\.|druk|éd\w*|uitg\w*|rev\w*)?",
    re.IGNORECASE,
)


def read_edition(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the edition: its number where one is printed, else its words."""
    part = entry.first("edition")
    if part is None:
        return ()
    number = _EDITION.search(part.text)
    value = number.group(1) if number else trimmed(part.text)
    return (_found("edition", part, value),) if value else ()
