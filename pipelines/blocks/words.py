"""Words by which elements are known: tags of one behaviour, and the classes of themes, plugins and CMSs."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


def words(name: str) -> frozenset[str]:
    """Give the words of one sort, as ``words.json`` lists them."""
    return _sorts()[name]


@cache
def _sorts() -> dict[str, frozenset[str]]:
    data = json.loads((files("pipelines.blocks") / "words.json").read_text(encoding="utf-8"))
    return {name: frozenset(values) for name, values in data.items()}
