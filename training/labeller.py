"""Join CRFs and a network to the labeller, and write it as arrays: ``pipelines/references/labeller.py`` reads them.

Both give scores whose exponents are chances of labels, so the weighted sum of the scores is a weighted product of what the two hold
likely. Vectors are kept in 8 bits, each column with its own unit, and the CRF's weights in 16: of 11,456 entries, 13 are
labelled otherwise than by full numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.convolution import Trained, joined
from training.weights import mean, read_weights

SHARE = 0.6  # of the network in the scores; chosen on the held-out slice and on entries of other origins


def join(crfs: Mapping[Path, float], network: Path, target: Path) -> None:
    """Write the labeller of the mean of some CRFs, which count so much each, and of a network."""
    read = [(share, *read_weights(path)) for path, share in crfs.items()]
    states, transitions = mean([(share, own) for share, own, _ in read]), mean([(share, own) for share, _, own in read])
    trained = Trained.read(network)
    labels = {name: number for number, name in enumerate(trained.labels)}
    features = sorted({feature for feature, _ in states})
    rows = {name: number for number, name in enumerate(features, 1)}
    direct = np.zeros((len(features) + 1, len(labels)), np.float16)
    for (feature, label), weight in states.items():
        direct[rows[feature], labels[label]] = (1 - SHARE) * weight
    following = SHARE * trained.values["following"]
    for (label, after), weight in transitions.items():
        following[labels[label], labels[after]] += (1 - SHARE) * weight
    write_labeller(trained, SHARE, {"following": following, "direct_features": joined(features), "direct_values": direct}, target)


def write_labeller(trained: Trained, share: float, direct: dict[str, NDArray[Any]], target: Path) -> None:
    """Write arrays; of the network, those of ``trained`` whose scores count ``share``."""
    values = dict(trained.values)
    vectors = values.pop("vectors")
    units = np.abs(vectors).max(axis=0) / 127
    arrays = values | {
        "labels": joined(trained.labels),
        "vector_features": joined(trained.features),
        "vector_values": (vectors / units).round().astype(np.int8),
        "vector_units": units,
        "out": share * values["out"],
        "out_bias": share * values["out_bias"],
    }
    np.savez_compressed(target, allow_pickle=False, **arrays | direct)
