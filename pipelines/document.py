"""A page's bytes as one tree."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from pipelines.encoding import Decoded, decode_page
from pipelines.markup import MAX_ATTRIBUTES, MAX_DEPTH, cut_attributes, flatten
from pipelines.model.body import Document
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem

MAX_BYTES = 20 * 1024 * 1024  # of a page; the longest of 3,179 real pages has 4 MB

# Words that few pages have, of which readers would search a whole tree.
_RARE = ("articleBody", "post_password")
_VOID = ("source", "track", "wbr", "embed")  # elements without an end that libxml2 lets swallow what follows
# Control characters but tab and line ends; no browser shows them and no XML may hold them.
_CONTROLS = bytes({*range(32), 127} - {9, 10, 12, 13})
# The same as references: takes "&#1;", "&#x1F;", "&#xFFFE;"; leaves "&#10;", "&#8217;".
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:0*+(?:[1-8]|1[124-9]|2[0-9]|3[01]|6553[45])(?![0-9])|[xX]0*+(?:[1-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF])(?![0-9a-fA-F]));?"
)
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")  # U+FFFE and U+FFFF, which XML forbids
_FORM_FEED = bytes.maketrans(b"\f", b" ")  # white space in HTML, forbidden in XML
# Takes "<wbr>", "<embed src=x>"; leaves "<sourcecode>".
_VOID_TAG = re.compile(rb"<(source|track|wbr|embed)\b(?!-)[^<>]*>", re.IGNORECASE)
# Takes "<p", "<a href='x" at the very end; leaves "</p>" and "1 < 2".
_OPEN_TAG_AT_END = re.compile(rb"<[a-zA-Z/][^<>]*\Z")


def open_document(page: RawPage) -> Document:
    """Give the page as a tree without comments, whatever the bytes; what was wrong is in ``problems``.

    The tree has at most 256 levels, two more for what follows ``</html>``: readers may recurse.
    """
    address = page.final_url or page.url
    problems: list[Problem] = []
    utf8, encoding = _text(page, problems)
    root = _parse(utf8, problems)
    base = page.base_url or address
    lacks = frozenset(word for word in _RARE if word.encode() not in utf8)
    return Document(root, address, _base_url(root, base, problems), encoding, page.fragment, tuple(problems), lacks)


def _text(page: RawPage, problems: list[Problem]) -> tuple[bytes, str]:
    """Give the page in UTF-8, made safe to parse, and the encoding that it was in."""
    body = page.body
    if len(body) > MAX_BYTES:
        problems.append(_problem("page-too-long", f"{page.url} has {len(body)} bytes; what follows byte {MAX_BYTES} was not read"))
        body = body[:MAX_BYTES]
    decoded = Decoded(body.decode("utf-8", "replace").encode(), "utf-8") if page.fragment else _decoded(page, body, problems)
    utf8, cut = cut_attributes(_without_controls(decoded.utf8))
    if cut:
        problems.append(_problem("too-many-attributes", f"{page.url}: {cut} tags have more than {MAX_ATTRIBUTES} attributes and were cut"))
    if page.fragment:
        return b"<!DOCTYPE html><html><body>" + utf8 + b"</body></html>", decoded.encoding
    if not utf8.strip():
        problems.append(_problem("empty-page", f"{page.url} has no content"))
    elif _is_truncated(utf8, page):
        problems.append(_problem("truncated-html", f"{page.url} breaks off in the middle"))
    return utf8, decoded.encoding


def _without_controls(utf8: bytes) -> bytes:
    kept = _CONTROL_REFERENCE.sub(b"", utf8.translate(_FORM_FEED, _CONTROLS))
    if b"\xef" in kept and _NO_CHARACTERS[0][:2] in kept:
        for sign in _NO_CHARACTERS:
            kept = kept.replace(sign, b"")
    return kept


def _decoded(page: RawPage, body: bytes, problems: list[Problem]) -> Decoded:
    decoded = decode_page(body, page.header("content-type"))
    if decoded.declared:
        detail = f"{page.url} is declared {decoded.declared} and is {decoded.encoding}"
        problems.append(_problem("wrong-encoding", detail))
    if decoded.replaced:
        problems.append(_problem("invalid-bytes", f"{page.url} holds bytes that are not {decoded.encoding}"))
    return decoded


def _is_truncated(utf8: bytes, page: RawPage) -> bool:
    """Say whether the page stops early: shorter than announced, inside a tag, or with its end tags missing."""
    announced = page.header("content-length")
    if announced and announced.isdecimal() and not page.header("content-encoding") and len(page.body) < int(announced[:12]):
        return True
    tail = utf8[-2048:].lower()
    if b"</html" in tail or b"</body" in tail:
        return False
    return (
        bool(_OPEN_TAG_AT_END.search(tail))
        or utf8.count(b"<div") > utf8.count(b"</div")
        or utf8.count(b"<article") > utf8.count(b"</article")
    )


def _parse(utf8: bytes, problems: list[Problem]) -> HtmlElement:
    """Parse with lxml; where it would cut the page, flatten the page and parse it again."""
    root, limit = _tree(utf8, huge=False)
    for kept in (100, 40, 10):
        if limit is None:
            break
        if kept == 100:
            cause = (
                f"is nested deeper than {MAX_DEPTH} levels, its middle levels were taken out"
                if "depth" in limit
                else "holds a very long text"
            )
            problems.append(_problem("markup-limit", f"The page {cause}"))
        utf8 = flatten(_VOID_TAG.sub(rb"\g<0></\1>", utf8) if kept == 100 else utf8, kept)
        root, limit = _tree(utf8, huge="depth" not in limit)
    _repair_voids(root)
    return root


def _tree(utf8: bytes, *, huge: bool) -> tuple[HtmlElement, str | None]:
    """Give the html element and the message of the limit that libxml2 stopped at, if any."""
    # Not lxml.html's parser: a walk over its elements takes nearly twice as long, for methods that are not used here.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=huge)
    try:
        root = etree.fromstring(utf8, parser)
    except etree.ParserError:  # nothing but comments or white space
        root = None
    limit = next((entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"), None)
    return _whole(root, parser), limit


def _whole(root: HtmlElement | None, parser: etree.HTMLParser) -> HtmlElement:
    """Give an html element with a body; what follows ``</html>`` belongs to it, as in a browser."""
    if root is None:
        return etree.fromstring(b"<html><body></body></html>", parser)
    if root.tag != "html":
        html = parser.makeelement("html")
        html.append(root)
        root = html
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    for late in list(root.itersiblings()):
        body.append(late)
        late.tag = "div"
    return root


def _repair_voids(root: HtmlElement) -> None:
    """Put behind a void element what libxml2 put into it; from the outside in, so that each element moves once a level."""
    for element in list(root.iter(*_VOID)):
        parent = element.getparent()
        if parent is None or not (len(element) or element.text):
            continue
        tail, element.tail = element.tail, None
        moved = list(element)
        place = parent.index(element) + 1
        text, element.text = element.text, None
        parent[place:place] = moved
        if moved:
            moved[-1].tail = (moved[-1].tail or "") + (tail or "") or None
            element.tail = text
        else:
            element.tail = (text or "") + (tail or "") or None


def _base_url(root: HtmlElement, address: str, problems: list[Problem]) -> str:
    """Give the address against which links count: the first ``base``, unless it leads outside of the web."""
    for element in root.iter("base"):
        href = (element.get("href") or "").strip()
        if not href:
            continue
        try:
            base: str = urljoin(address, href)
            usable = urlsplit(base).scheme in ("http", "https")
        except ValueError:
            usable = False
        if usable:
            return base
        problems.append(_problem("bad-base", f"{address} names {href[:80]!r} as base, which is no web address; it was ignored"))
        break
    return address


def _problem(code: str, detail: str) -> Problem:
    return Problem("document", code, detail)
