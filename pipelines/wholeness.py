"""Whether an archive carries a post whole or cut, decided by what stands in the entry and in its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from hashlib import sha256

from lxml.html import HtmlElement

from pipelines.model.body import Body
from pipelines.model.entry import Entry
from pipelines.page_links import is_more
from pipelines.tags import HEADINGS
from pipelines.text import split_words
from pipelines.urls import post_key

_BODY_CLASSES = ("entry-content", "e-content", "post-content", "wp-block-post-content", "post-body", "article-content", "post__content")
_BODY_PROPS = frozenset({"text", "articleBody"})
_SUMMARY_CLASSES = ("entry-summary", "p-summary", "wp-block-post-excerpt", "wp-block-post-excerpt__excerpt")
# takes "excerpt", "post-card-excerpt", "summary", "teaser"; leaves "summarytable"
_SUMMARY_CLASS = re.compile(r"(?:^|[-_])(?:excerpt|summary|teaser|dek|standfirst|snippet)$", re.IGNORECASE)
_PAGES_CLASS = re.compile(r"(?:^|\s)(?:page-links|post-page-numbers|page-link)(?:\s|$)")
# takes a text that ends in "…", "[...]", "[…]", "..."; leaves "etc."
_TRAILING = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|\[&hellip;\])\W{0,3}$")
_NOTES_ID = re.compile(r"^(?:references?|footnotes?|bibliography|cite_note|fn|ref)[-_:]?\d*$", re.IGNORECASE)
UNSURE = "unsure"  # how the evidence begins where a look at one post's page can settle it
BREAKS_OFF = "its text ends in an ellipsis"
_NOT_TEXT = frozenset({"script", "style", "noscript", "template", "form", "button"})

# A teaser that an editor cuts by hand is seldom longer than some paragraphs; a text with this much structure and length goes to its end.
_WHOLE_LENGTH = 2_500  # characters but white space
_WHOLE_HEADINGS = 3
_RICH_LENGTH = 900
_DOUBLE_LENGTH = 40  # the same text under two titles counts from here; shorter ones ("Photo") may repeat


@dataclass(frozen=True, slots=True)
class _Signs:
    place: str  # the template place that the text stands in
    length: int
    mark: str | None  # why the text is cut, where it says so
    more_outside: bool
    ellipsis: bool  # its text, without a link to the rest, breaks off
    structure: int  # kinds of rich markup in the text
    headings: int
    paragraphs: int
    digest: str


def judge_entries(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Say of each entry what it carries and why.

    ``whole`` only where the page proves it; ``excerpt`` where text stands there that is cut or of which it is not
    known; then ``evidence`` begins with "unsure", and one post's page can settle it (``same_text``).
    """
    signs = [_signs(entry) for entry in entries]
    doubles = {digest for digest, count in Counter(s.digest for s in signs if s and s.length >= _DOUBLE_LENGTH).items() if count > 1}
    all_more = sum(1 for s in signs if s and s.more_outside) == len([s for s in signs if s])
    proven = {s.place for s in signs if s and not s.mark and s.digest not in doubles and _proves_whole(s, all_more=all_more)}
    broken = {s.place for s in signs if s and s.ellipsis} - proven
    judged = (_judged(entry, s, doubles, proven, all_more=all_more) for entry, s in zip(entries, signs, strict=True))
    return tuple(
        replace(entry, evidence=f"{BREAKS_OFF}, or its neighbours' does") if entry.place in broken and is_unsure(entry) else entry
        for entry in judged
    )


def _judged(entry: Entry, s: _Signs | None, doubles: set[str], proven: set[str], *, all_more: bool) -> Entry:
    if s is None or not s.length:
        return replace(entry, carries="nothing", evidence="no text under its title")
    entry = replace(entry, place=s.place)
    if s.digest in doubles:
        return replace(entry, carries="excerpt", evidence="the same text stands under another title")
    if s.mark:
        return replace(entry, carries="excerpt", evidence=s.mark)
    if s.more_outside and not all_more:
        return replace(entry, carries="excerpt", evidence="a link to the rest, which its neighbours lack")
    if s.place in proven:
        return replace(entry, carries="whole", evidence=f"whole texts stand in {s.place}")
    return replace(entry, carries="excerpt", evidence=f"{UNSURE}: plain text in {s.place}")


def _proves_whole(s: _Signs, *, all_more: bool) -> bool:
    if s.length >= _WHOLE_LENGTH and s.headings >= _WHOLE_HEADINGS:
        return True
    return s.length >= _RICH_LENGTH and s.structure >= 2 and s.paragraphs >= 4 and not s.more_outside and not all_more


def _signs(entry: Entry) -> _Signs | None:
    if entry.element is None:
        return None
    body = text_element(entry.element)
    if body is None:
        return _Signs("", 0, None, False, False, 0, 0, 0, "")
    text = " ".join("".join(_texts(body)).split())
    inside, outside = _more_links(entry, body)
    return _Signs(
        place=_place(body),
        length=len(text.replace(" ", "")),
        mark=_cut_mark(entry, body, text, inside=inside),
        more_outside=outside,
        ellipsis=_breaks_off(text, inside),
        structure=_structure(body),
        headings=sum(1 for _ in body.iter(*HEADINGS)),
        paragraphs=sum(1 for p in body.iter("p") if len("".join(p.itertext()).strip()) > 20),
        digest=sha256(text.lower().encode("utf-8", "replace")).hexdigest(),
    )


def text_element(entry: HtmlElement) -> HtmlElement | None:
    """Give the part of an entry that holds its text: what names itself so, else where most of the text stands."""
    named = None
    for element in entry.iter():
        if not isinstance(element.tag, str):
            continue
        tokens = (element.get("class") or "").split()
        if any(token in _BODY_CLASSES for token in tokens) or set((element.get("itemprop") or "").split()) & _BODY_PROPS:
            return element
        if named is None and element is not entry and _is_summary(tokens):
            named = element
    return named if named is not None else _fullest(entry)


def _is_summary(tokens: list[str]) -> bool:
    return any(token in _SUMMARY_CLASSES or _SUMMARY_CLASS.search(token) for token in tokens)


def _fullest(entry: HtmlElement) -> HtmlElement | None:
    """Descend to where most of the text stands; None where there is but a title and a date."""
    held = _running_text(entry)
    if held < 40:  # a title and a date are no text
        return None
    top = entry
    while True:
        child = next((c for c in top if isinstance(c.tag, str) and c.tag not in {"p", "a"} and _running_text(c) > 0.9 * held), None)
        if child is None:
            return top
        top = child


def _running_text(element: HtmlElement) -> int:
    """Count the characters that stand in paragraphs, lists and the like, or loose, but not in headings, links or dates."""
    if element.tag in HEADINGS or element.tag in _NOT_TEXT or element.tag in {"a", "time"}:
        return 0
    total, skipped = 0, None
    for event_element in element.iter():
        if skipped is not None and skipped in event_element.iterancestors():
            continue
        skipped = None
        tag = event_element.tag
        if not isinstance(tag, str) or tag in HEADINGS or tag in _NOT_TEXT or (tag in {"a", "time"} and event_element is not element):
            skipped = event_element
        elif event_element.text:
            total += len(event_element.text.strip())
        if event_element is not element and event_element.tail:
            total += len(event_element.tail.strip())
    return total


def _texts(body: HtmlElement) -> list[str]:
    pieces: list[str] = []
    for element in body.iter():
        if isinstance(element.tag, str) and element.tag not in _NOT_TEXT:
            pieces.append(element.text or "")
        if element is not body:
            pieces.append(element.tail or "")
    return pieces


def _more_links(entry: Entry, body: HtmlElement) -> tuple[HtmlElement | None, bool]:
    """Find a link to the rest of this post: in its text, and anywhere else in its entry."""
    inside, outside = None, False
    key = post_key(entry.url)
    for link in entry.element.iter("a") if entry.element is not None else ():
        href = link.get("href") or ""
        text = " ".join("".join(link.itertext()).split())
        named = "more-link" in (link.get("class") or "").split() or "#more-" in href or is_more(text)
        if not named or (href and not _same_post(href, key)):
            continue
        if body is link or body in link.iterancestors():
            inside = link
        else:
            outside = True
    return inside, outside


def _same_post(href: str, key: str) -> bool:
    """Say whether an href, absolute or not, may mean the post with this key."""
    if "://" in href:
        return post_key(href) == key
    path = href.partition("#")[0].strip("./").rstrip("/")
    return not path or key.endswith(path)


def _cut_mark(entry: Entry, body: HtmlElement, text: str, *, inside: HtmlElement | None) -> str | None:
    if _breaks_off(text, inside):
        return BREAKS_OFF
    if inside is not None:
        return "a link to the rest stands in its text"
    if _is_summary((body.get("class") or "").split()) or "description" in (body.get("itemprop") or "").split():
        return f"its text stands in {_place(body)}"
    if _names_pages(entry):
        return "it has several pages"
    if body.find(".//form") is not None and body.find(".//input[@type='password']") is not None:
        return "it asks for a password"
    return None


def _breaks_off(text: str, more: HtmlElement | None) -> bool:
    """Say whether a text ends in an ellipsis, as one that a theme has shortened does; "(more…)" is a link's, not the text's."""
    link = " ".join("".join(more.itertext()).split()) if more is not None else ""
    return breaks_off(text.removesuffix(link))


def breaks_off(text: str) -> bool:
    """Say whether a text ends in an ellipsis."""
    return bool(_TRAILING.search(text.rstrip()[-20:]))


def _names_pages(entry: Entry) -> bool:
    key = post_key(entry.url)
    for element in entry.element.iter() if entry.element is not None else ():
        if not isinstance(element.tag, str) or not _PAGES_CLASS.search(element.get("class") or ""):
            continue
        if any(_is_second_page(link.get("href") or "", key) for link in element.iter("a")):
            return True
    return False


def _is_second_page(href: str, key: str) -> bool:
    return href.rstrip("/").endswith("/2") or "page=2" in href or (key.rpartition("/")[2] + "/2") in href


def _structure(body: HtmlElement) -> int:
    """Count the kinds of markup that an excerpt seldom has: headings, lists, pictures with captions, tables, quotes, code, notes."""
    kinds = (tuple(HEADINGS), ("ul", "ol", "dl"), ("figure",), ("table",), ("blockquote",), ("pre",))
    count = sum(1 for tags in kinds if next(body.iter(*tags), None) is not None)
    return count + any(_NOTES_ID.match(element.get("id") or "") for element in body.iter("li", "ol", "section", "div"))


def _place(element: HtmlElement) -> str:
    tokens = [token for token in (element.get("class") or "").split() if not any(map(str.isdigit, token))]
    prop = element.get("itemprop")
    return str(element.tag) + "".join(f".{token}" for token in tokens[:3]) + (f"[{prop}]" if prop else "")


def same_text(archive: str | None, page: str | None) -> bool:
    """Say whether a post's own page has no more text than the archive shows: by words, with a tenth of leeway for furniture."""
    shown, whole = Counter(split_words((archive or "").lower())), Counter(split_words((page or "").lower()))
    missing = (whole - shown).total()
    return bool(shown) and missing <= max(5, whole.total() // 10)


def text_of(entry: Entry) -> str | None:
    """Give the text that an archive shows of a post; None where there is none."""
    body = text_element(entry.element) if entry.element is not None else None
    return " ".join(" ".join(_texts(body)).split()) if body is not None else None


def text_length(entry: Entry) -> int:
    """Give the length of the text that an archive shows of a post, in characters."""
    return len(text_of(entry) or "")


def text_of_body(body: Body) -> str:
    """Give the text of a body as one line, what it drops left out."""
    pieces: list[str] = []
    hidden: set[HtmlElement] = set()
    for element in body.root.iter():
        if element is not body.root and (element.getparent() in hidden or element in body.dropped or element.tag in _NOT_TEXT):
            hidden.add(element)
        else:
            pieces.append(element.text or "" if isinstance(element.tag, str) else "")
        if element is not body.root and element.getparent() not in hidden:
            pieces.append(element.tail or "")
    return " ".join(" ".join(pieces).split())


def is_telling(entry: Entry) -> bool:
    """Say whether a text shows what the usual excerpt of one plain paragraph (WordPress: 55 words) cannot.

    A short post looks the same cut and whole: that it is whole says nothing of its neighbours.
    """
    body = text_element(entry.element) if entry.element is not None else None
    if body is None:
        return False
    paragraphs = sum(1 for p in body.iter("p") if len("".join(p.itertext()).strip()) > 20)
    return paragraphs > 1 or _structure(body) > 0 or text_length(entry) > 700


def is_unsure(entry: Entry) -> bool:
    """Say whether an entry shows a text of which the page does not say whether it is the whole post."""
    return entry.carries == "excerpt" and (entry.evidence or "").startswith(UNSURE)


def is_cut(entry: Entry) -> bool:
    """Say whether an entry's text is known to be cut."""
    return entry.carries == "excerpt" and not is_unsure(entry)
