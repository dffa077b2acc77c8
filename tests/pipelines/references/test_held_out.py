"""Entries of many origins, as web posts carry them, with the fields that a reader sees in them written by hand.

``held_out.jsonl`` has an entry a line: ``id``, ``family`` (English journals, German footnotes, reports and theses,
news and broadcasts, ``kinds`` like laws, data sets and patents ...), ``raw``, ``csl``, and
``types`` where more than one CSL type is right. None of them is in any training data. No value was taken from what the parser says.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipelines.model.reference import Reference
from pipelines.references.parse import parse_reference
from tests.pipelines.references.test_floors import load

HELD_OUT = Path(__file__).parent / "held_out.jsonl"
Entry = dict[str, Any]


@cache
def entries() -> dict[str, list[tuple[Entry, Reference]]]:
    """Give each family's entries and what is read of them."""
    families: dict[str, list[tuple[Entry, Reference]]] = defaultdict(list)
    for line in HELD_OUT.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        families[entry["family"]].append((entry, parse_reference(entry["raw"])))
    return families


def every_entry() -> list[tuple[Entry, Reference]]:
    return [pair for family in entries().values() for pair in family]


# Soft F1 over fields and share of whole entries that are right: what was reached, with room for a handful of entries.
FLOORS = {
    "english": (0.97, 0.90),
    "kinds": (0.91, 0.69),
    "german": (0.91, 0.75),
    "dutch": (0.94, 0.80),
    "french": (0.94, 0.80),
    "spanish": (0.96, 0.86),
    "italian": (0.95, 0.83),
    "portuguese": (0.93, 0.80),
    "web": (0.91, 0.70),
    "reports": (0.93, 0.75),
    "media": (0.88, 0.55),
}


def test_every_family_has_a_floor() -> None:
    assert set(entries()) == set(FLOORS)


@pytest.mark.parametrize("family", FLOORS)
def test_a_family_is_read_as_well_as_it_was(family: str, shared: Path) -> None:
    scorer = load(shared / "references/score.py")
    pairs = entries()[family]
    count, right, wrong = scorer.score([entry["csl"] for entry, _ in pairs], [read.csl for _, read in pairs], scorer.soft)
    shown = [(pairs[i][0]["id"], field, gold, found) for i, field, gold, found in wrong]
    assert scorer.micro(count)[2] >= FLOORS[family][0], shown
    assert right / len(pairs) >= FLOORS[family][1], shown


def test_types_are_told() -> None:
    right = [(read.type or "document") in entry.get("types", [entry["csl"]["type"]]) for entry, read in every_entry()]
    assert sum(right) / len(right) >= 0.88


@pytest.mark.parametrize(("member", "floor"), [("accessed", 0.99), ("publisher-place", 0.93), ("language", 0.85), ("DOI", 0.995)])
def test_members_that_the_score_leaves_out_are_read(member: str, floor: float) -> None:
    right = [entry["csl"].get(member) == read.csl.get(member) for entry, read in every_entry()]
    assert sum(right) / len(right) >= floor


def whole(shared: Path) -> list[tuple[float, bool]]:
    """Give of each entry how sure the parser is, and whether the whole of it is right."""
    scorer = load(shared / "references/score.py")
    pairs = every_entry()
    _, _, wrong = scorer.score([entry["csl"] for entry, _ in pairs], [read.csl for _, read in pairs], scorer.soft)
    bad = {i for i, field, _, _ in wrong if field in scorer.AVERAGE}
    return [(read.confidence, i not in bad) for i, (_, read) in enumerate(pairs)]


def test_what_is_read_with_confidence_is_right(shared: Path) -> None:
    sure = [right for confidence, right in whole(shared) if confidence >= 0.9]
    unsure = [right for confidence, right in whole(shared) if confidence < 0.5]
    assert sum(sure) / len(sure) >= 0.9
    assert sum(unsure) / len(unsure) < sum(sure) / len(sure)
