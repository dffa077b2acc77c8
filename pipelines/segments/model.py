"""How likely each segment belongs to the post, or to what a page lists: small networks, trained by ``training/body.py``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from pipelines.one_thread import Matrix, one_thread

_REACH = 4.0  # standard deviations beyond which a feature says no more


@dataclass(frozen=True, slots=True)
class Network:
    """Standardisation and layers; each layer is a matrix (inputs, outputs) and a bias."""

    mean: Matrix
    scale: Matrix
    layers: tuple[tuple[Matrix, Matrix], ...]

    def judge(self, features: NDArray[np.floating]) -> NDArray[np.float64]:
        """Give each row's probability, 0-1."""
        value = np.clip((features - self.mean) / self.scale, -_REACH, _REACH).astype(np.float32)
        with one_thread():
            for weights, bias in self.layers[:-1]:
                value = np.maximum(value @ weights + bias, 0)
        weights, bias = self.layers[-1]
        result: NDArray[np.float64] = 1 / (1 + np.exp(-(value * weights[:, 0]).sum(axis=1, dtype=np.float64) - bias[0]))
        return result


@cache
def load_network(name: str) -> Network:
    """Give a network that is part of the package: ``post`` or ``listing``."""
    data = json.loads(files("pipelines.segments").joinpath(f"{name}_model.json").read_text("utf-8"))
    layers = tuple((_array(layer["weights"]), _array(layer["bias"])) for layer in data["layers"])
    return Network(_array(data["mean"]), _array(data["scale"]), layers)


def _array(values: list[float]) -> Matrix:
    return np.array(values, dtype=np.float32)
