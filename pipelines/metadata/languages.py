"""Language tags in the form of BCP 47."""

from __future__ import annotations

import re

# Takes "nl", "nl_NL", "zh-Hans-CN", "en_US.UTF-8", "sr-latn"; leaves "english", "x-default", "".
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")


def language_tag(text: str | None) -> str | None:
    """Give a page's language name in BCP 47 case (``nl_nl`` → ``nl-NL``); None where it is no language tag."""
    match = _TAG.fullmatch(text.strip()) if text and len(text) < 40 else None
    if match is None or match[1].lower() in {"und", "mul", "zxx"}:
        return None
    parts = (match[1].lower(), match[2].title() if match[2] else None, match[3].upper() if match[3] else None)
    return "-".join(part for part in parts if part)
