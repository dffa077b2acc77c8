"""What the labeller has learnt: read from its file, and run on entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import IO

import numpy as np
from numpy.typing import NDArray

from pipelines.one_thread import Matrix
from pipelines.references.decode import best_paths
from pipelines.references.features import Level, levels_of, looked_at
from pipelines.references.network import Layer, Network, Table
from pipelines.references.tokens import Token


@dataclass(frozen=True, slots=True)
class Labeller:
    """Scores of labels that follow each other, of features (a CRF's weights), and of a network."""

    labels: tuple[str, ...]
    following: Matrix  # (labels, labels): a label (row) with another after it (column)
    direct: Table  # a column for each label
    vectors: Table
    network: Network

    def label(self, entries: Sequence[Sequence[Token]]) -> list[tuple[list[str], float]]:
        """Give the best labels of the tokens of several entries, none of them empty, and how likely (0-1) each entry's are as a whole."""
        levels = _joined([levels_of(tokens) for tokens in entries])
        lengths = [len(tokens) for tokens in entries]
        scores = self.direct.sums(levels) + self.network.judge(self.vectors.sums(looked_at(levels)), lengths)
        return [([self.labels[number] for number in path.labels], path.probability) for path in best_paths(scores, lengths, self.following)]


def _joined(entries: Sequence[Sequence[Level]]) -> tuple[Level, ...]:
    """Join each level of several entries."""
    return tuple(
        Level(
            list(chain.from_iterable(level.features for level in levels)),
            list(chain.from_iterable(level.sizes for level in levels)),
            levels[0].recurring,
        )
        for levels in zip(*entries, strict=True)
    )


@cache
def load_labeller() -> Labeller:
    """Give the labeller that is part of the package."""
    with (files("pipelines.references") / "model" / "labeller.npz").open("rb") as file:
        return read_labeller(file)


def read_labeller(file: IO[bytes]) -> Labeller:
    """Read what ``training/labeller.py`` writes: arrays alone, nothing that is executed."""
    with np.load(file, allow_pickle=False) as arrays:
        layers = zip(arrays["steps"], arrays["scales"], arrays["weights"], arrays["biases"], strict=True)
        return Labeller(
            labels=tuple(read_names(arrays["labels"])),
            following=arrays["following"],
            direct=_table(arrays["direct_features"], arrays["direct_values"].astype(np.float32)),
            vectors=_table(arrays["vector_features"], arrays["vector_values"] * arrays["vector_units"]),
            network=Network(
                into=arrays["into"],
                into_bias=arrays["into_bias"],
                layers=tuple(Layer(int(step), scale, weights, bias) for step, scale, weights, bias in layers),
                whole=arrays["whole"],
                out=arrays["out"],
                out_bias=arrays["out_bias"],
            ),
        )


def read_names(text: NDArray[np.uint8]) -> list[str]:
    """Give the names that ``training/convolution.py`` joined to one array."""
    return text.tobytes().decode("utf-8").split("\n")


def _table(features: NDArray[np.uint8], values: Matrix) -> Table:
    """Make a table; its row 0 is of no feature."""
    return Table({name: number for number, name in enumerate(read_names(features), 1)}, values)
