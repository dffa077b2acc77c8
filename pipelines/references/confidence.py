"""How likely a parsed entry is right as a whole: a logistic model over the labeller's own probability and signs of trouble.

The weights are fitted on entries that the labeller was not trained on (``training/calibrate.py``) and lie beside its model.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pipelines.references.label import Labelling
from pipelines.references.parts import Parts

# What makes a text a reference at all, beside its title. With fewer kinds of it than two the entry may be any sentence.
_EVIDENCE = (
    "authors",
    "year",
    "container_title",
    "publisher",
    "volume",
    "page",
    "doi",
    "pmid",
    "arxiv",
    "isbn",
    "accessed",
    "editors",
    "url",
)
_CEILING = 0.3  # of an entry that may be no reference: well below what anybody would take unseen
_LOGIT_BOUND = 12.0  # probabilities are told apart up to a millionth


@cache
def weights() -> dict[str, float]:
    """Give the fitted weights by the names of the signs."""
    text = (files("pipelines.references") / "model" / "confidence.json").read_text(encoding="utf-8")
    return {name: float(value) for name, value in json.loads(text)["weights"].items()}


def signs_of(labelling: Labelling, entry: Parts, values: Mapping[str, Any]) -> dict[str, float]:
    """Give the numbers that the confidence follows from: the labeller's log-odds, and what looks wrong."""
    probability = min(max(labelling.probability, 1e-6), 1 - 1e-6)
    titles = [part for part in entry.parts if part.label == "title"]
    dates = [part for part in entry.parts if part.label == "date"]
    title = values.get("title") or ""
    return {
        "constant": 1.0,
        "odds": math.log(probability / (1 - probability)),
        "length": math.log(1 + labelling.tokens),
        "titles": float(len(titles) > 1),
        "dates": float(len(dates) > 1),
        "no_title": float(not title),
        "no_author": float(not values.get("authors") and not values.get("editors")),
        "no_year": float(not values.get("year")),
        "no_home": float(not (values.get("container_title") or values.get("publisher") or values.get("url"))),
        "long_title": float(len(title) > 200),
        "group": float(any(name.literal for name in values.get("authors") or ())),
        "quote_in_title": float(any(mark in title for mark in '“”«»„"')),
    }


def confidence_of(labelling: Labelling, entry: Parts, values: Mapping[str, Any]) -> float:
    """Give the probability (0-1) that every field of the entry is right."""
    if not labelling.parts:
        return 0.0
    known = weights()
    score = sum(known.get(name, 0.0) * value for name, value in signs_of(labelling, entry, values).items())
    confidence = 1 / (1 + math.exp(-min(max(score, -_LOGIT_BOUND), _LOGIT_BOUND)))
    return round(min(confidence, _ceiling(entry, values)), 4)


def _ceiling(entry: Parts, values: Mapping[str, Any]) -> float:
    evidence = sum(bool(values.get(name)) for name in _EVIDENCE)
    groups = sum(part.label == "author" for part in entry.parts)
    if evidence < 2 or not (values.get("title") or values.get("container_title")):
        return _CEILING
    return _CEILING if groups > 2 or len(entry.raw) > 1_500 else 1.0  # several references in one entry
