"""What is seen of a token's text alone, by itself and from the tokens beside it; made once for each text, and kept."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipelines.references.lexicon import lexicon_flags

# Takes "XLI", "iv"; leaves "I" (more often an initial) and "MIX".
_ROMAN = re.compile(r"(?:[IVXLC]{2,7}|[ivxl]{2,7})")


class Word(NamedTuple):
    """The features of one token's text, as seen from itself and from the tokens beside it."""

    shape: str
    own: tuple[str, ...]
    before: tuple[str, ...]  # as seen from the token after it
    after: tuple[str, ...]  # as seen from the token before it
    lower: str
    flags: str


def _digits_shape(text: str) -> str:
    if len(text) == 4:
        return "year" if "1500" <= text <= "2029" else "d4"
    return f"d{min(len(text), 5)}"


def _word_shape(text: str) -> str:
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
    return _word_shape(text)


@lru_cache(maxsize=50_000)
def word_of(text: str) -> Word:
    """Give what is seen of a text, which is not empty."""
    shape = token_shape(text)
    lower = text.lower() if len(text) <= 24 else shape
    if shape in ("d3", "d4", "d5", "url", "doi"):
        lower = shape
    own = [f"w={lower}", f"s={shape}"]
    flags = ""
    if text[0].isalpha() and shape not in ("url", "doi"):
        flags = lexicon_flags(lower)
        own += [f"p2={lower[:2]}", f"p4={lower[:4]}", f"e2={lower[-2:]}", f"e3={lower[-3:]}"]
        own += [f"l={flag}" for flag in flags]
        if _ROMAN.fullmatch(text):
            own.append("roman")
    near = [f"w={lower}", f"s={shape}", *(f"l={flag}" for flag in flags)]
    return Word(shape, tuple(own), tuple(f"-1{f}" for f in near), tuple(f"+1{f}" for f in near), lower, flags)


EDGE = Word("^", (), ("-1^",), ("+1^",), "^", "")
