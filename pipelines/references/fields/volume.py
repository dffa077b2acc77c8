"""Volume and issue: ``17(12)``, ``Vol. 16, No. 4``, ``10. Jg., Heft 4``, ``t. 45, n° 2``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipelines.references.fields.text import VOLUME_TAIL
from pipelines.references.parts import Found, Parts

_LONGEST = 200  # characters that are read; longer ones are mislabelled, and patterns here search from every character
_TAG = re.compile(r"</?[A-Za-z]{1,12}>")
_VALUE = r"((?=\d|[IVXLCivxlc]+\b|[A-Za-z]?\d|[A-Z]\b)[^\W_][\w]*(?:\s?[-–/&]\s?\d\w*|\.\d+)*)"
# Takes "No. 4", "n° 2", "Heft 4", "Issue 3-4", "nr 12", "H. 2"; leaves "November".
_ISSUE = re.compile(
    rf"(?:\b(?:nos?|n\.os|nrs?|nummers?|num|núm|n|issues?|iss|Heft(?:e)?|Hft|H|Ausgabe|afl|aflevering|Beiheft|Sonderheft|fasc|fascicule|fascicolo|number|numéro"
    rf"|número|numero|anno)\b"
    rf"\s*[.°º:]?\s*[°º]?|[№#]|\bn[°º]\.?)\s*(?=\d|[IVXLC]+\b){_VALUE}",
    re.IGNORECASE,
)
# Takes "Vol. 16", "Bd. 3", "Jg. 10", "tome XII", "v. 24"; leaves "t Hart".
_VOLUME = re.compile(
    rf"\b(?:volumes?|vols?|vol|v|Bde?|Band|Jg|Jahrgang|jrg|jaargang|deel|dl|tomo?|tome|t|том|т|année|año)\b\s*[-.:]?\s*{_VALUE}",
    re.IGNORECASE,
)
_VOLUME_AFTER = re.compile(rf"{_VALUE}\.?\s*(?:Jg\b|Jahrgang\b|jaargang\b|jrg\b|Bd\b|Band\b|e jaargang\b)", re.IGNORECASE)
# Takes "17(12)", "26 (4-5)", "24(Suppl 1)", "53 [3]"; group 1 may be empty.
_BRACKETED = re.compile(r"^\W*([\w]+(?:[-–/.]\w+)*)?[\s,.:]*[(\[]\s*([^()\[\]]{1,40}?)\s*(?:[)\]]|$)")
# Takes "261:3", "17.3", "12/3", "45, 2", "45 2"; leaves "36-3", which names a double volume as often.
# Takes "(71)3", "(37) 13", whose brackets are round the wrong number; leaves "(8)".
_TURNED = re.compile(r"^\W*\((\d{1,4})\)\s?(\d{1,4})\b")
# Takes the volume and issue after the day or the year of "18;29(11)", "20 2010;28(3)"; leaves "12; 3".
_DATED = re.compile(r"^\W*\d{1,2}(?:[ -]\d{1,2})?(?: (?:1[89]|20)\d\d)?;\s?(?=\d+\s?\()")
# Takes what says which series of a journal counts: "N.F. 9", "n.s. 12", "3e série, t. 5"; leaves "NS" alone.
_NEW_SERIES = re.compile(
    r"^\W*(?:N\. ?[FSR]\.|n\. ?s\.|NF|N\.? ?Ser\.|[Nn]ew [Ss]er(?:ies|\.)|[Nn]uova serie|\d(?:e|ème|rd|th|nd) (?:série"
    r"|[Ss]er(?:ies|\.))),?\s+(?=\D{0,6}\d)"
)
_MANY = re.compile(r"\W*\d{1,3}\s?(?:vol|t|Bde?|Bände|dln|delen|tomes)\b\.?\W*")  # takes "2 vol.", a number of volumes; leaves "vol. 2"
_MARKUP = re.compile(r"\{?\\[a-z]{2,6}\b|[{}]")  # takes the LaTeX of "{\\bf 8}"
_SERIAL = re.compile(
    r"\b(?:season|episode|seizoen|Staffel|Folge|saison|temporada|stagione)\b", re.IGNORECASE
)  # of broadcasts, not of volumes
# Takes words that no number follows straight: "vol.", "v, 184", "nos"; leaves "V", the fifth volume.
_WORD_ALONE = re.compile(r"\b(?:(?i:volumes?|vols?|nos?|nr)\b\.?|[vn]\b(?=[\s,.]*\d))")
_PARTED = re.compile(r"^\W*(\d+[A-Za-z]?|[IVXLC]{1,7}(?=\s*[,/:]))\s*[:./,;]\s*(\d+(?:\s?[-–/]\s?\d+)?)\b")
_SUPPLEMENT = re.compile(r"\b(Suppl(?:ement|\.)?\s*\d*\w*|Spec(?:ial)? (?:No|Issue)\.?|Pt\.? ?\d+)", re.IGNORECASE)
_PLAIN = re.compile(r"([^\W_]\w*(?:\s?[-–/]\s?\w+)*)")
# Takes the word that the part before took of its number: "Studies No." before "20"; leaves "Casino".
_WORD_BEFORE = re.compile(r"(?<!\w)(?:no|nr|n°|issue|heft|vol|volume|bd)\.?\s*$", re.IGNORECASE)
# Takes "12a", "iv", "B", "Two"; leaves "Proc", "sec", "Autumn".
_NUMBER = re.compile(r"\d|^[IVXLCDMivxlcdm]+$|^[A-Z]{1,2}$|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)$")
_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*")


def parse_volume(text: str) -> tuple[str | None, str | None]:
    """Give volume and issue as printed, without their words; None for what is not there."""
    text = _DATED.sub("", " ".join(_MARKUP.sub("", _TAG.sub("", text[:_LONGEST])).split()))
    text = _NEW_SERIES.sub("", text)
    if turned := _TURNED.match(text):
        return turned.group(1), turned.group(2)
    volume, issue = _labelled(text)
    if volume is None and issue is None:
        volume, issue = _bare(text)
    elif volume is None:
        volume = _rest(_ISSUE.sub("|", text, count=1))
    elif issue is None:
        issue = _second(text, volume)
    return _tidy(volume), _tidy(issue)


def _labelled(text: str) -> tuple[str | None, str | None]:
    volume = _VOLUME_AFTER.search(text) or _VOLUME.search(text)
    issue = _ISSUE.search(text)
    if volume and issue and issue.start() < volume.end() and volume.start() < issue.end():
        volume = None if volume.start() >= issue.start() else volume
    return volume.group(1) if volume else None, issue.group(1) if issue else None


def _bare(text: str) -> tuple[str | None, str | None]:
    if match := _BRACKETED.match(text):
        return match.group(1), match.group(2)
    if match := _PARTED.match(text):
        return match.group(1), match.group(2)
    if match := _SUPPLEMENT.search(text):
        return _rest(text[: match.start()]), match.group(1)
    return _rest(text), None


def _second(text: str, volume: str) -> str | None:
    """Find the issue that stands without a word after a volume that has one: ``Vol. 28 (2)``, ``vol. 3:2``."""
    after = text[text.find(volume) + len(volume) :]
    match = _BRACKETED.match("0" + after) or _PARTED.match("0" + after)
    if match:
        return match.group(2)
    supplement = _SUPPLEMENT.search(after)
    return supplement.group(1) if supplement else None


def _rest(text: str) -> str | None:
    match = _PLAIN.search(_WORD_ALONE.sub(" ", text))
    return match.group(1) if match and match.group(1) not in ("v", "n") and _NUMBER.search(match.group(1)) else None


def _tidy(value: str | None) -> str | None:
    return (_DASH.sub("-", value).strip(" .,;:") or None) if value else None


def _across(texts: list[str]) -> tuple[str | None, str | None]:
    """Read several parts: ``40`` ... ``49``, each a bare number, are volume and issue, as in ``40 (2007) 49``."""
    bare = [text.strip(" .,;:()") for text in texts]
    if len(bare) == 2 and all(text.isdigit() for text in bare):
        return bare[0], bare[1]
    return parse_volume(" | ".join(texts))


_BY_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d/\d")  # how a journal that counts by year numbers its issues: "WPNR 2014/7031"
_BY_NUMBER = re.compile(r"(?:Stb|Stcrt|Trb)\b|Staatsblad|Staatscourant|Tractatenblad")  # gazettes that count numbers, not volumes


def read_volume(entry: Parts, known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read volume and issue from all parts labelled so."""
    parts = tuple(part for part in entry.of("volume") if not _SERIAL.search(part.text) and not _MANY.fullmatch(part.text))
    if not parts:
        return _of_container(entry)
    texts = [part.text for part in parts]
    if word := _WORD_BEFORE.search(entry.raw, max(0, parts[0].start - 8), parts[0].start):
        texts[0] = word.group() + texts[0]
    volume, issue = _across(texts)
    by_year = _BY_YEAR.match(entry.raw, max(0, parts[0].start + texts[0].startswith("/") - 5))
    if not issue and (by_year or _BY_NUMBER.match(known.get("container_title") or "")):
        volume, issue = None, volume
    start, end = parts[0].start, parts[-1].start + len(parts[-1].text)
    return tuple(Found(name, value, start, end) for name, value in (("volume", volume), ("issue", issue)) if value)


def _of_container(entry: Parts) -> tuple[Found, ...]:
    """Read a volume that stands within what the work stands in: ``Logical Foundations, volume 1234, of Lecture Notes``."""
    for part in entry.of("journal", "container-title"):
        if match := VOLUME_TAIL.search(part.text):
            return (Found("volume", match.group(1), part.start + match.start(1), part.start + match.end(1)),)
    return ()
