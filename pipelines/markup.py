"""Markup that lxml would cut or choke on, made harmless before it is parsed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

MAX_ATTRIBUTES = 1_000  # of one tag: libxml2's time grows with their square (10,000 take 0.2 s, 100,000 take 36 s)
MAX_DEPTH = 256  # levels; libxml2 drops what lies deeper

_LONG = 4 * MAX_ATTRIBUTES  # bytes: a tag with more attributes than allowed is longer than this
_KEPT = 100  # levels that stay at either end of a nesting that is too deep
# One attribute as the HTML standard reads it: takes checked, x=1, alt="a > b"; a stray quotation mark is part of a name.
_ATTRIBUTE = re.compile(rb"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?)?")
# A whole tag; takes <a title="1 > 0">, and all the rest after <a title="unclosed>.
_TAG = re.compile(rb"<[a-zA-Z/][^\s/>]*+(?:[\s/]++|" + _ATTRIBUTE.pattern + rb")*+(?:>|\Z)")
_RAW = (b"style", b"textarea", b"title", b"xmp", b"iframe", b"noembed", b"noframes")  # and script: what stands in them is text
_RAW_NAMES = b"|".join(_RAW)
_ATTRIBUTES = rb"(?: [a-z-]++=\"[^\"]*+\"|[\s/]++|" + _ATTRIBUTE.pattern + rb"){0,%d}+(?:>|\Z)" % MAX_ATTRIBUTES
_TAG_END = rb"(?:[a-z0-9]*+>|[^\s/>]*+" + _ATTRIBUTES + rb")"
_NO_RAW = rb"(?!script|plaintext|" + _RAW_NAMES + rb")"
_AFTER_LESS_THAN = (
    rb"(?![sStTxXiInNpP!])(?:[a-zA-Z/]" + _TAG_END + rb"|(?![a-zA-Z/]))",  # a tag whose name begins like that of no raw text, or "< 5"
    _NO_RAW + rb"[a-z]" + _TAG_END,
    *(rb"(?i:" + raw + rb")(?![^\s/>])" + _ATTRIBUTES + rb"(?:[^<]++|<(?!/(?i:" + raw + rb")))*+" for raw in (b"script", *_RAW)),
    rb"(?i:" + _NO_RAW + rb")[A-Z]" + _TAG_END,
    rb"!(?:--(?:[^-]++|-(?!->))*+)?+",  # a comment or a declaration
)
# As much of a page as has short tags alone; takes "<p class=x>a < b" whole, leaves off before "<p a1 a2 ... a1001>". Where it leaves
# off it tries nothing else, so that it is linear.
_SHORT_TAGS = re.compile(rb"[^<]*+(?:<(?:" + b"|".join(_AFTER_LESS_THAN) + rb")[^<]*+)*+")
_RAW_TEXT = re.compile(rb"<(script|" + _RAW_NAMES + rb")\b|<!--", re.IGNORECASE)
# Comments and raw text as one, then tags: takes <p class=x>, </p>, <!-- <p> -->; leaves "a < b".
_TOKEN = re.compile(
    rb"<!--(?:.*?-->|.*)|<(script|" + _RAW_NAMES + rb")\b(?:.*?</\1\s*+>|.*)|<(/?)([a-zA-Z][^\s/<>]*+)[^<>]*+>",
    re.DOTALL | re.IGNORECASE,
)
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
_CLOSED_BY_ITSELF = frozenset(b"p li dt dd tr td th option".split())


def cut_attributes(html: bytes) -> tuple[bytes, int]:
    """Cut each tag down to ``MAX_ATTRIBUTES``; give the page and how many tags were cut. Linear; free for usual pages."""
    usual = _SHORT_TAGS.match(html)
    if usual and usual.end() == len(html):
        return html, 0
    pieces: list[bytes] = []
    position = cut = 0
    while (start := html.find(b"<", position)) >= 0:
        pieces.append(html[position:start])
        position = _end_of_tag(html, start)
        pieces.append(short := _shortened(html[start:position]))
        cut += len(short) < position - start
        if raw := _RAW_TEXT.match(short):
            end = re.compile(rb"</" + raw[1] if raw[1] else rb"-->", re.IGNORECASE).search(html, position)
            stop = end.start() if end else len(html)
            pieces.append(html[position:stop])
            position = stop
    pieces.append(html[position:])
    return b"".join(pieces), cut


def _end_of_tag(html: bytes, start: int) -> int:
    tag = _TAG.match(html, start)
    if tag:
        return tag.end()
    return start + (4 if html.startswith(b"<!--", start) else 1)


def _shortened(tag: bytes) -> bytes:
    if len(tag) <= _LONG:
        return tag
    for count, attribute in enumerate(_ATTRIBUTE.finditer(tag, 1)):
        if count > MAX_ATTRIBUTES:
            return tag[: attribute.start()] + b">"
    return tag if tag.endswith(b">") else b""  # a tag that never ends is no element (HTML standard)


@dataclass(slots=True)
class _Element:
    depth: int
    name: bytes
    start: tuple[int, int]
    end: tuple[int, int] | None = None
    height: int = 0  # levels below it


@dataclass(slots=True)
class _Nesting:
    """Which tags of a page open and close which elements, as far as that shows without a parser."""

    elements: list[_Element] = field(default_factory=list)
    open: list[_Element] = field(default_factory=list)
    names: Counter[bytes] = field(default_factory=Counter)

    def start(self, name: bytes, span: tuple[int, int]) -> None:
        if name in _CLOSED_BY_ITSELF and self.open and self.open[-1].name == name:
            self.close_last(None)
        element = _Element(len(self.open), name, span)
        self.elements.append(element)
        self.open.append(element)
        self.names[name] += 1

    def close(self, name: bytes, span: tuple[int, int]) -> None:
        if not self.names[name]:
            return
        while self.open[-1].name != name:
            self.close_last(None)
        self.close_last(span)

    def close_last(self, span: tuple[int, int] | None) -> None:
        element = self.open.pop()
        element.end = span
        self.names[element.name] -= 1
        if self.open:
            self.open[-1].height = max(self.open[-1].height, element.height + 1)


def flatten(html: bytes, kept: int = _KEPT) -> bytes:
    """Take away the tags in the middle of nestings that are too deep: ``kept`` levels stay at the top and at the bottom.

    All text stays, in order; what is innermost keeps its structure. Linear in the page.
    """
    nesting = _Nesting()
    for token in _TOKEN.finditer(html):
        name = (token[3] or b"").lower()
        if not name or name in _VOID:
            continue
        if token[2]:
            nesting.close(name, token.span())
        else:
            nesting.start(name, token.span())
    while nesting.open:
        nesting.close_last(None)
    middle = [e for e in nesting.elements if e.depth > kept and e.height > kept]
    return _without(html, sorted(span for e in middle for span in (e.start, e.end) if span))


def _without(html: bytes, spans: list[tuple[int, int]]) -> bytes:
    pieces: list[bytes] = []
    position = 0
    for start, end in spans:
        pieces += (html[position:start], b" ")
        position = end
    pieces.append(html[position:])
    return b"".join(pieces)
