"""A small multi-layer perceptron, trained by Adam with dropout; inference is in ``pipelines/segments/model.py``."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a network is trained; the values were chosen by cross-validation."""

    hidden: tuple[int, ...] = (128, 32)
    epochs: int = 12
    batch: int = 512
    rate: float = 2e-3  # of learning at the start; falls to 0 along a cosine
    decay: float = 1e-4  # of weights, each step
    dropout: float = 0.4  # of hidden units
    noise: float = 0.2  # of inputs that are blanked


@dataclass(slots=True)
class _Adam:
    parameters: list[Matrix]
    step: int = 0
    first: list[Matrix] = field(default_factory=list)
    second: list[Matrix] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.first = [np.zeros_like(p) for p in self.parameters]
        self.second = [np.zeros_like(p) for p in self.parameters]

    def update(self, gradients: list[Matrix], rate: float, decay: float) -> None:
        self.step += 1
        for values, slope, first, second in zip(self.parameters, gradients, self.first, self.second, strict=True):
            first[...] = 0.9 * first + 0.1 * slope
            second[...] = 0.999 * second + 0.001 * slope * slope
            values[...] -= rate * (first / (1 - 0.9**self.step)) / (np.sqrt(second / (1 - 0.999**self.step)) + 1e-8)
            if values.ndim == 2:
                values[...] *= 1 - decay


def train(rows: Matrix, targets: Matrix, weights: Matrix, recipe: Recipe, seed: int = 0) -> list[Matrix]:
    """Give matrix, bias, matrix, bias ... of a network whose last sigmoid is the probability of the target."""
    random = np.random.default_rng(seed)
    sizes = (rows.shape[1], *recipe.hidden, 1)
    layers: list[Matrix] = []
    for before, after in pairwise(sizes):
        layers += (random.normal(0, (2 / before) ** 0.5, (before, after)).astype(np.float32), np.zeros(after, np.float32))
    adam = _Adam(layers)
    steps = recipe.epochs * (len(rows) // recipe.batch)
    order = random.permutation(len(rows))
    for step in range(steps):
        place = step * recipe.batch % (len(rows) - recipe.batch)
        if step % (len(rows) // recipe.batch) == 0:
            order = random.permutation(len(rows))
        pick = order[place : place + recipe.batch]
        batch = _Batch(rows[pick], targets[pick], weights[pick])
        gradients = _gradients(layers, batch, recipe, random)
        adam.update(gradients, recipe.rate * 0.5 * (1 + np.cos(np.pi * step / steps)), recipe.decay * recipe.rate * 100)
    return layers


@dataclass(frozen=True, slots=True)
class _Batch:
    rows: Matrix
    targets: Matrix
    weights: Matrix


def _gradients(layers: list[Matrix], batch: _Batch, recipe: Recipe, random: np.random.Generator) -> list[Matrix]:
    """Give the slope of the weighted cross-entropy against each parameter."""
    values = [batch.rows * (random.random(batch.rows.shape, np.float32) >= recipe.noise)]
    masks: list[NDArray[np.floating]] = []
    last = len(layers) // 2 - 1
    for place in range(last + 1):
        value = values[-1] @ layers[2 * place] + layers[2 * place + 1]
        if place < last:
            mask = (value > 0) * (random.random(value.shape, np.float32) >= recipe.dropout) / np.float32(1 - recipe.dropout)
            value = value * mask
            masks.append(mask)
        values.append(value)
    probability = 1 / (1 + np.exp(-values[-1][:, 0]))
    slope = ((probability - batch.targets) * batch.weights / len(batch.rows))[:, None].astype(np.float32)
    gradients: list[Matrix] = []
    for place in range(last, -1, -1):
        gradients = [values[place].T @ slope, slope.sum(axis=0), *gradients]
        if place:
            slope = (slope @ layers[2 * place].T) * masks[place - 1]
    return gradients
