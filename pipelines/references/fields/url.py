"""The address that an entry prints, else that of a link in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from pipelines.references.parts import Found, Part, Parts

# Takes "https://a.org/b?c", "www.a.org", "ftp://a.org"; leaves "a.org".
_URL = re.compile(r"(?:https?://|ftp://|www\.)\s?[^\s<>\"“”„«»]+", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|nl|de|fr|es|it|pt|be|uk|eu|ch|at|br|int|info|io)(?:/[^\s<>\"“”«»]*)?",
    re.IGNORECASE,
)
# Takes "/~ian/", "journ/al", "Brochure2008a.pdf", "-and"; leaves "Accessed" and "2015".
_CONTINUES = re.compile(r"[/_=&]|\.(?:pdf|html?|aspx?|php)\b|^-")
_NEVER = re.compile('[<>"“”„«»]')  # in an address: a tag or a quotation behind it
_TRAILING = ".,;:'’”\"»>]|"
# Services that say where a work can be found or bought, and identifiers that have a field of their own.
_FINDERS = re.compile(r"(?:^|\.)(?:doi\.org|scholar\.google\.[a-z.]+|pubmed\.ncbi\.nlm\.nih\.gov|crossref\.org|worldcat\.org)$")
_BACK = re.compile(r"#_?(?:fn|ftn|cite|ref|note|back|easy-footnote|_edn|edn)", re.IGNORECASE)


def _clean(text: str) -> str:
    """Drop blanks, and punctuation at the end that belongs to the sentence."""
    url = re.sub(r"\s+", "", text)
    while url and (url[-1] in _TRAILING or (url[-1] == ")" and url.count(")") > url.count("("))):
        url = url[:-1]
    return url


def _broken(part: Part) -> str | None:
    """Give the address of a part labelled ``url``, across blanks that a line break left in it."""
    match = _URL.search(part.text)
    if not match:
        match = _DOMAIN.search(part.text)
        return _clean(match.group()) if match else None
    url = match.group()
    for piece in part.text[match.end() :].split():
        goes_on = (url[-1] in "/.-_?=&%#:~" and piece[0].isalnum()) or _CONTINUES.search(piece)
        if not goes_on or _NEVER.search(piece):
            break
        url += piece
    return _clean(url)


def _is_finder(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in ("http", "https") or bool(_FINDERS.search(parts.hostname or "")) or bool(_BACK.search(url))


def _is_doi(url: str) -> bool:
    return bool(re.search(r"(?:^|//|\.)(?:dx\.)?doi(?:\.org(?:/|$)|\.?$)", url, re.IGNORECASE))


def read_url(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the first address that does not only repeat the DOI."""
    for part in entry.of("url"):
        url = _broken(part)
        if url and not _is_doi(url):
            return (Found("url", url, part.start, part.start + len(part.text)),)
    for match in _URL.finditer(entry.raw):
        url = _clean(match.group())
        if "." in url and not _is_doi(url):
            return (Found("url", url, *match.span()),)
    printed_doi = any(_is_doi(link) for link in entry.links)
    link = next((link for link in entry.links if not _safe_is_finder(link)), None)
    return (Found("url", link),) if link and not printed_doi else ()


def _safe_is_finder(link: str) -> bool:
    try:
        return _is_finder(link)
    except ValueError:  # "http://[": no address at all
        return True
