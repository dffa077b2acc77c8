"""The mean of several models is a model file like any other."""

from __future__ import annotations

from pathlib import Path

import pycrfsuite
import pytest

from training.average import average, mean, read_weights, write_model


def trained(path: Path, *sequences: tuple[list[str], list[str]]) -> Path:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params={"c1": 0, "c2": 0.1, "max_iterations": 30}, verbose=False)
    for words, labels in sequences:
        trainer.append([[f"w={word}", f"n={len(word)}"] for word in words], labels)
    trainer.train(str(path))
    return path


def tagged(path: Path, words: list[str]) -> list[str]:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    labels: list[str] = tagger.tag([[f"w={word}", f"n={len(word)}"] for word in words])
    return labels


@pytest.fixture
def models(tmp_path: Path) -> list[Path]:
    return [
        trained(tmp_path / "a", (["Berg", "rivers", "1990"], ["name", "title", "date"]), (["Lund", "1990"], ["name", "date"])),
        trained(tmp_path / "b", (["Lund", "zinc", "Fjord"], ["name", "title", "publisher"]), (["zinc", "Fjord"], ["title", "publisher"])),
    ]


def test_a_model_is_written_as_its_weights_say(models: list[Path], tmp_path: Path) -> None:
    states, transitions = read_weights(models[0])
    write_model(states, transitions, tmp_path / "copy")
    assert read_weights(tmp_path / "copy") == (states, transitions)
    assert tagged(tmp_path / "copy", ["Berg", "rivers", "1990"]) == ["name", "title", "date"]


def test_the_mean_has_the_mean_of_each_weight(models: list[Path], tmp_path: Path) -> None:
    average(models, tmp_path / "mean")
    (one, _), (other, _) = read_weights(models[0]), read_weights(models[1])
    states, _ = read_weights(tmp_path / "mean")
    assert {label for _, label in states} == {"name", "title", "date", "publisher"}
    for key in one.keys() & other.keys() & states.keys():
        assert states[key] == pytest.approx((one[key] + other[key]) / 2, abs=1e-5)


def test_the_mean_knows_what_either_learned(models: list[Path], tmp_path: Path) -> None:
    average(models, tmp_path / "mean")
    assert tagged(tmp_path / "mean", ["Berg", "zinc", "1990"]) == ["name", "title", "date"]
    assert tagged(tmp_path / "mean", ["zinc", "Fjord"]) == ["title", "publisher"]


def test_a_weight_that_one_model_lacks_is_nought_in_it_and_tiny_ones_go() -> None:
    assert mean([{("w=a", "title"): 1.0, ("w=b", "title"): 0.001}, {}]) == {("w=a", "title"): 0.5}
