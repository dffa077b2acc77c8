"""The next page of an archive, and the next page of a post of several pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from lxml.html import HtmlElement
from w3lib.url import add_or_replace_parameter

from pipelines.model.body import Document
from pipelines.page_steps import parse_page_address, step
from pipelines.text import clean_text
from pipelines.urls import absolute_url, same_site, split_url, words

_LEAST = 4.0  # measured with benchmarks/pagination.py: less names wrong pages, more misses right ones
_ARROWS = " \t\n.…:»›>→⟶⇒➝➔⟩❯〉➤–-«‹<←⇐⟨❮()[]|▶►◄◀+*"
_NEXT_ARROW = re.compile(r"[\s|]*(?:[»›>→⟶⇒➝➔⟩❯〉➤▶►⟫≫]|>>)[\s|]*")
_DOUBLE_ARROW = re.compile(r"\s*(?:[»⟫≫]|>>|››|>\|)\s*")
# takes "2", "[2]", "Page 2", "1,096"; leaves "OnePlus 2"
_NUMBER = re.compile(
    r"[\s\[(]*(?:(?:page|pagina|página|seite|strona|sida|side|страница) )?(\d{1,3}(?:[.,]\d{3})|\d{1,5})[\s\])]*", re.IGNORECASE
)
# takes "next", "PageNavNext", "nextpostslink", "i-next", "older-posts"; leaves "context"
_NEXT_CLASS = re.compile(
    r"(?:^|[^a-z])(?:next|older|nextpostslink|nextlink|nextpage|loadmore|load-more)(?:[^a-z]|$)|[a-z]Next(?:[^a-z]|$)|^nxt$"
)
_PREVIOUS_CLASS = re.compile(
    r"(?:^|[^a-z])(?:prev|previous|newer|first|last|disabled)(?:[^a-z]|$)|[a-z](?:Prev|First|Last)(?:[^a-z]|$)|^i-previous$"
)
_PAGER_CLASS = re.compile(
    r"pagina|pager|pagenav|page-nav|page_nav|paging|nav-links|posts-nav|navigation-posts|page-numbers|wp-block-query|load-?more|blog-pager|older",
    re.IGNORECASE,
)
_STRANGER_CLASS = re.compile(
    r"post-nav|nav-single|single-nav|post-pag|adjacent|next-?post|calendar|carousel|slider|slick|swiper|gallery|comment|breadcrumb|related|lightbox",
    re.IGNORECASE,
)
_CURRENT_CLASS = re.compile(r"(?:^|[\s_-])(?:current|active|selected|on|is-active|currentpage)(?:$|[\s_-])", re.IGNORECASE)
# takes "Page 1 / 5", "Pagina 2 van 7", "1 of 12"; leaves "2024/05"
_PAGE_OF = re.compile(r"\b\d{1,4} ?(?:/|of|van|von|de|sur|di|av|af|из|z) ?\d{1,5}\b", re.IGNORECASE)
# takes the values of data-url, data-next-page ...: "https://site/page/2/", "/page/2/", "?page=2"; leaves "2", "keukenlab_more", "//"
_ADDRESS = re.compile(r"(?:https?://\S+|/[^/\s]\S*|\?\S+=\S+)")


@dataclass(frozen=True, slots=True)
class NextPage:
    """The next page as a page names it."""

    url: str  # absolute
    kind: str  # rel, older, words, number, button, or guess: the page names none, but a button that loads more
    evidence: str  # for people
    score: float


def next_page(document: Document) -> str | None:
    """Give the address of the archive's next (older) page; None where the page names none."""
    found = find_next(document)
    return found.url if found else None


def find_next(document: Document) -> NextPage | None:
    """Find the next page with the reason for it. Of equal candidates the first on the page counts."""
    candidates = [*_head_links(document), *_worded_links(document), *_numbered(document), *_buttons(document)]
    merged: dict[str, NextPage] = {}
    for candidate in candidates:
        known = merged.get(candidate.url)
        if known is None:
            merged[candidate.url] = candidate
        elif known.kind != candidate.kind:
            leader = max(known, candidate, key=lambda c: (c.kind == "older", c.score))
            merged[candidate.url] = replace(leader, score=max(known.score, 0.0) + max(candidate.score, 0.0))
        elif candidate.score > known.score:
            merged[candidate.url] = candidate
    best = max(
        merged.values(), key=lambda candidate: (candidate.kind == "older" and candidate.score >= _LEAST, candidate.score), default=None
    )
    return best if best is not None and best.score >= _LEAST else _guess(document)


def _head_links(document: Document) -> Iterator[NextPage]:
    """Read ``<link rel="next">`` (HTML standard, link type next); WordPress also names the next *post* so, with a title."""
    for link in document.root.iter("link"):
        url = _target(link.get("href"), document)
        if url and "next" in (link.get("rel") or "").lower().split():
            score = 4.0 + _step_weight(document.url, url) - (3.0 if link.get("title") else 0.0)
            if _contradicts(document, url):
                score -= 6.0
            yield NextPage(url, "rel", "link rel=next", score)


def _contradicts(document: Document, url: str) -> bool:
    """Say whether the page itself shows that the head's next page is none.

    SEO plugins count pages otherwise than themes: they name one after the last of the visible pager, and a second one of
    magazine front pages, which show no list of posts.
    """
    if any(_target(link.get("href"), document) == url for link in document.root.iter("a")):
        return False
    if split_url(document.url).path in {"", "/"} and not split_url(document.url).query:
        return True
    return any(
        (current := _current_number(holder, links, document)) is not None and current > max(number for number, _ in links) > 1
        for holder, links in _number_runs(document)
    )


def _worded_links(document: Document) -> Iterator[NextPage]:
    doubles = _has_single_arrows(document)
    for link in document.root.iter("a"):
        url = _target(link.get("href"), document)
        if not url:
            continue
        weight, why = _words_weight(link, doubles=doubles)
        if weight <= 0:
            continue
        score = weight + _step_weight(document.url, url, strong=weight >= 4.0) + _place_weight(link)
        yield NextPage(url, "older" if _is_older(link) else "words", why, score)


def _words_weight(link: HtmlElement, *, doubles: bool) -> tuple[float, str]:
    """Weigh what a link says of itself, by its text, label and classes."""
    text = clean_text("".join(link.itertext())) or ""
    label = clean_text(link.get("aria-label") or link.get("title") or _picture_text(link)) or ""
    names = f"{link.get('class') or ''} {link.get('id') or ''}"
    around = _parent_names(link)
    if "prev" in (link.get("rel") or "").split() or _phrase(text) in _previous() or (not text and _phrase(label) in _previous()):
        return 0.0, ""
    weight = 0.0
    if len(text) > 45:  # longer than any phrase for a next page in the word list
        weight -= 3.0
    for said, share in ((text, 1.0), (label, 0.8)):
        phrase = _phrase(said)
        if phrase in _next():
            weight += share * (4.0 if " " in phrase else 3.0)
            break
    else:
        if _NEXT_ARROW.fullmatch(text) and not (doubles and _DOUBLE_ARROW.fullmatch(text)):
            weight += 2.0
    weight += 2.5 if "next" in (link.get("rel") or "").lower().split() else 0.0
    weight += 2.0 if _named(names, _NEXT_CLASS) else 1.5 if _named(around, _NEXT_CLASS) else 0.0
    weight += 2.0 if "nav-previous" in f"{names} {around}".split() else 0.0  # WordPress: the archive's older posts
    weight -= 3.0 if _named(names, _PREVIOUS_CLASS) and not _named(names, _NEXT_CLASS) else 0.0
    return weight, f"a link that reads {text or label or names.strip()!r}"


def _is_older(link: HtmlElement) -> bool:
    """Say whether a link leads to older posts, which some sites call the previous page and others the next."""
    names = f"{link.get('class') or ''} {_parent_names(link)}"
    return _phrase(clean_text("".join(link.itertext())) or "") in _older() or bool(re.search(r"older|nav-previous", names))


def _step_weight(current: str, target: str, *, strong: bool = False) -> float:
    """Weigh how an address follows the page's own; ``strong``: what the link says leaves no doubt, so addresses count less.

    Nikola counts pages of an archive downwards: its second page is ``index-4.html``, its third ``index-3.html``.
    """
    how = step(current, target)
    if how in {"elsewhere", "back"}:
        return -2.0 if strong else -5.0
    return {"next": 3.0, "first": 1.0, "ahead": 1.0, "sibling": 1.0, "same": -1.0}[how]


def _place_weight(link: HtmlElement) -> float:
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
        if depth < 3 and _PAGE_OF.search(_short_text(above)):
            weight = 2.0
    return weight


def _short_text(element: HtmlElement) -> str:
    """Give an element's text where it is short enough for a pager."""
    pieces, length = [], 0
    for piece in element.itertext("*"):
        pieces.append(piece)
        length += len(piece)
        if length > 200:
            return ""
    return clean_text(" ".join(pieces)) or ""


def _numbered(document: Document) -> Iterator[NextPage]:
    """Read numbered pagers: the number after the current one, which is the one that is no link, is marked, or is missing."""
    for holder, links in _number_runs(document):
        current = _current_number(holder, links, document)
        if current is None:
            continue
        wanted = next((link for number, link in links if number == current + 1), None)
        url = _target(wanted.get("href"), document) if wanted is not None else None
        if wanted is None or not url:
            continue
        how = _step_weight(document.url, url)
        if how < 0 and _counts_pages(links, document):
            how = 2.0
        yield NextPage(
            url, "number", f"page {current + 1} in a numbered pager", 2.0 + how + _place_weight(wanted) + (1.0 if len(links) > 1 else 0.0)
        )


def _counts_pages(links: list[tuple[int, HtmlElement]], document: Document) -> bool:
    """Say whether the numbers that links show stand in their addresses too, which then differ in nothing else."""
    shapes = {re.sub(rf"(?<!\d){number}(?!\d)", "#", _target(link.get("href"), document) or "") for number, link in links}
    return len(links) > 1 and len(shapes) == 1


def _number_runs(document: Document) -> Iterator[tuple[HtmlElement, list[tuple[int, HtmlElement]]]]:
    runs: dict[HtmlElement, list[tuple[int, HtmlElement]]] = {}
    for link in document.root.iter("a"):
        text = clean_text("".join(link.itertext())) or ""
        if len(text) < 20 and (match := _NUMBER.fullmatch(text)):
            holder = link.getparent()
            while holder is not None and holder.tag in {"li", "span", "td", "b", "strong", "em", "font"}:
                holder = holder.getparent()
            if holder is not None:
                runs.setdefault(holder, []).append((int(re.sub(r"\D", "", match.group(1))), link))
    yield from runs.items()


def _current_number(holder: HtmlElement, links: list[tuple[int, HtmlElement]], document: Document) -> int | None:
    linked = {number for number, link in links if _target(link.get("href"), document)}
    for number, link in links:
        parent = link.getparent()
        if link.get("aria-current") or _CURRENT_CLASS.search(f"{link.get('class') or ''} {parent.get('class') or ''}"):
            return number
        if number not in linked:
            return number
    for element in holder.iter():
        if element.tag == "a" or not isinstance(element.tag, str):
            continue
        for text in (element.text, element.tail if element is not holder else None):
            if text and (match := re.fullmatch(r"\W*(\d{1,3}[.,]\d{3}|\d{1,5})\W*", text)):
                number = int(re.sub(r"\D", "", match.group(1)))
                if number not in linked:
                    return number
    return 1 if 2 in linked and 1 not in linked else None


def _buttons(document: Document) -> Iterator[NextPage]:
    """Read "load more" buttons that name their address in a ``data-`` attribute."""
    for element, text in _more_buttons(document):
        for name, value in element.items():
            url = _target(value, document) if name.startswith("data-") and _ADDRESS.fullmatch(value) else None
            if url:
                score = 4.0 + _step_weight(document.url, url, strong=True) + _place_weight(element)
                yield NextPage(url, "button", f"a button that reads {text!r}", score)


def _more_buttons(document: Document) -> Iterator[tuple[HtmlElement, str]]:
    for element in document.root.iter("button", "div", "a", "span"):
        if element.tag != "button" and not any(name.startswith("data-") or name == "role" for name in element.keys()):
            continue
        text = _short_text(element)
        named = _named(f"{element.get('class') or ''} {element.get('id') or ''}", _NEXT_CLASS)
        if len(text) <= 45 and (_phrase(text) in _next() or named) and _place_weight(element) >= 0:
            yield element, text


def _guess(document: Document) -> NextPage | None:
    """Give the usual address of the next page where a button loads more posts and does not say from where.

    WordPress takes ``/page/2/`` after a pretty permalink and ``paged=2`` in a query; elsewhere ``page=2`` is commonest.
    """
    button = next(
        (element for element, text in _more_buttons(document) if _phrase(text) in _next() and not _target(element.get("href"), document)),
        None,
    )
    if button is None:
        return None
    address = parse_page_address(document.url)
    page = address.page or 1
    most = next((int(v) for n, v in button.items() if re.search(r"data-(?:max|total|last|pages)", n) and v.isdecimal()), None)
    if most is not None and page >= most:
        return None
    wordpress = any("/wp-content/" in (link.get("href") or link.get("src") or "") for link in document.root.iter("link", "script", "img"))
    plain = document.url.partition("#")[0]
    if wordpress and "?" not in plain:
        url = f"{re.sub(r'/page/[0-9]+/?$', '', plain).rstrip('/')}/page/{page + 1}/"
    else:
        url = add_or_replace_parameter(plain, "paged" if wordpress else "page", str(page + 1))
    return NextPage(url, "guess", f"a button that reads {_short_text(button)!r} and names no address", _LEAST)


def _target(href: str | None, document: Document) -> str | None:
    url = absolute_url(href, document.base_url)
    return url if url and url != document.url.partition("#")[0] and same_site(url, document.url) else None


def _phrase(text: str) -> str:
    """Give a link's text as the word list has it: lower case, without arrows and counts ("Next 10 »" is "next")."""
    return " ".join(word for word in text.lower().strip(_ARROWS).split() if not word.strip("()[]").isdecimal()).strip(_ARROWS)


def _named(names: str, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(name) for name in names.split())


def _parent_names(link: HtmlElement) -> str:
    parent = link.getparent()
    return f"{parent.get('class') or ''} {parent.get('id') or ''}" if parent is not None and len(parent) == 1 else ""


def _picture_text(link: HtmlElement) -> str | None:
    picture = link.find(".//img")
    return (picture.get("alt") or picture.get("title")) if picture is not None else None


def _has_single_arrows(document: Document) -> bool:
    return any((link.text or "").strip() in {">", "›", "⟩", "❯"} for link in document.root.iter("a"))


@cache
def _next() -> frozenset[str]:
    return frozenset(words("next_page"))


@cache
def _older() -> frozenset[str]:
    """Give the phrases that speak of age or of what came before."""
    marks = (
        "old",
        "previous",
        "oude",
        "eerder",
        "älter",
        "früher",
        "ancien",
        "précédent",
        "antigu",
        "anterior",
        "antig",
        "precedent",
        "vecch",
        "meno recent",
        "ældre",
        "eldre",
        "äldre",
        "vanhem",
        "starsz",
        "starší",
        "régebb",
        "vechi",
        "eski",
        "önceki",
        "παλαι",
        "стар",
        "ранн",
        "предыдущ",
        "старіш",
        "以前",
        "過去",
        "古",
        "旧",
        "更早",
        "이전",
        "الأقدم",
        "ישנ",
        "เก่า",
        "lama",
        "cũ",
    )
    return frozenset(phrase for phrase in words("next_page") if any(mark in phrase for mark in marks))


@cache
def _previous() -> frozenset[str]:
    return frozenset(words("previous_page"))


def post_pages(document: Document, url: str) -> tuple[str, ...]:
    """Give the further pages of a post, in order, as one of its pages names them; empty where it names none.

    WordPress (``<!--nextpage-->``) links ``/slug/2/`` or ``?page=2`` in a ``page-links`` element; others by ``rel=next`` or
    a numbered pager. Only pages of this post count: its address with a page's number, never a neighbour or comments.
    """
    found: dict[int, str] = {}
    own = parse_page_address(url)
    base = parse_page_address(url, in_path=False)
    for link in document.root.iter("a", "link"):
        target = _target(link.get("href"), document)
        if not target or link.tag == "link" and "next" not in (link.get("rel") or "").split():
            continue
        for there, here in (
            (parse_page_address(target), base),
            (parse_page_address(target, in_path=False), base),
            (parse_page_address(target), own),
        ):
            if there.page and there.page > 1 and there.base == here.base and there.query == here.query and _may_page_a_post(link):
                found.setdefault(there.page, target)
    return tuple(found[number] for number in sorted(found))


def _may_page_a_post(link: HtmlElement) -> bool:
    """Say whether a link may page a post: it shows a number or a word for the next page, and stands in no comments."""
    text = clean_text("".join(link.itertext())) or ""
    said = (
        link.tag == "link" or bool(_NUMBER.fullmatch(text)) or _phrase(text) in _next() or "post-page-numbers" in (link.get("class") or "")
    )
    return said and not any(re.search(r"comment", f"{above.get('class') or ''} {above.get('id') or ''}") for above in link.iterancestors())
