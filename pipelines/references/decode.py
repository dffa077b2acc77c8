"""The best sequence of labels under scores of tokens and of labels that follow each other, and how likely it is (a linear-chain CRF)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipelines.one_thread import Matrix

_RESCALED = 8  # tokens after which chances are brought back to the sum 1: no score lets them fade to nought, or grow without bound, so fast


@dataclass(frozen=True, slots=True)
class Path:
    """The number of each token's label, and the probability (0-1) of the whole sequence."""

    labels: list[int]
    probability: float


def best_paths(scores: Matrix, lengths: Sequence[int], following: Matrix) -> list[Path]:
    """Decode several entries at once (Viterbi's algorithm; the sum over all paths by the forward algorithm).

    ``scores`` has a row for each token of all entries in turn and a column for each label, ``following`` the score of a label (row)
    with another after it (column); no entry of ``lengths`` is empty.
    """
    sizes = np.array(lengths)
    order = np.argsort(-sizes, kind="stable")  # so that those that are not at their end stand first at each step
    firsts = np.cumsum(sizes) - sizes
    starts = firsts[order]
    running = [int(count) for count in np.searchsorted(-sizes[order], -np.arange(sizes.max()))]  # entries with such a token
    shift = scores.max(axis=1)
    weights, steps = np.exp(scores - shift[:, None], dtype=np.float64), np.exp(following, dtype=np.float64)
    before = np.ascontiguousarray(following.T)
    best, chances = scores[starts], weights[starts]
    total = np.add.reduceat(shift, firsts, dtype=np.float64)[order]
    back = np.zeros(scores.shape, np.intp)  # of each label of a token, the best one before it
    for place in range(1, len(running)):
        active = running[place]
        rows = starts[:active] + place
        paths = best[:active, None, :] + before
        back[rows] = paths.argmax(axis=2)
        best[:active] = paths.max(axis=2) + scores[rows]
        chances[:active] = (chances[:active] @ steps) * weights[rows]
        if place % _RESCALED == 0:
            total[:active] += _rescale(chances[:active])
    total += np.log(chances.sum(axis=1))
    probabilities = np.exp(np.minimum(best.max(axis=1) - total, 0.0))
    last = best.argmax(axis=1)
    found = [
        Path(_trace(back[start : start + sizes[entry]], last[i]), float(probabilities[i]))
        for i, (entry, start) in enumerate(zip(order, starts, strict=True))
    ]
    return [found[i] for i in np.argsort(order)]


def _rescale(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bring each row to the sum 1, in place; give the logarithms of the sums."""
    sums: NDArray[np.float64] = chances.sum(axis=1)
    chances /= sums[:, None]
    return np.log(sums)


def _trace(back: NDArray[np.intp], last: int) -> list[int]:
    """Walk from an entry's last label to its first."""
    labels = [int(last)]
    for step in back[:0:-1]:
        labels.append(int(step[labels[-1]]))
    return labels[::-1]
