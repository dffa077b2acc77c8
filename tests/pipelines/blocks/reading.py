"""HTML in, rows out: what the tests of the readers share."""

from __future__ import annotations

from lxml import html

from pipelines.blocks.code import Code
from pipelines.blocks.footnotes import Footnotes
from pipelines.blocks.gallery import Gallery
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock
from pipelines.blocks.quote import Quote
from pipelines.blocks.references import References
from pipelines.blocks.table import Table
from pipelines.blocks.walk import BlockReading, read_blocks
from pipelines.model.block import Block
from pipelines.model.body import Body, Document

URL = "https://example.test/blog/post/"


def parse(markup: str) -> Body:
    """A body that holds the markup."""
    root = html.document_fromstring(f'<html><body><div class="entry-content">{markup}</div></body></html>')
    return Body(root=next(root.iter("div")))


def document_of(body: Body) -> Document:
    return Document(root=body.root.getroottree().getroot(), url=URL, base_url=URL, encoding="utf-8")


def read(markup: str, title: str | None = None) -> BlockReading:
    """Read the markup as a post's body."""
    body = parse(markup)
    return read_blocks(body, document_of(body), title)


def rows(markup: str, title: str | None = None) -> list[tuple[object, ...]]:
    """Each block as one row: its type, and what its kind has to say."""
    return [row_of(block) for block in read(markup, title).blocks]


def row_of(block: Block) -> tuple[object, ...]:  # noqa: PLR0911 - one line for each kind
    if isinstance(block, Heading):
        return "heading", block.level, block.text
    if isinstance(block, ListBlock):
        return "list", [(item.depth, item.kind, item.text) for item in block.items]
    if isinstance(block, Image):
        return "image", block.image.src.removeprefix("https://example.test"), block.image.alt, block.caption
    if isinstance(block, Gallery):
        return "gallery", [(image.src.removeprefix("https://example.test"), image.caption) for image in block.images]
    if isinstance(block, Table):
        return "table", [(cell.row_index, cell.column_index, cell.text) for cell in block.cells]
    if isinstance(block, Quote):
        return "quote", block.text, block.attribution
    if isinstance(block, Code):
        return "code", block.code_language, block.text
    if isinstance(block, References):
        return "references", [entry.raw for entry in block.entries]
    if isinstance(block, Footnotes):
        return "footnotes", [note.text for note in block.notes]
    if block.url is not None:
        return block.type, block.url, block.text
    return block.type, block.text
