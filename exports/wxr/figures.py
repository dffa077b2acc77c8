"""Pictures, galleries, players, embedded pages and files as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from exports.migration.elements import outer_html
from exports.wxr.inline import holds_foreign, text_html
from exports.wxr.markup import attribute, block

# Takes what an embedded player is addressed by, with the number of its film; leaves other pages of the same hosts.
_YOUTUBE = re.compile(r"https?://(?:www\.)?(?:youtube(?:-nocookie)?\.com/(?:embed/|watch\?v=)|youtu\.be/)([\w-]{6,20})(?:[?&].*)?\Z")
_VIMEO = re.compile(r"https?://(?:player\.)?vimeo\.com/(?:video/)?(\d{5,12})(?:[?#].*)?\Z")
Number = Callable[[str], int | None]  # the library's number of the picture at an address


def is_plain_figure(figure: HtmlElement) -> bool:
    """Say whether a figure holds one picture, in a link or not, a caption of text, and nothing else."""
    caption = figure.find("figcaption")
    others = [child for child in figure if child is not caption]
    if len(others) != 1 or (caption is not None and holds_foreign(caption)) or (figure.text or "").strip():
        return False
    picture = others[0] if others[0].tag == "img" else next(iter(others[0]), None) if others[0].tag == "a" and len(others[0]) == 1 else None
    loose = any((child.tail or "").strip() for child in (*figure, *others[0])) or (others[0].text or "").strip()
    return picture is not None and picture.tag == "img" and not loose


def image_block(figure: HtmlElement, number: Number) -> str:
    """Give an image block of a figure with one picture; its number ties it to the library."""
    picture = next(figure.iter("img"))
    link = next(figure.iter("a"), None)
    linked = link is not None and picture in set(link.iter("img"))
    ident = number(picture.get("src", ""))
    name = f' class="wp-image-{ident}"' if ident else ""
    html = f'<img src="{attribute(picture.get("src", ""))}" alt="{attribute(picture.get("alt", ""))}"{name}/>'
    if linked and link is not None:
        html = f'<a href="{attribute(link.get("href", ""))}">{html}</a>'
    size = " size-full" if ident else ""
    html = f'<figure{_anchor(figure)} class="wp-block-image{size}">{html}{caption_of(figure)}</figure>'
    return block("image", html, id=ident, sizeSlug="full" if ident else None, linkDestination="custom" if linked else None)


def gallery_block(figure: HtmlElement, number: Number) -> str:
    """Give a gallery block of image blocks."""
    images = "\n\n".join(image_block(inner, number) for inner in figure.iterchildren("figure"))
    caption = figure.find("figcaption")
    shown = (
        f'<figcaption class="blocks-gallery-caption wp-element-caption">{text_html(caption)}</figcaption>' if caption is not None else ""
    )
    html = f'<figure{_anchor(figure)} class="wp-block-gallery has-nested-images columns-default is-cropped">{images}{shown}</figure>'
    return block("gallery", html, linkTo="none")


def player_block(figure: HtmlElement) -> str:
    """Give an audio or video block."""
    player = next(figure.iter("audio", "video"))
    source = f' src="{attribute(player.get("src", ""))}"'
    html = f"<{player.tag} controls{source}></{player.tag}>"
    return block(player.tag, f'<figure{_anchor(figure)} class="wp-block-{player.tag}">{html}{caption_of(figure)}</figure>')


def embed_block(figure: HtmlElement) -> str | None:
    """Give an embed block where WordPress knows the provider, else the frame as a Custom HTML block; None where it has no address."""
    frame = next(figure.iter("iframe"))
    url = frame.get("src", "")
    if not url:
        return None
    for provider, pattern, form in (
        ("youtube", _YOUTUBE, "https://www.youtube.com/watch?v={}"),
        ("vimeo", _VIMEO, "https://vimeo.com/{}"),
    ):
        if found := pattern.match(url):
            return _provider_block(provider, form.format(found[1]), caption_of(figure))
    frame.set("title", frame.get("title") or url)
    html = f'<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">{outer_html(frame)}</div>{caption_of(figure)}</figure>'
    return block("html", html)


def file_block(paragraph: HtmlElement) -> str:
    """Give a file block of a paragraph with one link."""
    link = next(paragraph.iter("a"))
    href = link.get("href", "")
    html = f'<div{_anchor(paragraph)} class="wp-block-file"><a href="{attribute(href)}">{text_html(link)}</a></div>'
    return block("file", html, href=href, showDownloadButton=False)


def caption_of(figure: HtmlElement) -> str:
    """Give a figure's caption as blocks write it; empty where there is none."""
    caption = figure.find("figcaption")
    return f'<figcaption class="wp-element-caption">{text_html(caption)}</figcaption>' if caption is not None else ""


def _provider_block(provider: str, url: str, caption: str) -> str:
    classes = f"wp-block-embed is-type-video is-provider-{provider} wp-block-embed-{provider}"
    html = f'<figure class="{classes}"><div class="wp-block-embed__wrapper">\n{attribute(url)}\n</div>{caption}</figure>'
    return block("embed", html, url=url, type="video", providerNameSlug=provider)


def _anchor(element: HtmlElement) -> str:
    name = element.get("id")
    return f' id="{attribute(name)}"' if name else ""
