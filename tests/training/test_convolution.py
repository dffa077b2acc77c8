"""The network that is trained and the one that is run compute the same, and it learns what stands around a word."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("jax", reason="jax is not installed (extra: train)")

import jax.numpy as jnp

from pipelines.references.features import levels_of, looked_at
from pipelines.references.labeller import read_labeller
from pipelines.references.tokens import tokenise
from training.convolution import LENGTHS, Recipe, Trained, batches, scores_of, train_network
from training.corpus import Labelled, label_segments
from training.labeller import write_labeller

SMALL = Recipe(vector=8, channels=12, epochs=60, tokens=240, rate=0.02, dropout=0.0, blanked=0.1)


def entry(*segments: tuple[str, str]) -> Labelled:
    return Labelled(*label_segments(segments, {}), source="made")


ENTRIES = [
    entry(("author", f"{family} {initial}."), ("title", f"{title} {thing}."), ("date", f"{year}."))
    for family, initial in (("Berg", "A"), ("Lund", "B"), ("Vos", "C"))
    for title, thing in (("Rivers", "and lakes"), ("Zinc", "in food"))
    for year in (1990, 2001)
]


@pytest.fixture(scope="module")
def trained() -> Trained:
    return train_network(ENTRIES, repeat([]), SMALL)


def without_crf(trained: Trained, path: Path) -> Path:
    """Write a labeller whose scores are the network's alone."""
    none = {"direct_features": np.frombuffer(b"none", np.uint8), "direct_values": np.zeros((2, len(trained.labels)), np.float16)}
    write_labeller(trained, 1.0, none, path)
    return path


def test_it_learns_the_parts_of_entries_and_reads_them_of_one_with_other_words(trained: Trained, tmp_path: Path) -> None:
    with without_crf(trained, tmp_path / "labeller.npz").open("rb") as file:
        labeller = read_labeller(file)
    other = entry(("author", "Dahl D."), ("title", "Moor and fen."), ("date", "1987."))
    ((labels, probability),) = labeller.label([other.tokens])
    assert labels == list(other.labels)
    assert 0.5 < probability <= 1


def test_what_is_run_computes_what_was_trained(trained: Trained, tmp_path: Path) -> None:
    with without_crf(trained, tmp_path / "labeller.npz").open("rb") as file:
        labeller = read_labeller(file)
    rows = trained.encode(ENTRIES)
    (batch,) = batches(rows[:3], replace(SMALL, tokens=3 * LENGTHS[0]), np.random.default_rng(0))
    lists = {"scales", "weights", "biases"}
    values = {name: list(value) if name in lists else jnp.array(value) for name, value in trained.values.items()}
    expected = np.asarray(scores_of(values, jnp.array(batch.features), jnp.array(batch.there), SMALL.steps))
    for entry_, (names, _) in zip(ENTRIES[:3], rows[:3], strict=True):
        place = next(i for i in range(3) if [list(row[row > 0]) for row in batch.features[i]][: len(names)] == names)
        vectors = labeller.vectors.sums(looked_at(levels_of(tokenise(entry_.raw))))
        found = labeller.network.judge(vectors, [len(names)])
        assert np.abs(found - expected[place, : len(names)]).max() < 0.15  # eight bits a number


def test_entries_beside_each_other_are_judged_as_they_are_alone(trained: Trained, tmp_path: Path) -> None:
    with without_crf(trained, tmp_path / "labeller.npz").open("rb") as file:
        labeller = read_labeller(file)
    entries = [one.tokens for one in ENTRIES[:5]] + [tokenise("x")]
    together = [labels for labels, _ in labeller.label(entries)]
    assert together == [labels for tokens in entries for labels, _ in labeller.label([tokens])]


def test_the_same_seed_gives_the_same_network(trained: Trained, tmp_path: Path) -> None:
    again = train_network(ENTRIES, repeat([]), SMALL)
    assert all(np.array_equal(again.values[name], value) for name, value in trained.values.items())
    again.write(tmp_path / "network.npz")
    read = Trained.read(tmp_path / "network.npz")
    assert (read.features, read.labels) == (trained.features, trained.labels)
    assert all(np.array_equal(read.values[name], value) for name, value in trained.values.items())
