"""Scores of the whole parser on labelled entries, by the shared scorer."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pipelines.references.label import join_labels
from pipelines.references.parse import parse_texts, read_fields, reference_of
from pipelines.references.parts import Parts
from training.corpus import Labelled


@dataclass(frozen=True, slots=True)
class Scores:
    """Share of fields (F1, soft) and of whole entries that are right, by field, and each entry's truth and claim."""

    count: int
    f1: float
    whole: float
    fields: dict[str, float]
    right: tuple[bool, ...]
    claimed: tuple[float, ...]


def load_scorer(shared: Path) -> ModuleType:
    """Load the scorer that lies beside the corpus."""
    spec = importlib.util.spec_from_file_location("reference_score", shared / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"no scorer at {shared / 'score.py'}")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def gold_of(entry: Labelled) -> dict[str, Any]:
    """Give an entry's true CSL item; of a synthetic entry, what our own readers make of its true labels."""
    if entry.csl is not None:
        return entry.csl
    found = read_fields(Parts(entry.raw, join_labels(entry.raw, entry.tokens, entry.labels)))
    return reference_of(entry.raw, found).csl


def evaluate(entries: Sequence[Labelled], scorer: ModuleType) -> Scores:
    """Parse entries from their text and score them."""
    references = parse_texts([entry.raw for entry in entries])
    gold, found = [gold_of(entry) for entry in entries], [reference.csl for reference in references]
    count, right, wrong = scorer.score(gold, found, scorer.soft)
    bad = {i for i, field, _, _ in wrong if field in scorer.AVERAGE}
    return Scores(
        count=len(entries),
        f1=scorer.micro(count)[2],
        whole=right / len(entries),
        fields={name: scorer.prf(*numbers)[2] for name, numbers in count.items()},
        right=tuple(i not in bad for i in range(len(entries))),
        claimed=tuple(reference.confidence for reference in references),
    )
