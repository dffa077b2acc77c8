"""Articles in law reviews, whose grammars put the volume before the journal: ``(2010) 12 J Rivers 44``, ``12 J. Rivers 44 (2010)``."""

from __future__ import annotations

import re

from pipelines.references.repairs.cuts import Cut, end_of, has, overlaid

_JOURNAL = r"(?P<journal>[A-Z][A-Za-zÀ-ÿ.&’' ]{2,70}?)"
_CITATIONS = (
    # takes "‘Rivers’ (2010) 12(2) J Rivers 44, 47", "'Rivers' [2010] CLJ 44"; leaves "(2010) 12 rivers"
    re.compile(
        rf"(?<=[’'”\"] )(?P<date>[(\[](?:19|20)\d\d[)\]]) (?:(?P<volume>\d{{1,3}}(?: ?\(\d{{1,3}}\))?) )?{_JOURNAL} (?P<pages>\d{{1,5}})"
        r"(?P<note>, \d{1,5}(?:[-–]\d{1,5})?)?\W*$"
    ),
    # takes "Rivers, 12 J. Rivers & L. 44, 47 (2010)"; leaves "Rivers, 12 (2010)"
    re.compile(
        rf"(?<=, )(?P<volume>\d{{1,3}}) {_JOURNAL} (?P<pages>\d{{1,5}})(?P<note>, \d{{1,5}}(?:[-–]\d{{1,5}})?)? "
        r"(?P<date>\((?:19|20)\d\d\))\W*$"
    ),
)


# How both end, as they are slow and few entries do.
_MAY_BE_REVIEW = re.compile(r"[a-z.] \d{1,5}(?:, \d{1,5}(?:[-–]\d{1,5})?)?(?: \((?:19|20)\d\d\))?\W{0,2}$")


def article_in_review(raw: str, parts: Cut) -> Cut:
    """Lay out volume, journal, first page and year as law reviews cite them; the page that is meant is a note."""
    if not _MAY_BE_REVIEW.search(raw) or not has(parts, "title") or not has(parts, "author"):
        return parts
    for pattern in _CITATIONS:
        match = pattern.search(raw)
        if match and any(part.label == "title" and part.start < match.start() for part in parts):
            kept = tuple(part for part in parts if part.start < match.start())
            last = kept[-1]
            kept = (*kept[:-1], last._replace(text=raw[last.start : min(end_of(last), match.start())].rstrip()))
            for label, text in match.groupdict().items():
                if text:
                    kept = overlaid(raw, kept, *match.span(label), label)
            return tuple(sorted(kept, key=lambda part: part.start))
    return parts
