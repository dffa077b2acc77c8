"""Pages of the web: when they were revised and looked at, whose page, on what site."""

from __future__ import annotations

import re

from pipelines.references.fields.accessed import find_access
from pipelines.references.fields.date import find_date, iso
from pipelines.references.fields.person import is_paper
from pipelines.references.lexicon import may_hold, paper_names, phrases_of, words_of
from pipelines.references.parts import Part
from pipelines.references.repairs.cuts import HOMES, Cut, end_of, has, needs, overlaid, overlaps, relabelled, split

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


_PLATFORMS = re.compile(
    r"^\W*(?:YouTube|Vimeo|Spotify|Netflix|TikTok|Instagram|Dailymotion|Apple Podcasts|TEDx? Talks|SoundCloud)\W*$", re.IGNORECASE
)


def site_of_page(_raw: str, parts: Cut) -> Cut:
    """Take who publishes a dated page, and has no place, for the site that it stands on; a platform always."""
    if has(parts, *HOMES) or not has(parts, "title") or not has(parts, "url"):
        return parts
    site = _has_month(parts) and not has(parts, "location", "edition", "editor", "genre", "id", "collection-title")

    def is_site(part: Part) -> bool:
        if part.label not in ("publisher", "author"):
            return False
        return bool(_PLATFORMS.match(part.text)) or (site and part.label == "publisher" and not _is_publisher(part.text))

    return relabelled(parts, "container-title", is_site)


@needs("publisher")
def paper_as_publisher(_raw: str, parts: Cut) -> Cut:
    """Take a newspaper that is labelled as a publisher for what a dated article stands in: ``(2022, 14 de agosto). El agua. El País.``"""
    if has(parts, "location", *HOMES) or not has(parts, "title"):
        return parts
    if not _has_month(parts):
        return parts
    return relabelled(parts, "container-title", lambda part: part.label == "publisher" and _is_named_paper(part.text))


def _has_month(parts: Cut) -> bool:
    """Whether a date tells the month, as those of articles and posts do."""
    return any(part.label == "date" and (date := find_date(part.text)) is not None and date.month is not None for part in parts)


def _is_named_paper(text: str) -> bool:
    return is_paper(text) or text.strip(" .,;:()").lower() in paper_names()


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
