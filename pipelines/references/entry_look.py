"""What an entry of a reference list looks like, before anything of it is parsed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.blocks.entries import label_of
from pipelines.blocks.inline import Run

_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20)\d\d[a-z]?(?!\d)")  # takes "2010", "2010a", "1998;"; leaves "12010"
_IDENTIFIER = re.compile(
    r"\b10\.\d{4,9}/\S|\bpmid:?\s*\d|\bpmc\d{4}|\bisbn\b|\barxiv:\s*\d", re.I
)  # takes "doi:10.1016/j.x"; leaves "10.5"
# Volume, issue and pages: takes "65(2):165-177", "2012;17(12)", "vol. 3, pp. 4", "12, 353–360"; leaves "10:30", "3-4 times"
_PLACE = re.compile(
    r"\d\s*\(\s*\d+(?:[-–/]\d+)?\s*\)|;\s*\d{1,4}\s*[:(]|\b(?:vol|no|pp|p|s|blz|nr|bd)\.\s*\d|\b\d{1,4}\s*[:,]\s*e?\d+\s*[-–]\s*e?\d+", re.I
)
# An author at the start: takes "Smith J,", "Smith, J.", "van der Berg AB.", "Gröber U, Schmidt"; leaves "The study", "Smith says"
_AUTHOR = re.compile(
    r"^[^\W\d_][\w’'\-]*(?:\s[^\W\d_][\w’'\-]*){0,3},?\s+(?:[A-ZÀ-Þ]\.?[\s\-]?){1,3}(?:[.,;&(:]|\s(?:and|en|und|et|y|e)\s|\Z)"
)
_ET_AL = re.compile(r"\bet\.? al\b|\be\.a\.|\bu\.a\.", re.I)
# When a page was looked at: takes "Accessed February 14, 2024", "geraadpleegd op 3 mei", "Abgerufen am"; leaves "accessible".
_ACCESSED = re.compile(
    r"\b(?:accessed|retrieved|geraadpleegd|abgerufen|zugriff|consulté|consultée|consultado|consultada|consultato|consultata|acesso em"
    r"|acessado|hämtad|besøkt|hentet|besøgt|viitattu|dostęp|citováno)\b",
    re.I,
)
_ADDRESS = re.compile(r"\bhttps?://|\bwww\.|\bdoi\b", re.I)
# What ends a part of an entry: takes ". ", "(", "：", " — "; leaves the "-" of "well-known", the "." of "x.test".
_PART_END = re.compile(r"[.,:;](?=\s|\Z)|[()：，。；、《》]|\s[–—]\s")
_WORK_PARTS = 4  # name, title, publisher, year
_NAME_WORDS = 5  # "Gabriel José García Márquez Barcha"
_PARTICLES = frozenset({"van", "von", "de", "der", "den", "di", "da", "du", "del", "la", "le", "and", "en", "und", "et", "y", "e", "&"})
# What stands before an author: takes "[12] ", "3. "; leaves "Smith".
_LABEL = re.compile(r"\A\W*\d{0,3}\W*")


def is_reference(lines: Sequence[Run]) -> bool:
    """Say whether a text looks like an entry of a reference list, from itself alone."""
    text = " ".join(run.text for run in lines)[:2_000]
    if not _YEAR.search(text) and "10." not in text and "PM" not in text:
        return False
    if _IDENTIFIER.search(text):
        return True
    signs = sum(bool(sign.search(text)) for sign in (_PLACE, _ET_AL, _ADDRESS, _ACCESSED))
    author = bool(_AUTHOR.match(_LABEL.sub("", text)))
    return bool(_YEAR.search(text)) and (author or signs > 0) and (author or signs > 1 or bool(_PLACE.search(text)))


def is_work(lines: Sequence[Run]) -> bool:
    """Say whether what stands under a heading for further reading names a work as a list of books does, and is no mere link.

    Either it is a reference by its look, or a name stands first, unlinked, and a title, a publisher and a year follow.
    """
    if is_reference(lines):
        return True
    text = _LABEL.sub("", " ".join(run.text for run in lines)[:2_000])
    parts = [part for part in map(str.strip, _PART_END.split(text)) if part]
    name = parts[0].split() if parts else []
    if not (len(parts) >= _WORK_PARTS and len(name) <= _NAME_WORDS and _YEAR.search(text)):
        return False
    is_name = not any(word[:1].islower() or word[:1].isdecimal() for word in name if word not in _PARTICLES)
    return is_name and not any(link.text and text.startswith(link.text) for run in lines for link in run.links)


def is_like_entry(lines: Sequence[Run]) -> bool:
    """Say whether what stands right under a heading that announces entries may be one: it is dated, numbered or links somewhere."""
    text = " ".join(run.text for run in lines)
    return bool(_YEAR.search(text) or _ADDRESS.search(text) or _AUTHOR.match(text) or any(run.links for run in lines)) or is_numbered(
        lines[0]
    )


def is_numbered(run: Run) -> bool:
    """Say whether a line begins with a label that counts."""
    label = label_of(run)
    return label is not None and label[0] not in "*†‡§"
