"""Labelled references as token sequences: the shared corpus, and anything else in its form.

A reference is a list of ``[label, text]`` segments whose texts joined with one blank are the entry. Segments end at white
space; tokens are finer, so some of a segment's tokens get a truer label than the segment has.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.references.tokens import Token, tokenise

# Rare labels of the corpus that the reader has no field of its own for.
_MERGED = {"source": "container-title", "medium": "note", "director": "note", "producer": "note", "isbn": "id", "doi": "id"}

# Takes "Retrieved March 19, 2016, from", "Available at", "(accessed 3 May 2016)"; leaves "to appear".
_ACCESS = re.compile(
    r"[\W_]*(?:retrieved|accessed|available|viewed|visited|cited|last|url|disponible|consult|en ligne|online|abgerufen|zugriff|from)\b",
    re.I,
)
_IDENTIFIER = re.compile(r"[\W_]*(?:pubmed|pmid|pmcid|pmc\d|arxiv|doi|issn|isbn)\b", re.I)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One entry: its text, its tokens, a label each (``B-title``, ``I-title``), and where it comes from."""

    raw: str
    tokens: tuple[Token, ...]
    labels: tuple[str, ...]
    source: str
    csl: dict[str, Any] | None = None
    style: str = ""
    language: str = ""


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def is_held_out(identifier: str, share: int = 10) -> bool:
    """Whether an entry belongs to the slice on which choices are made: one of ``share``, by its id."""
    return zlib.crc32(identifier.encode()) % share == 0


def _segment_label(label: str, text: str) -> str:
    if label == "note" and _ACCESS.match(text):
        return "access"
    if label in ("note", "url", "volume") and _IDENTIFIER.match(text):
        return "id"
    return _MERGED.get(label, label)


def _refined(label: str, token: Token, segment: list[Token], csl: dict[str, Any], has_no_pages: bool) -> str:
    """Give the label of one token of a segment: years and pages within ``2009;5:1882-1889,`` are no volume."""
    if label == "volume" and token.text.isdigit() and len(segment) > 2:
        years = {str(part[0]) for part in csl.get("issued", {}).get("date-parts", [])}
        if token.text in years and token.text != csl.get("volume"):
            return "date"
        if (
            has_no_pages
            and token.text in re.findall(r"\w+", csl.get("page", ""))
            and token.text not in (csl.get("volume"), csl.get("issue"))
        ):
            return "pages"
    if label == "url" and not any(t.text.startswith(("http", "www", "ftp")) for t in segment[: segment.index(token) + 1]):
        return "access" if any(t.text.startswith(("http", "www", "ftp")) for t in segment) else "url"
    return label


def _carry_marks(labels: list[str], tokens: list[Token]) -> list[str]:
    """Give punctuation and unit signs within a refined segment to the value before them, as the corpus does."""
    carried = list(labels)
    for i in range(1, len(carried)):
        if not tokens[i].text[0].isalnum() and carried[i] == "volume" and carried[i - 1] in ("date", "pages"):
            carried[i] = "volume" if tokens[i].text in "([" else carried[i - 1]
    return carried


def label_segments(segments: Iterable[tuple[str, str]], csl: dict[str, Any]) -> tuple[str, tuple[Token, ...], tuple[str, ...]]:
    """Give the text, tokens and B-/I- labels of an entry's segments."""
    raw, tokens, labels = "", [], []
    segments = list(segments)
    has_no_pages = all(name != "pages" for name, _ in segments)
    for name, text in segments:
        start = len(raw) + (1 if raw else 0)
        raw = f"{raw} {text}" if raw else text
        own = [Token(t.text, t.start + start, t.end + start) for t in tokenise(text)]
        label = _segment_label(name, text)
        plain = _carry_marks([_refined(label, token, own, csl, has_no_pages) for token in own], own)
        labels += [f"{'B' if i == 0 or plain[i - 1] != value else 'I'}-{value}" for i, value in enumerate(plain)]
        tokens += own
    return raw, tuple(tokens), tuple(labels)


def read_corpus(path: Path) -> list[Labelled]:
    """Read a file of the shared corpus."""
    entries = []
    for row in read_jsonl(path):
        raw, tokens, labels = label_segments([(a, b) for a, b in row["segments"]], row["csl"])
        entries.append(Labelled(raw, tokens, labels, row["id"], row["csl"]))
    return entries
