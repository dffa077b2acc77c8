"""What a post says, apart from how its page says it: its text, its length, its fingerprint."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import unquote, urlsplit

# Takes one Han or kana sign, as such text has no spaces: 猫, ね; leaves Latin and Hangul, which part words by spaces.
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Takes the size that a CMS adds to a scaled copy's file name: the "-300x200" of photo-300x200.jpg; leaves chart-2x4-grid.png.
_SCALED = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w{2,5}$)")
# Takes the "7" of "7%"; leaves "–", which is no word.
_LETTERS = re.compile(r"\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockContent:
    """What of one block a reader sees."""

    type: str
    text: str | None = None
    caption: str | None = None
    level: int | None = None  # of a heading
    items: tuple[tuple[int, str], ...] = ()  # depth and kind of each list item
    images: tuple[str, ...] = ()  # picture paths


def content_text(texts: Iterable[str | None]) -> str | None:
    """Give the non-null texts of a post's blocks parted by a blank line; None where there are none."""
    return "\n\n".join(text for text in texts if text) or None


def word_count(text: str | None) -> int:
    """Count words: what stands between white space and holds a letter or digit; each Chinese or Japanese sign is one."""
    if not text:
        return 0
    spaced, ideographs = (text, 0) if text.isascii() else _IDEOGRAPH.subn(" ", text)
    return ideographs + sum(1 for word in spaced.split() if word.isalnum() or _LETTERS.search(word))


def content_sha256(blocks: Iterable[BlockContent]) -> str | None:
    """Give the SHA-256 of the blocks' types, levels, depths, texts, captions and picture paths; None where there is no block.

    Markup, addresses of links and the size in which a picture is served do not count: none of them is a change of the post.
    """
    digest = sha256()
    empty = True
    for block in blocks:
        digest.update(json.dumps(_seen(block), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n")
        empty = False
    return None if empty else digest.hexdigest()


def _seen(block: BlockContent) -> tuple[object, ...]:
    return block.type, block.text, block.caption, block.level, block.items, block.images


def picture_path(src: str) -> str:
    """Give what copies of one picture share: the path of its address without host, query and the size in its name."""
    try:
        path = urlsplit(src).path
    except ValueError:
        path = src
    return _SCALED.sub("", unquote(path))
