"""The further pages of a post that has several."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipelines.model.body import Document
from pipelines.page_steps import parse_page_address
from pipelines.pager_numbers import NUMBER
from pipelines.pager_signs import next_phrases, phrase_of, target_of
from pipelines.text import clean_text
from pipelines.urls import split_url

_SECOND = tuple(
    way + end for way in (b"/2", b"-2", b"_2", b"2", b"/page/2") for end in (b'"', b"'", b'/"', b"/'", b'.html"', b".html'", b"#")
)


def may_have_pages(body: bytes, url: str) -> bool:
    """Say whether the bytes of a post's first page hold an address that could be its second; most do not and need no parsing."""
    slug = b"/" + split_url(url).path.rstrip("/").rpartition("/")[2].removesuffix(".html").encode()
    return b"page=2" in body or any(start + end in body for start in (slug, b'href="', b"href='", b'href="./') for end in _SECOND)


def post_pages(document: Document, url: str) -> tuple[str, ...]:
    """Give the further pages of a post, in order, as one of its pages names them; empty where it names none.

    WordPress (``<!--nextpage-->``) links ``/slug/2/`` or ``?page=2`` in a ``page-links`` element; others by ``rel=next`` or
    a numbered pager. Only pages of this post count: its address with a page's number, never a neighbour or comments.
    """
    found: dict[int, str] = {}
    own = parse_page_address(url)
    base = parse_page_address(url, in_path=False)
    for link in document.root.iter("a", "link"):
        target = target_of(link.get("href"), document) if _may_page_a_post(link) else None
        if not target or (link.tag == "link" and "next" not in (link.get("rel") or "").split()):
            continue
        for there, here in (
            (parse_page_address(target), base),
            (parse_page_address(target, in_path=False), base),
            (parse_page_address(target), own),
        ):
            if there.page and there.page > 1 and there.base == here.base and there.query == here.query:
                found.setdefault(there.page, target)
    return tuple(found[number] for number in sorted(found))


def _may_page_a_post(link: HtmlElement) -> bool:
    """Say whether a link may page a post: it shows a number or a word for the next page, and stands in no comments."""
    text = clean_text("".join(link.itertext())) or ""
    said = (
        link.tag == "link"
        or bool(NUMBER.fullmatch(text))
        or phrase_of(text) in next_phrases()
        or "post-page-numbers" in (link.get("class") or "")
    )
    return said and not any(re.search(r"comment", f"{above.get('class') or ''} {above.get('id') or ''}") for above in link.iterancestors())
