"""The links of a page that could lead to posts, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from pipelines.metadata.terms import is_wiki_category
from pipelines.outline import Outline
from pipelines.tags import HEADINGS
from pipelines.text import clean_text
from pipelines.urls import absolute_url, post_key, same_site, split_url, words

# takes "12 mei 2024", "May 12, 2024", "2024-05-12", "12/05/24", "2024年5月"; leaves "page 2 of 10", "iPhone 15"
DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}年\s?\d{1,2}月"
    r"|\b\d{1,2}\.?(?: de)? [^\W\d]{3,12}\.?,?(?: de)? \d{4}\b|\b[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}\b"
)
# takes a text without a letter: "2", "»", "12.5"
NO_WORD = re.compile(r"[\W\d_]*")
_ARROWS = " \t\n.…:»›>→⟶➝–-«‹←()[]|"
# Takes the queries of lists of WordPress without permalinks: "cat=3", "tag=rust&paged=2"; leaves that of a post: "p=12".
_LIST_QUERY = re.compile(r"(?:^|&)(?:cat|category_name|tag|tag_id|author|author_name|m|s|paged|post_type)=", re.IGNORECASE)
# takes /2024/, /2024/05/ as the end of a path; leaves /2024/05/slug, /node/1042, /node/2015 (an id)
_DATE_PATH = re.compile(r"(?<!/node)(?<!/posts)(?<!/post)(?<!/p)(?<!/articles)(?<!/article)/(?:19|20)\d{2}(?:/\d{1,2}){0,2}/?$")
_INLINE = frozenset(
    {"em", "i", "b", "strong", "code", "sup", "sub", "cite", "q", "u", "s", "mark", "small", "abbr", "br", "wbr", "img", "svg"}
)
_TITLE_CLASS = re.compile(r"title|headline|heading", re.IGNORECASE)
# takes "/feed/", "/a.jpg", "?feed=rss2", "/wp-json/x"; leaves "/feeding-the-starter/"
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|zip|gz|mp[34]|m4a|ogg|webm|mov|docx?|xlsx?|pptx?|epub|xml|rss|atom|json|css|js|ics)$"
    r"|/(?:feed|rss|wp-json|wp-admin|wp-login\.php|cart|checkout|login|signin|register)(?:/|$)",
    re.IGNORECASE,
)
_MAX_LINKS = 4_000  # of a page; more is a link farm or an attack


@dataclass(slots=True)
class PageLink:
    """One link of a page to another page of the same site, or beyond it."""

    element: HtmlElement
    url: str
    key: str
    text: str
    internal: bool
    heading: HtmlElement | None = None  # that it stands in, or that stands in it


def is_more(text: str) -> bool:
    """Say whether a link's text only promises the rest: "Lees meer »", "Continue reading"."""
    plain = text.lower().strip(_ARROWS)
    return plain in _more_words() or any(plain.startswith(start) for start in _more_starts())


def is_permalink(text: str) -> bool:
    """Say whether a link's text only says that it is the post's address: "Permalink"."""
    return text.lower().strip(_ARROWS) in _permalink_words()


def names_nothing(text: str) -> bool:
    """Say whether a link's text is no title, but promises the rest, or says that it leads to the post."""
    return is_more(text) or is_permalink(text)


def leads_to_list(url: str) -> bool:
    """Say whether an address looks like a tag's, author's, month's or another list's, not like a post's."""
    parts = split_url(url)
    path = parts.path.lower()
    steps = [step for step in path.split("/") if step]
    if not steps:
        return not parts.query or _LIST_QUERY.search(parts.query) is not None
    if _DATE_PATH.search(path) or is_wiki_category(url):
        return True
    if steps[-2:-1] in (["archives"], ["archive"]):  # Typecho's and others' posts: /archives/12.html
        return False
    return any(step in _term_steps() for step in steps[-3:-1]) or steps[-1] in _term_steps()


def page_links(outline: Outline, url: str, base_url: str) -> list[PageLink]:
    """Give the links of a page that could lead to posts, in page order, chrome left out."""
    links = []
    own = post_key(url)
    for element in outline.elements:
        if element.tag != "a" or element in outline.chrome or not (target := absolute_url(element.get("href"), base_url)):
            continue
        key = post_key(target)
        if _NO_PAGE.search(split_url(target).path) or "feed=" in target:
            continue
        if key == own or "author" in (element.get("rel") or "").split() or "tag" in (element.get("rel") or "").split():
            continue
        links.append(PageLink(element, target, key, link_text(element), same_site(target, url), _heading_of(element)))
        if len(links) >= _MAX_LINKS:
            break
    return links


def link_text(element: HtmlElement) -> str:
    """Give what a link says: its text, else its label, its title, or the text for its picture."""
    text = clean_text("".join(element.itertext("*")) if len(element) else element.text)
    if text:
        return _card_title(element) or text
    picture = element.find(".//img")
    return clean_text(element.get("aria-label") or element.get("title") or (picture.get("alt") if picture is not None else None)) or ""


def names_title(link: HtmlElement) -> bool:
    """Say whether a link, or the element right around it, is called a title."""
    return any(_TITLE_CLASS.search(element.get("class") or "") for element in (link, link.getparent()) if element is not None)


def _card_title(link: HtmlElement) -> str | None:
    """Give the title within a link around a whole card: the part that is called so, else the first of some words that is no date."""
    level = link
    while True:
        if any((piece or "").strip() for piece in (level.text, *(child.tail for child in level))):
            return None
        spoken = [
            child for child in level if isinstance(child.tag, str) and child.tag not in _INLINE and clean_text("".join(child.itertext()))
        ]
        if len(spoken) != 1:
            break
        level = spoken[0]
    if not spoken or all(child.tag == "span" and not child.get("class") for child in spoken):
        return None
    named = next((child for child in spoken if _TITLE_CLASS.search(child.get("class") or "")), None)
    pieces = [clean_text("".join(child.itertext())) or "" for child in ([named] if named is not None else spoken)]
    told = [piece for piece in pieces if not DATE.search(piece) and not is_more(piece)] or pieces
    return next((piece for piece in told if " " in piece), told[0])


def _heading_of(link: HtmlElement) -> HtmlElement | None:
    for above, _ in zip(link.iterancestors(), range(4), strict=False):
        if above.tag in HEADINGS or above.get("role") == "heading":
            return above
    return next((inner for inner in link.iterdescendants() if inner.tag in HEADINGS), None) if len(link) else None


@cache
def _more_words() -> frozenset[str]:
    return frozenset(words("more"))


@cache
def _permalink_words() -> frozenset[str]:
    return frozenset(words("permalink"))


@cache
def _more_starts() -> tuple[str, ...]:
    # "Continue reading The title": the phrase of two words or more, and something after it
    return tuple(f"{phrase} " for phrase in words("more") if " " in phrase)


@cache
def _term_steps() -> frozenset[str]:
    return frozenset(words("terms"))
