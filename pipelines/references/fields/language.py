"""The language of a title, from its small words and its letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from pipelines.references.parts import Found, Parts

_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
_SCRIPTS = {"HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "GREEK": "el", "HEBREW": "he", "THAI": "th"}


@cache
def _tables() -> tuple[dict[str, dict[str, float]], tuple[tuple[str, str, float], ...]]:
    """Give weights of whole words by language, and (ending, language, weight) of endings."""
    words: dict[str, dict[str, float]] = {}
    endings: list[tuple[str, str, float]] = []
    text = (files("pipelines.references") / "lexica" / "languages.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        language, kind, weight, members = line.split("\t")
        for member in members.split():
            if kind == "word":
                words.setdefault(member, {})[language] = float(weight)
            else:
                endings.append((member, language, float(weight)))
    return words, tuple(endings)


def _script(title: str) -> str | None:
    """Name the language that a script alone tells."""
    names = [unicodedata.name(letter, "").split()[0] for letter in title[:200] if letter.isalpha() and not letter.isascii()]
    found = [_SCRIPTS[name] for name in names if name in _SCRIPTS]
    if "ja" in found:
        return "ja"
    return found[0] if len(found) * 2 > len(title.replace(" ", "")) else None


def find_language(title: str) -> str | None:
    """Give the BCP 47 tag of the title's language; None where it is too short to tell, or two are as likely."""
    if script := _script(title):
        return script
    words, endings = _tables()
    scores: dict[str, float] = {}
    for token in _WORD.findall(title.lower()):
        for language, weight in words.get(token, {}).items():
            scores[language] = scores.get(language, 0.0) + weight
        if len(token) > 4:
            for ending, language, weight in endings:
                if token.endswith(ending):
                    scores[language] = scores.get(language, 0.0) + weight
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < 1 or (len(ranked) > 1 and ranked[0][1] < 1.15 * ranked[1][1]):
        return None
    return ranked[0][0]


def read_language(_entry: Parts, known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the title's language."""
    language = find_language(known.get("title") or "")
    return (Found("language", language),) if language else ()
