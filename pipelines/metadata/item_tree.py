"""Attributes that nest items and properties in markup, as nodes: what microdata and RDFa have in common."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.resources import files
from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.lines import line_of
from pipelines.metadata.schema_org import Node

PROPERTIES = json.loads(files("pipelines.metadata").joinpath("properties.json").read_text("utf-8"))  # that matter, by vocabulary
_MAX_VALUES = 200  # of one property
_OF_TERMS = frozenset(("keywords", "articleSection"))


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a syntax names items and properties."""

    scope: str  # the attribute that opens an item
    type: str  # the attribute that names its type
    property: str  # the attribute that names a property
    link: str | None  # the attribute by which an element around an item names the property that the item is; its own are then the item's
    names: Callable[[str], Iterable[str]]  # schema.org's names of a property attribute's value, those that matter


@dataclass(slots=True)
class Item:
    """An item and the element that opens it; without element, what stands in no item."""

    element: HtmlElement | None
    node: Node


def read_items(elements: list[HtmlElement], syntax: Syntax) -> list[Item]:
    """Give the items that ``elements`` (in page order) open, outermost first, the loose properties' own item last."""
    loose = Item(None, {})
    opened: dict[HtmlElement, Item] = {}
    around: dict[HtmlElement, Item] = {}
    for element in elements:
        owner = _owner(element, opened, around, loose)
        names = syntax.names(element.get(syntax.property) or "")
        found: list[Node | str | None]
        if element.get(syntax.scope) is None:
            found = _values(element, names)
        else:
            item = opened[element] = Item(element, {"@type": (element.get(syntax.type) or "").split()})
            found = [item.node]
            parent = element.getparent()
            if syntax.link and parent is not None and (linked := syntax.names(parent.get(syntax.link) or "")):
                item.node |= {name: property_value(element) for name in names}
                names = linked
        for name in names:
            values = owner.node.setdefault(name, [])
            values += [value for value in found if value][: _MAX_VALUES - len(values)]
    return [*opened.values(), loose]


def _owner(element: HtmlElement, opened: dict[HtmlElement, Item], around: dict[HtmlElement, Item], loose: Item) -> Item:
    """Give the item that an element stands in; what was climbed once is remembered, so that deep pages stay linear."""
    climbed = []
    owner = loose
    for above in element.iterancestors():
        known = opened.get(above) or around.get(above)
        if known is not None:
            owner = known
            break
        climbed.append(above)
    for above in climbed:
        around[above] = owner
    return owner


def _values(element: HtmlElement, names: Iterable[str]) -> list[Node | str | None]:
    """Give a property's values: one, but of a list of links to terms, which themes mark as a whole, each link's text."""
    if element.tag != "a" and not element.get("content") and not _OF_TERMS.isdisjoint(names):
        links = [line_of(link) for link in islice(element.iter("a"), _MAX_VALUES)]
        if any(links):
            return list(links)
    return [property_value(element) if names else None]


def property_value(element: HtmlElement) -> str | None:
    """Give a property's value: its content or datetime, where it leads, or else its text."""
    for name in ("content", "datetime", "href", "src", "data"):
        value = element.get(name)
        if value and not (name == "href" and element.tag == "a" and line_of(element)):
            return str(value)
    return line_of(element) if element.tag != "meta" else None
