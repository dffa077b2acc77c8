"""RDFa (https://www.w3.org/TR/rdfa-lite/) with schema.org's or Dublin Core's vocabulary, as Drupal prints it."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.metadata.item_tree import PROPERTIES, Syntax, read_items
from pipelines.metadata.marks import Marks
from pipelines.metadata.merge import merge
from pipelines.metadata.microdata import main_item
from pipelines.metadata.schema_org import read_article
from pipelines.model.metadata import Metadata

_NAMES = {prefix + name: name for prefix in ("", "schema:") for name in PROPERTIES["schema_org"]}
# Dublin Core's terms (https://www.dublincore.org/specifications/dublin-core/dcmi-terms/) by their schema.org equals.
_NAMES |= {f"{prefix}:{term}": name for prefix in ("dc", "dcterms", "dct") for term, name in PROPERTIES["dublin_core"].items()}
_NAMES |= {"foaf:name": "name"}


def _schema_names(value: str) -> Iterable[str]:
    return dict.fromkeys(name for token in value.split() if (name := _NAMES.get(token.removeprefix("https://schema.org/"))))


_SYNTAX = Syntax("typeof", "typeof", "property", "rel", _schema_names)


def read_rdfa(marks: Marks) -> Metadata:
    """Read the item of the post, else the properties that stand in no item, as Drupal 7 prints them."""
    if not marks.properties:
        return Metadata()
    items = read_items([element for element in marks.properties if element.tag != "meta" or element.get("content")], _SYNTAX)
    item = main_item(items[:-1], 0, marks.heading)
    loose = {name: values for name, values in items[-1].node.items() if name not in ("name", "image", "url", "description")}
    for other in items[:-1]:  # sioc:Item and foaf:Document are a node as a whole, what schema.org calls an article
        if item is None and {"sioc:Item", "foaf:Document"} & set(other.node["@type"]):
            item = other
    return merge(*(read_article(node, marks) for node in ([item.node] if item else []) + [loose]))
