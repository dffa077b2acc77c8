"""The best sequence of labels, held against all sequences that there are."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.references.decode import best_paths


def by_hand(scores: np.ndarray, following: np.ndarray) -> tuple[list[int], float]:
    """Try every sequence; give the best and its share of all."""
    sums = {}
    for labels in product(range(scores.shape[1]), repeat=len(scores)):
        steps = sum(following[a, b] for a, b in pairwise(labels))
        sums[labels] = float(sum(scores[i, label] for i, label in enumerate(labels)) + steps)
    best = max(sums, key=lambda labels: sums[labels])
    return list(best), float(np.exp(sums[best]) / np.exp(list(sums.values())).sum())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
def test_the_best_of_all_sequences_is_found_with_its_share_whatever_entries_stand_beside_it(lengths: list[int], seed: int) -> None:
    chance = np.random.default_rng(seed)
    scores = chance.normal(0, 3, (sum(lengths), 3)).astype(np.float32)
    following = chance.normal(0, 2, (3, 3)).astype(np.float32)
    paths = best_paths(scores, lengths, following)
    ends = np.cumsum(lengths)
    for path, end, length in zip(paths, ends, lengths, strict=True):
        labels, share = by_hand(scores[end - length : end], following)
        assert path.labels == labels
        assert path.probability == pytest.approx(share, rel=1e-3)


def test_a_long_entry_neither_fades_nor_overflows() -> None:
    chance = np.random.default_rng(7)
    scores = chance.normal(0, 30, (3_000, 8)).astype(np.float32)
    path, short = best_paths(np.concatenate([scores, scores[:2]]), [3_000, 2], np.full((8, 8), -40, np.float32))
    assert len(path.labels) == 3_000
    assert 0 <= path.probability <= 1
    assert short.probability > 0
