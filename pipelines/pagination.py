"""The next page of an archive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement
from w3lib.url import add_or_replace_parameter

from pipelines.model.body import Document
from pipelines.page_steps import parse_page_address
from pipelines.pager_numbers import counts_pages, current_number, number_runs
from pipelines.pager_signs import (
    NEXT_CLASS,
    has_single_arrows,
    is_named,
    is_older,
    next_phrases,
    phrase_of,
    place_weight,
    short_text,
    step_weight,
    target_of,
    words_weight,
)
from pipelines.urls import post_key, split_url

_LEAST = 4.0  # measured with benchmarks/pagination.py: less names wrong pages, more misses right ones
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
    candidates = [*_head_links(document), *_worded_links(document), *numbered_links(document), *_buttons(document)]
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
        url = target_of(link.get("href"), document)
        if url and "next" in (link.get("rel") or "").lower().split():
            score = 4.0 + step_weight(document.url, url) - (3.0 if link.get("title") else 0.0)
            if _contradicts(document, url):
                score -= 6.0
            yield NextPage(url, "rel", "link rel=next", score)


def _contradicts(document: Document, url: str) -> bool:
    """Say whether the page itself shows that the head's next page is none.

    SEO plugins count pages otherwise than themes: they name one after the last of the visible pager, and a second one of
    magazine front pages, which show no list of posts.
    """
    shown = (target_of(link.get("href"), document) for link in document.root.iter("a"))
    if any(address and post_key(address) == post_key(url) for address in shown):
        return False
    if split_url(document.url).path in {"", "/"} and not split_url(document.url).query:
        return len(list(islice(document.root.iter("article"), 3))) < 3
    return any(
        (current := current_number(holder, links, document)) is not None and current > max(number for number, _ in links) > 1
        for holder, links in number_runs(document)
    )


def _worded_links(document: Document) -> Iterator[NextPage]:
    doubles = has_single_arrows(document)
    for link in document.root.iter("a"):
        weight, why = words_weight(link, doubles=doubles)
        url = target_of(link.get("href"), document) if weight > 0 else None
        if not url:
            continue
        score = weight + step_weight(document.url, url, strong=weight >= 4.0) + place_weight(link)
        yield NextPage(url, "older" if is_older(link) else "words", why, score)


def numbered_links(document: Document) -> Iterator[NextPage]:
    """Read numbered pagers: the number after the current one, which is the one that is no link, is marked, or is missing."""
    for holder, links in number_runs(document):
        current = current_number(holder, links, document)
        if current is None:
            continue
        wanted = next((link for number, link in links if number == current + 1), None)
        url = target_of(wanted.get("href"), document) if wanted is not None else None
        if wanted is None or not url:
            continue
        how = step_weight(document.url, url)
        if how < 0 and counts_pages(links, document):
            how = 2.0
        yield NextPage(
            url, "number", f"page {current + 1} in a numbered pager", 2.0 + how + place_weight(wanted) + (1.0 if len(links) > 1 else 0.0)
        )


def _buttons(document: Document) -> Iterator[NextPage]:
    """Read "load more" buttons that name their address in a ``data-`` attribute."""
    for element, text in more_buttons(document):
        for name, value in element.items():
            url = target_of(value, document) if name.startswith("data-") and _ADDRESS.fullmatch(value) else None
            if url:
                score = 4.0 + step_weight(document.url, url, strong=True) + place_weight(element)
                yield NextPage(url, "button", f"a button that reads {text!r}", score)


def more_buttons(document: Document) -> Iterator[tuple[HtmlElement, str]]:
    for element in document.root.iter("button", "div", "a", "span"):
        if element.tag != "button" and not any(name.startswith("data-") or name == "role" for name in element.attrib):
            continue
        if element.get("disabled") is not None or element.get("aria-disabled") == "true":
            continue  # the last page's
        text = short_text(element)
        named = is_named(f"{element.get('class') or ''} {element.get('id') or ''}", NEXT_CLASS)
        if len(text) <= 45 and (phrase_of(text) in next_phrases() or named) and place_weight(element) >= 0:
            yield element, text


def _guess(document: Document) -> NextPage | None:
    """Give the usual address of the next page where a button loads more posts and does not say from where.

    WordPress takes ``/page/2/`` after a pretty permalink and ``paged=2`` in a query; elsewhere ``page=2`` is commonest.
    """
    button = next(
        (
            element
            for element, text in more_buttons(document)
            if phrase_of(text) in next_phrases() and not target_of(element.get("href"), document)
        ),
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
    return NextPage(url, "guess", f"a button that reads {short_text(button)!r} and names no address", _LEAST)
