"""JSON as pages write it: with comments, trailing commas, raw line ends, CDATA, several values in one script."""

from __future__ import annotations

import html
import json
import re
from typing import Any

MAX_LENGTH = 2_000_000  # characters of one script; product catalogues reach one million
_MAX_VALUES = 100  # values one after another in one script
_DECODER = json.JSONDecoder(strict=False)  # control characters inside strings are read as they are

# Takes "<!--", "<![CDATA[", "//<![CDATA[", "]]>", "//]]>", "-->" at either end of a script.
_WRAPPER = re.compile(r"^\s*(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$")
# Takes a string whole, so that what looks like a comment or a comma within is left, or else a comment or a trailing comma.
_NOISE = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|//[^\n]*|,(?=\s*[}\]])', re.DOTALL)
# Takes the backslash of "\'" and "\d", which JSON has not; leaves '\"', "\n" and "\u00e9".
_BAD_ESCAPE = re.compile(r'\\(\\|["/bfnrt]|u[0-9a-fA-F]{4})|\\')


def parse_json(text: str) -> list[Any]:
    """Give the values that a script holds, one after another; what cannot be mended gives what was read before it."""
    if len(text) > MAX_LENGTH:
        return []
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        pass
    text = _WRAPPER.sub("", text.lstrip("\ufeff")).strip()
    for mended in (text, _mend(text), _mend(html.unescape(text)) if "&quot;" in text or "&#34;" in text else ""):
        if mended and (values := _values(mended.strip())):
            return values
    return []


def _mend(text: str) -> str:
    text = _NOISE.sub(lambda match: match[0] if match[0][0] == '"' else " ", text)
    return _BAD_ESCAPE.sub(lambda match: match[0] if match[1] else "", text)


def _values(text: str) -> list[Any]:
    values: list[Any] = []
    start = 0
    while start < len(text) and len(values) < _MAX_VALUES:
        try:
            value, start = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            break
        values.append(value)
        while start < len(text) and text[start] in " \t\r\n;,":
            start += 1
    return values
