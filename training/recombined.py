"""Entries of the corpus with the words of other entries: where a part ends is to be learned from its style, not from its words."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipelines.references.label import join_labels
from pipelines.references.parts import Part
from training.corpus import Labelled
from training.synthetic import Piece, labelled_pieces

_EXCHANGED = ("title", "journal", "container-title", "publisher", "location", "collection-title")
_SHARE = 0.8  # of the parts of an entry that can be exchanged
_LONGEST = 250
# Takes the marks round the words of « “Zinc and sleep,” », "In Nature.", "(Berlin:"; leaves the words.
_EDGES = re.compile(r"^(\W*(?:(?:[Ii]n|[Dd]ans)\b:?\s*)?\W*)(.*?)(\W*)$", re.DOTALL)


def _core(text: str) -> tuple[str, str, str]:
    match = _EDGES.match(text)
    return match.groups() if match else ("", text, "")  # type: ignore[return-value]


def _kind(label: str, words: str) -> tuple[str, str, bool, bool]:
    """What a text must have in common with the one that it stands in for: label, capitals, abbreviations, commas."""
    long = [word for word in words.split()[1:] if len(word) > 3 and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in long)
    case = "-" if not long else "a" if capitals == len(long) else "n" if not capitals else "s"
    return label, case, bool(re.search(r"\w\.", words)), "," in words


def _parts(entry: Labelled) -> tuple[Part, ...]:
    return join_labels(entry.raw, entry.tokens, entry.labels)


def recombined(corpus: Sequence[Labelled], chance: random.Random) -> Iterator[Labelled]:
    """Give each entry once, most of its titles, journals, books, publishers and places exchanged for others of like form."""
    pools: defaultdict[tuple[str, str, bool, bool], list[str]] = defaultdict(list)
    for entry in corpus:
        for part in _parts(entry):
            words = _core(part.text)[1]
            if part.label in _EXCHANGED and 2 < len(words) < _LONGEST and words.count("(") == words.count(")"):
                pools[_kind(part.label, words)].append(words)
    for entry in corpus:
        parts = _parts(entry)
        pieces = []
        for i, part in enumerate(parts):
            before, words, after = _core(part.text)
            pool = pools.get(_kind(part.label, words)) if part.label in _EXCHANGED else None
            if pool and chance.random() < _SHARE:
                words = chance.choice(pool)
            end = parts[i + 1].start if i + 1 < len(parts) else len(entry.raw)
            gap = entry.raw[part.start + len(part.text) : end]
            pieces.append(Piece(part.label, before + words + after + gap))
        yield labelled_pieces(pieces, f"recombined-{entry.source}", "", "")
