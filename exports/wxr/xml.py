"""Text as XML holds it."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

# Takes what XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets): NUL, U+FFFE, halves of surrogate pairs; leaves tabs, emoji.
_ILLEGAL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(name: str, text: object = "", **attributes: str) -> str:
    """Give an element with plain text."""
    return f"<{name}{_attributes(attributes)}>{escape(sound(str(text)))}</{name}>\n"


def cdata(name: str, text: str | None, **attributes: str) -> str:
    """Give an element whose text stands in CDATA sections, as WordPress writes it; ``]]>`` is parted between two of them."""
    parted = sound(text or "").replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}{_attributes(attributes)}><![CDATA[{parted}]]></{name}>\n"


def sound(text: str) -> str:
    """Give text without the signs that no XML may hold."""
    return _ILLEGAL.sub("", text)


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(sound(value))}" for name, value in attributes.items())
