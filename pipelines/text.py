"""The contract's text rules: what a reader sees, and nothing else changed."""

from __future__ import annotations

import re
import unicodedata

# Takes soft hyphen, zero-width space, word joiner and byte order mark; leaves the joiners U+200C and U+200D, which shape letters. Takes
# control characters but tab, line feed and carriage return, which cannot stand in XML or CSV; leaves letters.
_DROPPED = re.compile(r"[\u00ad\u200b\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Takes Thai, Lao, Burmese, Khmer, kana and Han, which are written without spaces; leaves Hangul, Arabic, Latin.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SIGNS_OF_WORD = 2  # a Chinese word has 1.5 to 2 signs, a Japanese or Thai one more
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean_text(text: str | None) -> str | None:
    """Give ``text`` in NFC on one line: white space folded, ends trimmed, invisible signs dropped; None where nothing is left."""
    if not text:
        return None
    folded = " ".join(text.split())
    # Nothing that is printable is dropped: to ask is ten times cheaper than to look for what is.
    return (_composed(folded) if folded.isprintable() else " ".join(_visible(text).split())) or None


def clean_lines(text: str | None) -> str | None:
    """Like ``clean_text``, but each ``\\n`` (from ``<br>``) stays; empty lines at the ends go."""
    if not text:
        return None
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if not "".join(lines).isprintable():
        lines = [" ".join(line.split()) for line in _visible(text).split("\n")]
    return _composed("\n".join(lines)).strip() or None


def clean_preformatted(text: str | None) -> str | None:
    """Give the text of ``pre``, ``code`` or verse: white space and line ends stay; None where it is blank."""
    if not text:
        return None
    kept = _visible(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\u00a0", " ").strip("\n")
    return kept if kept.strip() else None


def count_words(text: str) -> int:
    """Count words by the spaces between them, and in scripts that are written without by their signs; at least 1 where there is text."""
    if text.isascii():
        return len(text.split())
    unspaced = len(text) - len(_UNSPACED.sub("", text))
    return len(text.split()) + unspaced // _SIGNS_OF_WORD


def split_words(text: str) -> list[str]:
    """Give the words of a text; of scripts that are written without spaces, each sign."""
    return (text if text.isascii() else _UNSPACED.sub(r" \g<0> ", text)).split()


def _visible(text: str) -> str:
    return _composed(_SURROGATES.sub("\ufffd", _DROPPED.sub("", text)))


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
