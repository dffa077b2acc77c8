"""A post that its site shows on several pages, as one running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipelines.blocks.footnotes import Footnotes
from pipelines.blocks.heading import Heading
from pipelines.blocks.walk import BlockReading
from pipelines.model.block import Block


def join_readings(readings: Sequence[BlockReading]) -> BlockReading:
    """Give the pages' blocks in one numbering. What stands before a page's first heading stands under the last one of the page before."""
    if len(readings) == 1:
        return readings[0]
    joined = BlockReading()
    for reading in readings:
        joined = _append(joined, reading)
    return joined


def _append(first: BlockReading, second: BlockReading) -> BlockReading:
    shift = len(first.blocks)
    outline = _outline(first.blocks)
    notes = sum(len(block.notes) for block in first.blocks if isinstance(block, Footnotes))
    blocks = []
    for block in second.blocks:
        if isinstance(block, Heading):
            outline = [heading for heading in outline if heading.level < block.level]
        moved = _moved(block, shift, notes, outline)
        if isinstance(moved, Heading):
            outline = [*outline, moved]
        blocks.append(moved)
    return BlockReading(
        blocks=(*first.blocks, *blocks),
        links=(*first.links, *(replace(link, position=link.position + shift) for link in second.links)),
        problems=(*first.problems, *second.problems),
        content_html="\n".join(html for html in (first.content_html, second.content_html) if html) or None,
        markers=(*first.markers, *(replace(marker, position=marker.position + shift) for marker in second.markers)),
    )


def _outline(blocks: tuple[Block, ...]) -> list[Heading]:
    """Give the headings that the end of the text stands under, outermost first."""
    outline: list[Heading] = []
    for block in blocks:
        if isinstance(block, Heading):
            outline = [*(heading for heading in outline if heading.level < block.level), block]
    return outline


def _moved(block: Block, shift: int, notes: int, outline: list[Heading]) -> Block:
    changes: dict[str, Any] = {"position": block.position + shift, "section": tuple(heading.text or "" for heading in outline)}
    if block.parent_position is not None:
        changes["parent_position"] = block.parent_position + shift
    if isinstance(block, Heading):
        changes["parent_heading"] = outline[-1].position if outline else None
    if isinstance(block, Footnotes):
        changes["notes"] = tuple(replace(note, note=note.note + notes) for note in block.notes)
    return replace(block, **changes)
