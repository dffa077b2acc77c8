"""A post's body in one form for all writers.

The children of the root are blocks, and each block is one of these:

- ``p``, ``h1`` to ``h6`` with ``id`` where links lead to it, ``ul``, ``ol`` (``class="references"`` where it is a reference list), ``dl``,
  ``hr``, ``details`` with ``summary``
- ``figure`` with ``img`` (in ``a`` where it is linked) and ``figcaption``, in which ``span class="credit"`` names the
  picture's maker; ``figure class="gallery"`` of such figures
- ``table`` with ``caption``
- ``blockquote`` with blocks, and ``footer`` where it says whom it cites
- ``pre`` with ``code class="language-x"``
- ``figure class="embed"`` with ``iframe``, ``figure class="audio"``, ``figure class="video"``; ``p class="file"`` with a link
- ``p class="math"`` with ``math``
- ``section class="footnotes"`` with ``ol``, its items ``li id="fn-1"``; the markers in the text are
  ``sup id="fnref-1"`` with ``a href="#fn-1" role="doc-noteref"``

Whatever has no form of its own is kept as it was.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml.html import HtmlElement

from exports.migration.figures import Place, by_position, embed_block, gallery_block, image_block, player_block, table_block
from exports.migration.flow import flow
from exports.migration.footnotes import place_footnotes
from exports.migration.model import Loss
from exports.migration.positions import read_body
from exports.migration.texts import code_block, file_block, heading_block, math_block, quote_block, references_block
from exports.rows import PostRows

# type of block -> what gives it its form; a type that is missing here keeps its element.
_FORMS: dict[str, Callable[[HtmlElement, Place], None]] = {
    "heading": heading_block,
    "image": image_block,
    "gallery": gallery_block,
    "table": table_block,
    "quote": quote_block,
    "code": code_block,
    "embed": embed_block,
    "audio": player_block,
    "video": player_block,
    "file": file_block,
    "math": math_block,
    "references": references_block,
}


def export_body(rows: PostRows) -> tuple[HtmlElement, list[Loss]]:
    """Give the body of a post as a ``div`` of blocks, and what was lost on the way."""
    blocks = rows.get("blocks", [])
    root, elements = read_body(rows["posts"][0], blocks)
    _shorten_own_links(root, rows["posts"][0]["url"])
    losses = place_footnotes(root, elements, rows)
    at = {block["position"]: block for block in blocks}
    index = by_position(rows)
    # From the last to the first: what stands within a block has its form before the block gets its own.
    for position, element in sorted(elements.items(), reverse=True):
        block = at[position]
        if form := _FORMS.get(block["type"]):
            form(element, Place(block, index))
    root[:] = flow(root)
    return root, losses


def _shorten_own_links(root: HtmlElement, url: str) -> None:
    """Let links to places on the post's own page begin with their fragment."""
    for link in root.iter("a"):
        page, sign, fragment = (link.get("href") or "").partition("#")
        if sign and fragment and page.rstrip("/") == url.rstrip("/"):
            link.set("href", f"#{fragment}")
