"""Training and running a CRF on labelled entries."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

from pipelines.references.features import features_of
from training.corpus import Labelled


def train_crf(entries: Iterable[Labelled], model: Path, iterations: int, l1: float, l2: float) -> None:
    """Train by L-BFGS (deterministic) and write the model."""
    parameters = {"c1": l1, "c2": l2, "max_iterations": iterations, "feature.minfreq": 2}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=parameters, verbose=False)
    for entry in entries:
        trainer.append(features_of(entry.tokens), entry.labels)
    trainer.train(str(model))
