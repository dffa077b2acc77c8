"""Lines such as "Geplaatst door Jan de Vries op 12 december 2025", taken apart."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files

_WORDS: dict[str, list[str]] = json.loads(files("pipelines.metadata").joinpath("bylines.json").read_text("utf-8"))


def _any_of(name: str) -> str:
    return "|".join(sorted(map(re.escape, _WORDS[name]), key=len, reverse=True))


# Takes "Bijgewerkt op", "Last updated:"; leaves "Gepubliceerd".
_MODIFIED = re.compile(rf"(?<![^\W\d_])(?:{_any_of('modified')})(?![^\W\d_])", re.IGNORECASE)
# What follows a "by", up to a sign or word that no name goes on with. Takes the "Jan de Vries" of "Door Jan de Vries op 12 december".
_BY = re.compile(
    rf"(?:^|[|·•—–,.;/)(\d-]\s*|(?:{_any_of('published')})\s+|\b\d{{4}}\s+)(?i:{_any_of('by')})(?:\s*:\s*|\s+)"
    rf"(?P<names>[^\W\d_a-z][^|·•—–;:()\d\n]{{1,120}}?)"
    rf"(?=\s*$|\s*[|·•—–;:()\d\n]|,?\s+(?:{_any_of('stop')})\s|\.\s|,\s*(?:\d|{_any_of('stop')}))"
)
# Takes "posted on", "Gepubliceerd:", a weekday's comma: what may stand in a line that says a date and no more.
_LABEL = re.compile(r"[^\W\d_]+")


def says_modified(text: str) -> bool:
    """Whether a text says that what follows is the date of a change."""
    return bool(_MODIFIED.search(text))


def split_dates(text: str) -> tuple[str, str | None]:
    """Part a line at the word that announces a change: the text before it, and that after it or None."""
    match = _MODIFIED.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, None)


@lru_cache(maxsize=1024)
def find_byline(text: str) -> str | None:
    """Give the names that a line says it is by, as printed ("Jan de Vries en Piet Bos"); None where it says none."""
    match = _BY.search(text[:300])
    return match["names"].strip(" ,.-") if match else None


def is_dateline(text: str) -> bool:
    """Whether a line says little more than a date: at most eight words, some digit, and a word for publishing or a month among few."""
    return len(text) <= 80 and any(map(str.isdecimal, text)) and len(_LABEL.findall(text)) <= 8
