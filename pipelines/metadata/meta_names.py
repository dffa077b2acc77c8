"""Further meta names that CMSs and analytics tools agreed on among themselves: author, date, keywords, parsely-*, sailthru.* ..."""

from __future__ import annotations

import json
from importlib.resources import files

from pipelines.metadata.marks import Marks
from pipelines.metadata.names import read_names
from pipelines.metadata.terms import named_terms, split_list
from pipelines.metadata.values import date_of, modified, published, text_of
from pipelines.model.metadata import Metadata

_NAMES: dict[str, list[str]] = json.loads(files("pipelines.metadata").joinpath("meta_names.json").read_text("utf-8"))
_ALL = frozenset(name for names in _NAMES.values() for name in names)


def read_meta_names(marks: Marks) -> Metadata:
    """Read the metas by the word list, its first name first."""
    said: dict[str, list[str]] = {}
    for key, content in marks.metas:
        if key in _ALL and (text := text_of(content)):
            said.setdefault(key, []).append(text)
    authors = next((names for name in _NAMES["author"] if (names := read_names(said.get(name, ())))), ())
    return Metadata(
        title=next((said[name][0] for name in _NAMES["title"] if name in said), None),
        authors=authors,
        terms=(*named_terms("category", _listed(said, "category")), *named_terms("tag", _listed(said, "tag"))),
        **published(next((day for name in _NAMES["published"] if (day := date_of(said.get(name), marks))), None)),
        **modified(next((day for name in _NAMES["modified"] if (day := date_of(said.get(name), marks))), None)),
    )


def _listed(said: dict[str, list[str]], field: str) -> list[str]:
    """Give the names that the first of a field's metas lists."""
    texts = next((said[name] for name in _NAMES[field] if name in said), [])
    return [part for text in texts for part in split_list(text)]
