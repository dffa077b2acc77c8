"""How likely a parsed entry is right as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.references.label import Labelling
from pipelines.references.parts import Parts


def confidence_of(labelling: Labelling, entry: Parts, values: Mapping[str, Any]) -> float:
    """Give 0-1."""
    return labelling.probability
