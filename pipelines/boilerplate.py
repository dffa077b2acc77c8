"""What repeats over a dataset: the disclaimer, notice or call to action that most posts of a site open or close with.

Found by content alone, in any language. Each post hands in fingerprints of the blocks near its two ends; those that more than half
of at least four posts share are the dataset's; a block is boilerplate where only such blocks stand between it and the post's end, or where
it is too long to be alike by chance.
"""

from __future__ import annotations

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
        edges = {_fingerprint(text) for text in _edge_texts(passages)}
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
    alike = {index for index in {*rows[:_EDGE], *rows[-_EDGE:]} if _fingerprint(passages[index].text or "") in repeated}
    found = {index for index in alike if len(_letters(passages[index].text or "")) >= _LONG}
    for run in (rows, rows[::-1]):
        for index in run:
            if index not in alike:
                break
            found.add(index)
    return frozenset(found - _own_headings(passages, rows, found))


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


def _fingerprint(text: str) -> int:
    return int.from_bytes(blake2b((_letters(text) or text).encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _letters(text: str) -> str:
    """Give the letters alone: a year, a price or a dash in a notice does not part its copies."""
    return "".join(filter(str.isalpha, text.casefold()))
