"""The encoding that a page's bytes are really in, whatever the page says of it."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

# Takes <html class="x" lang="nl-BE">; leaves <html class="lang">. Bounded, so that a hostile start tag costs nothing.
_LANGUAGE = re.compile(rb"<html\b[^>]{0,2000}?\blang\s*=\s*[\"']?([a-z]{2,3}(?:-[a-z]{2,4})?)", re.IGNORECASE)
_TAGS = re.compile(rb"<[^<>]*>")
_NON_ASCII = bytes(range(128, 256))
_ASCII = bytes(range(128))
_ASCII_ONLY = ("iso2022", "hz")  # encodings whose bytes are all ASCII
_DOUBLE_BYTE = frozenset({"gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp932", "shift_jis", "euc_jp", "cp949", "euc_kr"})
_FEW = 24  # non-ASCII bytes: so few of a double-byte text may be valid UTF-8 by chance
_SAMPLE = 20_000  # bytes of text that the guess looks at; more of them changed no guess and costs time
_DENSE = 0.15  # share of non-ASCII bytes in text above which a script is not Latin; Vietnamese in windows-1258 has less


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's bytes brought to UTF-8."""

    utf8: bytes  # valid UTF-8 without a byte order mark
    encoding: str  # Python's name of what the bytes were in
    declared: str | None = None  # what header or meta said, where that was wrong
    replaced: int = 0  # invalid bytes or sequences


def decode_page(body: bytes, content_type: str | None = None) -> Decoded:
    """Bring ``body`` to UTF-8 by byte order mark, the bytes themselves, header and ``meta``, in this order.

    Valid UTF-8 that is not ASCII is UTF-8, whatever was declared: no other encoding's text looks so by chance but a
    few characters of a double-byte one. ``latin-1`` means windows-1252, as the WHATWG encoding standard has it.
    """
    bom_encoding, bom = read_bom(body)
    if bom_encoding and bom:
        return _decode(body[len(bom) :], bom_encoding)
    wide = _wide_encoding(body)
    if wide:
        return _decode(body, wide)
    declared = _declared(body, content_type)
    first = next(declared, None)
    if body.isascii():
        return _decode(body, first) if first and _codec(first).startswith(_ASCII_ONLY) else Decoded(body, first or "utf-8")
    if _is_utf8(body):
        if first and first != "utf-8" and not _likely_double_byte(body, first):
            return Decoded(body, "utf-8", declared=first)
        return Decoded(body, "utf-8") if first in (None, "utf-8") else _decode(body, str(first))
    return _decode_other(body, [first, *declared] if first else [])


def _declared(body: bytes, content_type: str | None) -> Iterator[str]:
    """Give the declared encodings that Python knows, the header's first; UTF-16 in a meta means UTF-8 (HTML standard)."""
    header = http_content_type_encoding(content_type)
    if header and _is_text(header):
        yield header
    meta = html_body_declared_encoding(body)
    if meta and meta.startswith("utf-16"):
        meta = "utf-8"
    if meta and _is_text(meta):
        yield meta


def _decode_other(body: bytes, declared: list[str]) -> Decoded:
    """Decode what is not UTF-8: UTF-8 with faults in it, the declared encoding, or a guess."""
    first = declared[0] if declared else None
    if _mostly_utf8(body):
        return _decode(body, "utf-8", wrong=first if first != "utf-8" else None)
    for name in declared:
        if name != "utf-8" and _fits(body, name):
            return _decode(body, name, wrong=first if first != name else None)
    guess = _guess(body)
    return _decode(body, guess, wrong=first if first != guess else None)


def _decode(body: bytes, name: str, wrong: str | None = None) -> Decoded:
    try:
        return Decoded(body.decode(name).encode("utf-8"), name, wrong)
    except UnicodeError:
        text = body.decode(name, _FAULTS if name == "utf-8" else "replace")
    return Decoded(text.encode("utf-8", "replace"), name, wrong, replaced=max(1, text.count("\ufffd")))


def _single_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read a lone byte inside UTF-8 as windows-1252, the usual source of pasted quotation marks; a cut sequence is U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    fault = error.object[error.start : error.end]
    lone = len(fault) == 1 and error.reason != "unexpected end of data"
    return fault.decode("cp1252", "replace") if lone else "\ufffd", error.end


_FAULTS = "pressmark-single-bytes"
codecs.register_error(_FAULTS, _single_bytes)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_text(name: str) -> bool:
    try:
        b"".decode(name)
    except LookupError:
        return False
    return True


def _codec(name: str) -> str:
    return codecs.lookup(name).name.replace("-", "").replace("_", "")


def _wide_encoding(body: bytes) -> str | None:
    """Notice UTF-16 without a byte order mark by the NUL beside each ASCII letter of the first tags."""
    start = body[:200]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) < 0.4 * len(start[::2]) or not start:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _likely_double_byte(body: bytes, name: str) -> bool:
    return name in _DOUBLE_BYTE and len(body.translate(None, _ASCII)) < _FEW and _fits(body, name)


def _mostly_utf8(body: bytes) -> bool:
    """Say whether valid sequences outnumber faults."""
    ascii_length = len(body.translate(None, _NON_ASCII))
    valid = len(body.decode("utf-8", "ignore")) - ascii_length
    faults = body.decode("utf-8", "replace").count("\ufffd")
    return valid > faults


def _fits(body: bytes, name: str) -> bool:
    """Say whether a legacy encoding can be meant: a single-byte one always can, a double-byte one up to 1 % of faults."""
    if name not in _DOUBLE_BYTE:
        return True
    return body.decode(name, "replace").count("\ufffd") * 100 <= len(body.translate(None, _ASCII))


def _guess(body: bytes) -> str:
    """Guess a legacy encoding: by the page's language (the HTML standard's table), else by its bytes."""
    language = _LANGUAGE.search(body[:4096])
    if language:
        code = language[1].decode("ascii").lower()
        by_language = _fallbacks()
        name = by_language.get(code) or by_language.get(code.partition("-")[0])
        if name and _fits(body, name):
            return name
    text = _TAGS.sub(b" ", body)
    runs = text.translate(None, _ASCII)
    if len(runs) < max(_FEW, _DENSE * len(text)):
        return "cp1252"
    best = from_bytes(text[:_SAMPLE]).best()
    return (resolve_encoding(best.encoding) or best.encoding) if best and best.encoding not in ("utf_8", "ascii") else "cp1252"


@cache
def _fallbacks() -> dict[str, str]:
    """Give the encoding that a browser assumes for a language (HTML standard, "determining the character encoding")."""
    table: dict[str, str] = json.loads(files("pipelines").joinpath("encoding_by_language.json").read_text("utf-8"))
    return table
