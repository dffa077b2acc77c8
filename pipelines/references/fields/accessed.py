"""When somebody looked at a page: ``Accessed May 3, 2024``, ``Geraadpleegd in 2025``, ``abgerufen am 3. Mai 2024``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipelines.references.fields.date import find_date, iso
from pipelines.references.lexicon import phrases_of
from pipelines.references.parts import Found, Parts

# In no other language of the cues is 05/03/2024 the third of May.
_ENGLISH = re.compile(r"access|retriev|view|visit|cited", re.IGNORECASE)
_REACH = 48  # characters from the word to its date: "Retrieved from the Internet on the 3rd of May 2024"


def _is_joined(between: str) -> bool:
    """Whether the words between cue and date leave them one statement: no sentence, no address, few words."""
    return not re.search(r"[.;](?=\s*\w{4,}\s\w+\s\w+)|https?:|www\.", between) and len(between.split()) <= 6


def read_accessed(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the date of access, wherever in the entry it stands; also ``accessed_span``, so that it is no date of publication."""
    for cue in phrases_of("accessed").finditer(entry.raw):
        window = entry.raw[cue.end() : cue.end() + _REACH]
        day_first = not _ENGLISH.search(cue.group())
        date = find_date(window, day_first=day_first)
        if date and _is_joined(window[: date.start]):
            start, end = cue.end() + date.start, cue.end() + date.end
            return Found("accessed", iso(date), start, end), Found("accessed_span", (cue.start(), end))
        before = entry.raw[max(0, cue.start() - 24) : cue.start()]  # "[3. Mai 2024 abgerufen]"
        date = find_date(before, day_first=day_first)
        if date and not before[date.end :].strip(" ,"):
            shift = max(0, cue.start() - 24)
            return Found("accessed", iso(date), shift + date.start, shift + date.end), Found(
                "accessed_span", (shift + date.start, cue.end())
            )
    return ()
