"""A reference as tokens finer than white space: words, initials, numbers, single punctuation marks, whole URLs and DOIs."""

from __future__ import annotations

import re
from typing import NamedTuple

# Takes "https://a.org/b_(c)", "10.1000/x", "<i>", "J.", "Garcia-Molina", "O’Hare", "2012", "(";
# leaves the full stop after a URL or a DOI to be a token of its own.
_TOKEN = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:)\]]"
    r"|10\.\d{4,9}/[^\s<>\"“”«»]*[^\s<>\"“”«».,;:\]]"
    r"|</?[A-Za-z]{1,12}>"
    r"|(?<![^\W\d_])[^\W\d_a-zß-öø-ÿ]\."
    r"|[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*"
    r"|\d+"
    r"|\S",
)


class Token(NamedTuple):
    """A piece of the text and where it stands."""

    text: str
    start: int
    end: int


def tokenise(text: str) -> list[Token]:
    """Give the tokens of ``text`` in order; white space belongs to none."""
    return [Token(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
