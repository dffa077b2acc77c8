"""Sound, film and files to fetch."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar, Literal

from lxml.html import HtmlElement

from pipelines.blocks.address import absolute
from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.reading import TAKEN, Frame, Kind, LinesFrame, Reading
from pipelines.model.block import Block

_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-video-src", "data-litespeed-src")
_MAX_SOURCES = 50  # of one player


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio(Block):
    type: ClassVar[str] = "audio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Video(Block):
    type: ClassVar[str] = "video"


@dataclass(frozen=True, slots=True, kw_only=True)
class File(Block):
    type: ClassVar[str] = "file"


@dataclass(slots=True, eq=False, kw_only=True)
class MediaDraft(Draft):
    takes_caption: ClassVar[bool] = True
    record: type[Audio] | type[Video]
    url: str

    @property
    def is_empty(self) -> bool:
        return False

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Block:
        caption = writer.joined(self.captions)
        return self.record(text=caption, caption=caption, url=self.url, **place)


@dataclass(slots=True, eq=False, kw_only=True)
class FileDraft(Draft):
    url: str | None = None

    def build(self, writer: TextWriter, place: dict[str, Any]) -> File:
        links = [link.href for run in self.lines for link in run.links]
        return File(text=writer.joined(self.lines), url=self.url or next(iter(links), None), **place)


def open_media(node: HtmlElement, reading: Reading) -> Literal["taken"]:
    """Read ``audio`` or ``video``: the first address that it names; what it says to old browsers is left out."""
    reading.flush()
    record = Audio if "audio" in node.tag else Video
    reading.reached["sources-too-many"] += len(node) > _MAX_SOURCES
    if url := media_address(node, reading.document.base_url):
        reading.add(MediaDraft(node=node, record=record, url=url))
    return TAKEN


def media_address(node: HtmlElement, base_url: str) -> str | None:
    """Give the file that a player plays: its own, or that of its first source."""
    for element in (node, *islice(node.iter("source"), _MAX_SOURCES)):
        if url := next((url for name in _ADDRESSES if (url := absolute(element.get(name), base_url))), None):
            return url
    return None


def open_file(node: HtmlElement, reading: Reading) -> Frame:
    """Open a block that offers a file: its first link is the file, its text the file's name and description."""
    reading.flush()
    draft = FileDraft(node=node, url=reading.url(node.get("href")))
    reading.add(draft)
    return LinesFrame(node, draft.lines)


MEDIA = Kind("video", open_media, tags=frozenset({"audio", "video", "amp-video", "amp-audio"}))
FILE = Kind("file", open_file, classes=frozenset({"wp-block-file", "kg-file-card"}))
