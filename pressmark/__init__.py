"""Pressmark turns the tag archives of any CMS into clean tables.

The public names are loaded when they are first used, so that ``import pressmark`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipelines.main_text import main_text
    from pipelines.normalise import normalise, normalise_all
    from pipelines.references.parse import parse_reference
    from pressmark.dataset import Dataset

__all__ = ["Dataset", "main_text", "normalise", "normalise_all", "parse_reference"]

_HOMES = {
    "Dataset": "pressmark.dataset",
    "main_text": "pipelines.main_text",
    "normalise": "pipelines.normalise",
    "normalise_all": "pipelines.normalise",
    "parse_reference": "pipelines.references.parse",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'pressmark' has no attribute {name!r}; it has {', '.join(__all__)}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
