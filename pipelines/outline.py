"""A page seen from above: how much text stands where, and which parts are chrome around the posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from lxml.html import HtmlElement

from pipelines.urls import words

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "option", "button", "textarea"}
)
_CHROME_TAGS = frozenset({"nav", "aside", "dialog", "menu"})
_CHROME_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "menubar", "tablist"})
_SECTIONING = frozenset({"main", "article", "section"})
# Tokens that say how a page is laid out or what a post is filed under, not what the element is: "has-sidebar", "category-menu".
_FILING = (
    "tag-",
    "category-",
    "cat-",
    "author-",
    "type-",
    "status-",
    "format-",
    "has-",
    "no-",
    "no_",
    "with-",
    "is-",
    "js-",
    "theme-",
    "elementor-",
)
_KEPT_FILING = frozenset({"tag-cloud", "tag-list", "author-box", "author-bio"})
# takes the parts of "postNavLinks" and "nav-links_wrap"; leaves digits out
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_TYPES = ("BlogPosting", "Article", "NewsArticle", "TechArticle", "ScholarlyArticle", "Report", "Posting", "Recipe", "Review")
_LIVELY_SHARE = 0.6  # a part with more of the page's text than this is no sidebar, whatever its class says
_NEWEST = frozenset({"recent-posts", "recent-entries"})  # a sidebar's list, or what a theme calls the archive itself
_MOST_ARCHIVES = 8  # lists of the newest posts that are looked into; a page has one or two
_PAGERS = frozenset({"pagination", "pager", "pagenavi", "paginator", "page-numbers"})


@dataclass(slots=True)
class Outline:
    """What one pass over a page finds. ``chrome`` holds every element that lies in navigation, sidebars and the like."""

    elements: list[HtmlElement] = field(default_factory=list)  # in page order
    text_length: dict[HtmlElement, int] = field(default_factory=dict)  # characters but white space, of all that is shown
    chrome: dict[HtmlElement, str] = field(default_factory=dict)  # the word, tag or role that made it chrome
    order: dict[HtmlElement, int] = field(default_factory=dict)
    articles: list[HtmlElement] = field(default_factory=list)  # elements that say they are a post


def read_outline(root: HtmlElement) -> Outline:
    """Read a page's outline in two passes over its elements, without recursion."""
    outline = Outline(elements=[element for element in root.iter() if isinstance(element.tag, str)])
    _measure(outline)
    whole = max(outline.text_length.get(root, 0), 1)
    asked = 0
    for number, element in enumerate(outline.elements):
        outline.order[element] = number
        parent = element.getparent()
        inherited = outline.chrome.get(parent) if parent is not None else None
        why = inherited or _why_chrome(element, outline.text_length[element] / whole)
        if why == "search" and not inherited and _holds_results(element, outline.text_length):
            why = None
        if why in _NEWEST and not inherited:
            asked += 1
            why = None if asked <= _MOST_ARCHIVES and _is_archive(element, outline.text_length) else why
        if why:
            outline.chrome[element] = why
        elif is_article(element):
            outline.articles.append(element)
    return outline


def _measure(outline: Outline) -> None:
    lengths = outline.text_length
    for element in reversed(outline.elements):
        own = 0 if element.tag in _SILENT else _visible(element.text) + lengths.get(element, 0)
        lengths[element] = own
        parent = element.getparent()
        if parent is not None:
            lengths[parent] = lengths.get(parent, 0) + own + _visible(element.tail)


def _visible(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def is_article(element: HtmlElement) -> bool:
    """Say whether an element calls itself a post: article, hentry, h-entry, an Article type of schema.org."""
    if element.tag == "article" or element.get("role") == "article":
        return True
    tokens = (element.get("class") or "").split()
    if "hentry" in tokens or "h-entry" in tokens:
        return True
    kind = element.get("itemtype")
    return bool(kind) and element.tag not in {"html", "body"} and kind.rstrip("/").rpartition("/")[2] in _TYPES


def tokens_of(element: HtmlElement) -> Iterator[str]:
    """Give the class tokens and the id of an element."""
    yield from (element.get("class") or "").split()
    if name := element.get("id"):
        yield name


def _why_chrome(element: HtmlElement, share: float) -> str | None:
    """Give the role, tag or word that makes an element chrome; None where it may hold posts."""
    role = element.get("role")
    if role in _CHROME_ROLES:
        return str(role)
    tag = str(element.tag)
    if tag in _CHROME_TAGS:
        return None if tag == "aside" and not role and _holds_lead(element) else tag
    if tag in {"header", "footer"}:
        inside = any(above.tag in _SECTIONING or is_article(above) for above in element.iterancestors())
        return None if inside else tag
    if tag in {"html", "body", "main", "article"} or is_article(element):
        return None
    return _class_word(element, share)


def _class_word(element: HtmlElement, share: float) -> str | None:
    tokens = list(tokens_of(element))
    if "Blog" in tokens and "widget" in tokens:  # Blogger: its posts stand in a widget of that kind
        return None
    word = next(filter(None, map(_chrome_word, tokens)), None)
    if not word or (share > _LIVELY_SHARE and word not in {"sidebar", "footer", "navigation"}):
        return None
    return None if element.find(".//main") is not None else word


def _is_archive(element: HtmlElement, lengths: dict[HtmlElement, int]) -> bool:
    """Say whether a list of the newest posts is the page's own: it goes on at another page, or holds most of the main part's text."""
    if any(not _PAGERS.isdisjoint(tokens_of(inner)) or "next" in (inner.get("rel") or "").split() for inner in element.iter("*")):
        return True
    return _filled(element, lengths, "main") is not None


def _filled(element: HtmlElement, lengths: dict[HtmlElement, int], *tags: str) -> HtmlElement | None:
    """Give the innermost element of some tags around one that holds most of its text; None where it does not, or none is around."""
    around = next(element.iterancestors(*tags), None)
    return around if around is not None and lengths[element] > lengths[around] / 2 else None


def _holds_results(form: HtmlElement, lengths: dict[HtmlElement, int]) -> bool:
    """Say whether a form for a search goes around what it found: it holds most of the main part's text, and all links but menus'."""
    main = _filled(form, lengths, "main", "article")
    if main is None:
        return False
    others = (link for link in main.iter("a") if link.get("href") and next(link.iterancestors("nav"), None) is None)
    return all(any(above is form for above in link.iterancestors()) for link in others)


def _holds_lead(aside: HtmlElement) -> bool:
    """Say whether an aside is one post under its own linked heading: Pelican's default theme sets its newest post so."""
    articles = list(aside.iter("article"))
    return len(articles) == 1 and any(heading.find(".//a") is not None for heading in articles[0].iter("h1", "h2"))


@cache
def _chrome_words() -> frozenset[str]:
    return frozenset(words("chrome"))


@lru_cache(maxsize=8192)  # a theme's class names repeat from page to page
def _chrome_word(token: str) -> str | None:
    known = _chrome_words()
    plain = token.removeprefix("wp-block-")
    lower = plain.lower()
    if lower in known:
        return lower
    if lower.startswith(_FILING) and lower not in _KEPT_FILING:
        return None
    return next((word for word in map(str.lower, _WORD.findall(plain)) if word in known), None)
