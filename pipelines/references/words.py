"""The form of a token, and what of it the labeller is shown: spelling, endings, lexica."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.references.lexicon import lexicon_flags

# Takes "XLI", "iv"; leaves "I" (more often an initial) and "MIX".
_ROMAN = re.compile(r"(?:[IVXLC]{2,7}|[ivxl]{2,7})")
_LONG = 4  # letters of a word that begins with a capital in titles where all words do
_LONGEST = 24  # letters; a longer word is known by its form alone
_NUMBERS = frozenset(("d3", "d4", "d5", "url", "doi"))


class Word(NamedTuple):
    """A token as the labeller sees it."""

    text: str
    shape: str  # Xx, X., year, d2, url, doi, or the punctuation mark itself
    lower: str  # in lower case; of long numbers and addresses the shape
    flags: str  # the lexica that hold it, one letter each
    capital: str = ""  # of a longer word, whether it begins with a capital: X, x


EDGE = Word("", "^", "^", "")  # what stands before the first token and after the last


def _digits_shape(text: str) -> str:
    if len(text) == 4:
        return "year" if "1500" <= text <= "2029" else "d4"
    return f"d{min(len(text), 5)}"


def _letters_shape(text: str) -> str:
    if text.islower():
        return "x" if len(text) > 1 else "x1"
    if text.isupper():
        letters = len(text)
        return "X" if letters == 1 else "XX" if letters <= 3 else "XXX"
    if text[:1].isupper():
        return "Xx" if text[1:].islower() else "XxX"
    return "xX" if text[:1].islower() else "o"


def token_shape(text: str) -> str:
    """Name the form of a token: ``Xx``, ``X.``, ``year``, ``d2``, ``url``, ``doi``, or the punctuation mark itself."""
    first = text[0]
    if first.isdigit():
        return "doi" if text.startswith("10.") and "/" in text else _digits_shape(text)
    if not first.isalpha():
        return "tag" if len(text) > 1 else first
    if len(text) == 2 and text[1] == ".":
        return "X."
    if ":" in text or text.startswith("www."):
        return "url"
    return _letters_shape(text)


@lru_cache(maxsize=50_000)
def word_of(text: str) -> Word:
    """Give a token's word. Words come again and again, so they are kept."""
    shape = token_shape(text)
    lower = text.lower() if len(text) <= _LONGEST and shape not in _NUMBERS else shape
    flags = lexicon_flags(lower) if is_spelled(text, shape) else ""
    return Word(text, shape, lower, flags, shape[0] if len(lower) >= _LONG and shape[0] in "Xx" else "")


def is_spelled(text: str, shape: str) -> bool:
    """Whether a token is made of letters and no address."""
    return text[:1].isalpha() and shape not in ("url", "doi")


def spelling(word: Word) -> list[str]:
    """Give the features of a word by itself."""
    features = [f"w={word.lower}", f"s={word.shape}"]
    if is_spelled(word.text, word.shape):
        lower = word.lower
        features += [f"p2={lower[:2]}", f"p4={lower[:4]}", f"e2={lower[-2:]}", f"e3={lower[-3:]}"]
        features += [f"l={flag}" for flag in word.flags]
        if _ROMAN.fullmatch(word.text):
            features.append("roman")
    return features


def beside(word: Word, side: str) -> list[str]:
    """Give the features of a word as its neighbour sees it; ``side`` is ``-1`` of the word before, ``+1`` of the one after."""
    if word is EDGE:
        return [f"{side}^"]
    return [f"{side}w={word.lower}", f"{side}s={word.shape}", *(f"{side}l={flag}" for flag in word.flags)]
