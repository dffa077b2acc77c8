"""Authors' names: alone, without "by", addresses, links and handles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from importlib.resources import files

from pipelines.text import clean_text

_WORDS: dict[str, list[str]] = json.loads(files("pipelines.metadata").joinpath("bylines.json").read_text("utf-8"))
_MAX_NAME = 100  # characters; a longer text is a sentence
_MAX_AUTHORS = 100  # the longest author list of a paper that a blog prints whole

_BY = "|".join(sorted(map(re.escape, _WORDS["by"]), key=len, reverse=True))
# Takes the "Door " of "Door Jan de Vries", "Author: " , "By: "; leaves "Byron", "De Vries" (no such word stands alone there).
_PREFIX = re.compile(rf"(?:{_BY})(?:\s*[:：]\s*|\s+)(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S*|www\.\S+")
_AND = re.compile(rf"\s+(?:{'|'.join(map(re.escape, _WORDS['and']))})\s+", re.IGNORECASE)
_NO_NAMES = frozenset(_WORDS["no_name"])
_CREDENTIALS = frozenset(_WORDS["credentials"])
_LETTER = re.compile(r"[^\W\d_]")
_AUTHOR_LABELS = frozenset(_WORDS["author_labels"])


def read_names(texts: Iterable[str | None], printed: bool = False) -> tuple[str, ...]:
    """Give the names in these texts, in order, each once. ``printed``: as a byline prints them, perhaps after a "by"."""
    names: dict[str, str] = {}
    for text in texts:
        for part in _parts(text or "", printed):
            name = _name(part)
            if name and len(names) < _MAX_AUTHORS:
                names.setdefault(name.casefold(), name)
    return tuple(names.values())


def without_by(text: str) -> str:
    """Strip what stands before a name: "By", "Geschreven door", "Autor:"."""
    match = _PREFIX.match(text)
    return text[match.end() :] if match else text


def _parts(text: str, printed: bool) -> list[str]:
    text = clean_text(_ADDRESS.sub(" ", text)) or ""
    if printed or _PREFIX.match(text):
        text = without_by(text)
    if len(text) > _MAX_NAME * 3:
        return []
    pieces = [piece for part in re.split(r"\s*[;|•·\n]\s*", text) for piece in _between_commas(part)]
    return [name for piece in pieces for name in _between_ands(piece, len(pieces) > 1)]


def _between_commas(text: str) -> list[str]:
    """Part "A B, C D" into names, but not "Smith, John", "Jane Roe, MD" or "Jane Roe, Senior Editor of News"."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    names: list[str] = []
    for part in parts:
        if part.lower().strip(".") in _CREDENTIALS or part.lower() in _CREDENTIALS:
            continue
        names.append(part)
    if len(names) < 2:
        return names
    if all(" " in _AND.split(part)[0] for part in names):
        return names
    return [", ".join(names)] if len(names) == 2 and " " not in names[1] else names


def _between_ands(text: str, listed: bool) -> list[str]:
    """Part "A B and C D" into names, but not "Health and Safety"."""
    text = re.sub(r"^(?:and|en|und|et|&|y|e)\s+", "", text) if listed else text
    parts = _AND.split(text)
    return parts if len(parts) > 1 and all(" " in part.strip() for part in parts) else [text]


def _name(text: str) -> str | None:
    name = text.strip(" ,.;:|-–—•·/()\"'“”").strip()
    if text.rstrip().endswith(("Jr.", "Sr.", "Inc.")) or re.search(r"\b[A-Z]\.$", text.strip()):
        name += "."
    if not name or len(name) > _MAX_NAME or name.startswith("@") or name.lower() in _NO_NAMES or not _LETTER.search(name):
        return None
    return name


def labels_author(label: str | None) -> bool:
    """Whether a label says that an author's name follows: "Written by", "Geschreven door", in the languages of the word list."""
    return bool(label) and label is not None and label.strip(" :").lower() in _AUTHOR_LABELS
