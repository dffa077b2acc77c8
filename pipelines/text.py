"""The contract's text rules: what a reader sees, and nothing else changed."""

from __future__ import annotations

import re
import unicodedata

# Takes soft hyphen, zero-width space, word joiner and byte order mark; leaves the joiners U+200C and U+200D, which shape letters.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
# Takes control characters but tab, line feed and carriage return; leaves letters. They cannot stand in XML or CSV.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Takes a run of white space without line ends, no-break spaces among it; leaves "\n".
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Takes whatever one of the patterns above takes away or replaces: most texts hold none of it, and one look is cheaper than three changes.
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ud800-\udfff]")


def clean_text(text: str | None) -> str | None:
    """Give ``text`` in NFC on one line: white space folded, ends trimmed, invisible signs dropped; None where nothing is left."""
    if not text:
        return None
    return " ".join(_visible(text).split()) or None


def clean_lines(text: str | None) -> str | None:
    """Like ``clean_text``, but each ``\\n`` (from ``<br>``) stays; empty lines at the ends go."""
    if not text:
        return None
    folded = _BLANKS.sub(" ", _visible(text))
    return _LINE_ENDS.sub("\n", folded).strip() or None


def clean_preformatted(text: str | None) -> str | None:
    """Give the text of ``pre``, ``code`` or verse: white space and line ends stay; None where it is blank."""
    if not text:
        return None
    kept = _visible(text.replace("\r\n", "\n").replace("\r", "\n")).replace("\u00a0", " ").strip("\n")
    return kept if kept.strip() else None


def _visible(text: str) -> str:
    if text.isascii():
        return _CONTROL.sub("", text)
    if not _UNWANTED.search(text):
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", _CONTROL.sub("", text.translate(_INVISIBLE))))
