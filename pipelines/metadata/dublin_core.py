"""Dublin Core in meta elements (https://www.dublincore.org/specifications/dublin-core/dcq-html/), and journals' citation tags."""

from __future__ import annotations

from pipelines.metadata.languages import language_tag
from pipelines.metadata.marks import Marks
from pipelines.metadata.names import read_names
from pipelines.metadata.terms import named_terms, split_list
from pipelines.metadata.values import date_of, lines_of, modified, published, text_of
from pipelines.model.metadata import Metadata

_PREFIXES = ("dc.", "dcterms.", "dc:", "dcterms:")


def read_dublin_core(marks: Marks) -> Metadata:
    """Read ``dc.*``, ``dcterms.*`` and ``citation_*``; an author as ``Family, Given`` is turned round."""
    said: dict[str, list[str]] = {}
    for key, content in marks.metas:
        name = key.removeprefix("citation_") if key.startswith("citation_") else None
        for prefix in _PREFIXES:
            name = key.removeprefix(prefix) if key.startswith(prefix) else name
        if name:
            said.setdefault(name, []).append(content)
    if not said:
        return Metadata()
    day = next((reading for name in _DAYS for text in said.get(name, ()) if (reading := date_of(text, marks))), None)
    changed = next(
        (reading for name in ("modified", "date.modified") for text in said.get(name, ()) if (reading := date_of(text, marks))), None
    )
    creators = [*said.get("creator", ()), *said.get("author", ())]
    return Metadata(
        title=text_of(said.get("title")),
        authors=read_names(_given_first(text_of(creator) or "") for creator in creators),
        language=language_tag(text_of(said.get("language"))),
        excerpt=lines_of(said.get("description")),
        terms=named_terms("tag", (name for text in said.get("subject", ()) for name in split_list(text_of(text) or ""))),
        **published(day),
        **modified(changed),
    )


_DAYS = ("date.issued", "issued", "date.created", "created", "date", "publication_date", "online_date")


def _given_first(name: str) -> str:
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}" if comma and "," not in given and given.strip() else name
