"""Links, and what stands raised or lowered in a line: what of it may be a marker is decided when all entries are known."""

from __future__ import annotations

import re
from itertools import islice

from lxml.html import HtmlElement

from pipelines.blocks.inline import BREAK, CLOSE, OPEN, Mark, OpenLink, OpenScript, lowered, raised
from pipelines.blocks.reading import Reading
from pipelines.blocks.words import words
from pipelines.tags import HEADINGS

_MAX_MARKER = 60  # characters of a link to an entry: "(Smith, Jones and others, 2010)"
# What a raised marker looks like: takes "3", "[3]", "2,4-6", "1–3", "*", "†", "a", "iv"; leaves "st", "2+", "TM"
_MARKER = re.compile(r"[\[(]?\s*(?:\d{1,3}(?:(?:\s*[,;–—-]\s*|\s+)\d{1,3})*|[*†‡§¶#]{1,3}|[a-z]|[ivx]{1,5})\s*[\])]?[,.]?\Z")
_BACK_CLASSES = words("way_back")
_BACK_TEXT = frozenset(["↩", "↑", "⤴", "^", "↵", "⏎", "⬆", "←", "¶", "#", "§", "🔗", "⇑", "⇧", "[↩]", "[↑]", "↩︎"])
_ARROWS = "↩↑⤴^↵⏎⬆←⇑⇧ "
# Takes "modern-footnotes-footnote", "fn", "noteref"; leaves "citation", "fnord".
_OF_NOTE = re.compile(r"(?:^|[\s_-])(?:foot|end)?-?note(?:s|ref)?(?:$|[\s_-])|(?:^|\s)fn(?:ref)?(?:$|\s)")
_NUMBER = re.compile(r"[\[(]?\d{1,4}[\])]?\.?\Z")  # takes "3", "[3]"; leaves "↩3"
_VARIATION = dict.fromkeys((0xFE0E, 0xFE0F), None)  # signs that choose between the text and the emoji form of an arrow


def open_link(node: HtmlElement, reading: Reading) -> None:
    """Begin a link."""
    pieces = reading.pieces
    href = node.get("href")
    url = reading.resolved[node] = reading.url(href)
    if name := node.get("name"):
        pieces.anchors.append((pieces.line, name))
    link = OpenLink(node, url, reading.fragment(href), node.get("rel") or None, len(pieces.texts), len(pieces.marks), pieces.line)
    pieces.open_links.append(link)


def close_link(node: HtmlElement, reading: Reading) -> None:
    """End a link: note it, drop it where it leads back from a note, mark it where it may lead to one."""
    pieces = reading.pieces
    if not pieces.open_links or pieces.open_links[-1].node is not node:
        return
    link = pieces.open_links.pop()
    text = pieces.since(link.start).replace(BREAK, " ").strip()
    if _is_heading(node, link):
        return
    if _leads_back(node, link, text):
        label = text.strip(_ARROWS)
        pieces.texts[link.start :] = [f"{label} "] if label.isdecimal() else []
        del pieces.marks[link.first_mark :]
        return
    if not link.noted:
        pieces.note(link)
    if link.fragment is None or not text or len(text) > _MAX_MARKER:
        return
    inside = pieces.marks[link.first_mark :]
    for mark in inside:
        mark.target = link.fragment
    if not inside and len(pieces.texts) > link.start:
        pieces.texts[link.start :] = _marked("".join(pieces.texts[link.start :]))
        pieces.marks.append(Mark(link.fragment, raised=any(script.node.tag == "sup" for script in pieces.scripts)))


def open_script(node: HtmlElement, reading: Reading) -> None:
    """Begin a ``sup`` or ``sub``."""
    pieces = reading.pieces
    pieces.scripts.append(OpenScript(node, len(pieces.texts), len(pieces.marks)))


def close_script(node: HtmlElement, reading: Reading) -> None:
    """End a ``sup`` or ``sub``: mark what may be a marker, give other digits and signs their Unicode form."""
    pieces = reading.pieces
    if not pieces.scripts or pieces.scripts[-1].node is not node:
        return
    script = pieces.scripts.pop()
    inner = "".join(pieces.texts[script.start :])
    text = inner.strip()
    if not text or len(pieces.marks) > script.first_mark or BREAK in text:
        return
    if node.tag == "sup" and _MARKER.match(text):
        pieces.texts[script.start :] = _marked(inner)
        pieces.marks.append(Mark(raised=True, of_note=any(map(_is_of_note, (node, *node.iterdescendants("a"))))))
    else:
        pieces.texts[script.start :] = [inner.replace(text, raised(text) if node.tag == "sup" else lowered(text))]


def _is_of_note(node: HtmlElement) -> bool:
    return bool(_OF_NOTE.search(node.get("class") or "")) or node.get("role") == "doc-noteref"


def _marked(text: str) -> list[str]:
    bare = text.strip()
    before, _, after = text.partition(bare)
    return [before, f"{OPEN}{bare}{CLOSE}", after]


def _is_heading(node: HtmlElement, link: OpenLink) -> bool:
    """Say whether a link is all of a heading, and leads to it (VuePress): its words are the heading's, and it is no link of the text."""
    heading = next((above for above in islice(node.iterancestors(), 2) if above.tag in HEADINGS), None)
    if heading is None or not link.fragment or not any(map(str.isalnum, "".join(node.itertext()))):
        return False
    return heading.get("id") == link.fragment and "".join(heading.itertext()).strip() == "".join(node.itertext()).strip()


def _leads_back(node: HtmlElement, link: OpenLink, text: str) -> bool:
    if _NUMBER.match(text):
        return False  # the note's own label, which leads back too
    if node.get("role") == "doc-backlink":
        return True
    words = (node.get("class") or "").split()
    if not _BACK_CLASSES.isdisjoint(words) or node.get("rev") == "footnote":
        return True
    return link.fragment is not None and text.translate(_VARIATION) in _BACK_TEXT
