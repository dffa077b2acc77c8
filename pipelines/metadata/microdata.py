"""Microdata (https://html.spec.whatwg.org/multipage/microdata.html) with schema.org's vocabulary."""

from __future__ import annotations

from lxml.html import HtmlElement

from pipelines.metadata.item_tree import PROPERTIES, Item, Syntax, read_items
from pipelines.metadata.marks import Marks
from pipelines.metadata.merge import merge
from pipelines.metadata.schema_org import article_rank, read_article
from pipelines.model.metadata import Metadata

_WANTED = frozenset(PROPERTIES["schema_org"])
# Themes strew these over a page without opening an item; a loose "name" or "image" could be anything's.
_LOOSE = frozenset(PROPERTIES["loose"])

_SYNTAX = Syntax("itemscope", "itemtype", "itemprop", None, lambda value: _WANTED.intersection(value.split()))


def read_microdata(marks: Marks) -> Metadata:
    """Read the item of the post: the Article around its heading, else the first one; then properties that stand in no item."""
    if not marks.items:
        return Metadata()
    items = read_items(marks.items, _SYNTAX)
    loose = {name: values for name, values in items[-1].node.items() if name in _LOOSE}
    found = [item.node for rank in (0, 1) if (item := main_item(items[:-1], rank, marks.heading))]
    return merge(*(read_article(node, marks) for node in (*found, loose)))


def main_item(items: list[Item], rank: int, heading: HtmlElement | None) -> Item | None:
    """Give the item of a rank that holds the post's heading, else the first one of that rank."""
    ranked = [item for item in items if item.element is not None and article_rank(item.node) == rank]
    around = {heading, *heading.iterancestors()} if heading is not None else set()
    return next((item for item in ranked if item.element in around), ranked[0] if ranked else None)
