"""Which content management system made a page, by what it leaves in pages and headers (pipelines/cms.json)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import islice

from lxml.html import HtmlElement

_MAX_METAS = 300
_MAX_ADDRESSES = 80  # of a page's stylesheets, scripts and pictures that are looked at
_MAX_ADDRESS = 200  # characters of each
_MAX_ELEMENTS = 2_000  # whose classes and attributes are looked at
_MAX_STYLE = 100_000  # characters of one style element
_LEAST_MARKUP = 3  # elements: one or two may be a widget of another system's


@dataclass(frozen=True, slots=True)
class Cms:
    """A content management system as a page betrays it."""

    name: str  # as its makers write it
    version: str | None = None
    theme: str | None = None  # the folder that its files lie in


@dataclass(frozen=True, slots=True)
class _System:
    name: str
    generators: tuple[str, ...]  # starts of the generator meta, lower case
    headers: tuple[tuple[str, str], ...]  # name, and what its value holds
    paths: tuple[str, ...]  # parts of addresses
    markup: tuple[str, ...]  # starts of classes and of data- attributes
    theme: re.Pattern[str] | None


def find_cms(root: HtmlElement, headers: tuple[tuple[str, str], ...] = ()) -> Cms | None:
    """Tell the CMS by its generator meta, else by headers, by the addresses of two files of its own, or by its markup.

    None where nothing tells.
    """
    metas = islice(root.iter("meta"), _MAX_METAS)
    generators = [meta.get("content") or "" for meta in metas if (meta.get("name") or "").lower() == "generator"]
    found = cms_of(generators, islice(root.iter("link", "script", "img"), _MAX_ADDRESSES), headers)
    if found is None and (system := _by_markup(root)):
        found = Cms(system.name)
    return replace(found, theme=_theme_in_styles(root, found.name)) if found and found.theme is None else found


def cms_of(generators: Iterable[str], elements: Iterable[HtmlElement], headers: tuple[tuple[str, str], ...]) -> Cms | None:
    """Like ``find_cms``, from generator metas and the elements that name files, for who has gathered them already."""
    said = next((found for generator in generators if (found := _by_generator(generator.strip().lower()))), None)
    addresses = "\n".join((element.get("href") or element.get("src") or "")[:_MAX_ADDRESS] for element in elements)
    system, version = said if said else (_by_header(headers) or _by_path(addresses), None)
    if system is None:
        return None
    theme = system.theme.search(addresses) if system.theme else None
    return Cms(system.name, version, theme[1] if theme else None)


def _by_generator(content: str) -> tuple[_System, str | None] | None:
    for system in _systems():
        start = next((start for start in system.generators if content.startswith(start)), None)
        if start:
            # takes the "6.7.1" of "wordpress 6.7.1", the "10" of "drupal 10 (https://…)"; leaves the plugin's of "elementor 3.2"
            version = re.match(r"\s+v?(\d[\w.-]*)", content[len(start) :]) if start in system.name.lower() else None
            return system, version[1] if version else None
    return None


def _by_header(headers: tuple[tuple[str, str], ...]) -> _System | None:
    sent = [(name.lower(), value.lower()) for name, value in headers]
    for system in _systems():
        for wanted, part in system.headers:
            if any(name == wanted and part in value for name, value in sent):
                return system
    return None


def _by_path(addresses: str) -> _System | None:
    """Give the system that most addresses betray. One alone is no proof: a page may show one picture of another site."""
    best, most = None, 1
    for system in _systems():
        count = sum(map(addresses.count, system.paths))
        if count > most:
            best, most = system, count
    return best


def _by_markup(root: HtmlElement) -> _System | None:
    """Give the system whose names most elements bear, as classes or attributes; at least three do."""
    names: list[str] = []
    for element in islice(root.iter("*"), _MAX_ELEMENTS):
        names += (name for name in element.attrib if isinstance(name, str) and name.startswith("data-"))
        names += (element.get("class") or "")[:_MAX_ADDRESS].split()
    counts = {system.name: sum(1 for name in names if name.startswith(system.markup)) for system in _systems() if system.markup}
    best = max(_systems(), key=lambda system: counts.get(system.name, 0))
    return best if counts.get(best.name, 0) >= _LEAST_MARKUP else None


def _theme_in_styles(root: HtmlElement, name: str) -> str | None:
    """Give the theme whose fonts and pictures the page's own styles load, as WordPress's block themes do."""
    system = next(system for system in _systems() if system.name == name)
    styles = islice(root.iter("style"), _MAX_METAS) if system.theme else ()
    texts = ((style.text or "")[:_MAX_STYLE] for style in styles)
    return next((match[1] for text in texts if system.theme and (match := system.theme.search(text))), None)


@cache
def _systems() -> tuple[_System, ...]:
    table = json.loads(files("pipelines").joinpath("cms.json").read_text("utf-8"))
    return tuple(
        _System(
            name=row["name"],
            generators=tuple(row["generator"]),
            headers=tuple((name, part) for name, part in row["headers"]),
            paths=tuple(row["paths"]),
            markup=tuple(row.get("markup", ())),
            theme=re.compile(row["theme"]) if row["theme"] else None,
        )
        for row in table
    )
