"""How the rows of a case are written, and the cases themselves.

A ``.txt`` file holds cases: ``== name``, the HTML, ``--``, the rows. One line is one row:

    h2 text · p text · quote text — source · code language| text · image path | alt: … | caption: … · list · table | caption: …
    references · footnotes · embed address | caption · math text · toc text · separator · other text

Indented lines are what stands in the row above: items by depth (``- bullet``, ``4. ordered`` as displayed, ``[x] task``, ``? term``,
``: description``), the pictures of a gallery, the cells of a table (``row,column rows×columns``; ``#`` marks a header), entries and notes
(``[label] text``). ``>0`` before a row names the position of the block that it stands in, ``>0.2`` its item too. A line's end within a text
is `` / ``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.blocks.code import Code
from pipelines.blocks.footnotes import Footnotes
from pipelines.blocks.gallery import Gallery
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock, ListItem
from pipelines.blocks.quote import Quote
from pipelines.blocks.references import References
from pipelines.blocks.table import Cell, Table
from pipelines.model.block import Block
from pipelines.model.picture import Picture

SITE = "https://example.test"
_SIGNS = {"bullet": "-", "term": "?", "description": ":"}


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it was written."""

    name: str  # a sentence that holds
    html: str
    rows: str


def cases(name: str = "*") -> Iterator[Case]:
    """Read the cases of a file, or of all."""
    for path in sorted(Path(__file__).parent.glob(f"{name}.txt")):
        for part in path.read_text(encoding="utf-8").split("\n== ")[1:]:
            said, _, rest = part.partition("\n")
            html, _, rows = rest.partition("\n--\n")
            yield Case(f"{path.stem}: {said.strip()}", html, rows.strip("\n"))


def written(blocks: tuple[Block, ...]) -> str:
    """Write blocks as rows."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    place = ""
    if block.parent_position is not None:
        place = f">{block.parent_position}" + (f".{block.parent_item}" if block.parent_item is not None else "") + " "
    write = _WRITERS.get(type(block), _plain)
    first, *inner = write(block)
    yield place + first
    yield from ("  " + line for line in inner)


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " / ")


def _path(url: str) -> str:
    return url.removeprefix(SITE)


def _plain(block: Block) -> list[str]:
    sign = "p" if block.type == "paragraph" else block.type
    pieces = [sign, _path(block.url or ""), _flat(block.text if block.url is None or block.caption is None else "")]
    return [" ".join(filter(None, pieces)) + (f" | caption: {_flat(block.caption)}" if block.caption else "")]


def _heading(block: Heading) -> list[str]:
    return [f"h{block.level} {_flat(block.text)}" + (f" | anchor: {block.anchor}" if block.anchor else "")]


def _quote(block: Quote) -> list[str]:
    return [f"quote {_flat(block.text)}".rstrip() + (f" — {_flat(block.attribution)}" if block.attribution else "")]


def _code(block: Code) -> list[str]:
    return [f"code {block.code_language or ''}| {_flat(block.text)}" + (f" | caption: {_flat(block.caption)}" if block.caption else "")]


def _image(block: Image) -> list[str]:
    return [_picture(block.image)]


def _picture(picture: Picture) -> str:
    size = f"{picture.width or '?'}x{picture.height or '?'}" if picture.width or picture.height else None
    said = {
        "alt": picture.alt,
        "caption": picture.caption,
        "credit": picture.credit,
        "size": size,
        "link": picture.link and _path(picture.link),
    }
    if picture.decorative:
        said["alt"] = '""'
    return f"image {_path(picture.src)}" + "".join(f" | {name}: {_flat(value)}" for name, value in said.items() if value)


def _gallery(block: Gallery) -> list[str]:
    return ["gallery" + (f" | caption: {_flat(block.caption)}" if block.caption else ""), *map(_picture, block.images)]


def _list(block: ListBlock) -> list[str]:
    return ["list", *("  " * item.depth + f"{_sign(item)} {_flat(item.text)}".rstrip() for item in block.items)]


def _sign(item: ListItem) -> str:
    if item.kind == "task":
        return "[x]" if item.checked else "[ ]"
    return f"{item.marker}." if item.kind == "ordered" else _SIGNS[item.kind]


def _table(block: Table) -> list[str]:
    return ["table" + (f" | caption: {_flat(block.caption)}" if block.caption else ""), *map(_cell, block.cells)]


def _cell(cell: Cell) -> str:
    span = f" {cell.row_span}x{cell.column_span}" if (cell.row_span, cell.column_span) != (1, 1) else ""
    return f"{cell.row_index},{cell.column_index}{span}{' #' if cell.header else ''} {_flat(cell.text)}".rstrip()


def _references(block: References) -> list[str]:
    return ["references", *(f"[{entry.label or ''}] {_flat(entry.raw)}" for entry in block.entries)]


def _footnotes(block: Footnotes) -> list[str]:
    return ["footnotes", *(f"[{note.label or ''}] {_flat(note.text)}" for note in block.notes)]


_WRITERS: dict[type[Block], Callable[..., list[str]]] = {
    Heading: _heading,
    Quote: _quote,
    Code: _code,
    Image: _image,
    Gallery: _gallery,
    ListBlock: _list,
    Table: _table,
    References: _references,
    Footnotes: _footnotes,
}
