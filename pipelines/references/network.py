"""The labeller's scores: linear in what is seen of a token (those of a CRF), and of a small network that looks around.

The network sums what it has learnt of a token's word, form and place to a vector, and lets each token look at its neighbours through
layers of ever wider steps (a dilated convolution, https://arxiv.org/abs/1702.02098), once at the entry as a whole. Both were trained
alone (``training/``); what each has learnt is multiplied, as the sum of their scores does, and errs less than either.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from pipelines.one_thread import Matrix, one_thread
from pipelines.references.features import Level

Numbers = NDArray[np.intp]

WHOLE = 1  # the layer from which on a token knows of the entry as a whole
_REMEMBERED = 16_384  # words whose sums are kept: 16 MB in both tables
_TANGENT = np.float32(np.sqrt(2 / np.pi))
_TINY = np.float32(1e-6)  # keeps a vector of noughts from being divided by its length


class Table:
    """A row of numbers for each known feature; row 0, all noughts, for the others."""

    def __init__(self, rows: Mapping[str, int], values: Matrix) -> None:
        self._row = rows.get
        self._values = values
        self._sum = lru_cache(maxsize=_REMEMBERED)(self._sum_of)

    def sums(self, levels: Iterable[Level]) -> Matrix:
        """Give for each token the sum of its features' rows, of all levels."""
        total: Matrix = np.sum([self._recurring(level) if level.recurring else self._shared(level) for level in levels], axis=0)
        return total

    def _recurring(self, level: Level) -> Matrix:
        return np.array([self._sum(features) for features in level.features])

    def _sum_of(self, features: tuple[str, ...]) -> Matrix:
        total: Matrix = self._values[list(map(self._row, features, repeat(0)))].sum(axis=0)
        return total

    def _shared(self, level: Level) -> Matrix:
        names = chain.from_iterable(level.features)
        numbers = np.fromiter(map(self._row, names, repeat(0)), np.intp).reshape(len(level.features), -1)
        rows = self._values[numbers].sum(axis=1)
        return np.repeat(rows, level.sizes, axis=0)


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution over three tokens that stand ``step`` apart."""

    step: int
    scale: Matrix  # (channels,)
    weights: Matrix  # (3 * channels, channels): of the token before, itself, the token after
    bias: Matrix


@dataclass(frozen=True, slots=True)
class Network:
    """From vectors of tokens to scores of labels; matrices have a row for each input, a column for each output."""

    into: Matrix
    into_bias: Matrix
    layers: tuple[Layer, ...]
    whole: Matrix  # (2 * channels, channels): of the mean and the maximum over an entry's tokens
    out: Matrix
    out_bias: Matrix

    def judge(self, vectors: Matrix, lengths: Sequence[int]) -> Matrix:
        """Give the scores of all tokens of several entries, in turn; no token sees beyond its entry."""
        with one_thread():
            return self._judge(vectors, np.array(lengths, np.intp))

    def _judge(self, vectors: Matrix, lengths: Numbers) -> Matrix:
        reach = max(layer.step for layer in self.layers)
        places = _apart(lengths, reach)
        rows: Matrix = vectors @ self.into + self.into_bias
        padded = np.zeros((places[-1] + 1 + reach, rows.shape[1]), np.float32)
        for number, layer in enumerate(self.layers):
            size = np.sqrt(np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1]) + _TINY)
            padded[places] = rows / size[:, None] * layer.scale
            seen = np.concatenate([padded[places - layer.step], padded[places], padded[places + layer.step]], axis=1)
            hidden = seen @ layer.weights + layer.bias
            if number == WHOLE:
                hidden += np.repeat(_summary(rows, lengths) @ self.whole, lengths, axis=0)
            rows = rows + _gelu(hidden)
        scores: Matrix = rows @ self.out + self.out_bias
        return scores


def _gelu(rows: Matrix) -> Matrix:
    """Let what is above nought pass, smoothly (https://arxiv.org/abs/1606.08415, by the tangent)."""
    passed: Matrix = np.float32(0.5) * rows * (1 + np.tanh(_TANGENT * rows * (1 + np.float32(0.044715) * rows * rows)))
    return passed


def _apart(lengths: Numbers, reach: int) -> Numbers:
    """Give places for all tokens such that entries are ``reach`` apart, as is the first from the beginning."""
    return np.arange(lengths.sum()) + np.repeat(reach * np.arange(1, len(lengths) + 1), lengths)


def _summary(rows: Matrix, lengths: Numbers) -> Matrix:
    """Give each entry's mean and maximum."""
    starts = np.cumsum(lengths) - lengths
    mean = np.add.reduceat(rows, starts, axis=0) / lengths[:, None].astype(np.float32)
    return np.concatenate([mean, np.maximum.reduceat(rows, starts, axis=0)], axis=1)
