"""What the labeller sees of each token: its own form, its neighbours, and the piece of the entry that it stands in.

Every feature is a short string. Those that follow from one token's text alone are made once per text and cached, so
that an entry costs little more than joining lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise, repeat
from typing import NamedTuple

from pipelines.references.tokens import Token
from pipelines.references.words import EDGE, Word, word_of

_BREAKS = frozenset('.,;:()[]{}"“”„«»?!<>|/')
_CLOSERS = frozenset(".?!:;")
_QUOTES = frozenset('"“”„«»')


class Level(NamedTuple):
    """Features that the tokens of a piece share, for the pieces that an entry is cut into, in order."""

    features: Sequence[tuple[str, ...]]  # of each piece, none empty
    sizes: Sequence[int]  # tokens of each piece
    recurring: bool = False  # the same tuples come again and again, as words do


def _bucket(number: int) -> str:
    return str(number) if number < 4 else "4" if number < 7 else "7" if number < 12 else "12"


def _pieces(words: Sequence[Word], breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """Cut the entry after each token of ``breaks``; give (start, end) of each piece, the break its last token."""
    cuts = [i + 1 for i, broken in enumerate(breaks) if broken]
    if not cuts or cuts[-1] != len(words):
        cuts.append(len(words))
    return list(zip([0, *cuts[:-1]], cuts, strict=True))


def _majority(words: Sequence[Word]) -> str:
    """Which lexica the words of a piece are of, commonest first, at most two."""
    counts: dict[str, int] = {}
    for word in words:
        for flag in word.flags:
            counts[flag] = counts.get(flag, 0) + 1
    return "".join(sorted(counts, key=lambda flag: (-counts[flag], flag))[:2])


def _digest(words: Sequence[Word]) -> str:
    """What kind of piece it is: the shapes of its first two tokens."""
    return "|".join(word.shape for word in words[:2])


def _piece_features(words: Sequence[Word], pieces: Sequence[tuple[int, int]], name: str) -> list[tuple[str, ...]]:
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


def _style(words: Sequence[Word]) -> str:
    """The style of the entry as a whole: quotes, where its first year stands, whether it begins with initials."""
    shapes = [word.shape for word in words]
    quotes = "q" if any(shape in _QUOTES for shape in shapes) else "-"
    years = [i for i, shape in enumerate(shapes) if shape == "year"]
    place = "-" if not years else "p" if years[0] and shapes[years[0] - 1] in ("(", "[") else "b"
    when = "-" if not years else "e" if years[0] * 2 < len(words) else "l"
    initials = shapes[0] if shapes else "-"
    return f"{quotes}{place}{when}{'i' if initials in ('X.', 'XX', 'X') else 'n'}"


def _sentence_breaks(tokens: Sequence[Token], words: Sequence[Word]) -> list[bool]:
    """Whether a token ends a sentence: a full stop, question mark or the like with a blank after it."""
    last = len(tokens) - 1
    return [
        word.shape in _CLOSERS and (i == last or tokens[i + 1].start > tokens[i].end) and word.shape not in ",("
        for i, word in enumerate(words)
    ]


def levels_of(tokens: Sequence[Token]) -> tuple[Level, ...]:
    """Give what is seen of the tokens, of their places, and of the pieces between breaks, blanks and ends of sentences.

    The cost is linear in the number of tokens.
    """
    words = [word_of(token.text) for token in tokens]
    chunks = _pieces(words, [word.shape in _BREAKS for word in words])
    sentences = _pieces(words, _sentence_breaks(tokens, words))
    groups = _groups(tokens)
    count = len(sentences)
    gaps = ["-", *("_" if after.start > before.end else "-" for before, after in pairwise(tokens)), "-"]
    one_each = [1] * len(tokens)
    return (
        Level([word.own for word in words], one_each, recurring=True),
        Level([word.before for word in (EDGE, *words[:-1])], one_each, recurring=True),
        Level([word.after for word in (*words[1:], EDGE)], one_each, recurring=True),
        Level(_place_features(tokens, words, gaps), one_each),
        Level([(f"si={min(i, 6)}", f"se={min(count - i, 5)}") for i in range(count)], _sizes(sentences)),
        Level(_piece_features(words, chunks, "c"), _sizes(chunks)),
        Level(_piece_features(words, sentences, "s"), _sizes(sentences)),
        Level(_group_features(words, groups), _sizes(groups)),
        Level(_form_features([word.shape for word in words], gaps), one_each),
    )


def looked_at(levels: Sequence[Level]) -> tuple[Level, ...]:
    """Give the levels that say something of one token alone, or of its place: what a network needs that looks around by itself."""
    own, _, _, place, sentence, *_ = levels
    return own, place, sentence


def by_token(levels: Sequence[Level]) -> list[list[str]]:
    """Give each token's features, of all levels."""
    shared = (
        chain.from_iterable(repeat(features, size) for features, size in zip(level.features, level.sizes, strict=True)) for level in levels
    )
    return [list(chain.from_iterable(of_token)) for of_token in zip(*shared, strict=True)]


def features_of(tokens: Sequence[Token]) -> list[list[str]]:
    """Give each token's features, in order."""
    return by_token(levels_of(tokens))


def _sizes(pieces: Sequence[tuple[int, int]]) -> list[int]:
    return [end - start for start, end in pieces]


def _form_features(shapes: Sequence[str], gaps: Sequence[str]) -> list[tuple[str, ...]]:
    """The forms of each token and its neighbours, with the blanks between them."""
    padded = ["^", *shapes, "^"]
    return [
        (
            f"ss-={padded[i]}{gaps[i]}{shape}",
            f"ss+={shape}{gaps[i + 1]}{padded[i + 2]}",
            f"s3={padded[i]}{gaps[i]}{shape}{gaps[i + 1]}{padded[i + 2]}",
        )
        for i, shape in enumerate(shapes)
    ]


def _place_features(tokens: Sequence[Token], words: Sequence[Word], gaps: Sequence[str]) -> list[tuple[str, ...]]:
    """Whether blanks stand around each token, its place in the entry, the entry's style, and what has stood before."""
    style = f"st={_style(words)}"
    before = ["^", *(word.shape for word in words)]
    seen = _history(tokens, words)
    size = len(tokens)
    return [
        (
            f"g={gaps[i]}{gaps[i + 1]}",
            f"i={min(i, 5)}",
            f"e={min(size - i, 5)}",
            f"{style}{word.shape}",
            f"{style}{before[i]}{gaps[i]}",
            *seen[i],
        )
        for i, word in enumerate(words)
    ]


def _groups(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Cut the entry at its blanks; give (start, end) of each run of tokens."""
    cuts = [i for i in range(1, len(tokens)) if tokens[i].start > tokens[i - 1].end]
    return list(pairwise([0, *cuts, len(tokens)]))


def _group_features(words: Sequence[Word], groups: Sequence[tuple[int, int]]) -> list[tuple[str, ...]]:
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


_OPENING_QUOTES = frozenset("“„«‘‚‹「『《")
_CLOSING_QUOTES = frozenset("”»’›」』》")


def _history(tokens: Sequence[Token], words: Sequence[Word]) -> list[tuple[str, ...]]:
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
