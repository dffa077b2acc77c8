"""A few mutations of each page of the corpus; ``fuzz_page`` runs for as long as one likes."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.fuzz_page import CHARSETS, CORPUS, check, mutate


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.html")), ids=lambda path: path.stem)
def test_no_mutation_of_a_page_raises(path: Path) -> None:
    chance = random.Random(path.stem)
    for _ in range(10):
        check(mutate(path.read_bytes(), chance), chance.choice(CHARSETS))
