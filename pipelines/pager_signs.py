"""What speaks for a link being the one to the next page: its words, its place, its address."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from lxml.html import HtmlElement

from pipelines.model.body import Document
from pipelines.page_steps import step
from pipelines.text import clean_text
from pipelines.urls import absolute_url, same_site, words

_MOST_ICONS = 5  # of a link, that are looked at
_ARROWS = " \t\n.…:»›>→⟶⇒➝➔⟩❯〉➤–-«‹<←⇐⟨❮()[]|▶►◄◀+*"
_NEXT_ARROW = re.compile(r"[\s|]*(?:[»›>→⟶⇒➝➔⟩❯〉➤▶►⟫≫]|>>)[\s|]*")
_DOUBLE_ARROW = re.compile(r"\s*(?:[»⟫≫]|>>|››|>\|)\s*")
# takes "next", "PageNavNext", "nextpostslink", "i-next", "older-posts"; leaves "context"
NEXT_CLASS = re.compile(
    r"(?:^|[^a-z])(?:next|older|nextpostslink|nextlink|nextpage|loadmore|load-more)(?:[^a-z]|$)|[a-z]Next(?:[^a-z]|$)|^nxt$"
)
_PREVIOUS_CLASS = re.compile(
    r"(?:^|[^a-z])(?:prev|previous|newer|first|last|disabled)(?:[^a-z]|$)|[a-z](?:Prev|First|Last)(?:[^a-z]|$)|^i-previous$"
)
# What keeps the place of a link that there is none of: takes "is-invisible", "disabled"; leaves "invisible-until-hover".
_OFF_CLASS = re.compile(r"(?:is-)?(?:invisible|disabled|inactive)")
# Of an arrow drawn by a font or a sprite. Takes "fa-chevron-right", "icon-arrow-right", "bi-arrow-right-circle", "#caret-right"; leaves
# "fa-angle-double-right", which leads to the last page, and "arrow-up-right", which leads out of the site.
_ICON_ARROW = re.compile(
    r"(?<!up-)(?<!up_)(?:chevron|angle|arrow|caret)(?:[_-](?:circle|long|alt|thin|small))*[_-]?right(?![a-z])|(?:navigate|keyboard_arrow)_(?:next|right)|arrow_forward"
)
_PAGER_CLASS = re.compile(
    r"pagina|pager|pagenav|page-nav|page_nav|paging|nav-links|posts-nav|navigation-posts|page-numbers|wp-block-query|load-?more|blog-pager|older",
    re.IGNORECASE,
)
_STRANGER_CLASS = re.compile(
    r"post-nav|nav-single|single-nav|post-pag|adjacent|next-?post|calendar|carousel|slider|slick|swiper|gallery|comment|breadcrumb|related|lightbox",
    re.IGNORECASE,
)
# takes "Page 1 / 5", "Pagina 2 van 7", "1 of 12"; leaves "2024/05"
_PAGE_OF = re.compile(r"\b\d{1,4} ?(?:/|of|van|von|de|sur|di|av|af|из|z) ?\d{1,5}\b", re.IGNORECASE)


def words_weight(link: HtmlElement, *, doubles: bool) -> tuple[float, str]:
    """Weigh what a link says of itself, by its text, label and classes."""
    text = clean_text("".join(link.itertext())) or ""
    label = clean_text(link.get("aria-label") or link.get("title") or _picture_text(link)) or ""
    names = f"{link.get('class') or ''} {link.get('id') or ''}"
    around = _parent_names(link)
    if "prev" in (link.get("rel") or "").split() or phrase_of(text) in _previous() or (not text and phrase_of(label) in _previous()):
        return 0.0, ""
    if is_named(f"{names} {around}", _OFF_CLASS, whole=True):
        return 0.0, ""
    weight = 0.0
    if len(text) > 45:  # longer than any phrase for a next page in the word list
        weight -= 3.0
    for said, share in ((text, 1.0), (label, 0.8)):
        phrase = phrase_of(said)
        if phrase in next_phrases():
            weight += share * (4.0 if " " in phrase else 3.0)
            break
    else:
        if (_NEXT_ARROW.fullmatch(text) and not (doubles and _DOUBLE_ARROW.fullmatch(text))) or _is_icon_arrow(link, text):
            weight += 2.0
    weight += 2.5 if "next" in (link.get("rel") or "").lower().split() else 0.0
    weight += 2.0 if is_named(names, NEXT_CLASS) else 1.5 if is_named(around, NEXT_CLASS) else 0.0
    weight += 2.0 if "nav-previous" in f"{names} {around}".split() else 0.0  # WordPress: the archive's older posts
    weight -= 3.0 if is_named(names, _PREVIOUS_CLASS) and not is_named(names, NEXT_CLASS) else 0.0
    return weight, f"a link that reads {text or label or names.strip()!r}"


def is_older(link: HtmlElement) -> bool:
    """Say whether a link leads to older posts, which some sites call the previous page and others the next."""
    names = f"{link.get('class') or ''} {_parent_names(link)}"
    return phrase_of(clean_text("".join(link.itertext())) or "") in _older() or bool(re.search(r"older|nav-previous", names))


def step_weight(current: str, target: str, *, strong: bool = False) -> float:
    """Weigh how an address follows the page's own; ``strong``: what the link says leaves no doubt, so addresses count less.

    Nikola counts pages of an archive downwards: its second page is ``index-4.html``, its third ``index-3.html``.
    """
    how = step(current, target)
    if how in {"elsewhere", "back"}:
        return -2.0 if strong else -5.0
    return {"next": 3.0, "first": 1.0, "ahead": 1.0, "sibling": 1.0, "same": -1.0}[how]


def place_weight(link: HtmlElement) -> float:
    """Weigh what a link stands in: a pager speaks for it; a calendar, a carousel, comments, a post's neighbours against."""
    weight = 0.0
    for above, depth in zip(link.iterancestors(), range(8), strict=False):
        names = f"{above.get('class') or ''} {above.get('id') or ''}"
        if above.tag in {"body", "html"}:
            break
        if _STRANGER_CLASS.search(names) and not (depth > 2 and _PAGER_CLASS.search(names)):
            return -5.0
        if depth < 4 and _PAGER_CLASS.search(names):
            weight = max(weight, 1.0)
        if depth < 3 and _PAGE_OF.search(short_text(above)):
            weight = 2.0
    return weight


def short_text(element: HtmlElement) -> str:
    """Give an element's text where it is short enough for a pager."""
    pieces, length = [], 0
    for piece in element.itertext("*"):
        pieces.append(piece)
        length += len(piece)
        if length > 200:
            return ""
    return clean_text(" ".join(pieces)) or ""


def target_of(href: str | None, document: Document) -> str | None:
    url = absolute_url(href, document.base_url)
    return url if url and url != document.url.partition("#")[0] and same_site(url, document.url) else None


def phrase_of(text: str) -> str:
    """Give a link's text as the word list has it: lower case, without arrows and counts ("Next 10 »" is "next")."""
    return " ".join(word for word in text.lower().strip(_ARROWS).split() if not word.strip("()[]").isdecimal()).strip(_ARROWS)


def is_named(names: str, pattern: re.Pattern[str], *, whole: bool = False) -> bool:
    return any(pattern.fullmatch(name) if whole else pattern.search(name) for name in names.split())


def _is_icon_arrow(link: HtmlElement, text: str) -> bool:
    """Say whether all that a link shows is an arrow to the right, which a font or a sprite draws."""
    if text:
        return _ICON_ARROW.fullmatch(text) is not None  # a ligature
    drawn = (
        icon.get("class") or icon.get("href") or icon.get("{http://www.w3.org/1999/xlink}href") or icon.get("xlink:href") or ""
        for icon in islice(link.iter("i", "span", "svg", "use"), _MOST_ICONS)
    )
    return any(_ICON_ARROW.search(name) for name in drawn)


def _parent_names(link: HtmlElement) -> str:
    parent = link.getparent()
    return f"{parent.get('class') or ''} {parent.get('id') or ''}" if parent is not None and len(parent) == 1 else ""


def _picture_text(link: HtmlElement) -> str | None:
    picture = link.find(".//img")
    return (picture.get("alt") or picture.get("title")) if picture is not None else None


def has_single_arrows(document: Document) -> bool:
    return any((link.text or "").strip() in {">", "›", "⟩", "❯"} for link in document.root.iter("a"))


@cache
def next_phrases() -> frozenset[str]:
    return frozenset(words("next_page"))


@cache
def _older() -> frozenset[str]:
    """Give the phrases that speak of age or of what came before."""
    return frozenset(said for said in words("next_page") if any(mark in said for mark in words("older_marks")))


@cache
def _previous() -> frozenset[str]:
    return frozenset(words("previous_page"))
