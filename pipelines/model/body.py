"""Where a post's text is on its page."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from pipelines.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Document:
    """A page as one lxml tree. Nobody changes the tree after it was opened."""

    root: HtmlElement  # the html element; of a fragment, an html element around it
    url: str  # the page's own address
    base_url: str  # <base> honoured
    encoding: str
    fragment: bool = False  # one entry's HTML alone, not a page
    problems: tuple[Problem, ...] = ()
    lacks: frozenset[str] = frozenset()  # words that are known not to stand in its source: what they name need not be looked for


@dataclass(frozen=True, slots=True)
class Body:
    """A post's body: everything under ``root`` but what lies under an element of ``dropped``.

    ``dropped`` holds the elements themselves (lxml keeps an element's identity for as long as somebody holds it).
    Text is dropped only with its element; a dropped element's tail stays.
    """

    root: HtmlElement
    dropped: frozenset[HtmlElement] = frozenset()
    problems: tuple[Problem, ...] = ()
