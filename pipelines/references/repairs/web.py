"""Pages of the web: when they were revised and looked at, whose page, on what site."""

from __future__ import annotations

import re
from functools import cache

from pipelines.references.fields.accessed import find_access
from pipelines.references.fields.date import find_date, iso
from pipelines.references.fields.person import TOP_LEVELS, is_paper
from pipelines.references.lexicon import may_hold, months, paper_names, phrases_of, words_of
from pipelines.references.repairs.cuts import HOMES, Cut, end_of, has, needs, overlaid, overlaps, renamed, split, stretch

_OPENING = re.compile(r"[(\[<]?$")
_REACH = 24  # characters from the word to its date


# Takes "viewed 8 June 2023", "Geraadpleegd op 3 mei 2024", "3. Mai 2024 abgerufen"; leaves "visited: travels. 2023".
_STATED = re.compile(r"^\d|^[^.;\d]*$|^(?:[^\W\d]+[ :,]{1,2}){1,5}\d")


def access_as_access(raw: str, parts: Cut) -> Cut:
    """Take the words and the date of access out of what they were taken for: a title, a volume, a publisher."""
    access = find_access(raw)
    if access is None:
        return parts
    start, end = access.span
    if not _STATED.search(raw[start:end]):
        return parts
    wrong = any(overlaps(part, (start, end)) and part.label not in ("access", "url", "note", "date") for part in parts)
    return overlaid(raw, parts, start, end, "access") if wrong else parts


def revision_as_date(raw: str, parts: Cut) -> Cut:
    """Take when a page was revised for its date, where it has no other, and never for its site: ``Updated May 3, 2021``."""
    if not may_hold("updated", raw):
        return parts
    for cue in phrases_of("updated").finditer(raw):
        window = raw[cue.end() : cue.end() + _REACH]
        date = find_date(window, day_first=cue.group()[0] not in "uUlLpPmMrR")
        if date is None or not re.fullmatch(r"[\s:,]{0,3}(?:\w{1,3}\s)?", window[: date.start]):
            continue
        start, end = cue.start(), cue.end() + date.end
        if (access := find_access(raw)) and access.date == iso(date):
            return overlaid(raw, parts, start, end, "access")  # "Stand" of the day on which somebody looked
        others = [part for part in parts if part.label == "date" and not overlaps(part, (start, end))]
        return overlaid(raw, parts, start, end, "note" if any(find_date(part.text) for part in others) else "date")
    return parts


_UNKNOWN = re.compile(
    rf"^\W*(?:{phrases_of('nobody').pattern})(?:\s\[?[A-Z][^\s.]*\]?)?(?:\s?[.:,]+\s+(?=\S)|\.?\s+(?=\((?:19|20)\d\d))", re.IGNORECASE
)


def nobody_as_author(raw: str, parts: Cut) -> Cut:
    """Take out what says that nobody is named: ``No authors listed. Title``, ``o. V.: Titel``."""
    match = _UNKNOWN.match(raw)
    return overlaid(raw, parts, 0, match.end(), "note") if match and has(parts, "title") else parts


# Takes the host of "examine.example.com – Creatine", "Thuisarts.nl: Slaap"; leaves "Node.js in practice".
_HOST = re.compile(rf"^(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)?\.(?:{TOP_LEVELS})\s?[–—:|-]\s+(?=\S)")


def host_as_author(raw: str, parts: Cut) -> Cut:
    """Take a host before the title for whose page it is: ``Example.com – Zinc``."""
    match = _HOST.match(raw)
    if not match or not parts or parts[0].label != "title" or end_of(parts[0]) <= match.end() or has(parts, "author"):
        return parts
    return (*stretch("author", raw, 0, match.end()), *stretch("title", raw, match.end(), end_of(parts[0])), *parts[1:])


_PLATFORMS = re.compile(
    r"^\W*(?:YouTube|Vimeo|Spotify|Netflix|TikTok|Instagram|Dailymotion|Apple Podcasts|TEDx? Talks|SoundCloud)\W*$", re.IGNORECASE
)


def site_of_page(_raw: str, parts: Cut) -> Cut:
    """Take who publishes a dated page, and has no place, for the site that it stands on; a platform always."""
    if has(parts, *HOMES) or not has(parts, "title") or not has(parts, "url"):
        return parts
    dated = any(part.label == "date" and (date := find_date(part.text)) and date.month for part in parts)
    site = dated and not has(parts, "location", "edition", "editor", "genre", "id", "collection-title")
    return tuple(
        part._replace(label="container-title")
        if part.label in ("publisher", "author")
        and (_PLATFORMS.match(part.text) or (site and part.label == "publisher" and not _is_publisher(part.text)))
        else part
        for part in parts
    )


# Takes a name of several words, "Mayo Clinic.", "Bureau of Labor Statistics"; leaves "March.", "s. d.", "in press", "12 May".
_NAME = re.compile(
    r"[^\W\d_a-z](?:[^\W\d_]|[.&’'-])+(?: (?:(?:of|for|the|and|van|voor|de|der|du|und|et|&) )*[^\W\d_a-z](?:[^\W\d_]|[.&’'-])+)+,?"
)
_NO_SITE = re.compile(r"(?:In Press|No Date|Not Dated)\b", re.IGNORECASE)


@needs("date")
def site_as_date(_raw: str, parts: Cut) -> Cut:
    """Take a name without a number between a page's title and its access for the site, and for no date: ``Zink.`` ``Mayo Clinic.``"""
    if has(parts, "publisher", *HOMES):
        return parts
    for i, (before, part, after) in enumerate(zip(parts, parts[1:], parts[2:], strict=False), 1):
        if (before.label, part.label) != ("title", "date") or after.label not in ("access", "url"):
            continue
        named = _NAME.fullmatch(part.text) and not _NO_SITE.match(part.text)
        if named and part.text.strip(".,").split()[-1].lower() not in months():  # "Mayo" alone is a month
            return renamed(parts, i, "container-title")
    return parts


@needs("publisher")
def paper_as_publisher(_raw: str, parts: Cut) -> Cut:
    """Take a newspaper that is labelled as a publisher for what a dated article stands in: ``(2022, 14 de agosto). El agua. El País.``"""
    if has(parts, "location", *HOMES) or not has(parts, "title"):
        return parts
    dated = any(part.label == "date" and (date := find_date(part.text)) and date.month for part in parts)
    return tuple(
        part._replace(label="container-title")
        if dated and part.label == "publisher" and (is_paper(part.text) or part.text.strip(" .,;:()").lower() in paper_names())
        else part
        for part in parts
    )


def _is_publisher(text: str) -> bool:
    return text.strip(" .,;:()").lower() in words_of("publishers")


# Takes "Reviewed by: L. Chang, MD.", "Medically reviewed by Ida Berg, PhD"; leaves "Reviewed by the court".
_REVIEWED = re.compile(
    r"(?:[Mm]edically |[Ff]act[- ])?(?:[Rr]eviewed|[Cc]hecked|Überprüft|Gecontroleerd|Relu) (?:by|von|door"
    r"|par):? [A-Z][^\d;:]{2,60}?(?:[.,;](?=\s|$)(?<!\s[A-Z]\.)|$)"
)
_DEGREES_AFTER = re.compile(r"(?:,?\s(?:MD|M\.D\.|PhD|Ph\.D\.|RD|RN|DO|FACP|MPH|MS|PharmD|CPT|LD)\b\.?,?)*")


def reviewer_as_note(raw: str, parts: Cut) -> Cut:
    """Take who reviewed a page for a note, and no part of its title: ``Reviewed by: L. Chang, MD.``"""
    match = _REVIEWED.search(raw) if "by" in raw or "door" in raw or "von" in raw or "par" in raw else None
    if not match:
        return parts
    degrees = _DEGREES_AFTER.match(raw, match.end())
    return overlaid(raw, parts, match.start(), degrees.end() if degrees else match.end(), "note")


def site_in_title(raw: str, parts: Cut) -> Cut:
    """Part a well-known site from the end of a title, where nothing else is labelled as what the work stands in: ``What works? WebMD.``"""
    if has(parts, "publisher", *HOMES):
        return parts
    for i, part in enumerate(parts):
        if part.label == "title" and may_hold("sites", part.text) and (match := _site_at_end().search(part.text)):
            return split(raw, parts, i, part.start + match.start("site"), "container-title")
    return parts


@cache
def _site_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=[.?!”\"])\s+(?P<site>{phrases_of('sites').pattern})[.,]?$", re.IGNORECASE)


_TAB = re.compile(r"\s(?P<sign>[|–—·-]|::|»)\s(?P<site>[^|–—·»]{2,40}?)[\s.,]*$")  # takes the site of "Zinc - NHS", "Zinc | Thuisarts.nl"
# Takes "Thuisarts.nl", "Mayo Clinic", "NHS", "The Windowsill Gardener"; leaves "A natural history", "zomer 2023", "B).".
_LIKE_SITE = re.compile(r"[^\W\d_a-z][\w.&’'-]*(?: (?:of|for|the|and|van|voor|de|der|du|und|en|et|&|[^\W\d_a-z][\w.&’'-]*)){0,5}(?<![ .)])")
_ADDRESS = re.compile(r"(?:https?://|www\.)(?P<host>[\w.-]+)", re.IGNORECASE)
_PREFIXES = re.compile(r"^(?:the|de|het|der|die|das|le|la|les|el|il|o|www)(?=[\W_])", re.IGNORECASE)


@needs("title")
def site_after_title(raw: str, parts: Cut) -> Cut:
    """Part the site from the end of a title as a browser shows it: after a bar, or after a dash where the address says the same name."""
    if has(parts, "publisher", *HOMES):
        return parts
    for i, part in enumerate(parts):
        match = _TAB.search(part.text) if part.label == "title" else None
        named = match and (_is_host(match["site"], raw[end_of(part) :]) or (match["sign"] == "|" and _LIKE_SITE.fullmatch(match["site"])))
        if match and named:
            return split(raw, parts, i, part.start + match.start(), "container-title")
    return parts


def _is_host(name: str, text: str) -> bool:
    """Whether the address in a text is that of a site with a name: ``The Scotsman`` and ``www.scotsman.com``."""
    address = _ADDRESS.search(text)
    if address is None:
        return False
    letters = "".join(filter(str.isalnum, _PREFIXES.sub("", name).lower()))
    labels = {label.replace("-", "") for label in address["host"].lower().removeprefix("www.").split(".")[:-1]}
    return letters in labels or "".join(filter(str.isalnum, address["host"].lower().removeprefix("www."))) == letters
