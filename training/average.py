"""One labeller of several: the mean of their weights, written as a model file that crfsuite reads like any other.

Models of one set of features that were trained on other mixtures of entries err in other places. Their mean does better than any of
them, and costs a parser no more than one. Crfsuite trains models and writes them, but takes no weights: so it is given one made-up
entry for each weight, from which it writes a file with exactly these weights in it, whose values are then replaced.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

Weights = dict[tuple[str, str], float]  # of (feature, label), or of (label, label after it)

# The file: a header whose eighth number is the place of the weights; there "FEAT", two numbers, and records of kind (0: feature and
# label, 1: label and label), number, number, weight (crfsuite, lib/crf/src/crf1d_model.c).
_HEADER = struct.Struct("<4sI4sI8I")
_SECTION = struct.Struct("<4sII")
_RECORD = struct.Struct("<IIId")
_KEPT = 0.01  # of the mean; smaller weights decide nothing, and are a third of the file


def read_weights(model: Path) -> tuple[Weights, Weights]:
    """Give a model's weights: of features, and of labels that follow each other."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    return dict(info.state_features), dict(info.transitions)


def mean(several: Sequence[Weights]) -> Weights:
    """Give the mean of weights; one that a model has not is nought in it."""
    total: Weights = {}
    for weights in several:
        for key, weight in weights.items():
            total[key] = total.get(key, 0.0) + weight / len(several)
    return {key: weight for key, weight in total.items() if abs(weight) >= _KEPT}


def average(models: Sequence[Path], target: Path) -> None:
    """Write the mean of several models."""
    states, transitions = zip(*map(read_weights, models), strict=True)
    write_model(mean(states), mean(transitions), target)


def write_model(states: Weights, transitions: Weights, target: Path) -> None:
    """Write a model with these weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params={"c1": 0, "c2": 1, "max_iterations": 1, "feature.minfreq": 0}, verbose=False)
    for feature, label in states:
        trainer.append([[feature]], [label])
    for label, following in transitions:
        trainer.append([[], []], [label, following])
    trainer.train(str(target))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(target))
    info = tagger.info()
    names = {int(number): name for name, number in info.attributes.items()}  # crfsuite tells numbers as text
    labels = {int(number): name for name, number in info.labels.items()}
    data = bytearray(target.read_bytes())
    place = _HEADER.unpack_from(data)[7]
    _, _, count = _SECTION.unpack_from(data, place)
    for at in range(place + _SECTION.size, place + _SECTION.size + count * _RECORD.size, _RECORD.size):
        kind, first, second, _ = _RECORD.unpack_from(data, at)
        weight = transitions[labels[first], labels[second]] if kind else states[names[first], labels[second]]
        _RECORD.pack_into(data, at, kind, first, second, weight)
    target.write_bytes(data)
