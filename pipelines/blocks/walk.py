"""From a body to its blocks: one walk over the tree, each kind reading its own elements."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from pipelines.blocks.assembly import BlockReading, assemble
from pipelines.blocks.clean_copy import take_out
from pipelines.blocks.inline import BREAK
from pipelines.blocks.marks import close_link, close_script, open_link, open_script
from pipelines.blocks.paragraph import BodyFrame
from pipelines.blocks.plan import (
    BLOCKS,
    BREAK_LINE,
    ENDING,
    IDS,
    INLINE,
    LINK,
    PARAGRAPH,
    REWRITTEN,
    SCRIPT,
    SUB,
    Plan,
    plan_for,
    plan_for_bare,
    stands_alone,
)
from pipelines.blocks.reading import TAKEN, Frame, Reading
from pipelines.model.body import Body, Document

__all__ = ["BlockReading", "read_blocks"]


def read_blocks(body: Body, document: Document, title: str | None) -> BlockReading:
    """Read a body's blocks in reading order, their links and what went wrong.

    Text that no kind takes is a paragraph, so that nothing of the body is lost but what lies under ``body.dropped``. A heading
    that repeats the post's ``title`` at the body's beginning is left out. The body's tree is used up: it is taken out of its page and
    becomes the sanitised HTML.
    """
    take_out(body.root)
    reading = Reading(document)
    reading.push(BodyFrame(body.root))
    _walk(reading, body)
    reading.finish()
    return assemble(reading, body, title)


def _walk(reading: Reading, body: Body) -> None:
    """Walk the body element by element, without recursion: pages may be nested thousands of levels deep."""
    root, dropped = body.root, body.dropped
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    texts = reading.pieces.texts
    frames = reading.frames
    for event, node in walker:
        if event == "start":
            plan, ident = (
                (plan_for(node.tag, node.get("class"), node.get("role")), node.get("id"))
                if node.keys()
                else (plan_for_bare(node.tag), None)
            )
            if plan.is_silent or (dropped and node in dropped):
                reading.silent.append(node)
                walker.skip_subtree()
                continue
            if plan.is_rewritten:
                reading.rewritten.append(node)
            if ident or not plan.is_plain:
                taken = _start(reading, node, plan, ident)
                texts = reading.pieces.texts
                if taken:
                    reading.rewritten += node.iterdescendants(*REWRITTEN)
                    walker.skip_subtree()
                    continue
            text = node.text
        else:
            if event == "end" and (node.tag in ENDING or frames[-1].node is node or "-" in node.tag):
                _end(reading, node)
                texts = reading.pieces.texts
            if node is root:
                break
            text = node.tail
        if text and (texts or not text.isspace()):
            texts.append(text)


def _start(reading: Reading, node: HtmlElement, plan: Plan, ident: str | None) -> bool:
    """Begin an element; say whether a kind has read all of it."""
    if plan.is_block:
        reading.flush()
    elif plan.is_custom and stands_alone(node, reading.alone):
        reading.alone.add(node)
        reading.flush()
    if ident:
        if ident in IDS:
            plan = plan_for(node.tag, node.get("class"), node.get("role"), ident)
        reading.pieces.anchors.append((reading.pieces.line, ident))
    if plan.kinds and _open(reading, node, plan):
        return True
    what = plan.what
    if what != INLINE:
        if what == LINK:
            open_link(node, reading)
        elif what == PARAGRAPH:
            reading.paragraph = node
        elif what in (SCRIPT, SUB):
            open_script(node, reading)
        elif what == BREAK_LINE:
            _break_line(reading)
    return False


def _open(reading: Reading, node: HtmlElement, plan: Plan) -> bool:
    """Ask the kinds that an element may be; say whether one has read all of it."""
    allowed = reading.frames[-1].allowed
    for kind in plan.kinds:
        if allowed is not None and kind.name not in allowed:
            continue
        opened = kind.open(node, reading)
        if opened == TAKEN:
            return True
        if isinstance(opened, Frame):
            reading.push(opened)
            break
    return False


def _end(reading: Reading, node: HtmlElement) -> None:
    """End an element: of its frames, links and scripts, and of the run where it is a block."""
    tag = node.tag
    if tag == "a":
        close_link(node, reading)
    elif tag in ("sup", "sub"):
        close_script(node, reading)
    if reading.frames[-1].node is node and len(reading.frames) > 1:
        reading.pop()
    elif tag in BLOCKS or ("-" in tag and node in reading.alone):
        reading.flush()
    if node is reading.paragraph:
        reading.paragraph = None


def _break_line(reading: Reading) -> None:
    """Break the line; a second break in a row ends the paragraph, so does one after a picture."""
    pieces = reading.pieces
    if pieces.is_blank():
        return
    last = next((text for text in reversed(pieces.texts) if not text.isspace()), BREAK)
    if last == BREAK or reading.pending:
        reading.flush()
    else:
        pieces.texts.append(BREAK)
        pieces.line += 1
