"""Entries written and labelled by hand: what posts cite that neither the corpus nor templates have.

A file of ``entries/`` has one entry a line. Each piece stands in braces behind its label; without braces and labels the line is the entry::

    {author Jansen P.} {title Slaap.} {journal Ned Tijdschr Geneeskd.} {date 2019;}{volume 163:}{pages D3511.}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from training.corpus import Labelled
from training.synthetic import Piece, labelled_pieces

ENTRIES = Path(__file__).parent / "entries"
_CODE = 2  # letters of a language's name (ISO 639-1)

_PIECE = re.compile(r"\{([a-z-]+) ([^{}]+)\}")


class Written(NamedTuple):
    """An entry's pieces, where it stands, and which languages its file has."""

    pieces: list[Piece]
    source: str
    languages: frozenset[str]

    def labelled(self) -> Labelled:
        return labelled_pieces(self.pieces, self.source, "", "")


def read_written(folder: Path = ENTRIES) -> list[Written]:
    """Read all entries of a folder; files are named after languages. Raises ``ValueError`` where a line is no entry."""
    return [entry for path in sorted(folder.glob("*.txt")) for entry in _entries(path)]


def _entries(path: Path) -> Iterator[Written]:
    languages = frozenset(name for name in path.stem.split("_") if len(name) == _CODE)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            source = f"written-{path.stem}-{number}"
            yield Written(_pieces(line, source), source, languages)


def _pieces(line: str, source: str) -> list[Piece]:
    """Give the pieces of a line; blanks between two belong to the second."""
    found = list(_PIECE.finditer(line))
    if not found or _PIECE.sub("", line).strip():
        raise ValueError(f"{source} has text outside of braces: {_PIECE.sub('', line).strip()[:60]!r}")
    between = ["", *(line[before.end() : after.start()] for before, after in pairwise(found))]
    return [Piece(match[1], gap + match[2]) for gap, match in zip(between, found, strict=True)]
