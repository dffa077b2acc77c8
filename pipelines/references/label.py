"""The sequence labeller: which words of an entry are its authors, its title, its pages (a linear-chain CRF)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

import pycrfsuite

from pipelines.references.features import features_of
from pipelines.references.parts import Part
from pipelines.references.tokens import Token, tokenise


class Labelling(NamedTuple):
    """The parts of an entry, and how likely the model holds the whole of them (0-1)."""

    parts: tuple[Part, ...]
    probability: float
    tokens: int


@cache
def _model() -> bytes:
    return (files("pipelines.references") / "model" / "references.crfsuite").read_bytes()


@cache
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_model())  # reads from these bytes for as long as it lives, so they stay cached
    return tagger


def label(text: str) -> Labelling:
    """Cut ``text`` into labelled parts, every token in one; empty text has none."""
    tokens = tokenise(text)
    if not tokens:
        return Labelling((), 0.0, 0)
    tagger = _tagger()
    tagger.set(features_of(tokens))
    labels = tagger.tag()
    return Labelling(join_labels(text, tokens, labels), tagger.probability(labels), len(tokens))


def join_labels(text: str, tokens: Sequence[Token], labels: Sequence[str]) -> tuple[Part, ...]:
    """Join tokens of one label to parts: a new one where the label changes or begins anew (``B-``)."""
    starts = [i for i, name in enumerate(labels) if not i or name[0] == "B" or name[2:] != labels[i - 1][2:]]
    return tuple(
        Part(labels[first][2:], text[tokens[first].start : tokens[last - 1].end], tokens[first].start)
        for first, last in pairwise([*starts, len(labels)])
    )
