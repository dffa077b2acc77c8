"""From drafts to blocks: entries found, positions given, texts final."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from lxml.html import HtmlElement

from pipelines.blocks.clean_copy import Cleaner, clean_tree
from pipelines.blocks.draft import Draft, Marker, TextWriter
from pipelines.blocks.entries import EntriesDraft
from pipelines.blocks.footnotes import FootnotesDraft
from pipelines.blocks.heading import HeadingDraft
from pipelines.blocks.known import known_entries
from pipelines.blocks.limits import limit_problems
from pipelines.blocks.paragraph import ParagraphDraft
from pipelines.blocks.reading import Reading
from pipelines.blocks.words import words
from pipelines.model.block import Block, Link
from pipelines.model.body import Body
from pipelines.model.problem import Problem
from pipelines.references.section import find_sections
from pipelines.sanitise import sanitise_body
from pipelines.text import clean_text
from pipelines.urls import post_key

_UNSEEN = words("unseen")  # classes that hide an element from those who see the page


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockReading:
    """What a body was read to."""

    blocks: tuple[Block, ...] = ()  # in reading order
    links: tuple[Link, ...] = ()
    problems: tuple[Problem, ...] = ()
    markers: tuple[Marker, ...] = ()  # what the markup itself says is a marker of an entry
    content_html: str | None = None  # the body, sanitised


def assemble(reading: Reading, body: Body, title: str | None) -> BlockReading:
    """Make records of the drafts of a walk over a body that stands alone, which is cleaned in place."""
    drafts = _shown(_without_twins(reading.drafts), title, reading.document.url, reading.silent)
    drafts = find_sections(_seen(drafts, reading.silent))
    known = known_entries(drafts)
    positions = {id(draft): position for position, draft in enumerate(drafts)}
    clean_tree(body.root, reading.rewritten, reading.silent, Cleaner(reading.document.base_url, reading.alone, reading.resolved))
    for node, name in reading.named:
        node.set("class", f"{node.get('class') or ''} {name}".strip())
    sanitised = sanitise_body(body.root, _own_nodes(drafts, body.root))
    reading.reached["html-too-long"] += sanitised.is_cut
    blocks: list[Block] = []
    markers: list[Marker] = []
    writer = TextWriter(known)
    for (position, draft), (section, heading) in zip(enumerate(drafts), _sections(drafts), strict=True):
        parent, item = _parent(draft, positions)
        place: dict[str, Any] = {
            "position": position,
            "parent_position": parent,
            "parent_item": item,
            "section": section,
            "html": sanitised.slices.get(position),
        }
        if heading is not None:
            place["parent_heading"] = heading
        blocks.append(draft.build(writer, place))
        if draft.reached:
            reading.reached[draft.reached] += 1
        if writer.markers:
            markers += (Marker(position, offset, text, mark.target, mark.of_note, mark.literal) for offset, text, mark in writer.markers)
            writer.markers.clear()
    return BlockReading(
        blocks=tuple(blocks),
        links=tuple(_links(drafts)),
        problems=limit_problems(reading.reached.items(), reading.document.url),
        markers=tuple(markers),
        content_html=sanitised.html,
    )


def _without_twins(drafts: list[Draft]) -> list[Draft]:
    """Leave out notes beside the text that stand in a list of notes too (Modern Footnotes shows the ones to the mouse)."""
    notes = [draft for draft in drafts if isinstance(draft, FootnotesDraft)]
    listed = {entry.lines[0].plain for draft in notes if not draft.beside for entry in draft.entries if entry.lines}
    if not listed:
        return drafts
    twins = {id(draft) for draft in notes if draft.beside and all(e.lines[0].plain in listed for e in draft.entries if e.lines)}
    return [draft for draft in drafts if id(draft) not in twins]


def _own_nodes(drafts: Iterable[Draft], root: HtmlElement) -> dict[HtmlElement, int]:
    """Give the elements that are one block each, with its position."""
    nodes: dict[HtmlElement, int] = {}
    shared: set[HtmlElement] = {root}
    for position, draft in enumerate(drafts):
        node = draft.node
        if node is None or node in shared:
            continue
        if node in nodes:
            shared.add(node)
            del nodes[node]
        else:
            nodes[node] = position
    return nodes


def _shown(drafts: Iterable[Draft], title: str | None, url: str, silent: list[HtmlElement]) -> list[Draft]:
    """Leave out what turned out empty, and the post's own title at the beginning, whose element is added to ``silent``.

    It is a heading, or a line that as a whole is a link to the post, as entries of an archive have it.
    """
    wanted = _folded(title)
    shown: list[Draft] = []
    begun = False
    note = 1
    for draft in drafts:
        if draft.gone or draft.is_empty:
            draft.gone = True
            continue
        if wanted and not begun and (isinstance(draft, HeadingDraft) or _leads_to(draft, url)):
            repeats = _folded(" ".join(run.plain for run in draft.lines)) == wanted
            if repeats:
                draft.gone = True
                if draft.node is not None and draft.node.find(".//img") is None:
                    silent.append(draft.node)
                continue
        if isinstance(draft, (ParagraphDraft, HeadingDraft)):
            begun = True
        shown.append(draft)
        if isinstance(draft, FootnotesDraft):
            draft.first = note
            note += sum(1 for entry in draft.entries if entry.lines)
    return shown


def _leads_to(draft: Draft, url: str) -> bool:
    """Say whether a draft is a paragraph of one line in which a link leads to this address."""
    links = draft.lines[0].links if isinstance(draft, ParagraphDraft) and len(draft.lines) == 1 else ()
    return any(post_key(link.href) == post_key(url) for link in links)


def _seen(drafts: list[Draft], silent: list[HtmlElement]) -> list[Draft]:
    """Leave out headings that only a screen reader speaks over entries whose markup says what they are; the author wrote none of them."""
    for heading, below in pairwise(drafts):
        node = heading.node
        spoken = node is not None and not _UNSEEN.isdisjoint((node.get("class") or "").split())
        if node is not None and spoken and isinstance(heading, HeadingDraft) and isinstance(below, EntriesDraft):
            heading.gone = True
            silent.append(node)
    return [draft for draft in drafts if not draft.gone]


def _folded(text: str | None) -> str | None:
    cleaned = clean_text(text)
    return cleaned.casefold().strip(" .!?:") if cleaned else None


def _sections(drafts: Iterable[Draft]) -> Iterator[tuple[tuple[str, ...], int | None]]:
    """Give for each draft the headings that it stands under, outermost first, and the position of the innermost."""
    above: list[tuple[int, str, int]] = []  # level, text, position
    names: tuple[str, ...] = ()
    for position, draft in enumerate(drafts):
        if isinstance(draft, HeadingDraft):
            while above and above[-1][0] >= draft.level:
                above.pop()
            names = tuple(text for _, text, _ in above)
            yield names, above[-1][2] if above else None
            above.append((draft.level, " ".join(run.plain for run in draft.lines).replace("\n", " "), position))
            names = tuple(text for _, text, _ in above)
        else:
            yield names, None


def _parent(draft: Draft, positions: dict[int, int]) -> tuple[int | None, int | None]:
    while draft.parent is not None:
        if (position := positions.get(id(draft.parent))) is not None:
            return position, draft.parent_item
        draft = draft.parent
    return None, None


def _links(drafts: Iterable[Draft]) -> Iterator[Link]:
    for position, draft in enumerate(drafts):
        for link in draft.links:
            yield Link(position=position, href=link.href, text=None, rel=link.rel)
        for run in draft.runs():
            for link in run.links:
                yield Link(position=position, href=link.href, text=link.text, rel=link.rel)
