"""The marks of metadata on a page, gathered in one walk, so that no reader walks the tree again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from pipelines.metadata.classes import class_roles
from pipelines.metadata.heading import find_main_heading
from pipelines.metadata.languages import language_tag
from pipelines.metadata.scope import CONTAINERS, Scope
from pipelines.metadata.site_title import find_site_titles
from pipelines.metadata.terms import TERM_LABELS
from pipelines.model.body import Document

_MAX_MARKS = 3_000  # metas and links read of a head; no real page of the 1,009 measured has more than some hundred
_MAX_ELEMENTS = 100_000  # walked outside of the running text; the largest real page measured has 30,000 in all
_MAX_CONTENTS, _MAX_ELEMENTS_INSIDE = 5, 80  # running texts, and elements at the start of each, that may hold a byline
_MAX_LINKS = 10_000  # outside of the running text
_MAX_LAST = 4  # elements at the end of a running text that may hold its tags
# Nothing in these is a mark of the post; skipping them spares a third of the walk.
_SKIPPED = frozenset(
    (
        "nav",
        "svg",
        "select",
        "style",
        "script",
        "noscript",
        "iframe",
        "button",
        "template",
        "object",
        "textarea",
        "math",
        "video",
        "head",
        "blockquote",
        "figcaption",
    )
)
_TELLING_TAGS = frozenset(("a", "time"))
_TELLING_KEYS = frozenset(("itemprop", "itemscope", "property", "typeof"))
# Takes "/author/jan", "/en/auteurs/jan", "/autor/ana"; leaves "/autos/", "/authority".
_AUTHOR_PATH = re.compile(r"/(?:authors?|auteurs?|autore?s?|autori|contributors?)/[^/]")
_DATE = frozenset(("date",))
_POST_DATE = re.compile(r"post|entry|publi|article|blog|meta", re.IGNORECASE)  # takes "post-date"; leaves "release-date"
_NO_ROLES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that says by its class what it holds."""

    element: HtmlElement
    roles: frozenset[str]


@dataclass(slots=True)
class Marks:
    """What the readers read: the head, and the marks of one post in the body, in page order."""

    document: Document
    fetched_at: datetime | None
    headers: tuple[tuple[str, str], ...] = ()
    whole_page: bool = True  # False: one entry of a listing, or a fragment
    language: str | None = None  # as the markup says, BCP 47
    metas: list[tuple[str, str]] = field(default_factory=list)  # name or property in lower case, content
    first: dict[str, str] = field(default_factory=dict)  # the first non-empty content of each name
    links: list[HtmlElement] = field(default_factory=list)  # link elements
    scripts: list[str] = field(default_factory=list)  # texts of JSON-LD scripts
    files: list[HtmlElement] = field(default_factory=list)  # link and script elements that name files, for telling the CMS
    parsed: Any = None  # what its reader made of them
    raw_title: str | None = None  # the title element's text
    root_classes: str = ""  # of html and body
    heading: HtmlElement | None = None  # the post's own, where there is one
    entry: HtmlElement | None = None  # the post's own container, where markup names one
    items: list[HtmlElement] = field(default_factory=list)  # with itemprop or itemscope
    properties: list[HtmlElement] = field(default_factory=list)  # with property or typeof, in the body
    times: list[HtmlElement] = field(default_factory=list)
    anchors: list[HtmlElement] = field(default_factory=list)  # a elements with rel, or that lead to an author's page
    hrefs: list[HtmlElement] = field(default_factory=list)  # all a elements that lead somewhere
    site_titles: tuple[str, ...] = ()  # what links to the site's home call it
    classed: list[Mark] = field(default_factory=list)
    contents: list[HtmlElement] = field(default_factory=list)  # running text, not walked

    @property
    def url(self) -> str:
        return self.document.url

    def meta(self, *names: str) -> str | None:
        """Give the first non-empty content of the first of these meta names that the page has."""
        return next((content for name in names if (content := self.first.get(name))), None)


def find_marks(
    document: Document, element: HtmlElement | None = None, headers: tuple[tuple[str, str], ...] = (), fetched_at: datetime | None = None
) -> Marks:
    """Gather the marks of the page's main post, or of ``element``, one entry among several."""
    marks = head_marks(document, headers, fetched_at) if element is None else Marks(document, fetched_at, headers, whole_page=False)
    root = document.root if element is None else element
    marks.language = _language(root) or language_tag(marks.meta("content-language", "og:locale"))
    if marks.whole_page:
        marks.site_titles = find_site_titles(root, document)
    marks.heading = find_main_heading(root, marks.raw_title, marks.meta("og:title"), document if marks.whole_page else None)
    _walk(root, marks, Scope(document.url, marks.heading, marks.whole_page))
    return marks


def head_marks(document: Document, headers: tuple[tuple[str, str], ...] = (), fetched_at: datetime | None = None) -> Marks:
    """Gather what a page's head says, and nothing from its body; a fragment has no head."""
    marks = Marks(document, fetched_at, headers, whole_page=not document.fragment)
    if marks.whole_page:
        _read_head(document.root, marks)
    return marks


def walk_contents(marks: Marks) -> Marks:
    """Gather again, this time in the running text, for pages that keep their byline or their tags in it."""
    inner = Marks(marks.document, marks.fetched_at, whole_page=marks.whole_page, language=marks.language)
    scope = Scope(marks.document.url, marks.heading, marks.whole_page)
    for content in marks.contents[:_MAX_CONTENTS]:
        _walk(content, inner, scope, _MAX_ELEMENTS_INSIDE)
    # In running text a time or a "date" may be an event's, a quotation's, a product's.
    inner.times = []
    inner.classed = [mark for mark in inner.classed if mark.roles != _DATE or _POST_DATE.search(mark.element.get("class"))]
    return inner


def link_marks(marks: Marks) -> Iterator[Marks]:
    """Give the marks, and those of the first and the last elements of the running text, where themes put a post's tags."""
    yield marks
    scope = Scope(marks.document.url, marks.heading, marks.whole_page)
    for content in marks.contents[:_MAX_CONTENTS]:
        inner = replace(marks, hrefs=[], classed=[], times=[], items=[], properties=[], anchors=[])
        _walk(content, inner, scope, _MAX_ELEMENTS_INSIDE)
        for last in islice(content.iterchildren(reversed=True), _MAX_LAST):
            _walk(last, inner, scope, _MAX_ELEMENTS_INSIDE)
        yield inner


def _language(root: HtmlElement) -> str | None:
    for element in (root, *root.iterancestors()):
        tag = language_tag(element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("xml:lang"))
        if tag:
            return tag
    return None


def _read_head(root: HtmlElement, marks: Marks) -> None:
    """Read what belongs in a head, wherever it stands: broken heads spill into the body."""
    for element in root.iter("meta", "link", "script", "title", "body"):
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or element.get("http-equiv")
            if name and (content := element.get("content")) and len(marks.metas) < _MAX_MARKS:
                name = name.strip().lower()
                marks.metas.append((name, content))
                if not content.isspace():
                    marks.first.setdefault(name, content)
        elif tag == "script":
            if _is_ld(element) and element.text:
                marks.scripts.append(element.text)
            elif element.get("src"):
                marks.files.append(element)
        elif tag == "link":
            if element.get("rel") and len(marks.links) < _MAX_MARKS:
                marks.links.append(element)
                marks.files.append(element)
        elif tag == "title":
            if marks.raw_title is None and (parent := element.getparent()) is not None and parent.tag != "svg":
                marks.raw_title = element.text
        else:
            marks.root_classes = f"{root.get('class') or ''} {element.get('class') or ''}"


def ld_scripts(root: HtmlElement) -> Iterator[str]:
    """Give the texts of a page's JSON-LD scripts."""
    return (script.text or "" for script in root.iter("script") if _is_ld(script))


def _is_ld(script: HtmlElement) -> bool:
    return (script.get("type") or "").strip().lower().startswith("application/ld+json")


def _walk(start: HtmlElement, marks: Marks, scope: Scope, limit: int = _MAX_ELEMENTS) -> None:
    """Gather the marks under ``start`` that belong to one post: not those of comments, sidebars and other posts."""
    walker = etree.iterwalk(start, events=("start",))
    for seen, (_, element) in enumerate(walker):
        if seen == limit:
            break
        tag = element.tag
        if tag in _SKIPPED and not (tag == "nav" and _holds_terms(element)):
            walker.skip_subtree()
            continue
        keys = element.keys()
        roles = class_roles(element.get("class")) if "class" in keys else _NO_ROLES
        if (roles or "id" in keys or "itemtype" in keys or tag in CONTAINERS) and element is not start:
            if scope.is_outside(element, tag, roles):
                walker.skip_subtree()
                continue
            if "content" in roles and scope.may_skip(element):
                marks.contents.append(element)
                walker.skip_subtree()
        if keys and (roles or tag in _TELLING_TAGS or not _TELLING_KEYS.isdisjoint(keys)):
            _keep(element, tag, keys, roles, marks)
    marks.entry = marks.entry if marks.entry is not None else scope.entry


def _holds_terms(nav: HtmlElement) -> bool:
    """Say whether a ``nav`` is a post's list of tags, by its class or its label."""
    said = (nav.get("aria-label") or "").strip().casefold()
    return bool(said in TERM_LABELS or class_roles(nav.get("class") or "") & {"tag", "category"})


def _keep(element: HtmlElement, tag: str, keys: list[str], roles: frozenset[str], marks: Marks) -> None:
    if roles and tag not in {"body", "html"}:
        marks.classed.append(Mark(element, roles))
    if "itemprop" in keys or "itemscope" in keys:
        marks.items.append(element)
    if "property" in keys or "typeof" in keys:
        marks.properties.append(element)
    if tag == "a":
        if "href" in keys and len(marks.hrefs) < _MAX_LINKS:
            marks.hrefs.append(element)
        if "rel" in keys or (("/aut" in (href := element.get("href") or "") or "/contrib" in href) and _AUTHOR_PATH.search(href)):
            marks.anchors.append(element)
    elif tag == "time":
        marks.times.append(element)
