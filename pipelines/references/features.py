"""What the labeller sees of each token: its own form, its neighbours, and the piece of the entry that it stands in.

Every feature is a short string. Those that follow from one token's text alone are made once per text and cached, so
that an entry costs little more than joining lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipelines.references.lexicon import lexicon_flags
from pipelines.references.tokens import Token

# Takes "XLI", "iv"; leaves "I" (more often an initial) and "MIX".
_ROMAN = re.compile(r"(?:[IVXLC]{2,7}|[ivxl]{2,7})")
_BREAKS = frozenset('.,;:()[]{}"“”„«»?!<>|/')
_CLOSERS = frozenset(".?!:;")
_QUOTES = frozenset('"“”„«»')


class _Word(NamedTuple):
    """The features of one token's text, as seen from itself and from the tokens beside it."""

    shape: str
    own: tuple[str, ...]
    before: tuple[str, ...]  # as seen from the token after it
    after: tuple[str, ...]  # as seen from the token before it
    lower: str
    flags: str


def _digits_shape(text: str) -> str:
    if len(text) == 4:
        return "year" if "1500" <= text <= "2029" else "d4"
    return f"d{min(len(text), 5)}"


def _word_shape(text: str) -> str:
    if text.islower():
        return "x" if len(text) > 1 else "x1"
    if text.isupper():
        letters = len(text)
        return "X" if letters == 1 else "XX" if letters <= 3 else "XXX"
    if text[:1].isupper():
        return "Xx" if text[1:].islower() else "XxX"
    return "xX" if text[:1].islower() else "o"


def token_shape(text: str) -> str:
    """Name the form of a token: ``Xx``, ``X.``, ``year``, ``d2``, ``url``, ``doi``, or the punctuation mark itself."""
    first = text[0]
    if first.isdigit():
        return "doi" if text.startswith("10.") and "/" in text else _digits_shape(text)
    if not first.isalpha():
        return "tag" if len(text) > 1 else first
    if len(text) == 2 and text[1] == ".":
        return "X."
    if ":" in text or text.startswith("www."):
        return "url"
    return _word_shape(text)


@lru_cache(maxsize=50_000)
def _word(text: str) -> _Word:
    shape = token_shape(text)
    lower = text.lower() if len(text) <= 24 else shape
    if shape in ("d3", "d4", "d5", "url", "doi"):
        lower = shape
    own = [f"w={lower}", f"s={shape}"]
    flags = ""
    if text[0].isalpha() and shape not in ("url", "doi"):
        flags = lexicon_flags(lower)
        own += [f"p2={lower[:2]}", f"p4={lower[:4]}", f"e2={lower[-2:]}", f"e3={lower[-3:]}"]
        own += [f"l={flag}" for flag in flags]
        if _ROMAN.fullmatch(text):
            own.append("roman")
    near = [f"w={lower}", f"s={shape}", *(f"l={flag}" for flag in flags)]
    return _Word(shape, tuple(own), tuple(f"-1{f}" for f in near), tuple(f"+1{f}" for f in near), lower, flags)


_EDGE = _Word("^", (), ("-1^",), ("+1^",), "^", "")


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4" if number < 7 else "7" if number < 12 else "12"


def _pieces(words: Sequence[_Word], breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """Cut the entry after each token of ``breaks``; give (start, end) of each piece, the break its last token."""
    cuts = [i + 1 for i, broken in enumerate(breaks) if broken]
    if not cuts or cuts[-1] != len(words):
        cuts.append(len(words))
    return list(zip([0, *cuts[:-1]], cuts, strict=True))


def _majority(words: Sequence[_Word]) -> str:
    """Which lexica the words of a piece are of, commonest first, at most two."""
    counts: dict[str, int] = {}
    for word in words:
        for flag in word.flags:
            counts[flag] = counts.get(flag, 0) + 1
    return "".join(sorted(counts, key=lambda flag: (-counts[flag], flag))[:2])


def _digest(words: Sequence[_Word]) -> str:
    """What kind of piece it is: the shapes of its first two tokens."""
    return "|".join(word.shape for word in words[:2])


def _piece_features(words: Sequence[_Word], pieces: Sequence[tuple[int, int]], name: str) -> list[tuple[str, ...]]:
    """Features that all tokens of a piece share: how long it is, how it begins and ends, what stands before and after."""
    features: list[tuple[str, ...]] = []
    digests = [_digest(words[start:end]) for start, end in pieces]
    kinds = [_majority(words[start:end]) for start, end in pieces]
    for index, (start, end) in enumerate(pieces):
        before = words[start - 1].shape if start else "^"
        following = digests[index + 1] if index + 1 < len(digests) else "$"
        after = digests[index + 2] if index + 2 < len(digests) else "$"
        last = words[end - 1]
        shared = (
            f"{name}n={_bucket(end - start)}",
            f"{name}d={before} {last.shape}",
            f"{name}f={words[start].lower}",
            f"{name}m={kinds[index]}",
            f"{name}k={kinds[index + 1] if index + 1 < len(kinds) else '$'} {following}",
            f"{name}x={last.shape} {following}",
            f"{name}y={following} {after}",
            f"{name}p={digests[index - 1] if index else '^'} {before}",
        )
        features.append(shared)
    return features


def _style(words: Sequence[_Word]) -> str:
    """The style of the entry as a whole: quotes, where its first year stands, whether it begins with initials."""
    shapes = [word.shape for word in words]
    quotes = "q" if any(shape in _QUOTES for shape in shapes) else "-"
    years = [i for i, shape in enumerate(shapes) if shape == "year"]
    place = "-" if not years else "p" if years[0] and shapes[years[0] - 1] in ("(", "[") else "b"
    when = "-" if not years else "e" if years[0] * 2 < len(words) else "l"
    initials = shapes[0] if shapes else "-"
    return f"{quotes}{place}{when}{'i' if initials in ('X.', 'XX', 'X') else 'n'}"


def _sentence_breaks(tokens: Sequence[Token], words: Sequence[_Word]) -> list[bool]:
    """Whether a token ends a sentence: a full stop, question mark or the like with a blank after it."""
    last = len(tokens) - 1
    return [
        word.shape in _CLOSERS and (i == last or tokens[i + 1].start > tokens[i].end) and word.shape not in ",("
        for i, word in enumerate(words)
    ]


def features_of(tokens: Sequence[Token]) -> list[list[str]]:
    """Give each token's features, in order. The cost is linear in the number of tokens."""
    words = [_word(token.text) for token in tokens]
    chunks = _pieces(words, [word.shape in _BREAKS for word in words])
    sentences = _pieces(words, _sentence_breaks(tokens, words))
    chunk_features = _spread(chunks, _piece_features(words, chunks, "c"))
    sentence_features = _spread(sentences, _piece_features(words, sentences, "s"))
    places = _spread(sentences, [(f"si={min(i, 6)}", f"se={min(len(sentences) - i, 5)}") for i in range(len(sentences))])
    style = f"st={_style(words)}"
    padded = [_EDGE, *words, _EDGE]
    groups = _groups(tokens)
    around = _spread(groups, _group_features(words, groups))
    seen = _history(tokens, words)
    items: list[list[str]] = []
    size = len(tokens)
    for i, token in enumerate(tokens):
        one, word, next_one = padded[i : i + 3]
        gap = "_" if i and token.start > tokens[i - 1].end else "-"
        gap_after = "_" if i + 1 < size and tokens[i + 1].start > token.end else "-"
        items.append(
            [
                *word.own,
                *one.before,
                *next_one.after,
                *around[i],
                f"g={gap}{gap_after}",
                f"ss-={one.shape}{gap}{word.shape}",
                f"ss+={word.shape}{gap_after}{next_one.shape}",
                f"s3={one.shape}{gap}{word.shape}{gap_after}{next_one.shape}",
                f"i={min(i, 5)}",
                f"e={min(size - i, 5)}",
                f"{style}{word.shape}",
                f"{style}{one.shape}{gap}",
                *chunk_features[i],
                *sentence_features[i],
                *places[i],
                *seen[i],
            ]
        )
    return items


def _groups(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Cut the entry at its blanks; give (start, end) of each run of tokens."""
    cuts = [i for i in range(1, len(tokens)) if tokens[i].start > tokens[i - 1].end]
    return list(pairwise([0, *cuts, len(tokens)]))


def _group_features(words: Sequence[_Word], groups: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
    """What stands between blanks around each token: the forms of two such runs on either side, and the word in each."""
    edge = ("^", "^", "")
    forms = [edge, edge, edge]
    for start, end in groups:
        run = words[start : min(end, start + 5)]
        core = next((word for word in run if word.shape[0] in "Xxo"), run[0])
        forms.append(("".join(word.shape for word in run), core.lower if core.shape[0] in "Xxo" else core.shape, core.flags))
    forms += [edge, edge, edge]
    features: list[tuple[str, ...]] = []
    for k in range(3, len(forms) - 3):
        (b3, _, _), (b2, w2, l2), (b1, w1, l1), (own, _, _), (a1, v1, m1), (a2, v2, m2), (a3, _, _) = forms[k - 3 : k + 4]
        features.append(
            (
                f"G={own}",
                f"G-={b1}",
                f"G+={a1}",
                f"G--={b2}",
                f"G++={a2}",
                f"H-={w1}",
                f"H+={v1}",
                f"H--={w2}",
                f"H++={v2}",
                f"K-={l1}",
                f"K+={m1}",
                f"K--={l2}",
                f"K++={m2}",
                f"GG-={b1} {own}",
                f"GG+={own} {a1}",
                f"G3={b3} {b2} {b1}",
                f"G4={a1} {a2} {a3}",
            )
        )
    return features


def _spread(pieces: Sequence[tuple[int, int]], shared: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [features for (start, end), features in zip(pieces, shared, strict=True) for _ in range(start, end)]


_OPENING_QUOTES = frozenset("“„«‘‚‹「『《")
_CLOSING_QUOTES = frozenset("”»’›」』》")


def _history(tokens: Sequence[Token], words: Sequence[_Word]) -> list[tuple[str, ...]]:
    """What has stood before each token: a year, an "in", a quotation and whether it is still open, an open bracket; is a year to come."""
    years_left = sum(word.shape == "year" for word in words)
    year, inside, quote, depth = "-", "-", "-", "-"
    features: list[tuple[str, ...]] = []
    for i, word in enumerate(words):
        shape = word.shape
        if shape == "year":
            years_left -= 1
        spaced = not i or tokens[i].start > tokens[i - 1].end
        quote = _quote_state(shape, quote, spaced)
        features.append((f"h={year}{inside}{quote}{depth}{'Y' if years_left else '-'}", f"hq={quote}{shape}"))
        if shape == "year":
            year = "y"
        elif word.lower in ("in", "dans") and (shape == "Xx" or (i and words[i - 1].shape in _BREAKS)):
            inside = "n"
        elif shape in ("(", "["):
            depth = "("
        elif shape in (")", "]"):
            depth = "-"
    return features


def _quote_state(shape: str, state: str, spaced: bool) -> str:
    """``-`` before any quotation, ``<`` inside one, ``>`` after one. A mark that opens in one language closes in another."""
    if shape == '"' or (shape == "'" and (spaced or state == "<")) or (shape == "“" and state == "<") or (shape == "«" and state == "<"):
        return ">" if state == "<" else "<"
    if shape in _OPENING_QUOTES or (shape == "»" and spaced and state == "-"):
        return "<"
    return ">" if shape in _CLOSING_QUOTES and state == "<" else state
