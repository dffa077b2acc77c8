"""The language of a title, from its small words and its letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from pipelines.references.parts import Found, Parts

_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
_SCRIPTS = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "GREEK": "el", "HEBREW": "he", "THAI": "th"}


class _Signs(NamedTuple):
    """What tells languages apart: whole words, endings, and letters within a word, each with its weight by language."""

    words: dict[str, dict[str, float]]
    endings: dict[str, dict[str, float]]
    letters: dict[str, dict[str, float]]


@cache
def _signs() -> _Signs:
    tables: dict[str, dict[str, dict[str, float]]] = {"word": {}, "end": {}, "part": {}}
    text = (files("pipelines.references") / "lexica" / "languages.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        language, kind, weight, members = line.split("\t")
        for member in members.split():
            tables[kind].setdefault(member, {})[language] = float(weight)
    return _Signs(tables["word"], tables["end"], tables["part"])


@lru_cache(maxsize=50_000)
def _weights(word: str) -> tuple[tuple[str, float], ...]:
    """Give what one word in lower case says for each language: by itself if it is known, else by its ending and letters."""
    signs = _signs()
    if word in signs.words:
        return tuple(signs.words[word].items())
    scores: dict[str, float] = {}
    ending = next((word[-size:] for size in (6, 5, 4, 3, 2) if len(word) > size + 1 and word[-size:] in signs.endings), "")
    for found in (ending, *{word[i : i + size] for size in (1, 2, 3) for i in range(len(word) - size + 1)}):
        for language, weight in (signs.endings if found == ending else signs.letters).get(found, {}).items():
            scores[language] = scores.get(language, 0.0) + weight
    return tuple(scores.items())


def _script(title: str) -> str | None:
    """Name the language that a script alone tells."""
    if title.isascii():
        return None
    names = [unicodedata.name(letter, "?").split()[0] for letter in title[:200] if letter.isalpha() and not letter.isascii()]
    found = [_SCRIPTS[name] for name in names if name in _SCRIPTS]
    if "ja" in found:
        return "ja"
    return found[0] if len(found) * 2 > len(title.replace(" ", "")) else None


def find_language(title: str) -> str | None:
    """Give the BCP 47 tag of the title's language; None where it is too short to tell, or two are as likely."""
    if script := _script(title):
        return script
    scores: dict[str, float] = {}
    for word in _WORD.findall(title.lower()):
        for language, weight in _weights(word):
            scores[language] = scores.get(language, 0.0) + weight
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < 0.9 or (len(ranked) > 1 and ranked[0][1] < 1.15 * ranked[1][1]):
        return None
    return ranked[0][0]


def read_language(_entry: Parts, known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the title's language."""
    language = find_language(known.get("title") or "")
    return (Found("language", language),) if language else ()
