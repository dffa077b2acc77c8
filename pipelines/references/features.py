"""What the labeller sees of each token: its own form, its neighbours, and the pieces of the entry that it stands in.

A feature is a short string. Most follow from a few facts that come again and again (a word, the forms of three tokens in a
row), so they are made once and kept; what is left of an entry is looking them up.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from itertools import pairwise

from pipelines.references.pieces import Piece, entry_style, find_chunks, find_sentences, piece_features
from pipelines.references.tokens import Token
from pipelines.references.words import EDGE, Word, beside, spelling, word_of

_KEPT = 50_000  # sets of features that are kept, of each sort
_RUN = 5  # tokens of a run between blanks that its form is made of
_OPENING_QUOTES = frozenset("“„«‘‚‹「『《")
_CLOSING_QUOTES = frozenset("”»’›」』》")
_BEFORE_IN = frozenset('.,;:()[]{}"“”„«»?!<>|/')

Sort = Callable[..., tuple[str, ...]]


class Features:
    """Gives the features of tokens; only those that a model knows, where it is told which these are."""

    def __init__(self, known: Container[str] | None = None) -> None:
        self._known = known
        self._word = self._sort(lambda text: spelling(word_of(text)))
        self._before = self._sort(lambda word: beside(word, "-1"))
        self._after = self._sort(lambda word: beside(word, "+1"))
        self._joint = self._sort(_joint)
        self._place = self._sort(lambda first, last: [f"i={first}", f"e={last}"])
        self._styled = self._sort(lambda style, own, one, gap: [f"st={style}{own}", f"st={style}{one}{gap}"])
        self._seen = self._sort(lambda seen, quote, shape: [f"h={seen}", f"hq={quote}{shape}"])
        self._runs = self._sort(_runs)
        self._row = self._sort(lambda name, *forms: [f"{name}={' '.join(forms)}"])
        self._beside_run = self._sort(_beside_run)

    def _sort(self, make: Callable[..., list[str]]) -> Sort:
        return lru_cache(maxsize=_KEPT)(lambda *facts: self._of_model(make(*facts)))

    def _of_model(self, features: Sequence[str]) -> tuple[str, ...]:
        known = self._known
        return tuple(features) if known is None else tuple([feature for feature in features if feature in known])

    def of(self, tokens: Sequence[Token]) -> list[list[str]]:
        """Give each token's features, in order. The cost is linear in the number of tokens."""
        words = [word_of(token.text) for token in tokens]
        gaps = ["-", *("_" if after.start > before.end else "-" for before, after in pairwise(tokens)), "-"]
        style, size = entry_style(words), len(words)
        padded = [EDGE, *words, EDGE]
        shared = self._shared(words, gaps)
        seen = _history(words, gaps)
        items: list[list[str]] = []
        for i, word in enumerate(words):
            one, after, gap = padded[i], padded[i + 2], gaps[i]
            items.append(
                [
                    *self._word(word.text),
                    *self._before(one),
                    *self._after(after),
                    *self._joint(one.shape, gap, word.shape, gaps[i + 1], after.shape),
                    *self._place(min(i, 5), min(size - i, 5)),
                    *self._styled(style, word.shape, one.shape, gap),
                    *self._seen(*seen[i], word.shape),
                    *shared[i],
                ]
            )
        return items

    def _shared(self, words: Sequence[Word], gaps: Sequence[str]) -> list[tuple[str, ...]]:
        """Give the features that tokens share: those of their chunk, of their sentence, and of the run between blanks."""
        chunks, sentences = find_chunks(words), find_sentences(words, gaps)
        spread: list[list[tuple[str, ...]]] = []
        for name, pieces in (("c", chunks), ("s", sentences)):
            features = [self._of_model(own) for own in piece_features(words, pieces, name)]
            spread.append([own for own, (start, end) in zip(features, pieces, strict=True) for _ in range(start, end)])
        runs = self._run_features(words, gaps)
        return [chunk + sentence + run for chunk, sentence, run in zip(*spread, runs, strict=True)]

    def _run_features(self, words: Sequence[Word], gaps: Sequence[str]) -> list[tuple[str, ...]]:
        """What stands between blanks around each token: the forms of such runs on either side, and the word in each."""
        bounds: list[Piece] = list(pairwise([0, *(i for i in range(1, len(words)) if gaps[i] == "_"), len(words)]))
        edge = [("^", "^", "")] * 3
        runs = [*edge, *(_run(words[start : min(end, start + _RUN)]) for start, end in bounds), *edge]
        spread: list[tuple[str, ...]] = []
        for k, (start, end) in enumerate(bounds):
            forms = tuple([run[0] for run in runs[k : k + 7]])
            own = self._runs(*forms[1:6])
            own += self._row("G3", *forms[:3]) + self._row("G4", *forms[4:])
            for name, place in (("-", 2), ("+", 4), ("--", 1), ("++", 5)):
                own += self._beside_run(name, *runs[k + place][1:])
            spread += [own] * (end - start)
        return spread


def _joint(one: str, gap: str, own: str, gap_after: str, after: str) -> list[str]:
    """The forms of a token and its neighbours, and whether blanks part them."""
    return [f"g={gap}{gap_after}", f"ss-={one}{gap}{own}", f"ss+={own}{gap_after}{after}", f"s3={one}{gap}{own}{gap_after}{after}"]


def _run(words: Sequence[Word]) -> tuple[str, str, str]:
    """Give the form of a run between blanks, its first word and the lexica that hold that."""
    core = next((word for word in words if word.shape[0] in "Xxo"), None)
    form = "".join([word.shape for word in words])
    return (form, core.lower, core.flags) if core else (form, words[0].shape, words[0].flags)


def _runs(before2: str, before: str, own: str, after: str, after2: str) -> list[str]:
    """The forms of five runs in a row, as seen from the one in the middle."""
    features = [f"G={own}", f"G-={before}", f"G+={after}", f"G--={before2}", f"G++={after2}"]
    return [*features, f"GG-={before} {own}", f"GG+={own} {after}"]


def _beside_run(side: str, word: str, flags: str) -> list[str]:
    return [f"H{side}={word}", f"K{side}={flags}"]


def _history(words: Sequence[Word], gaps: Sequence[str]) -> list[tuple[str, str]]:
    """What has stood before each token (a year, an "in", a quotation and whether it is still open, an open bracket), and what is to come."""
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
