"""Floors under the parser's quality, on lists of other people's making beside the checkout. None of them was trained on."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipelines.model.reference import Reference
from pipelines.references.parse import parse_reference
from pipelines.references.works import join_works, work_keys


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def seed(shared: Path) -> list[dict[str, Any]]:
    archive = json.loads((shared / "seed/archive.json").read_text(encoding="utf-8"))
    lists = [block for post in archive["posts"] for block in post["blocks"] if block["type"] == "references"]
    return [item for entries in lists for item in entries["items"]]


def row(reference: Reference) -> dict[str, Any]:
    """A reference as a row of the table."""
    return asdict(reference) | {"number": 1}


def test_the_entries_of_a_dutch_archive_are_read(shared: Path, seed: list[dict[str, Any]]) -> None:
    scorer = load(shared / "tools/score_dataset.py")
    wanted = found = right = 0
    for item in seed:
        gold = list(scorer.gold_reference(1, item["csl"]))
        read = list(scorer.found_reference(row(parse_reference(item["raw"]))))
        wanted, found, right = wanted + len(gold), found + len(read), right + scorer.right(gold, read)
    assert right == wanted == found


def test_its_entries_are_twenty_eight_works(seed: list[dict[str, Any]]) -> None:
    ids = join_works((number, work_keys(row(parse_reference(item["raw"])))) for number, item in enumerate(seed))
    assert len(set(ids.values())) == 28


def test_the_dev_set_is_read_as_well_as_it_was(shared: Path) -> None:
    scorer = load(shared / "references/score.py")
    entries = [json.loads(line) for line in (shared / "references/dev.jsonl").read_text(encoding="utf-8").splitlines()]
    items = [parse_reference(entry["raw"]).csl for entry in entries]
    core = [i for i, entry in enumerate(entries) if entry["source"] == "core"]
    for members, f1, whole in ((range(len(entries)), 0.970, 0.850), (core, 0.940, 0.715)):
        count, right, _ = scorer.score([entries[i]["csl"] for i in members], [items[i] for i in members], scorer.soft)
        assert scorer.micro(count)[2] >= f1
        assert right / len(members) >= whole
