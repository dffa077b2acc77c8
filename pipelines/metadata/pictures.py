"""The picture that stands for a post."""

from __future__ import annotations

import re
from typing import Any

from lxml.html import HtmlElement

from pipelines.blocks.picture import is_image_file, picture_role, read_picture
from pipelines.metadata.values import pixels, text_of
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url, split_url

# Takes "/img/site-logo.png", "default_avatar.jpg"; leaves "/uploads/catalogol.jpg" (no word of its own).
_STAND_IN = re.compile(
    r"(?:^|[-_./])(?:logo|placeholder|avatar|gravatar|blank|spacer|favicon|default[-_]?(?:image|share|og|thumb))(?=[-_./\d]|$)", re.I
)


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
    """Read an img element as the body's pictures are read, a link to its full size included; None for stand-ins, icons and avatars."""
    if picture_role(image) != "picture":
        return None
    parent = image.getparent()
    link = absolute_url(parent.get("href"), base_url) if parent is not None and parent.tag == "a" else None
    picture = read_picture(image, base_url, link if link and is_image_file(link) else None)
    return picture if picture and picture_at(picture.src, base_url) else None
