"""Numbers under the wrong label: years as pages, pages and volumes at the end of what a work stands in."""

from __future__ import annotations

import re

from pipelines.references.repairs.cuts import HOMES, Cut, has, split

_BARE_YEAR = re.compile(r"[\s(\[]*(?:1[5-9]\d\d|20[0-4]\d)(?:\s?[-–/]\s?\d{2,4})?[\s.,:;)\]]*")


def year_as_pages(_raw: str, parts: Cut) -> Cut:
    """Take a bare year that is labelled as pages for the date, where other pages are and no date is: ``16 (1986-87): 36-80``."""
    pages = [part for part in parts if part.label == "pages"]
    if len(pages) < 2 or any(part.label == "date" for part in parts):
        return parts
    year = next((part for part in pages if _BARE_YEAR.fullmatch(part.text)), None)
    return tuple(part._replace(label="date") if part is year else part for part in parts)


# Takes the pages of "CVPR, pages 1385 –1392", "Handbuch, S. 12-34."; leaves "Vision, p. 1 of many".
_PAGES_AT_END = re.compile(r"[,;.]?\s+\(?(?=(?:pages?|pp?\.|S\.|blz\.)\s?\d+(?:\s?[-–]\s?\d+)?\W*$)")


def pages_in_home(raw: str, parts: Cut) -> Cut:
    """Part the pages from the end of what a work stands in, where no others are labelled."""
    if has(parts, "pages"):
        return parts
    for i, part in enumerate(parts):
        if part.label in HOMES and (match := _PAGES_AT_END.search(part.text)):
            return split(raw, parts, i, part.start + match.end(), "pages")
    return parts


_VOLUME_AT_END = re.compile(r"(?<=[^\W\d_]),\s+(?=(?:vol\.\s?)?\d{1,3}\W*$)", re.IGNORECASE)  # takes the 3 of "Perspectives cognitives, 3"


def volume_in_home(raw: str, parts: Cut) -> Cut:
    """Part a bare volume from the end of what a work stands in, where no other is labelled."""
    if has(parts, "volume"):
        return parts
    for i, part in enumerate(parts):
        if part.label in HOMES and (match := _VOLUME_AT_END.search(part.text)):
            return split(raw, parts, i, part.start + match.end(), "volume")
    return parts
