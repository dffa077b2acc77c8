"""Which references of a dataset cite the same work.

Two references are one work where they share a DOI, PMID, PMCID or arXiv number, or an address; or first author and year
with the first page or the volume (which also joins a translated title to its original); or first author with a title that
is near-equal. Nothing joins them that they disagree on: two DOIs, years more than one apart, other pages of one volume.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping
from hashlib import blake2b
from sys import intern
from typing import Any, NamedTuple, TypeVar

import numpy as np

Key = TypeVar("Key", bound=Hashable)
Numbers = np.ndarray[Any, np.dtype[Any]]

_MIN_TITLE = 16  # letters and digits; shorter titles (Editorial, Sleep, Introduction) are shared by many works
_PREFIX = 24  # letters and digits at either end of a title by which near-equal ones find each other
_NEAR = 0.85  # share of common words from which titles are near-equal: one word in seven may differ
_AT_A_TIME = 65_536  # numbers: 10 MB
_CANDIDATES = 8  # distinct works of one key that a further reference is compared with

# What a key is made of, surest first: the id of a work comes from its surest key.
DOI, PMID, PMCID, ARXIV, AUTHOR_PAGE, AUTHOR_VOLUME, ADDRESS, TITLE, TITLE_END = range(9)
_IDENTIFIERS = ((DOI, "doi"), (PMID, "pmid"), (PMCID, "pmcid"), (ARXIV, "arxiv"))


class WorkEvidence(NamedTuple):
    """What a reference tells of the work that it cites; small, so that a whole dataset's fits in memory."""

    keys: tuple[tuple[int, int], ...]  # (what it is made of, hash)
    doi: int  # hashes; 0 where unknown
    volume: int
    page: int
    year: int
    title: str  # folded words


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big") or 1


def _folded(text: str | None) -> str:
    """Give a text's words without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


def _first_author(row: Mapping[str, Any]) -> str:
    """Give the family name of the first author, or the first three words of a body's name (a body and its departments are one)."""
    authors = row.get("authors")
    if authors is None or not len(authors):
        return ""
    name = authors[0]
    if name.get("family"):
        return _folded(name["family"])
    return " ".join(_folded(name.get("literal")).split()[:3])


def _address(url: str | None) -> str:
    """Give an address to compare by: no scheme, ``www.``, fragment or slash at the end; empty for a site's front page."""
    plain = re.sub(r"^(?:https?|ftp)://|^www\.|#.*$", "", re.sub(r"^(?:https?|ftp)://", "", (url or "").strip().lower())).rstrip("/")
    return plain if "/" in plain or "?" in plain else ""


def _first_page(page: str | None) -> str:
    return re.split(r"[-–,;\s]", (page or "").strip().lower(), maxsplit=1)[0].lstrip("0")


def work_keys(row: Mapping[str, Any]) -> WorkEvidence:
    """Give the evidence of one row of the ``references`` table."""
    author, title = _first_author(row), _folded(row.get("title"))
    year, volume, page = row.get("year"), str(row.get("volume") or "").strip().lower(), _first_page(row.get("page"))
    packed = title.replace(" ", "")
    texts = [(kind, f"{column}:{str(row[column]).lower()}") for kind, column in _IDENTIFIERS if row.get(column)]
    if author and year and page:
        texts.append((AUTHOR_PAGE, f"ayp:{author}|{year}|{page}"))
    if author and year and volume and row.get("container_title"):
        texts.append((AUTHOR_VOLUME, f"ayv:{author}|{year}|{volume}"))
    if address := _address(row.get("url")):
        texts.append((ADDRESS, f"url:{address}"))
    if len(packed) >= _MIN_TITLE:
        texts += [(TITLE, f"t:{author}|{packed[:_PREFIX]}"), (TITLE_END, f"e:{author}|{packed[-_PREFIX:]}")]
    if not texts:
        texts.append((TITLE, f"r:{_folded(row.get('raw'))}"))
    keys = tuple((kind, _hash(text)) for kind, text in texts)
    doi = str(row.get("doi") or "").lower()
    return WorkEvidence(keys, _hash(doi) if doi else 0, _hash(volume) if volume else 0, _hash(page) if page else 0, year or 0, title)


class _Table:
    """The evidence of all references in columns, and which of them are joined so far (a union-find forest)."""

    def __init__(self) -> None:
        self.kind, self.hash, self.owner = array("B"), array("Q"), array("I")
        self.doi, self.volume, self.page, self.year = array("Q"), array("Q"), array("Q"), array("i")
        self.rank = array("Q")  # by content alone, so that joining does not depend on the order of references
        self.titles: list[str] = []
        self.parent = array("I")

    def add(self, evidence: WorkEvidence) -> None:
        index = len(self.parent)
        self.parent.append(index)
        for kind, value in evidence.keys:
            self.kind.append(kind)
            self.hash.append(value)
            self.owner.append(index)
        self.doi.append(evidence.doi)
        self.volume.append(evidence.volume)
        self.page.append(evidence.page)
        self.year.append(evidence.year)
        self.titles.append(intern(evidence.title))  # cited often, held once
        self.rank.append(_hash(repr(evidence)))

    def root(self, index: int) -> int:
        while self.parent[index] != index:
            self.parent[index] = self.parent[self.parent[index]]
            index = self.parent[index]
        return index

    def join(self, one: int, other: int) -> bool:
        """Join two references' works, unless the works have different DOIs."""
        one, other = self.root(one), self.root(other)
        if one != other:
            if self.doi[one] and self.doi[other] and self.doi[one] != self.doi[other]:
                return False
            self.parent[other] = one
            self.doi[one] = self.doi[one] or self.doi[other]
        return True

    def agrees(self, kind: int, one: int, other: int) -> bool:
        """Whether nothing that two references say speaks against a key of ``kind`` that they share."""
        if kind <= ARXIV:
            return True
        if kind != ADDRESS and other_part(self.titles[one], self.titles[other]):
            return False
        years = self.year[one] and self.year[other] and abs(self.year[one] - self.year[other])
        volumes = _differ(self.volume[one], self.volume[other])
        pages = _differ(self.page[one], self.page[other])
        if kind == AUTHOR_PAGE:
            return not volumes
        if kind == AUTHOR_VOLUME:
            return not pages
        if kind == ADDRESS:
            return not years
        return years <= 1 and not (volumes and pages) and not (pages and not years) and near_equal(self.titles[one], self.titles[other])


def _differ(one: int, other: int) -> bool:
    return bool(one and other and one != other)


_NUMERAL = re.compile(r"\d+|[ivx]+")


def other_part(one: str, other: str) -> bool:
    """Whether two folded titles differ in their numbers alone: ``zinc part i`` and ``zinc part ii``."""
    if one == other:
        return False
    words, others = one.split(), other.split()
    numbers = [[word for word in title if _NUMERAL.fullmatch(word)] for title in (words, others)]
    plain = [[word for word in title if not _NUMERAL.fullmatch(word)] for title in (words, others)]
    return bool(numbers[0] and numbers[1]) and numbers[0] != numbers[1] and plain[0] == plain[1]


def near_equal(one: str, other: str) -> bool:
    """Whether two folded titles are one: nearly the same words, or one is the other without its subtitle."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 2 * _PREFIX and long.startswith(short + " "):
        return True
    words, others = set(one.split()), set(other.split())
    if {word for word in words if word.isdigit()} != {word for word in others if word.isdigit()}:
        return False  # "part 1" and "part 2", the reports of two years
    return len(words & others) >= _NEAR * max(len(words), len(others))


def join_works(evidence: Iterable[tuple[Key, WorkEvidence]]) -> dict[Key, str]:
    """Give each reference's ``work_id``: 16 hex digits, the same for the same work whatever the order of references.

    The id is made from the surest key of the work, so it stays from crawl to crawl for as long as that key does. Memory is
    some 300 bytes a reference.
    """
    keys: list[Key] = []
    table = _Table()
    for key, item in evidence:
        keys.append(key)
        table.add(item)
    if not keys:
        return {}
    _join_equal_keys(table)
    ids = _ids(table)
    return {key: ids[table.root(index)] for index, key in enumerate(keys)}


def _join_equal_keys(table: _Table) -> None:
    """Join what shares a key, surest keys first."""
    kinds, hashes = np.frombuffer(table.kind, dtype=np.uint8), np.frombuffer(table.hash, dtype=np.uint64)
    owners = np.frombuffer(table.owner, dtype=np.dtype(f"u{table.owner.itemsize}"))
    ranks = np.frombuffer(table.rank, dtype=np.uint64)[owners]
    order = np.lexsort((ranks, hashes, kinds))
    del ranks
    hashes, kinds, owners = hashes[order], kinds[order], owners[order]
    same = np.flatnonzero((hashes[1:] == hashes[:-1]) & (kinds[1:] == kinds[:-1])) + 1
    candidates: list[int] = []
    last = -2
    for place, first, owner, kind in _neighbours(same, owners, kinds):
        if place != last + 1:  # a new key
            candidates = [first]
        last = place
        if not any(table.agrees(kind, one, owner) and table.join(one, owner) for one in candidates[-_CANDIDATES:]):
            candidates.append(owner)


def _neighbours(same: Numbers, owners: Numbers, kinds: Numbers) -> Iterator[tuple[int, int, int, int]]:
    """Give each place whose key is that of the place before, the owners of that one and of its own, and the key's kind.

    As Python's numbers, which are quick to work with and take 30 bytes each, so only some of them at a time.
    """
    for start in range(0, len(same), _AT_A_TIME):
        places = same[start : start + _AT_A_TIME]
        yield from zip(places.tolist(), owners[places - 1].tolist(), owners[places].tolist(), kinds[places].tolist(), strict=True)


def _ids(table: _Table) -> dict[int, str]:
    """Give each work's id, by the root of its references."""
    best: dict[int, tuple[int, int]] = {}
    content: dict[int, int] = {}  # the smallest rank of each work's references
    for kind, value, owner in zip(table.kind, table.hash, table.owner, strict=True):
        root = table.root(owner)
        best[root] = min(best.get(root, (kind, value)), (kind, value))
        content[root] = min(content.get(root, table.rank[owner]), table.rank[owner])
    taken: dict[int, int] = {}
    ids = {}
    for root in sorted(best, key=lambda root: (best[root], content[root])):
        value = best[root][1]
        order = taken.get(value, 0)  # works that share their surest key but disagree otherwise
        taken[value] = order + 1
        ids[root] = f"{_hash(f'{value}|{order}') if order else value:016x}"
    return ids
