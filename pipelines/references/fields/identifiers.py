"""Identifiers in their canonical forms: DOI, PMID, PMCID, arXiv, ISBN; from the text, else from a link in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from pipelines.references.parts import Found, Parts

# Takes "10.1016/0304-3975(94)00281-M", "10.1000/x<y>z"; leaves "10.3 /" and version numbers like "10.15.7".
_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}(?:\.\d+)*/\s?[^\s\"“”„«»\[\]{}|\\^`]+", re.IGNORECASE)
_DASHES = str.maketrans("‐‑‒–—−", "------")
# Takes what publishers hang on a DOI in an address; leaves a DOI that ends in a word of its own.
_DOI_TAIL = re.compile(r"(?:/(?:full|abstract|pdf|epdf|epub|meta|html|fulltext|summary)\b.*|[?#&].*|</?\w*>?.*)$", re.IGNORECASE)
# Takes "PMID: 12345678", "PubMed PMID 123", "pubmed.ncbi.nlm.nih.gov/12345", "ncbi.nlm.nih.gov/pubmed/12345".
_PMID = re.compile(
    r"(?:\bPMID\W{0,3}|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:pubmed|m/pubmed)/|\bmedline\W{1,2})(\d{1,8})\b", re.IGNORECASE
)
# Takes "PMC1234567", "PMCID: PMC123", "europepmc.org/articles/PMC123"; leaves "PMC Health".
_PMCID = re.compile(r"(?<!\w)PMC\s?(\d{4,9})\b", re.IGNORECASE)
# Takes "arXiv:1706.03762v5", "arxiv.org/abs/hep-th/9711200", "arXiv preprint 1706.03762"; leaves "hep-th" alone.
_ARXIV = re.compile(
    r"\barXiv(?:\.org/(?:abs|pdf)/|\s*(?:preprint\s*)?(?:arXiv)?[\s:.]{0,3})(\d{4}\.\d{4,5}|[a-z][a-z-]{1,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?",
    re.IGNORECASE,
)
# Takes "ISBN 978-3-16-148410-0", "ISBN-13: 0 306 40615 2"; the digits are checked after.
_ISBN = re.compile(r"\bISBN(?:[-\s]?1[03])?\W{0,3}((?:97[89][\s‐‑–-]?)?\d(?:[\s‐‑–-]?\d){8}[\s‐‑–-]?[\dX])\b", re.IGNORECASE)


def _balanced(text: str) -> str:
    """Cut a closing bracket that was never opened, and the punctuation before it."""
    while text and (text[-1] in ".,;:'’>" or (text[-1] == ")" and text.count(")") > text.count("("))):
        text = text[:-1]
    return text


def clean_doi(text: str) -> str | None:
    """Give the first DOI in ``text`` bare and in lower case, its dashes plain; None where there is none."""
    match = _DOI.search(text)
    if not match:
        return None
    doi = _balanced(_DOI_TAIL.sub("", "".join(match.group().split()).translate(_DASHES)))
    return doi.lower() if len(doi.partition("/")[2]) >= 2 else None


def clean_isbn(text: str) -> str | None:
    """Give an ISBN as bare digits; None where its check digit says that it is none."""
    digits = re.sub(r"[^\dXx]", "", text).upper()
    if len(digits) == 10:
        total = sum((10 - i) * (10 if d == "X" else int(d)) for i, d in enumerate(digits))
        return digits if total % 11 == 0 else None
    if len(digits) == 13 and digits.isdigit():
        return digits if sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0 else None
    return None


def _first_group(pattern: re.Pattern[str], prefix: str = "") -> Callable[[str], str | None]:
    def read(text: str) -> str | None:
        match = pattern.search(text)
        return prefix + match.group(1) if match else None

    return read


def _isbn(text: str) -> str | None:
    return next((isbn for match in _ISBN.finditer(text) if (isbn := clean_isbn(match.group(1)))), None)


# field, reader, pattern that says where it stands
_READERS: tuple[tuple[str, Callable[[str], str | None], re.Pattern[str]], ...] = (
    ("doi", clean_doi, _DOI),
    ("pmid", _first_group(_PMID), _PMID),
    ("pmcid", _first_group(_PMCID, "PMC"), _PMCID),
    ("arxiv", _first_group(_ARXIV), _ARXIV),
    ("isbn", _isbn, _ISBN),
)


def read_identifiers(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read every identifier that the entry prints, or else that a link in it leads to."""
    found = []
    for field, read, pattern in _READERS:
        if value := read(entry.raw):
            place = pattern.search(entry.raw)
            found.append(Found(field, value, *(place.span() if place else (None, None))))
        elif linked := next((value for link in entry.links if (value := read(unquote(link)))), None):
            found.append(Found(field, linked))
    return tuple(found)
