"""The weights of CRFs, and their mean.

Models of one set of features that were trained on other mixtures of entries err in other places. Their mean does better than any of
them, and costs a parser no more than one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

Weights = dict[tuple[str, str], float]  # of (feature, label), or of (label, label after it)

_KEPT = 0.01  # of the mean; smaller weights decide nothing, and are a third of all


def read_weights(model: Path) -> tuple[Weights, Weights]:
    """Give a model's weights: of features, and of labels that follow each other."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    return dict(info.state_features), dict(info.transitions)


def mean(several: Sequence[tuple[float, Weights]]) -> Weights:
    """Give the mean of weights that count so much each; one that a model has not is nought in it."""
    total: Weights = {}
    whole = sum(share for share, _ in several)
    for share, weights in several:
        for key, weight in weights.items():
            total[key] = total.get(key, 0.0) + weight * share / whole
    return {key: weight for key, weight in total.items() if abs(weight) >= _KEPT}
