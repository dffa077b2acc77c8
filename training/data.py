"""What the labeller is trained on: the shared corpus and synthetic entries.

The corpus' noisier file (``extra.jsonl``) is left out: with what a first model agreed with of it, the share of whole references
right on the held-out slice fell by one point.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from training.corpus import Labelled, is_held_out, read_corpus
from training.records import LANGUAGES, RecordMaker, pools_of
from training.styles import styled_entries
from training.synthetic import Setter

SEED = 20260


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of what is made, and what is left out (to see how a model does on what it never saw).

    More synthetic entries than this made the corpus' own entries worse, fewer those of styles and languages that it has not.
    """

    templates: int = 2400
    styles: int = 100
    per_style: int = 6
    left_style: Callable[[str], bool] | None = None  # of an entry's style, where it has one
    left_language: str | None = None


def clean_corpus(shared: Path) -> list[Labelled]:
    """Give the training corpus without the slice on which choices are made."""
    return [entry for entry in read_corpus(shared / "train.jsonl") if not is_held_out(entry.source)]


def held_out(shared: Path) -> list[Labelled]:
    """Give the slice on which choices are made and the confidence is fitted."""
    return [entry for entry in read_corpus(shared / "train.jsonl") if is_held_out(entry.source)]


def training_data(shared: Path, plan: Plan) -> dict[str, list[Labelled]]:
    """Give all entries to train on, by where they come from. The same plan gives the same entries."""
    corpus = clean_corpus(shared)
    languages = tuple(language for language in LANGUAGES if language != plan.left_language)
    pools = pools_of(corpus)
    parts = {"corpus": corpus}
    chance = random.Random(SEED)
    setter = Setter(RecordMaker(pools, chance, languages), chance)
    parts["templates"] = [setter.entry(number) for number in range(plan.templates)]
    chance = random.Random(SEED + 1)
    parts["citeproc"] = list(styled_entries(RecordMaker(pools, chance, languages), chance, plan.styles, plan.per_style))
    return {name: [entry for entry in entries if not _left_out(entry, plan)] for name, entries in parts.items()}


def _left_out(entry: Labelled, plan: Plan) -> bool:
    if plan.left_style and entry.style and plan.left_style(entry.style):
        return True
    return bool(plan.left_language) and entry.language == plan.left_language
