"""Fills the HTML templates of ``site/templates``."""

from __future__ import annotations

from functools import cache
from html import escape
from string import Template
from typing import Any

from pressmark.demo.posts import SITE


@cache
def _template(name: str) -> Template:
    return Template((SITE / "templates" / f"{name}.html").read_text(encoding="utf-8"))


def fill(name: str, /, **values: Any) -> str:
    """Fill the template ``name``; text values are escaped, values that are ``Markup`` stand as they are."""
    return _template(name).substitute({key: value if isinstance(value, Markup) else escape(str(value)) for key, value in values.items()})


class Markup(str):
    """HTML that needs no escaping."""

    __slots__ = ()


def fill_each(name: str, rows: list[dict[str, Any]]) -> Markup:
    """Fill the template ``name`` once a row, one after the other."""
    return Markup("".join(fill(name, **row) for row in rows))
