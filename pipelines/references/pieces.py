"""The pieces of an entry between stops: what kind of text each is, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipelines.references.words import Word

Piece = tuple[int, int]  # the first token and the one after the last; the stop is the piece's own

_BREAKS = frozenset('.,;:()[]{}"“”„«»?!<>|/')
_CLOSERS = frozenset(".?!:;")
_QUOTES = frozenset('"“”„«»')
_NUMBERS = frozenset(("d1", "d2", "d3", "d4", "d5", "year"))
_FAR = 4  # pieces


def find_chunks(words: Sequence[Word]) -> list[Piece]:
    """Cut after each punctuation mark."""
    return _cut(len(words), [i + 1 for i, word in enumerate(words) if word.shape in _BREAKS])


def find_sentences(words: Sequence[Word], gaps: Sequence[str]) -> list[Piece]:
    """Cut after each full stop, question mark or the like that a blank follows; ``gaps[i]`` is what stands before token ``i``."""
    last = len(words) - 1
    return _cut(len(words), [i + 1 for i, word in enumerate(words) if word.shape in _CLOSERS and (i == last or gaps[i + 1] == "_")])


def _cut(size: int, cuts: list[int]) -> list[Piece]:
    if not cuts or cuts[-1] != size:
        cuts.append(size)
    return list(zip([0, *cuts[:-1]], cuts, strict=True))


def entry_style(words: Sequence[Word]) -> str:
    """Name the style of an entry: quotes, where its first year stands, whether it begins with initials."""
    shapes = [word.shape for word in words]
    quotes = "-" if _QUOTES.isdisjoint(shapes) else "q"
    year = shapes.index("year") if "year" in shapes else -1
    place = "-" if year < 0 else "p" if year and shapes[year - 1] in ("(", "[") else "b"
    when = "-" if year < 0 else "e" if year * 2 < len(words) else "l"
    return f"{quotes}{place}{when}{'i' if shapes and shapes[0] in ('X.', 'XX', 'X') else 'n'}"


def piece_features(words: Sequence[Word], pieces: Sequence[Piece], name: str) -> list[list[str]]:
    """Give the features of each piece: how long it is, how it begins and ends, what stands before and after."""
    shapes = [word.shape for word in words]
    digests = ["^", *["|".join(shapes[start : min(end, start + 2)]) for start, end in pieces], "$", "$"]
    kinds = [*[_majority("".join([word.flags for word in words[start:end]])) for start, end in pieces], "$"]
    capitals = [*[_capitals(words[start + 1 : end]) for start, end in pieces], "$"]
    numbers = _ways_to_number(shapes, pieces)
    features: list[list[str]] = []
    for i, (start, end) in enumerate(pieces):
        before = shapes[start - 1] if start else "^"
        last, following = shapes[end - 1], digests[i + 2]
        features.append(
            [
                f"{name}n={_bucket(end - start)}",
                f"{name}d={before} {last}",
                f"{name}f={words[start].lower}",
                f"{name}m={kinds[i]}",
                f"{name}k={kinds[i + 1]} {following}",
                f"{name}x={last} {following}",
                f"{name}y={following} {digests[i + 3]}",
                f"{name}p={digests[i]} {before}",
                f"{name}c={capitals[i]}{capitals[i + 1]}",
                f"{name}r={numbers[i]}{last}",
                f"{name}i={min(i, 6)}",
                f"{name}e={min(len(pieces) - i, 5)}",
            ]
        )
    return features


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4" if number < 7 else "7" if number < 12 else "12"


@lru_cache(maxsize=10_000)
def _majority(flags: str) -> str:
    """Which lexica the words of a piece are of, commonest first, at most two."""
    return "".join(sorted(set(flags), key=lambda flag: (-flags.count(flag), flag))[:2])


def _capitals(words: Sequence[Word]) -> str:
    """Whether longer words begin with capitals: all (``a``), none (``n``), some (``s``); ``-`` without longer words."""
    letters = "".join([word.capital for word in words])
    if not letters:
        return "-"
    return "n" if "X" not in letters else "s" if "x" in letters else "a"


def _ways_to_number(shapes: Sequence[str], pieces: Sequence[Piece]) -> list[str]:
    """How many pieces each is before the next one that begins with a number, and whether that is a year."""
    ways: list[str] = []
    way, kind = _FAR, "-"
    for start, _ in reversed(pieces):
        shape = shapes[start]
        if shape in _NUMBERS:
            way, kind = 0, "y" if shape == "year" else "d"
        ways.append(f"{way}{kind}")
        way = min(way + 1, _FAR)
    return ways[::-1]
