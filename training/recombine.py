"""Entries anew: in the setting that somebody gave an entry, with the titles, homes, publishers, places and family names of others.

What parts of an entry are is told by how it is set as much as by its words. Entries recombined teach the setting: a title may stand
before any journal, and words that the model knows of one entry alone say little.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipelines.references.label import join_labels
from training.corpus import Labelled
from training.synthetic import Piece, labelled_pieces

# How often a part is another entry's.
_EXCHANGED = {
    "title": 0.75,
    "journal": 0.7,
    "container-title": 0.7,
    "publisher": 0.6,
    "location": 0.5,
    "collection-title": 0.6,
}
_OF_ONE_KIND = 0.75  # of what is taken, from entries of the same language or file
_NAMES = 0.7  # lists of persons whose family names are exchanged
_NAME = 0.8  # family names of such a list
_LEAST = 3  # signs of what is worth exchanging

# Takes the "In: „" of "In: „Das Meer“", the blank and the quotation mark of " “Sleep"; leaves "Inside".
_OPENING = re.compile(r"^(?:\s*(?:[Ii]n|[Dd]ans|[Ee]n)\b ?:?\s+)?[\s\"“”„«»‘’'(\[]*")
_CLOSING = re.compile(r"[\s\"“”„«»‘’'.,;:)\]|–—-]*$")
_INITIALS = re.compile(r"\b[A-ZÀ-Þ]{1,3}\b")  # takes "J." and "PJ": a list of persons; leaves "World Health Organization"
_WORD = re.compile(r"[^\W\d_]{3,}")
_NO_NAMES = frozenset(("the", "and", "und", "eds", "edited", "red", "hrsg", "von", "van", "der", "den", "university", "institute"))


class Recombiner:
    """Holds what may be exchanged; the same seed gives the same entries."""

    def __init__(self, entries: Iterable[Labelled], chance: random.Random) -> None:
        self._chance = chance
        self._texts: dict[tuple[str, str], list[str]] = defaultdict(list)  # by kind of entry and label
        self._names: dict[str, list[str]] = defaultdict(list)
        for entry in entries:
            for piece in _pieces(entry):
                self._remember(_kind(entry), piece)

    def _remember(self, kind: str, piece: Piece) -> None:
        if piece.label in _EXCHANGED:
            inner = _inner(piece.text)[1]
            if len(inner) >= _LEAST and any(map(str.isalpha, inner)):
                self._texts[kind, piece.label].append(inner)
                self._texts["", piece.label].append(inner)
        elif piece.label == "author" and _INITIALS.search(piece.text):
            self._names[kind] += [word for word in _WORD.findall(piece.text) if _is_name(word)]

    def again(self, entry: Labelled) -> Labelled:
        """Give an entry with parts of others."""
        kind = _kind(entry)
        pieces = [Piece(piece.label, self._exchanged(kind, piece)) for piece in _pieces(entry)]
        return labelled_pieces(pieces, entry.source, entry.style, entry.language)

    def _exchanged(self, kind: str, piece: Piece) -> str:
        if piece.label in ("author", "editor"):
            return self._renamed(kind, piece.text)
        if self._chance.random() >= _EXCHANGED.get(piece.label, 0):
            return piece.text
        opening, inner, closing = _inner(piece.text)
        others = self._texts[kind if self._chance.random() < _OF_ONE_KIND else "", piece.label]
        if len(inner) < _LEAST or not others:
            return piece.text
        other = self._chance.choice(others)
        if other[-1] in "?!":
            closing = closing.removeprefix(".")
        return opening + (other.upper() if inner.isupper() else other) + closing

    def _renamed(self, kind: str, text: str) -> str:
        """Give a list of persons other family names; bodies keep theirs."""
        names = self._names[kind]
        if not names or not _INITIALS.search(text) or self._chance.random() >= _NAMES:
            return text

        def other(match: re.Match[str]) -> str:
            return self._chance.choice(names) if _is_name(match[0]) and self._chance.random() < _NAME else match[0]

        return _WORD.sub(other, text)


def recombined(entries: Sequence[Labelled], seed: int) -> Iterator[list[Labelled]]:
    """Give all entries anew, again and again."""
    recombiner = Recombiner(entries, random.Random(seed))
    while True:
        yield [recombiner.again(entry) for entry in entries]


def _kind(entry: Labelled) -> str:
    """Give what entries have in common whose parts go together: the file, and of those written by hand the language."""
    return "-".join(entry.source.split("-")[:2])[: len("written-nl")]


def _pieces(entry: Labelled) -> list[Piece]:
    """Give the parts of an entry with the blanks before them."""
    parts = join_labels(entry.raw, entry.tokens, entry.labels)
    ends = [0, *(part.start + len(part.text) for part in parts)]
    return [Piece(part.label, entry.raw[end : part.start] + part.text) for part, end in zip(parts, ends, strict=False)]


def _inner(text: str) -> tuple[str, str, str]:
    """Cut a part's text from what opens and closes it: ``In: „``, ``Das Meer``, ``“,``."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    closing = _CLOSING.search(text, start)
    end = closing.start() if closing else len(text)
    return text[:start], text[start:end], text[end:]


def _is_name(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and word.lower() not in _NO_NAMES
