"""Each segment as a row of numbers for the model."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.segments.outline import Outline
from pipelines.segments.page import AROUND, Ints, Page
from pipelines.segments.words import EVIDENCE_BITS, WORD_BITS

Matrix = NDArray[Any]

_TAGS = (
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "td", "th", "blockquote", "pre", "figcaption", "dt", "dd", "span", "a"),
    *("button", "section", "article", "summary", "time"),
)
_TITLE_COLUMN = 14  # of the text's features
_TAG_PLACE = {tag: place for place, tag in enumerate(_TAGS)}
_NAMES = len(WORD_BITS) + len(EVIDENCE_BITS)
_LEVELS = 4  # nodes around a segment that are described one by one
_WINDOWS = (3, 8)  # segments to either side
_TITLE_LENGTH = 12  # characters: what is shorter stands in many titles by chance
_HEAD = 200  # characters of a segment that the opening is looked for in
_OPENING = 40  # characters of the description that the post must begin with for the two to be the same
_FEW = 4  # words
_LINKED = 0.9  # share of the characters in links
_SHORT = 30  # words: longer segments are not looked at for phrases and dates
_LABEL = 40  # characters, which are at most so many words in any script

# Takes "2024-05-03", "May 3, 2024", "03.05.2024", "12:30"; leaves "Chapter 3". It begins with its digit, which a search skips to.
_DATE = re.compile(r"\d(?<!\w\d)(?:(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[./:]\d{1,2}\b)")
_SENTENCE_END = (".", "!", "?", "…", ".”", '."', "。", "！", "？", ".)", "*")
_PRICE_OF_FURNITURE = 0.5  # words of prose that one word of furniture costs a container


@cache
def _phrases() -> tuple[int, dict[str, list[tuple[str, int]]]]:
    """Give how many kinds there are, and first word → phrases that start with it and their kind's bit."""
    table: dict[str, list[str]] = json.loads(files("pipelines.segments").joinpath("phrases.json").read_text("utf-8"))
    by_word: dict[str, list[tuple[str, int]]] = {}
    for place, phrases in enumerate(table.values()):
        for phrase in phrases:
            by_word.setdefault(phrase.split()[0], []).append((phrase.strip(), 1 << place))
    return len(table), by_word


@dataclass(frozen=True, slots=True)
class Hints:
    """What the page's head says of its post, in lower case."""

    title: str = ""  # may have the site's name behind it
    description: str = ""


def read_features(page: Page, outline: Outline, hints: Hints) -> Matrix:
    """Describe every segment that has text: itself, the nodes that it stands in, its place, its neighbours."""
    text, phrases = _text(page, hints)
    tags = np.zeros((len(page.words), len(_TAGS) + 1))
    places = [_TAG_PLACE.get(outline.tags[index], len(_TAGS)) for index in outline.nodes]
    tags[np.arange(len(places)), places] = 1
    heading = tags[:, 1:7].any(axis=1)
    node = page.node
    return np.concatenate(
        (
            text,
            _bits(phrases, _phrases()[0]),
            tags,
            _bits(page.own[node], _NAMES),
            _bits(page.path[node], _NAMES),
            _bits(page.around[node], len(AROUND) + 1),
            _levels(page),
            _position(page, tags, text[:, _TITLE_COLUMN] > 0),
            _alike(page, places),
            _neighbours(page, np.column_stack((np.log1p(page.words), page.linked, heading, text[:, 5], np.sign(page.prose)))),
        ),
        axis=1,
        dtype=np.float32,
    )


def _text(page: Page, hints: Hints) -> tuple[Matrix, Ints]:
    """Describe the segments' own text, and give the kinds of phrases that they start with."""
    texts = page.texts
    lengths = [*map(len, texts)]
    short = (page.words <= _SHORT).tolist()
    looks = [
        _look_of_label(text) if length <= _LABEL else _look(text, is_short)
        for text, length, is_short in zip(texts, lengths, short, strict=True)
    ]
    commas, ends, capital, capitals, dated, questions, signed, barred, phrases = zip(*looks, strict=True)
    copies = Counter(texts)
    columns = (
        np.log1p(page.words),
        page.words < _FEW,
        page.linked,
        np.log1p(page.links),
        page.linked > _LINKED,
        np.log1p(lengths / (page.words + 1)),
        commas / page.words,
        *map(_flags, (ends, capital, capitals, dated, questions, signed, barred)),
        _flags([s and n >= _TITLE_LENGTH and _in_title(t, hints) for s, n, t in zip(short, lengths, texts, strict=True)]),
        _opens(texts, hints.description[:_OPENING]),
        _flags([copies[text] > 1 for text in texts]),
    )
    return np.column_stack(columns), np.array(phrases)


def _look(text: str, is_short: bool) -> tuple[int, bool, bool, bool, bool, bool, bool, bool, int]:
    """Describe a text: commas, sentence's end, capitals, date, signs, kinds of phrases; the long ones begin with no phrase."""
    stripped = text.strip()
    return (
        text.count(","),
        stripped.endswith(_SENTENCE_END),
        stripped[0].isupper(),
        stripped.isupper(),
        is_short and _DATE.search(text) is not None,
        "?" in text,
        "©" in text,
        "|" in text,
        _phrase_bits(stripped[:40].lower()) if is_short else 0,
    )


@lru_cache(maxsize=8_192)  # menus, labels and footers repeat from page to page
def _look_of_label(text: str) -> tuple[int, bool, bool, bool, bool, bool, bool, bool, int]:
    return _look(text, is_short=True)


def _in_title(text: str, hints: Hints) -> bool:
    stripped = text.strip()
    return _TITLE_LENGTH <= len(stripped) <= len(hints.title) and stripped.lower() in hints.title


def _opens(texts: list[str], opening: str) -> Matrix:
    """Mark the segments that begin with the page's description."""
    if len(opening) < _OPENING or opening not in "".join(texts).lower():
        return np.zeros(len(texts))
    return _flags([len(text) >= _OPENING and opening in text[:_HEAD].lower() for text in texts])


def _flags(values: Sequence[bool]) -> Matrix:
    """Give a column of 0 and 1; through bytes, as numpy is slow to look at each value."""
    return np.frombuffer(bytes(values), np.uint8)


def _phrase_bits(start: str) -> int:
    found = 0
    for phrase, bit in _phrases()[1].get(start.partition(" ")[0].rstrip(":,.!"), ()):
        if start.startswith(phrase):
            found |= bit
    return found


def _bits(values: Ints, count: int) -> Matrix:
    """Spread sets of bits over columns of 0 and 1."""
    octets = values.astype("<u8").view(np.uint8).reshape(-1, 8)
    return np.unpackbits(octets, axis=1, bitorder="little", count=count)


def _levels(page: Page) -> Matrix:
    """Describe the nodes around each segment from the inside out: length, links, segments, share of the page, prose."""
    words = page.held
    linked = page.under(page.words * page.linked)
    count = (page.end - page.start).astype(np.float64)
    prose = page.under(page.prose)
    total = words[0]
    per_node = np.column_stack(
        (
            np.log1p(words),
            linked / np.maximum(words, 1),
            np.log1p(count),
            np.log1p(words / np.maximum(count, 1)),
            words / total,
            np.sign(prose) * np.log1p(np.abs(prose)),
        )
    )
    columns = []
    node = page.node
    for _ in range(_LEVELS):
        columns.append(per_node[node])
        node = page.parent[node]
    return np.concatenate(columns, axis=1)


def _position(page: Page, tags: Matrix, is_title: NDArray[np.bool_]) -> Matrix:
    """Say where each segment stands: on the page, behind the post's title, and against the node with the thickest prose."""
    size = len(page.words)
    order = np.arange(size)
    sums = np.cumsum(page.words)
    titles = np.flatnonzero(is_title & tags[:, 1:3].any(axis=1))
    if not len(titles):
        titles = np.flatnonzero(tags[:, 1])
    title = titles[0] if len(titles) else 0
    good, bad = page.under(np.maximum(page.prose, 0)), page.under(np.maximum(-page.prose, 0))
    best = int(np.argmax(good - _PRICE_OF_FURNITURE * bad))
    start, end = int(page.start[best]), int(page.end[best])
    inside = (order >= start) & (order < end)
    outside = np.where(order < start, start - order, np.where(order >= end, order - end + 1, 0))
    headings = np.maximum.accumulate(np.where(tags[:, 1:7].any(axis=1), order, -1))
    return np.column_stack(
        (
            order / size,
            sums / sums[-1],
            np.log1p(order),
            np.log1p(size - order),
            order > title,
            np.log1p(np.abs(order - title)),
            np.full(size, float(len(titles) > 0)),
            inside,
            np.log1p(outside),
            (order - start) / max(1, end - start) * inside,
            np.log1p(np.where(inside, order - start, 0)),
            np.log1p(np.where(inside, end - order, 0)),
            np.full(size, good[best] / max(1.0, sums[-1])),
            np.full(size, np.log1p(sums[-1])),
            np.log1p(order - headings),
            np.full(size, good[best] / max(1.0, good[0])),
        )
    )


def _alike(page: Page, tags: list[int]) -> Matrix:
    """Describe the segments of the same make (tag, names, parent's names) on the page: how many, how long, how linked."""
    own, above = page.own[page.node], page.own[page.parent[page.node]]
    keys: dict[tuple[int, int, int], int] = {}
    group = np.array([keys.setdefault(key, len(keys)) for key in zip(tags, own.tolist(), above.tolist(), strict=True)])
    count = np.bincount(group)
    words = np.bincount(group, page.words)
    linked = np.bincount(group, page.words * page.linked)
    per_group = np.column_stack((np.log1p(count), np.log1p(words / count), linked / np.maximum(words, 1), words / page.words.sum()))
    result: Matrix = per_group[group]
    return result


def _neighbours(page: Page, columns: Matrix) -> Matrix:
    """Give a few columns of the two segments before and after each, and means over wider windows."""
    size, width = columns.shape
    padded = np.zeros((size + 4, width))
    padded[2:-2] = columns
    near = [padded[shift : shift + size] for shift in (0, 1, 3, 4)]
    values = np.column_stack((np.log1p(page.words), page.linked, page.prose > 0))
    sums = np.concatenate((np.zeros((1, 3)), np.cumsum(values, axis=0)))
    order = np.arange(size)
    for reach in _WINDOWS:
        low, high = np.maximum(order - reach, 0), np.minimum(order + reach + 1, size)
        near.append((sums[high] - sums[low]) / (high - low)[:, None])
    return np.concatenate(near, axis=1)
