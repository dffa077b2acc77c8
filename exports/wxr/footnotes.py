"""Notes as WordPress keeps them since 6.3: markers in the text, the notes as JSON beside the post, one block that shows them."""

from __future__ import annotations

import json
from uuid import UUID, uuid5

from lxml import etree
from lxml.html import Element, HtmlElement

from exports.migration.elements import become, take_out
from exports.migration.model import ExportPost
from exports.wxr.inline import holds_foreign, text_html
from pipelines.text import clean_text

_SPACE = UUID("6f9b9af3-45a1-4d4e-9e0a-0d1f4b1c7a52")  # of our own, so that the same note has the same id in every export


def take_footnotes(post: ExportPost) -> str | None:
    """Give the notes of a post's body as the post's field ``footnotes``, None where it has none.

    In place: markers get WordPress' form, and of all sections of notes only the last stays, empty. Notes that hold more than running
    text, a section among them, stay what they are.
    """
    body, post_id = post.body, post.row["post_id"]
    sections = body.xpath('./section[@class="footnotes"]')
    items = [item for section in sections for item in section.iterfind("ol/li")]
    if not items or any(holds_foreign(item) for item in items):
        return None
    notes, markers = [], _markers(body)
    for number, item in enumerate(items, 1):
        own = markers.get(f"#{item.get('id')}", [])
        if any(clean_text("".join(marker.itertext())) != str(number) for marker in own):
            post.lose("note-marker", f"the marker of note {number} becomes its number", "citations")
        ident = str(uuid5(_SPACE, f"{post_id} {number}"))
        _mark(own, ident, number)
        holder = Element("div")
        holder.text = item.text
        holder.extend(list(item))
        notes.append({"content": text_html(holder), "id": ident})
    for section in sections[:-1]:
        take_out(section)
    sections[-1][:] = []
    return json.dumps(notes, ensure_ascii=False)


def _markers(body: HtmlElement) -> dict[str, list[HtmlElement]]:
    """Give the markers in the text by the address of their note."""
    found: dict[str, list[HtmlElement]] = {}
    for link in body.iter("a"):
        marker = link.getparent()
        if link.get("role") == "doc-noteref" and marker is not None and marker.tag == "sup":
            found.setdefault(link.get("href", ""), []).append(marker)
    return found


def _mark(markers: list[HtmlElement], ident: str, number: int) -> None:
    for place, marker in enumerate(markers):
        become(marker, "sup")
        marker.attrib.clear()
        made = etree.SubElement(marker, "a", href=f"#{ident}")
        made.text = str(number)
        if place == 0:  # the way back from the note leads to the first of its markers
            marker.set("data-fn", ident)
            marker.set("class", "fn")
            made.set("id", f"{ident}-link")
