"""Posts as WordPress keeps them: block markup of the block editor, and the classic editor's half-HTML with shortcodes."""

from __future__ import annotations

import json
from typing import Any

from tests.sites.html import HtmlWriter
from tests.sites.inline import Markers, attribute
from tests.sites.source import Block, Source, SourcePost, kind_of

CLASSES = {
    "quote": "wp-block-quote",
    "code": "wp-block-code",
    "verse": "wp-block-verse",
    "separator": "wp-block-separator has-alpha-channel-opacity",
    "group": "wp-block-group",
    "columns": "wp-block-columns",
    "column": "wp-block-column",
}
NAMES = {"p": "paragraph", "ul": "list", "ol": "list", "disclaimer": "paragraph"}
MARKS = {"more": "<!--more-->", "nextpage": "<!--nextpage-->"}


def media_url(name: str, size: str) -> str:
    """The place of a picture's address, which only WordPress knows."""
    return f"%media-url:{name}:{size}%"


def markup(source: Source, post: SourcePost) -> str:
    """The content of a post as its author left it."""
    markers = Markers(citations=post.citations)
    if post.markup == "classic":
        writer = HtmlWriter(source.works, post.language, media_url, markers)
        return "\n\n".join(_classic(writer, block) for block in post.blocks)
    writer = HtmlWriter(source.works, post.language, media_url, markers, CLASSES)
    return "\n\n".join(_block(writer, block) for block in post.blocks)


def _wrap(name: str, html: str, attributes: dict[str, Any] | None = None) -> str:
    options = f" {json.dumps(attributes, ensure_ascii=False)}" if attributes else ""
    return f"<!-- wp:{name}{options} -->\n{html}\n<!-- /wp:{name} -->"


def _block(writer: HtmlWriter, block: Block) -> str:
    kind = kind_of(block)
    if kind in MARKS:
        return _wrap(kind, MARKS[kind])
    own = globals().get(f"_{kind}_block")
    if own:
        written: str = own(writer, block)
        return written
    if kind[0] == "h" and kind[1:].isdigit():
        return _wrap("heading", writer.block(block), {} if kind == "h2" else {"level": int(kind[1:])})
    if kind in ("dl", "tasks", "footnotes"):
        return _wrap("html", writer.block(block))
    if kind == "group":
        inner = "\n\n".join(_block(writer, one) for one in block["group"])
        return _wrap("group", f'<div class="wp-block-group">{inner}</div>')
    return _wrap(NAMES.get(kind, kind), writer.block(block), {"ordered": True} if kind == "ol" else None)


def _img(picture: dict[str, Any], size: str, more: str) -> str:
    number = f"%media-id:{picture['file']}%"
    alt = attribute(picture.get("alt") or "")
    return f'<img src="{media_url(picture["file"], size)}" alt="{alt}" class="wp-image-{number}{more}"/>'


def _figure(writer: HtmlWriter, picture: dict[str, Any]) -> str:
    image = _img(picture, "large", "")
    if picture.get("link"):
        image = f'<a href="{picture["link"]}">{image}</a>'
    caption = f'<figcaption class="wp-element-caption">{writer.inline(picture["caption"])}</figcaption>' if picture.get("caption") else ""
    return f'<figure class="wp-block-image size-large">{image}{caption}</figure>'


def _image_block(writer: HtmlWriter, block: Block) -> str:
    return _wrap("image", _figure(writer, block["image"]), {"sizeSlug": "large"})


def _gallery_block(writer: HtmlWriter, block: Block) -> str:
    inner = "\n\n".join(_wrap("image", _figure(writer, picture), {"sizeSlug": "large"}) for picture in block["gallery"])
    html = f'<figure class="wp-block-gallery has-nested-images columns-default is-cropped">{inner}</figure>'
    return _wrap("gallery", html, {"linkTo": "none"})


def _table_block(writer: HtmlWriter, block: Block) -> str:
    table = {**block["table"], "caption": None}
    caption = block["table"].get("caption")
    shown = f'<figcaption class="wp-element-caption">{writer.inline(caption)}</figcaption>' if caption else ""
    return _wrap("table", f'<figure class="wp-block-table">{writer.table(table)}{shown}</figure>')


def _code_block(writer: HtmlWriter, block: Block) -> str:
    return _wrap("code", writer.block(block))


def _quote_block(writer: HtmlWriter, block: Block) -> str:
    quote = block["quote"]
    if block.get("pull"):
        return _wrap("pullquote", f'<figure class="wp-block-pullquote"><blockquote>{writer.quoted(quote)}</blockquote></figure>')
    inner = "\n\n".join(_wrap("paragraph", f"<p>{writer.inline(text)}</p>") for text in quote["paragraphs"])
    cite = f"<cite>{writer.inline(quote['cite'])}</cite>" if quote.get("cite") else ""
    return _wrap("quote", f'<blockquote class="wp-block-quote">{inner}{cite}</blockquote>')


def _embed_block(writer: HtmlWriter, block: Block) -> str:
    # As oEmbed leaves it; the site itself cannot ask a provider.
    embed = block["embed"]
    caption = f'<figcaption class="wp-element-caption">{writer.inline(embed["caption"])}</figcaption>' if embed.get("caption") else ""
    frame = f'<iframe title="{attribute(embed["title"])}" src="{embed["src"]}" width="500" height="281" allowfullscreen></iframe>'
    figure = f'<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">{frame}</div>{caption}</figure>'
    return _wrap("html", figure)


def _references_block(writer: HtmlWriter, block: Block) -> str:
    references = block["references"]
    level = references.get("level", 2)
    heading = _block(writer, {f"h{level}": references["heading"]})
    form = references.get("form", "ol")
    name = "list" if form in ("ol", "ul") else "html" if form != "breaks" else "paragraph"
    return f"{heading}\n\n{_wrap(name, writer.entries(references), {'ordered': True} if form == 'ol' else None)}"


def _columns_block(writer: HtmlWriter, block: Block) -> str:
    columns = (
        _wrap("column", f'<div class="wp-block-column">{chr(10).join(_block(writer, one) for one in column)}</div>')
        for column in block["columns"]
    )
    return _wrap("columns", f'<div class="wp-block-columns">{chr(10).join(columns)}</div>')


def _media_text_block(writer: HtmlWriter, block: Block) -> str:
    value = block["media_text"]
    picture = value["image"]
    image = _img(picture, "full", " size-full")
    inner = "\n\n".join(_block(writer, one) for one in value["blocks"])
    html = (
        f'<div class="wp-block-media-text alignwide is-stacked-on-mobile"><figure class="wp-block-media-text__media">{image}</figure>'
        f'<div class="wp-block-media-text__content">{inner}</div></div>'
    )
    return _wrap("media-text", html, {"mediaType": "image"})


def _classic(writer: HtmlWriter, block: Block) -> str:
    kind = kind_of(block)
    if kind == "p" and "dir" not in block:
        return writer.inline(block["p"]).replace("<br>", "\n")
    if kind == "image":
        return _classic_image(writer, block["image"])
    if kind == "gallery":
        numbers = ",".join(f"%media-id:{picture['file']}%" for picture in block["gallery"])
        return f'[gallery ids="{numbers}" link="none" size="medium"]'
    if kind == "disclaimer":
        return f"<em>{writer.inline(block['disclaimer'])}</em>"
    return MARKS.get(kind) or writer.block(block)


def _classic_image(writer: HtmlWriter, picture: dict[str, Any]) -> str:
    number = f"%media-id:{picture['file']}%"
    alt = attribute(picture.get("alt") or "")
    image = (
        f'<img class="size-large wp-image-{number}" src="{media_url(picture["file"], "large")}" alt="{alt}" width="1024" height="683" />'
    )
    if picture.get("link"):
        image = f'<a href="{picture["link"]}">{image}</a>'
    if not picture.get("caption"):
        return image
    return f'[caption id="attachment_{number}" align="aligncenter" width="1024"]{image} {writer.inline(picture["caption"])}[/caption]'
