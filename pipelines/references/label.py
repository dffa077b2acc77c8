"""Which words of an entry are its authors, its title, its pages: a label for each token, joined to parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipelines.references.labeller import load_labeller
from pipelines.references.parts import Part
from pipelines.references.tokens import Token, tokenise

_AT_ONCE = 1_024  # tokens: enough that numpy's calls cost little, few enough that the numbers stay in the processor's cache


class Labelling(NamedTuple):
    """The parts of an entry, and how likely the model holds the whole of them (0-1)."""

    parts: tuple[Part, ...]
    probability: float
    tokens: int


def label(texts: Sequence[str]) -> list[Labelling]:
    """Cut each text into labelled parts, every token in one; empty text has none. Several at once cost half as much as one by one."""
    return [labelling for batch in _batches(texts) for labelling in _label(batch)]


def _batches(texts: Sequence[str]) -> Iterator[list[tuple[str, list[Token]]]]:
    """Give texts with their tokens, as many at a time as are read at once."""
    batch: list[tuple[str, list[Token]]] = []
    count = 0
    for text in texts:
        tokens = tokenise(text)
        if batch and count + len(tokens) > _AT_ONCE:
            yield batch
            batch, count = [], 0
        batch.append((text, tokens))
        count += len(tokens)
    yield batch


def _label(batch: Sequence[tuple[str, list[Token]]]) -> Iterator[Labelling]:
    entries = [tokens for _, tokens in batch if tokens]
    found = iter(load_labeller().label(entries) if entries else ())
    for text, tokens in batch:
        labels, probability = next(found) if tokens else ((), 0.0)
        yield Labelling(join_labels(text, tokens, labels), probability, len(tokens))


def join_labels(text: str, tokens: Sequence[Token], labels: Sequence[str]) -> tuple[Part, ...]:
    """Join tokens of one label to parts: a new one where the label changes or begins anew (``B-``)."""
    starts = [i for i, name in enumerate(labels) if not i or name[0] == "B" or name[2:] != labels[i - 1][2:]]
    return tuple(
        Part(labels[first][2:], text[tokens[first].start : tokens[last - 1].end], tokens[first].start)
        for first, last in pairwise([*starts, len(labels)])
    )
