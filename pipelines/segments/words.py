"""What ``class`` and ``id`` say of an element, as a set of bits.

Two tables: ``words.json`` puts single words into loose categories, which the model weighs; ``evidence.json`` holds whole names
(``author-box`` is ``authorbox``, in any spelling) that stand for one thing in every theme.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files

from pipelines.blocks.words import words

# Takes the words of entry-content, entryContent, ENTRY_content and post_2; leaves signs between them.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_LONGEST = 300  # characters of class and id that are looked at; utility-class frameworks write very many
# Classes that say what a post is filed under or what a page has, not what the element is: category-social, has-sidebar,
# Drupal's node--promoted and field--label-hidden.
_ABOUT_OTHERS = (
    "node--",
    "field--label-",
    "category-",
    "has-",
    "no-",
    "with-",
    "without-",
    "status-",
    "format-",
    "type-",
    "not-",
    "data-",
    "hide-",
    "show-",
)


def _vocabulary(file: str, first_bit: int) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Give category → bit, name → bits, and stem → bits (``comment*`` in the file)."""
    table: dict[str, list[str]] = json.loads(files("pipelines.segments").joinpath(file).read_text("utf-8"))
    bits = {category: 1 << place for place, category in enumerate(table, first_bit)}
    names: dict[str, int] = {}
    stems: dict[str, int] = {}
    for category, members in table.items():
        for word in members:
            target = stems if word.endswith("*") else names
            key = word.rstrip("*")
            target[key] = target.get(key, 0) | bits[category]
    return bits, names, stems


# Takes "post__body"; leaves "card__body-copy". The element that a block (getbem.com) calls its text.
_BLOCK_BODY = re.compile(r"[a-z0-9-]+__(?:body|content|text|tekst|texte|texto|testo|inhalt|inhoud|contenu|contenido)", re.IGNORECASE)
# Not from the tables: a post or page of another site that is shown in this one, an articleBody of schema.org, and the pattern above.
EMBEDDED, MICRODATA, _BEM = 1 << 60, 1 << 61, 1 << 62
_EMBEDDED = words("embedded_post")

WORD_BITS, _WORDS, _WORD_STEMS = _vocabulary("words.json", 0)
EVIDENCE_BITS, _NAMES, _NAME_STEMS = _vocabulary("evidence.json", len(WORD_BITS))
# With what a name or stem can begin: most words begin none, and are joined to no other.
_BEGINNINGS = frozenset(name[:end] for name in (*_NAMES, *_NAME_STEMS) for end in range(1, len(name)))
_STEMS: dict[str, list[tuple[str, int]]] = {}  # by their first three letters
for _stem in _WORD_STEMS | _NAME_STEMS:
    _STEMS.setdefault(_stem[:3], []).append((_stem, _WORD_STEMS.get(_stem, 0) | _NAME_STEMS.get(_stem, 0)))


@lru_cache(maxsize=20_000)
def name_bits(names: str) -> int:
    """Give the categories of all words and names in an element's ``class`` and ``id``."""
    found = 0
    for name in names[:_LONGEST].split():
        found |= _bits(name)
    return found


@lru_cache(maxsize=20_000)
def _bits(name: str) -> int:
    if name in _EMBEDDED:
        return EMBEDDED
    if name.startswith(_ABOUT_OTHERS):
        return 0
    if name.startswith("elementor-widget"):
        name = name[len("elementor-widget") :]  # there any block is a widget
    parts = name.replace("_", "-").split("-") if name.islower() else [word.lower() for word in _WORD.findall(name)]
    if "__" in name and _BLOCK_BODY.fullmatch(name):
        return _BEM | _all_bits(parts)
    return _all_bits(parts)


def _all_bits(parts: list[str]) -> int:
    if parts and parts[0] == "tag" and parts[1:2] not in (["links"], ["list"], ["cloud"]):
        return _word_bits("tag")
    found = 0
    before = last = ""
    for word in parts:
        found |= _word_bits(word)
        if last in _BEGINNINGS:
            pair = last + word
            found |= _NAMES.get(pair, 0) | _NAME_STEMS.get(pair, 0)
        if before in _BEGINNINGS:
            found |= _NAMES.get(before + last + word, 0)
        before, last = last, word
    return found


@lru_cache(maxsize=20_000)
def _word_bits(word: str) -> int:
    found = _WORDS.get(word, 0) | _NAMES.get(word, 0)
    for stem, bits in _STEMS.get(word[:3], ()):
        if word.startswith(stem):
            found |= bits
    return found


def word_bits(*categories: str) -> int:
    """Give the bits of word categories by name."""
    return sum(WORD_BITS[category] for category in categories)


def evidence_bits(*kinds: str) -> int:
    """Give the bits of kinds of evidence by name."""
    return sum(EVIDENCE_BITS[kind] for kind in kinds)


CONTENT = evidence_bits("content") | MICRODATA | _BEM  # of an element that claims to hold a post's text
