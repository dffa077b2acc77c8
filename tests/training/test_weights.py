"""The mean of several CRFs has what each of them learnt."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pycrfsuite", reason="python-crfsuite is not installed (extra: train)")

from pipelines.references.tokens import tokenise
from training.corpus import Labelled
from training.crf import train_crf
from training.weights import mean, read_weights


def entry(text: str, *labels: str) -> Labelled:
    return Labelled(text, tuple(tokenise(text)), labels, source="made")


def test_the_weights_of_a_trained_model_speak_for_its_labels(tmp_path: Path) -> None:
    entries = [entry("Berg rivers 1990", "B-author", "B-title", "B-date"), entry("Lund zinc 2001", "B-author", "B-title", "B-date")]
    train_crf(entries, tmp_path / "model", iterations=30, l1=0.0, l2=0.1)
    states, transitions = read_weights(tmp_path / "model")
    assert states["s=year", "B-date"] > 0 > states.get(("s=year", "B-title"), -1.0)
    assert transitions["B-author", "B-title"] > 0


def test_a_weight_is_the_mean_one_that_a_model_lacks_is_nought_and_tiny_ones_go() -> None:
    one = {("w=a", "title"): 1.0, ("w=b", "title"): 0.001, ("w=c", "date"): 3.0}
    assert mean([(1, one), (1, {("w=c", "date"): 1.0})]) == {("w=a", "title"): 0.5, ("w=c", "date"): 2.0}


def test_a_model_counts_as_much_as_it_is_given() -> None:
    assert mean([(1, {("w=a", "title"): 1.0}), (3, {("w=a", "title"): 2.0})]) == {("w=a", "title"): 1.75}
