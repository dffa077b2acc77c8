"""What repeats over a dataset: the disclaimer, notice or call to action that most posts of a site open or close with.

Found by content alone, in any language. Each post hands in fingerprints of the blocks near its two ends, and of their sentences; those
that more than half of at least four posts share are the dataset's. A block is boilerplate where it, or nearly all of its sentences, are
such, and only such blocks stand between it and the post's end, or where it is too long to be alike by chance. Numbers, dates and what the
caller leaves out (the post's title) do not part the copies of a notice.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise

import numpy as np

_EDGE = 8  # blocks at each end: a disclaimer has a heading and a few paragraphs, and a share or author box may follow it
_FEWEST_POSTS = 4  # the contract's: fewer posts prove no habit
_LONG = 80  # letters: headings and stock phrases that repeat by chance are shorter, a disclaimer's sentence is longer
_SENTENCE = 25  # letters: half of a line of print; what is shorter may be anybody's
_SENTENCES = 4  # at either end of a block
_MAX_TEXT = 20_000  # characters; a notice is shorter
_REPEATED_SHARE = 0.7  # of a block's letters: a notice may name the post or its author in a sentence of its own
# Takes the end of "... advice. Ask", "... 。", a line's end; leaves "e.g. this", "3.5".
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-zà-ÿ])|(?<=[。！？])|\n")
_YEAR = re.compile(r"(?:19|20)\d\d")
# A date with its month in words, of any language: takes "3 mei 2024", "May 3rd, 2024", "3 de mayo de 2024", "mai 2024"; leaves "3 loaves".
_DATE = re.compile(
    r"\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?(?:\sde)?\s\d{4}"
    r"|(?<![^\W\d_])[^\W\d_]{3,12}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,\s)?(?:19|20)\d\d(?!\d)"
)
# A post's text ends before its reference list: what stands before that still closes the text.
_LISTS = frozenset({"references", "footnotes"})
_APART = _LISTS | {"separator", "toc"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One block as far as repetition goes."""

    type: str
    text: str | None  # its text, or what stands for it: a caption, an address


class Repetition:
    """Counts over posts, in 8 bytes a fingerprint, what may be boilerplate. Groups are site and language."""

    def __init__(self) -> None:
        self._posts: Counter[Hashable] = Counter()
        self._edges: dict[Hashable, array[int]] = defaultdict(lambda: array("Q"))

    def add(self, group: Hashable, passages: Sequence[Passage]) -> None:
        """Take one post in."""
        edges = {_fingerprint(letters) for text in _edge_texts(passages) for letters in (_letters(text) or text, *_sentences(text))}
        self._posts[group] += 1
        self._edges[group].extend(sorted(edges))

    def repeated(self) -> Mapping[Hashable, frozenset[int]]:
        """Give each group's fingerprints that more than half of its posts open or close with."""
        return {group: _frequent(self._edges[group], posts) for group, posts in self._posts.items() if posts >= _FEWEST_POSTS}


def find_boilerplate(passages: Sequence[Passage], repeated: frozenset[int]) -> frozenset[int]:
    """Give the indexes of a post's passages that are boilerplate."""
    if not repeated:
        return frozenset()
    apart = _apart(passages)
    rows = [index for index, passage in enumerate(passages) if index not in apart and passage.text]
    texts = {index: passages[index].text or "" for index in (*rows[:_EDGE], *rows[-_EDGE:])}
    letters = {index: _letters(text) for index, text in texts.items()}
    alike = {index for index, text in texts.items() if _is_repeated(text, letters[index], repeated)}
    found = {index for index in alike if len(letters[index]) >= _LONG}
    for run in (rows, rows[::-1]):
        for index in run:
            if index not in alike:
                break
            found.add(index)
    return frozenset(found - _own_headings(passages, rows, found))


def _is_repeated(text: str, letters: str, repeated: frozenset[int]) -> bool:
    """Say whether a text (and its letters) repeats as a whole, or nearly all of it sentence by sentence."""
    if _fingerprint(letters or text) in repeated:
        return True
    known = sum(len(sentence) for sentence in _sentences(text) if _fingerprint(sentence) in repeated)
    return known >= _REPEATED_SHARE * len(letters)


def _sentences(text: str) -> list[str]:
    """Give the letters of a text's sentences that are too long to be alike by chance, the first few and the last."""
    if len(text) < _LONG or len(text) > _MAX_TEXT:
        return []
    found = [letters for sentence in _SENTENCE_END.split(text) if len(letters := _letters(sentence)) >= _SENTENCE]
    return [*found[:_SENTENCES], *found[_SENTENCES:][-_SENTENCES:]]


def _own_headings(passages: Sequence[Passage], rows: Sequence[int], found: Set[int]) -> set[int]:
    """Give the headings among ``found`` under which the post's own text stands: "Introduction" may open every post."""
    own: set[int] = set()
    for index, following in reversed(list(pairwise(rows))):
        if passages[index].type == "heading" and index in found and (following not in found or following in own):
            own.add(index)
    return own


def _edge_texts(passages: Sequence[Passage]) -> Iterable[str]:
    apart = _apart(passages)
    texts = [passage.text for index, passage in enumerate(passages) if index not in apart and passage.text]
    return {*texts[:_EDGE], *texts[-_EDGE:]}


def _apart(passages: Sequence[Passage]) -> set[int]:
    """Give the indexes of reference lists, notes and separators, and of the headings over them."""
    apart: set[int] = set()
    over_list = False
    for index in range(len(passages) - 1, -1, -1):
        kind = passages[index].type
        if kind in _APART or (kind == "heading" and over_list):
            apart.add(index)
        if kind != "separator":
            over_list = kind in _LISTS or (kind == "heading" and over_list)
    return apart


def _frequent(fingerprints: array[int], posts: int) -> frozenset[int]:
    # numpy, as a Counter of 100,000 posts' fingerprints would take 150 MB.
    values, counts = np.unique(np.frombuffer(fingerprints, dtype=np.uint64), return_counts=True)
    return frozenset(values[counts * 2 > posts].tolist())


def _fingerprint(letters: str) -> int:
    return int.from_bytes(blake2b(letters.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _letters(text: str) -> str:
    """Give the letters alone: a date, a price or a dash in a notice does not part its copies."""
    return "".join(filter(str.isalpha, (_DATE.sub("", text) if _YEAR.search(text) else text).casefold()))
