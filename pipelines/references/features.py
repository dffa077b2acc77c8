"""What the labeller sees of each token: its own form, its neighbours, and the pieces of the entry that it stands in.

A feature is a short string. Those that follow from a few facts that come again and again (a word, the forms of three tokens in a
row) are made once and kept, without those that the model has no weight for.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipelines.references.pieces import Piece, entry_style, find_chunks, find_sentences, piece_features
from pipelines.references.tokens import Token
from pipelines.references.words import EDGE, Word, beside, spelling, word_of

_KEPT = 50_000  # sets of features that are kept, of each sort
_RUN = 5  # tokens of a run between blanks that its form is made of
_OPENING_QUOTES = frozenset("“„«‘‚‹「『《")
_CLOSING_QUOTES = frozenset("”»’›」』》")
_EDGES = (("^", "^", ""),) * 3
_BEFORE_IN = frozenset('.,;:()[]{}"“”„«»?!<>|/')

Names = tuple[str, ...]  # of features


class _Token(NamedTuple):
    """A token's features, as seen from itself and from the tokens beside it."""

    word: Word
    own: Names
    before: Names  # as seen from the token after it
    after: Names


class Features:
    """Gives the features of tokens; only those that a model knows, where it is told which these are."""

    def __init__(self, known: Container[str] | None = None) -> None:
        self._known = known
        self._token = lru_cache(maxsize=_KEPT)(self._make_token)
        self._joint = self._sort(_joint)
        self._place = self._sort(lambda first, last: [f"i={first}", f"e={last}"])
        self._styled = self._sort(lambda style, own, one, gap: [f"st={style}{own}", f"st={style}{one}{gap}"])
        self._seen = self._sort(lambda seen, quote, shape: [f"h={seen}", f"hq={quote}{shape}"])

    def _sort(self, make: Callable[..., list[str]]) -> Callable[..., Names]:
        return lru_cache(maxsize=_KEPT)(lambda *facts: self._of_model(make(*facts)))

    def _of_model(self, features: Sequence[str]) -> Names:
        known = self._known
        return tuple(features) if known is None else tuple([feature for feature in features if feature in known])

    def _make_token(self, text: str) -> _Token:
        word = word_of(text) if text else EDGE
        return _Token(word, *map(self._of_model, (spelling(word), beside(word, "-1"), beside(word, "+1"))))

    def of(self, tokens: Sequence[Token]) -> list[list[str]]:
        """Give each token's features, in order. The cost is linear in the number of tokens."""
        if not tokens:
            return []
        edge = self._token("")
        seen_as = [edge, *[self._token(token.text) for token in tokens], edge]
        words = [token.word for token in seen_as[1:-1]]
        gaps = ["-", *["_" if after.start > before.end else "-" for before, after in pairwise(tokens)], "-"]
        style, size = entry_style(words), len(words)
        history = _history(words, gaps)
        items: list[list[str]] = []
        for i, (own, shared) in enumerate(zip(words, self._shared(words, gaps), strict=True)):
            one, token, after = seen_as[i : i + 3]
            shape, gap = own.shape, gaps[i]
            items.append(
                [
                    *token.own,
                    *one.before,
                    *after.after,
                    *self._joint(one.word.shape, gap, shape, gaps[i + 1], after.word.shape),
                    *self._place(min(i, 5), min(size - i, 5)),
                    *self._styled(style, shape, one.word.shape, gap),
                    *self._seen(*history[i], shape),
                    *shared,
                ]
            )
        return items

    def _shared(self, words: Sequence[Word], gaps: Sequence[str]) -> list[Names]:
        """Give the features that tokens share: those of their chunk, of their sentence, and of the run between blanks."""
        spread: list[list[Names]] = []
        for name, pieces in (("c", find_chunks(words)), ("s", find_sentences(words, gaps))):
            features = piece_features(words, pieces, name)
            spread.append(_spread([self._of_model(own) for own in features], pieces))
        return [chunk + sentence + run for chunk, sentence, run in zip(*spread, _run_features(words, gaps), strict=True)]


def _spread(features: Sequence[Names], pieces: Sequence[Piece]) -> list[Names]:
    """Give each token the features of its piece."""
    return [own for own, (start, end) in zip(features, pieces, strict=True) for _ in range(start, end)]


def _run_features(words: Sequence[Word], gaps: Sequence[str]) -> list[Names]:
    """What stands between blanks around each token: the forms of such runs on either side, and the word in each.

    Rows of forms hardly ever come again, so that keeping them, or asking whether the model knows them, costs more than it saves.
    """
    bounds: list[Piece] = list(pairwise([0, *[i for i in range(1, len(words)) if gaps[i] == "_"], len(words)]))
    runs = [*_EDGES, *[_run(words[start : min(end, start + _RUN)]) for start, end in bounds], *_EDGES]
    features: list[Names] = []
    for k in range(len(bounds)):
        (b3, _, _), (b2, w2, l2), (b1, w1, l1), (own, _, _), (a1, v1, m1), (a2, v2, m2), (a3, _, _) = runs[k : k + 7]
        features.append(
            (
                *(f"G={own}", f"G-={b1}", f"G+={a1}", f"G--={b2}", f"G++={a2}"),
                *(f"H-={w1}", f"H+={v1}", f"H--={w2}", f"H++={v2}"),
                *(f"K-={l1}", f"K+={m1}", f"K--={l2}", f"K++={m2}"),
                *(f"GG-={b1} {own}", f"GG+={own} {a1}", f"G3={b3} {b2} {b1}", f"G4={a1} {a2} {a3}"),
            )
        )
    return _spread(features, bounds)


def _run(words: Sequence[Word]) -> tuple[str, str, str]:
    """Give the form of a run between blanks, its first word and the lexica that hold that."""
    form = "".join([word.shape for word in words])
    for word in words:
        if word.shape[0] in "Xxo":
            return form, word.lower, word.flags
    return form, words[0].shape, words[0].flags


def _joint(one: str, gap: str, own: str, gap_after: str, after: str) -> list[str]:
    """The forms of a token and its neighbours, and whether blanks part them."""
    return [f"g={gap}{gap_after}", f"ss-={one}{gap}{own}", f"ss+={own}{gap_after}{after}", f"s3={one}{gap}{own}{gap_after}{after}"]


def _history(words: Sequence[Word], gaps: Sequence[str]) -> list[tuple[str, str]]:
    """What has stood before each token: a year, an "in", a quotation and whether it is still open, an open bracket; is a year to come."""
    years = sum(word.shape == "year" for word in words)
    year, inside, quote, depth = "-", "-", "-", "-"
    seen: list[tuple[str, str]] = []
    for i, word in enumerate(words):
        shape = word.shape
        years -= shape == "year"
        quote = _quote_state(shape, quote, not i or gaps[i] == "_")
        seen.append((f"{year}{inside}{quote}{depth}{'Y' if years else '-'}", quote))
        if shape == "year":
            year = "y"
        elif word.lower in ("in", "dans") and (shape == "Xx" or (i and words[i - 1].shape in _BEFORE_IN)):
            inside = "n"
        elif shape in ("(", "["):
            depth = "("
        elif shape in (")", "]"):
            depth = "-"
    return seen


def _quote_state(shape: str, state: str, spaced: bool) -> str:
    """``-`` before any quotation, ``<`` inside one, ``>`` after one. A mark that opens in one language closes in another."""
    if shape == '"' or (shape == "'" and (spaced or state == "<")) or (shape == "“" and state == "<") or (shape == "«" and state == "<"):
        return ">" if state == "<" else "<"
    if shape in _OPENING_QUOTES or (shape == "»" and spaced and state == "-"):
        return "<"
    return ">" if shape in _CLOSING_QUOTES and state == "<" else state
