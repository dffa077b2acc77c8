"""Citations by author and year: ``(Smith et al., 2010)``, ``Smith and Jones (2010)``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipelines.blocks.words import words
from pipelines.model.reference import Name, Reference

_DATE = r"(?:(?:1[6-9]|20)\d\d|[nzso]\.\s?[djaDJ]\.)"  # takes "2010", "n.d.", "z.j.", "o.J."; leaves "1234"
# Takes "(Smith et al., 2010)", "[Smith 2010a]", "(zie Jansen & de Boer, 2019a; WHO 2020)", "(Smith, n.d.)"; leaves "(in May)".
_IN_BRACKETS = re.compile(r"\([^()]{2,300}?" + _DATE + r"[^()]{0,200}\)|\[[^\[\]()]{2,300}?" + _DATE + r"[^\[\]()]{0,200}\]")
# Takes the "(2010)" of "Smith and Jones (2010)", "(2010, S. 12)", "(2010: 12)"; leaves "(12)".
_DATE_ALONE = re.compile(r"\(" + _DATE + r"[a-z]?(?:\s*[,:]\s*(?:[^\W\d_]{1,4}\.?\s?)?\d[\d–-]{0,12}(?:\s?ff?\.?)?)?\)")
# One date in a citation, with the letters behind it: takes "2010", "2010a", "2015a,b", "2015a & b", "n.d."; leaves "12010".
_DATED = re.compile(r"(?<!\d)(?:((?:1[6-9]|20)\d\d)([a-z](?:\s*[,&]\s*[a-z](?!\w)){0,5})?(?!\w)|([nzso]\.\s?[djaDJ]\.))")
_BEGINS_WITH_DATE = re.compile(r"[(\[]\s*" + _DATE)
_UNDATED = re.compile(r"[(\s][nzso]\.\s?[djaDJ]\.")  # takes "(n.d.)", " z.j."; leaves "an.d."
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s\Z")
_ACRONYM = re.compile(r"\(([A-Z][A-Z\d-]{1,9})\)")  # takes "(RIVM)"; leaves "(2021)"
_RAW_NAME = 160  # characters of an entry in which its authors' acronym stands
_NAMES_BEFORE = 80  # characters before "(2010)" in which its authors stand
# What may stand between the names before a date, and in them.
_BETWEEN = words("between_names")


@dataclass(frozen=True, slots=True)
class _Author:
    """How a reference is cited by author and year."""

    number: int
    first: str  # its first author's name, folded
    acronyms: frozenset[str]  # of a group, folded
    suffix: str  # the letter after the year

    def is_named(self, said: list[str], joined: str) -> bool:
        """Say whether a text names the first author, whose name is one word or, as a group's, several, or its acronym."""
        return self.first in said or (" " in self.first and self.first in joined) or not self.acronyms.isdisjoint(said)


@dataclass(frozen=True, slots=True)
class AuthorDates:
    """The references that author and date may cite, by year; without a date under the empty text."""

    years: dict[str, list[_Author]]

    @classmethod
    def of(cls, references: Iterable[Reference]) -> AuthorDates:
        """Gather the references that have an author, and a year or a sign that they have none."""
        years: dict[str, list[_Author]] = {}
        for reference in references:
            first = next(filter(None, (_folded(_family(name)) for name in reference.authors)), None)
            if first and (reference.year or _UNDATED.search(reference.raw)):
                suffix = re.search(rf"{reference.year}([a-z])(?!\w)", reference.raw) if reference.year else None
                author = _Author(reference.number, first, _acronyms(reference), suffix[1] if suffix else "")
                years.setdefault(str(reference.year or ""), []).append(author)
        return cls(years)

    def markers(self, text: str) -> Iterator[tuple[int, str, list[int]]]:
        """Give each marker in a text: offset, marker, numbers of the references that it names."""
        for found in _IN_BRACKETS.finditer(text) if "(" in text or "[" in text else ():
            marker = found[0]
            before = _last_names(text[max(0, found.start() - _NAMES_BEFORE) : found.start()]) if _BEGINS_WITH_DATE.match(marker) else ""
            if numbers := [number for part in (before + marker).split(";") for number in self._named(part)]:
                yield found.start(), marker, list(dict.fromkeys(numbers))
        for found in _DATE_ALONE.finditer(text) if "(" in text else ():
            before = _last_names(text[max(0, found.start() - _NAMES_BEFORE) : found.start()])
            if numbers := self._named(before + found[0]):
                yield found.start(), found[0], list(dict.fromkeys(numbers))

    def _named(self, part: str) -> list[int]:
        """Give the references that a text like ``Smith & Jones, 2010a, 2012`` names."""
        said = [(_folded(_POSSESSIVE.sub("", word)), word) for word in _WORD.findall(part)]
        names = [folded for folded, word in said if word[:1].isupper() or word[:1].lower() == word[:1].upper()]
        joined = " ".join(folded for folded, _ in said)
        found: list[int] = []
        for year, letters, _undated in _DATED.findall(part):
            candidates = [author for author in self.years.get(year, ()) if author.is_named(names, joined)]
            for letter in re.findall("[a-z]", letters) or [""]:
                exact = [author for author in candidates if author.suffix == letter]
                found += [author.number for author in (exact or ([] if letter else candidates))[:1]]
        return found


def _last_names(before: str) -> str:
    """Give the names that a text ends with: capitalised words and what stands between them."""
    start = len(before)
    for word in reversed(list(_WORD.finditer(before))):
        between = before[word.end() : start]
        if not (word[0][:1].isupper() or word[0].casefold() in _BETWEEN) or any(sign in "!?;:()0123456789" for sign in between):
            break
        start = word.start()
    return before[start:]


def _acronyms(reference: Reference) -> frozenset[str]:
    """Give the short forms of a group that is the first author: what stands in parentheses behind it, and its initials."""
    first = reference.authors[0]
    if not first.literal:
        return frozenset()
    initials = "".join(word[0] for word in _WORD.findall(first.literal) if word[:1].isupper())
    said = _ACRONYM.findall(reference.raw[:_RAW_NAME])
    return frozenset(_folded(form) for form in (*said, *([initials] if len(initials) > 2 else [])))


def _family(name: Name) -> str:
    return name.family or name.literal or ""


def _folded(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign)).replace("’", "'")
