"""Embedded pages, posts and players of other sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from lxml.html import HtmlElement

from pipelines.blocks.address import absolute
from pipelines.blocks.draft import Draft, TextWriter
from pipelines.blocks.inline import Run
from pipelines.blocks.reading import TAKEN, Frame, Kind, LinesFrame, Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block

_ADDRESSES = (
    "src", "data-src", "data-lazy-src", "data-litespeed-src", "data-cmp-src", "data-cmplz-src", "data-src-cmplz", "data-original",
    "data-url", "data-cookieblock-src", "data-cookie-src", "data-consent-src",
    "data-orig-src", "data-ezsrc", "data-rocket-src", "data-opt-src",
    "data-iframe-src", "data-embed-src", "data",
)  # fmt: skip
# Where the embed of a post names the post itself.
_POSTS = (
    "cite",
    "data-instgrm-permalink",
    "data-href",
    "data-url",
    "data-permalink",
    "data-post-url",
    "data-text-post-permalink",
    "data-embed-url",
)
# Players that name a video or post by its number alone, by element or class: their address with that number.
_PLAYERS = {
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v={}"),
    "youtube-video": ("video-id", "https://www.youtube.com/watch?v={}"),
    "lite-vimeo": ("videoid", "https://vimeo.com/{}"),
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v={}"),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/{}"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/{}"),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/{}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-tiktok": ("data-src", "{}"),
    "amp-facebook": ("data-href", "{}"),
    "amp-iframe": ("src", "{}"),
    "amp-soundcloud": ("data-trackid", "https://api.soundcloud.com/tracks/{}"),
}
_PLAYER_CLASSES = {
    "youtube-player": ("data-id", "https://www.youtube.com/watch?v={}"),
    "rll-youtube-player": ("data-id", "https://www.youtube.com/watch?v={}"),
    "lyte-wrapper": ("data-id", "https://www.youtube.com/watch?v={}"),
    "lty-playbtn": ("data-id", "https://www.youtube.com/watch?v={}"),
    "fb-post": ("data-href", "{}"),
    "fb-video": ("data-href", "{}"),
}
# Frames that nobody sees: counters, share buttons, sign-in.
_UNSEEN = re.compile(
    r"googletagmanager\.com|doubleclick\.net|googlesyndication|/plugins/like|platform/widgets/|recaptcha|/gtm/|addthis|amazon-adsystem"
)
_URL_ALONE = re.compile(r"https?://\S+\Z")  # takes "https://youtu.be/x"; leaves "see https://youtu.be/x"


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed(Block):
    type: ClassVar[str] = "embed"


@dataclass(slots=True, eq=False, kw_only=True)
class EmbedDraft(Draft):
    takes_caption: ClassVar[bool] = True
    url: str | None = None
    quoted: list[Run] = field(default_factory=list)  # of a post of another site: what it says

    @property
    def is_empty(self) -> bool:
        return self.url is None and not self.quoted

    def runs(self) -> Iterator[Run]:
        yield from self.quoted
        yield from self.captions

    def build(self, writer: TextWriter, place: dict[str, Any]) -> Embed:
        caption = writer.joined((*self.quoted, *self.captions))
        return Embed(text=caption, caption=caption, url=self.url, **place)


class PostFrame(LinesFrame):
    """A post of another site, quoted until a script replaces it: its last link is the post's address."""

    accepts = frozenset({"embed"})  # what a script has put in its place

    def __init__(self, node: HtmlElement, draft: EmbedDraft) -> None:
        super().__init__(node, draft.quoted)
        self.draft = draft

    def close(self, reading: Reading) -> None:
        if self.draft.url is None:
            hrefs = [link.href for run in self.draft.quoted for link in run.links]
            self.draft.url = hrefs[-1] if hrefs else None


class WrapperFrame(Frame):
    """The wrapper of an embed block: an address that stands in it as text is the embed, where nothing was embedded."""

    def take(self, run: Run, reading: Reading) -> None:
        if _URL_ALONE.match(run.text):
            reading.add(EmbedDraft(node=self.node, url=reading.url(run.text)))
        else:
            self.outer.take(run, reading)


def open_embed(node: HtmlElement, reading: Reading) -> Literal["taken"] | None:
    """Read an ``iframe``, ``embed``, ``object`` or player element: its address, lazy loading resolved."""
    url = embed_address(node, reading.document.base_url)
    reading.flush()
    last = reading.drafts[-1] if reading.drafts else None
    repeats = isinstance(last, EmbedDraft) and (
        last.url == url or (reading.within_noscript or "wp-embedded-content" in (node.get("class") or ""))
    )
    if url and not repeats and not is_unseen(node, url):
        reading.add(EmbedDraft(node=node, url=url))
        return TAKEN
    return TAKEN if node.tag in {"iframe", "embed"} or url else None


def open_post(node: HtmlElement, reading: Reading) -> Frame:
    """Open the quotation of a post on X, Instagram, TikTok and others, or of another blog."""
    reading.flush()
    url = post_address(node, reading.document.base_url)
    draft = EmbedDraft(node=node, url=url)
    reading.add(draft)
    return PostFrame(node, draft)


def open_embed_wrapper(node: HtmlElement, reading: Reading) -> Frame:
    """Open an embed block's wrapper."""
    return WrapperFrame(node)


def embed_address(node: HtmlElement, base_url: str) -> str | None:
    """Give the address that a frame or player shows, lazy loading and consent layers resolved; None where it shows nothing."""
    names = [_PLAYERS[node.tag]] if node.tag in _PLAYERS else []
    names += [_PLAYER_CLASSES[word] for word in (node.get("class") or "").split() if word in _PLAYER_CLASSES]
    for name, template in names:
        value = (node.get(name) or "").strip()
        if value and (url := absolute(template.format(value), base_url)):
            return url
    if node.tag not in {"iframe", "embed", "object"}:
        return None
    return next((url for name in _ADDRESSES if (url := absolute(node.get(name), base_url)) and url.startswith("http")), None)


def post_address(node: HtmlElement, base_url: str) -> str | None:
    """Give the address of the post that a quotation is the embed of."""
    return next((url for name in _POSTS if (url := absolute(node.get(name), base_url))), None)


def is_unseen(node: HtmlElement, url: str) -> bool:
    """Say whether nobody sees a frame: counters, share buttons, dots."""
    is_dot = any((node.get(name) or "").strip() in {"0", "1", "0px", "1px"} for name in ("width", "height"))
    return is_dot or bool(_UNSEEN.search(url))


EMBED = Kind(
    "embed",
    open_embed,
    tags=frozenset({"iframe", "embed", "object", *_PLAYERS}),
    classes=frozenset(_PLAYER_CLASSES),
)
POST = Kind(
    "embed",
    open_post,
    classes=words("embedded_post"),
)
EMBED_WRAPPER = Kind("embed_wrapper", open_embed_wrapper, classes=frozenset({"wp-block-embed__wrapper"}))
