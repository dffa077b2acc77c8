"""Words that tell what a piece of a reference is: months, particles, places, publishers, journals, given names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_FOLDER = files("pipelines.references") / "lexica"

# One letter a lexicon, so that the flags of a word are a short string. Files hold one word or phrase a line.
_LEXICA = {"g": "given_names", "p": "places", "u": "publishers", "j": "journal_words", "a": "particles", "s": "seasons", "k": "keywords"}


@cache
def words_of(name: str) -> frozenset[str]:
    """Give the lines of a lexicon, in lower case."""
    return frozenset((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")) - {""}


@cache
def phrases_of(name: str) -> re.Pattern[str]:
    """Give a pattern that takes any line of a lexicon as whole words in any case, the longest that fits; no group in it."""
    return any_of(words_of(name))


@cache
def _stems(name: str) -> tuple[str, ...]:
    """Give the longest word of each line of a lexicon, or of each phrase for a kind: those alone that hold no other of them."""
    phrases = _kind_rows()[name] if name in _kind_rows() else words_of(name)
    words = sorted({max(phrase.split(), key=len) for phrase in phrases}, key=lambda word: (len(word), word))
    return tuple(word for i, word in enumerate(words) if not any(shorter in word for shorter in words[:i]))


def may_hold(name: str, text: str) -> bool:
    """Whether a text can hold a line of a lexicon, or a word for a kind: far quicker than to look for it, and most texts do not."""
    lower = text.lower()
    return any(stem in lower for stem in _stems(name))


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Give a pattern that takes any of some phrases as whole words in any case, the longest that fits."""
    by_letter: dict[str, list[str]] = {}  # a pattern tries each branch in turn, so a branch a letter saves most of the work
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        by_letter.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    branches = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<![\w-])(?:{branches})(?![\w-])", re.IGNORECASE)


@cache
def _kind_rows() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in (_FOLDER / "kinds.tsv").read_text(encoding="utf-8").splitlines())
    return {name: tuple(phrases) for name, *phrases in rows}


@cache
def paper_names() -> frozenset[str]:
    """Give the names of newspapers and magazines, in lower case, to look a whole name up."""
    return frozenset((*_kind_rows()["newspaper"], *_kind_rows()["magazine"]))


@cache
def kinds() -> dict[str, re.Pattern[str]]:
    """Give patterns of the words that tell a kind of work or of its home: proceedings, newspaper, thesis ..."""
    return {name: any_of(phrases) for name, phrases in _kind_rows().items()}


@cache
def months() -> dict[str, int]:
    """Give month names and their short forms in lower case with their numbers, 1-12; a name of two months is the commoner's."""
    table: dict[str, int] = {}
    for line in (_FOLDER / "months.tsv").read_text(encoding="utf-8").splitlines():
        number, names = line.split("\t")
        for name in names.split():
            table.setdefault(name, int(number))
    return table


@cache
def _flag_table() -> dict[str, str]:
    table = dict.fromkeys(months(), "m")
    for flag, name in _LEXICA.items():
        for phrase in words_of(name):
            for word in phrase.split():
                if flag not in table.get(word, "") and (len(word) > 2 or word == phrase):
                    table[word] = table.get(word, "") + flag
    return table


def lexicon_flags(word: str) -> str:
    """Name the lexica that hold ``word`` (lower case) as one letter each; empty where none does."""
    return _flag_table().get(word.rstrip("."), "")
