"""The picture that stands for a post."""

from __future__ import annotations

import re
from typing import Any

from lxml.html import HtmlElement

from pipelines.metadata.values import pixels, text_of
from pipelines.model.picture import Picture
from pipelines.text import clean_text
from pipelines.urls import absolute_url, split_url

# Takes "/img/site-logo.png", "default_avatar.jpg"; leaves "/uploads/catalogol.jpg" (no word of its own).
_STAND_IN = re.compile(
    r"(?:^|[-_./])(?:logo|placeholder|avatar|gravatar|blank|spacer|favicon|default[-_]?(?:image|share|og|thumb))(?=[-_./\d]|$)", re.I
)
_LAZY = ("data-lazy-src", "data-src", "data-original", "data-orig-file", "data-large-file")
_MAX_SRCSET = 20_000  # characters


def picture_from(value: Any, base_url: str) -> Picture | None:
    """Read a schema.org image: an address, an ImageObject, or a list of which the first usable one counts."""
    for item in value[:20] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            src = text_of(item.get("contentUrl")) or text_of(item.get("url")) or text_of(item.get("@id"))
            width, height, caption = pixels(item.get("width")), pixels(item.get("height")), text_of(item.get("caption"))
        else:
            src, width, height, caption = text_of(item), None, None, None
        picture = picture_at(src, base_url)
        if picture:
            return Picture(src=picture.src, width=width, height=height, caption=caption)
    return None


def picture_at(src: str | None, base_url: str, **fields: Any) -> Picture | None:
    """Give the picture at an address; None where there is none, or where its name says that it stands in for a missing one."""
    url = absolute_url(src, base_url)
    if url is None or _STAND_IN.search(split_url(url).path.rpartition("/")[2]):
        return None
    return Picture(src=url, **fields)


def picture_of(image: HtmlElement, base_url: str) -> Picture | None:
    """Read an img element: lazy sources before placeholders, the widest of its srcset, else its src."""
    srcset = image.get("srcset") or image.get("data-srcset") or image.get("data-lazy-srcset")
    src = next((image.get(name) for name in _LAZY if image.get(name)), None) or image.get("src")
    alt = image.get("alt")
    width, height = pixels(image.get("width")), pixels(image.get("height"))
    widest = _widest(srcset, width or 0) if srcset and len(srcset) <= _MAX_SRCSET else None
    if widest and absolute_url(widest, base_url) != absolute_url(src, base_url):
        src, width, height = widest, None, None
    picture = picture_at(src, base_url)
    if picture is None:
        return None
    return Picture(src=picture.src, alt=clean_text(alt), decorative=alt is not None and not alt.strip(), width=width, height=height)


def _widest(srcset: str, least: int) -> str | None:
    best, best_width = None, least
    # takes "a.jpg 300w" of a list of candidates; a comma inside an address has no white space after it
    for match in re.finditer(r"(\S+)\s+(\d{1,5})w", srcset):
        if int(match[2]) > best_width:
            best, best_width = match[1].lstrip(","), int(match[2])
    return best
