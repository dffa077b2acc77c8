"""Fit the confidence on entries that the labeller has not seen, and show how well it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from pipelines.references.confidence import signs_of
from pipelines.references.label import label
from pipelines.references.parse import read_fields
from pipelines.references.parts import Parts
from pipelines.references.repair import repaired

_RIDGE = 0.05  # on some six hundred entries a dozen weights need holding back
_STEPS = 50


class Band(NamedTuple):
    """Entries of about one confidence: how many, what they claim, and what is true."""

    low: float
    count: int
    claimed: float
    right: float


def signs(raw: str) -> dict[str, float]:
    """Give the signs of one entry."""
    (labelling,) = label([raw])
    entry = Parts(raw, repaired(raw, labelling.parts))
    return signs_of(labelling, entry, {found.field: found.value for found in read_fields(entry)})


def fit(rows: Sequence[dict[str, float]], right: Sequence[bool]) -> dict[str, float]:
    """Fit a logistic regression by Newton's method, with a small ridge; ``odds`` is the labeller's, the rest are signs."""
    names = list(rows[0])
    matrix: NDArray[np.float64] = np.array([[row[name] for name in names] for row in rows])
    truth = np.array(right, dtype=np.float64)
    weights = np.zeros(len(names))
    ridge = np.eye(len(names)) * _RIDGE
    ridge[0, 0] = 0.0
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        gradient = matrix.T @ (truth - chance) - ridge @ weights
        curvature = (matrix * (chance * (1 - chance))[:, None]).T @ matrix + ridge + np.eye(len(names)) * 1e-9
        weights += np.linalg.solve(curvature, gradient)
    return {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}


def curve(claimed: Sequence[float], right: Sequence[bool], edges: Sequence[float] = (0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95)) -> list[Band]:
    """Give, per band of confidence, what was claimed and what was right."""
    bands = []
    for low, high in zip(edges, (*edges[1:], 1.01), strict=True):
        members = [i for i, value in enumerate(claimed) if low <= value < high]
        if members:
            bands.append(
                Band(low, len(members), sum(claimed[i] for i in members) / len(members), sum(right[i] for i in members) / len(members))
            )
    return bands
