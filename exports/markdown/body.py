"""A post's blocks, in order, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from bs4 import BeautifulSoup

from exports.markdown.convert import Dialect, markdown_of
from exports.markdown.notes import Note, find_notes, write_note
from exports.rows import PostRows, Row


def write_body(rows: PostRows, dialect: Dialect) -> str:
    """Give a post's content as Markdown, without front matter. Each block that stands by itself arrives, in its order."""
    notes = _notes(rows) if dialect.notes else ()
    text = _text(rows, dialect, notes)
    if notes and not all(f"[^{note.number}]" in text for note in notes):  # a note that nothing refers to would not be shown
        notes = ()
        text = _text(rows, dialect, notes)
    definitions = [write_note(note.number, markdown_of(note.html, dialect)) for note in notes]
    return "\n\n".join(filter(None, [text, *definitions]))


def _text(rows: PostRows, dialect: Dialect, notes: tuple[Note, ...]) -> str:
    skipped = "footnotes" if notes else None
    html = "\n".join(_html(block, rows) for block in _outer(rows) if block["type"] != skipped)
    return markdown_of(html, dialect, {name: note.number for note in notes for name in note.ids})


def _outer(rows: PostRows) -> Iterator[Row]:
    """Give the blocks that stand by themselves; a picture within a line of text arrives with its paragraph."""
    line = ""  # the HTML of the paragraph or heading before
    for block in rows.get("blocks", ()):
        is_line = block["type"] in ("paragraph", "heading")
        if block["parent_position"] is not None or (not is_line and block["html"] and block["html"] in line):
            continue
        if is_line:
            line = block["html"] or ""
        yield block


def _notes(rows: PostRows) -> tuple[Note, ...]:
    found: list[Note] = []
    for block in _outer(rows):
        if block["type"] == "footnotes":
            entries = [row for row in rows.get("footnotes", ()) if row["position"] == block["position"]]
            notes = find_notes(block["html"], entries)
            if len(notes) != len(entries):
                return ()
            found += notes
    return tuple(found)


def _html(block: Row, rows: PostRows) -> str:
    """Give a block as plain HTML of its meaning, whatever markup its site had for it."""
    if block["type"] in ("image", "gallery"):
        pictures = [row for row in rows.get("images", ()) if row["position"] == block["position"]]
        return _figures(block, pictures) or block["html"] or ""
    if block["html"]:
        return str(block["html"])
    if block["type"] == "references":
        entries = (row["raw"] for row in rows.get("references", ()) if row["position"] == block["position"])
        return f"<ol>{''.join(f'<li>{escape(entry)}</li>' for entry in entries)}</ol>"
    if block["type"] == "list":
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in _lines(block))}</ul>"
    if block["type"] == "code":
        return f"<pre><code>{escape(block['text'] or '')}</code></pre>"
    return f"<p>{'<br>'.join(escape(line) for line in _lines(block))}</p>"


def _lines(block: Row) -> list[str]:
    return (block["text"] or "").split("\n")


def _figures(block: Row, pictures: list[Row]) -> str:
    captions = _captions(block["html"])
    figures = "".join(_figure(picture, captions) for picture in pictures)
    if block["type"] == "image" or not figures:
        return figures
    caption = f"<figcaption>{escape(block['caption'])}</figcaption>" if block["caption"] else ""
    return f'<figure class="gallery">{figures}{caption}</figure>'


def _figure(picture: Row, captions: dict[str, str]) -> str:
    size = "".join(f' {name}="{picture[name]}"' for name in ("width", "height") if picture[name])
    alt = "" if picture["alt"] is None and not picture["decorative"] else f' alt="{escape(picture["alt"] or "")}"'
    image = f'<img src="{escape(picture["src"])}"{alt}{size}>'
    if picture["link"]:
        image = f'<a href="{escape(picture["link"])}">{image}</a>'
    caption = picture["caption"]
    if not caption:
        return image if picture["role"] == "gallery" else f"<p>{image}</p>"
    return f"<figure>{image}<figcaption>{captions.get(_folded(caption)) or escape(caption).replace(chr(10), '<br>')}</figcaption></figure>"


def _captions(html: str | None) -> dict[str, str]:
    """Give the captions in a block's HTML with their markup, by their text."""
    found = BeautifulSoup(html or "", "lxml").select("figcaption, dd, p, .wp-caption-text")
    return {_folded(node.get_text()): node.decode_contents().strip() for node in found if not node.find("img")}


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text)
