"""Authors' names: alone, without "by", addresses, links, degrees and handles."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.metadata.bylines import WORDS
from pipelines.text import clean_text

_MAX_NAME = 100  # characters; a longer text is a sentence
_MAX_TEXT = 2_000  # characters of one list of names
_MAX_AUTHORS = 100  # the longest author list of a paper that a blog prints whole

_ALL_BY = sorted({word for words in WORDS["by"].values() for word in words} - {"de", "da", "di", "per", "autor"}, key=len, reverse=True)
# Takes the "Door " of "Door Jan de Vries" and "Author: "; leaves "Byron" and "Di Maria".
_PREFIX = re.compile(
    rf"(?:(?:{'|'.join(map(re.escape, _ALL_BY))})(?:\s*[:：]\s*|\s+)|(?:{'|'.join(map(re.escape, WORDS['label']))})\s*[:：]\s*)(?=\S)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S*|www\.\S+")
_AND = re.compile(rf"\s+(?:{'|'.join(map(re.escape, WORDS['and']))})\s+", re.IGNORECASE)
_LIST = re.compile(r"\s*[;|•·]\s*")
_LEADING_AND = re.compile(r"(?:and|en|und|et|&|y|e)\s+")
_NO_NAMES, _CREDENTIALS, _ROLES = (frozenset(WORDS[name]) for name in ("no_name", "credentials", "roles"))
_LABELS = frozenset((*_ALL_BY, *WORDS["label"]))
_LETTER = re.compile(r"[^\W\d_]")
_INITIAL_OR_SUFFIX = re.compile(r"(?:\b[A-Z]|Jr|Sr|Inc|Ltd)\.$")


def read_names(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Give the names in these texts, in order, each once; a text may list several and say "by" before them."""
    names: dict[str, str] = {}
    for text in texts:
        for part in _parts(text or ""):
            name = _name(part)
            if name and len(names) < _MAX_AUTHORS:
                names.setdefault(name.casefold(), name)
    return tuple(names.values())


def without_by(text: str) -> str:
    """Strip what stands before a name: "By", "Geschreven door", "Autor:"."""
    match = _PREFIX.match(text)
    return text[match.end() :] if match else text


def labels_author(label: str | None) -> bool:
    """Whether a label says that an author's name follows: "Written by", "Geschreven door", in the languages of the word list."""
    return (label or "").strip(" :").lower() in _LABELS


def _parts(text: str) -> list[str]:
    text = without_by(clean_text(_ADDRESS.sub(" ", text[:_MAX_TEXT])) or "")
    pieces = [piece for part in _LIST.split(text) for piece in _between_commas(part)]
    return [name for piece in pieces for name in _between_ands(piece, len(pieces) > 1)]


def _between_commas(text: str) -> list[str]:
    """Part "A B, C D" into names; of "Jane Roe, MD" and "Jane Roe, Senior Editor" leave the name, "Smith, John" as it is."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) < 2:
        return parts
    parts = [parts[0], *(part for part in parts[1:] if not _is_addition(part))]
    if len(parts) > 1 and not all(" " in _AND.split(part)[0] or _AND.match(f" {part} ") for part in parts[:1]):
        return [text] if len(parts) == 2 else parts
    return parts


def _is_addition(text: str) -> bool:
    """Whether what follows a name's comma is a degree or an office."""
    words = text.lower().replace(".", "").split()
    return words[0] in _CREDENTIALS if len(words) == 1 else bool(_ROLES & set(words)) or any(map(str.isdecimal, text))


def _between_ands(text: str, listed: bool) -> list[str]:
    """Part "A B and C D" into names, but not "Health and Safety"."""
    if listed:
        text = _LEADING_AND.sub("", text, count=1) if _LEADING_AND.match(text) else text
    parts = _AND.split(text)
    return parts if len(parts) > 1 and all(" " in part.strip() for part in parts) else [text]


def _name(text: str) -> str | None:
    name = text.strip().strip(",.;:|-–—•·/()\"'“”").strip()
    if not name or len(name) > _MAX_NAME or text.strip().startswith("@") or name.lower() in _NO_NAMES or name.lower() in _LABELS:
        return None
    if not _LETTER.search(name):
        return None
    return f"{name}." if _INITIAL_OR_SUFFIX.search(text.strip()) else name
