"""Pages and article numbers: ``pp. 133-49``, ``S. 12 ff.``, ``e05390``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipelines.references.parts import Found, Parts

_LONGEST = 200  # characters that are read; longer ones are mislabelled, and patterns here search from every character
_TAG = re.compile(r"</?[A-Za-z]{1,12}>")
_DASH = re.compile(r"\s*[-‐‑‒–—−\u00ad]*[-‐‑‒–—−]\s*")  # a soft hyphen among them, too
_STARS = re.compile(r"(?<!\w)[*_]+|[*_]+(?!\w)")  # takes the marks of "*27*-*30*"; leaves "323_332"
_THOUSANDS = re.compile(r"\b(\d{1,3}) (\d{3})-(\d{1,3}) (\d{3})\b")  # takes "45 329-45 336"
_INNER_UNIT = re.compile(r"^.*[\s,(]pp?\. ?(?=[A-Za-z]?\d)")  # takes "sec. 1A, p. " of "sec. 1A, p. 3"; leaves "p. 3, 4 p."
_BLANK_RANGE = re.compile(r"^(\d+) (\d+)[\s.,;:)]*$")  # takes "12 27.", "402 6"; leaves "12 pl"
# Takes "pp. ", "(S. ", "pages ", "blz. ", "Art. ", "pp"; leaves "S123", a page of a supplement.
_UNIT = re.compile(
    r"^[\W_]*(?:in:?\s+)?(?:pages?|pagine|páginas?|pgs?|págs?|pag|pp|p|Seiten?|S|Sp|blz|bladzijden?|cols?|artikel|article|art|paper|с|стр|nn?)"
    r"\b[\s.:]*(?:no\.?\s*|nr\.?\s*)?(?=[\divxlcDCAaBbEeLSRW]|\()",
    re.IGNORECASE,
)
# Takes "242 p.", "111 pages", "xii, 345 S."; leaves "p. 242". It is a length, not a place.
_LENGTH = re.compile(
    r"^[\W_]*(?:[ivxlc]+\s*[,+-]\s*)?\d+\s*(?:pages|pp?|S|Seiten|blz|bladzijden|págs?|páginas|pag|[cс])\b\.?[\W_]*$", re.IGNORECASE
)
# Takes "1161-1169", "e05390", "07-14", "12-23.e1", "S12-S19", "xii-xv", "164+", "123f", "765e71".
_PAGE = re.compile(
    r"[A-Za-z]{0,3}\.?\d[\w.:]*(?:-[A-Za-z]{0,3}\d[\w.]*)?(?:, ?\d+(?:-\d+)?)*\+?|\b[ivxlc]+(?:-[ivxlc]+)?\b|¶ ?\d+(?:-\d+)?", re.IGNORECASE
)
_LOCATOR = re.compile(r"\b[a-z]{2,12}-\d{4}-\d{4,7}\b")  # takes the number of a manuscript: "bmjopen-2019-033145"
_FOLLOWING = re.compile(r"(?<=\d)ff?$")  # takes the "f" of "55f", pages to come; leaves "e12f3"
# Takes the page of "AöR 142 (2017), 1 ff.", "JZ 61 (2006), 991 (995)."; leaves "2(3), 2006".
_LAST_NUMBER = re.compile(r"\([12]\d{3}\), (\d{1,5})(?: ff?\.?)?(?: \(\d{1,5}\))?\W*$")
# Takes the pages of "6(1) 166", "37(14):1585–1607", "328 1642-1643"; leaves "24(5 Suppl)" and "12 3".
_AFTER_ISSUE = re.compile(r"\d\s?\([^()]+\)\s*[:,]?\s*([A-Za-z]?\d+(?:\s?[-‐‑‒–—−]\s?\d+)?)\b|^\W*\d+[\s:,]+(\d+\s?[-‐‑‒–—−]\s?\d{2,})\b")


def parse_page(text: str) -> str | None:
    """Give the pages as printed, without their word and with a plain hyphen; None for a number of pages."""
    text = _DASH.sub("-", " ".join(_STARS.sub("", _TAG.sub("", text[:_LONGEST])).split()))
    if locator := _LOCATOR.search(text):
        return locator.group()
    if _LENGTH.match(text):
        return None
    text = _THOUSANDS.sub(r"\1\2-\3\4", _INNER_UNIT.sub("", text))
    body = re.sub(r"^\W*p(?=\d)", "", _UNIT.sub("", text))  # "p169"
    match = _PAGE.search(_BLANK_RANGE.sub(r"\1-\2", body))
    return _FOLLOWING.sub("", match.group().rstrip(".:")) if match else None


def read_page(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the pages: the first part that names a place and not a length, else what follows the issue in brackets."""
    for part in entry.of("pages"):
        if value := parse_page(part.text):
            return (Found("page", value, part.start, part.start + len(part.text)),)
    if (last := _LAST_NUMBER.search(entry.raw, max(0, len(entry.raw) - _LONGEST))) and entry.of("journal"):
        return (Found("page", last.group(1), *last.span(1)),)
    for part in entry.of("volume"):
        if match := _AFTER_ISSUE.search(part.text[:_LONGEST]):
            group = 1 if match.group(1) else 2
            return (Found("page", _DASH.sub("-", match.group(group)), part.start + match.start(group), part.start + match.end(group)),)
    return ()
