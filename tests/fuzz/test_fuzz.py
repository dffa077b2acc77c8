"""A few mutations of each page of the corpus; ``fuzz_page`` runs for as long as one likes."""

from __future__ import annotations

import random
import time

import pytest

from tests.fuzz.fuzz_page import CHARSETS, check, mutate, seeds

SECONDS = 50.0  # CPU time of all together
PAGES = seeds()


@pytest.mark.parametrize("number", range(len(PAGES)))
def test_no_mutation_of_a_page_raises_or_breaks_a_rule(number: int) -> None:
    chance = random.Random(number)
    end = time.process_time() + SECONDS / len(PAGES)
    for _ in range(10):
        check(mutate(PAGES[number], chance), chance.choice(CHARSETS))
        if time.process_time() > end:
            break
