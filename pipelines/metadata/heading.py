"""The post's own heading on its page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from pipelines.metadata.lines import line_of
from pipelines.metadata.site_title import find_site_titles, leads_above, leads_home
from pipelines.metadata.titles import plain, titles_agree, without_site
from pipelines.model.body import Document
from pipelines.tags import HEADINGS
from pipelines.text import clean_text
from pipelines.urls import absolute_url, post_key

_LEVELS = sorted(HEADINGS)
_MAX_HEADINGS = 10  # of a level that are compared with the page's title; a post's own comes before those of its sections
_MAX_CLIMB = 50  # levels that are searched upwards
_MAX_ELEMENTS = 5_000  # that are looked at for a title without a heading's tag
_TITLE_TAGS = ("div", "p", "span", "legend", "strong", "b", "font", "big", "td", "th", "dt", "h4", "h5", "h6")
_IN_NO_TITLE = ("p", "div", "ul", "a", "img", *_LEVELS)
_MAX_TITLE = 500  # characters; a longer heading is a text
# Takes "post-title", "entry__title", "blosxomTitle", "storytitle"; leaves "subtitle", "title-bar", "sidebar-title".
_TITLE_CLASS = re.compile(
    r"(?:(?:post|entry|article|blog|blosxom|story|single|news|item)[-_]{0,2}(?:[a-z]+[-_]{1,2})?)?(?:title|headline)", re.IGNORECASE
)
_LETTER = re.compile(r"\w")  # takes "1984"; leaves "¶", "#", "🔗"


@dataclass(frozen=True, slots=True)
class _Candidate:
    element: HtmlElement
    text: str
    length: int  # how much of the declared titles it says, in letters


def find_main_heading(root: HtmlElement, raw_title: str | None, shared_title: str | None, page: Document | None) -> HtmlElement | None:
    """Give the heading that names the post: of a page, the h1, else h2 or h3, that most of its title agrees with, else its first h1.

    One that leads to the site's home is the site's name, however much the title agrees with it. Of an entry (``page`` is None), the
    first heading of any level, or what is called a title before it.
    """
    if page is None:
        heading = next((heading for heading in root.iter(*_LEVELS) if heading_text(heading)), None)
        return heading if heading is not None and next(heading.iter("a"), None) is not None else named_title(root, heading)
    found: list[_Candidate] = []
    enough = _MAX_TITLE if shared_title else len(plain(raw_title or "")) * 0.6
    for level in _LEVELS[:3]:
        if any(one.element.tag == "h1" for one in found) and max(one.length for one in found) >= enough:
            break
        for heading in islice(map(_filled, root.iter(level)), _MAX_HEADINGS):
            link = _whole_link(heading)
            if not (text := heading_text(heading)) or (link is not None and (leads_home(link, page) or leads_above(link, page))):
                continue
            own = link is not None and post_key(absolute_url(link.get("href"), page.base_url) or "") == post_key(page.url)
            found.append(_Candidate(heading, text, _agreement(text, shared_title, raw_title) or int(own)))
    best = max(found, key=lambda one: one.length, default=None)
    if best is None or not best.length:
        first = [one.element for one in found if one.element.tag == "h1"]
        # A single h1 may be worded otherwise than the page's title; several that do not agree with it are sections.
        if len(first) == 1:
            return first[0]
        title = _plain_title(root, shared_title or raw_title, page)
        return title if title is not None else first[0] if first else named_title(root, None)
    return _other_half(best, found, raw_title).element


def named_title(root: HtmlElement, heading: HtmlElement | None) -> HtmlElement | None:
    """Give the element that is called a title and has no heading's tag, where it stands before ``heading``; else ``heading``."""
    for element in islice(root.iter(*_TITLE_TAGS, *(() if heading is None else (heading.tag,))), _MAX_ELEMENTS):
        if element is heading:
            break
        named = any(_TITLE_CLASS.fullmatch(token) for token in (element.get("class") or "").split())
        if named and element.tag not in HEADINGS and next(element.iterdescendants(*_IN_NO_TITLE), None) is None and heading_text(element):
            return element
    return heading


def _plain_title(root: HtmlElement, declared: str | None, page: Document) -> HtmlElement | None:
    """Give the element without a heading's tag, such as ``div``, that holds nothing but the page's title, freed of the site's name."""
    title = clean_text(without_site(declared or "", find_site_titles(root, page), page.url))
    if not title or len(title) > _MAX_TITLE:
        return None
    texts = (element for element in islice(root.iter(*_TITLE_TAGS), _MAX_ELEMENTS) if element.text and not len(element))
    return next((element for element in texts if len(element.text) <= 2 * _MAX_TITLE and clean_text(element.text) == title), None)


def _other_half(best: _Candidate, found: list[_Candidate], raw_title: str | None) -> _Candidate:
    """Give ``best``; where it is one half of the page's title, stands in the page's header, and the other half is a heading below, that."""
    title = plain(raw_title or "")
    if best.length > _MAX_TITLE or not _is_in_page_header(best.element):
        return best
    halves = (one for one in found if title in {plain(best.text) + plain(one.text), plain(one.text) + plain(best.text)})
    return next((one for one in halves if not _is_in_page_header(one.element)), best)


def _is_in_page_header(heading: HtmlElement) -> bool:
    around = [above.tag for above in islice(heading.iterancestors(), _MAX_CLIMB)]
    return "header" in around and not {"article", "main"}.intersection(around)


def _whole_link(heading: HtmlElement) -> HtmlElement | None:
    """Give the link that a heading is as a whole: the one inside it, or the one around it."""
    link = next(heading.iter("a"), None)
    if link is None:
        return next((above for above in islice(heading.iterancestors(), 3) if above.tag == "a"), None)
    return link if plain(line_of(link, _MAX_TITLE) or "") == plain(line_of(heading, _MAX_TITLE) or "") else None


def _agreement(text: str, shared_title: str | None, raw_title: str | None) -> int:
    """Give how much of the declared titles a heading says, in letters; the shared one, which rarely names the site, counts more."""
    length = len(plain(text))
    if shared_title and titles_agree(text, shared_title):
        return length + _MAX_TITLE
    return length if raw_title and titles_agree(text, raw_title) else 0


def _filled(heading: HtmlElement) -> HtmlElement:
    """Give the paragraph after an empty heading: parsers end a heading where a ``p`` inside it begins."""
    after = heading.getnext()
    is_emptied = after is not None and after.tag == "p" and not len(heading) and not (heading.text or "").strip()
    return after if is_emptied else heading


def heading_text(heading: HtmlElement) -> str | None:
    """Give a heading's text without the sign that links to it ("¶" of Sphinx); None where it is empty or longer than any title."""
    text = line_of(heading, _MAX_TITLE * 2)
    for link in heading.iter("a") if text else ():
        sign = line_of(link, _MAX_TITLE)
        if sign and "#" in (link.get("href") or "") and not _LETTER.search(sign):
            text = clean_text((text or "").removesuffix(sign).removeprefix(sign))
    return text if text and len(text) <= _MAX_TITLE else None
