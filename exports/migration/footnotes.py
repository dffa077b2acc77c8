"""Footnotes and their markers in one form, wherever the old site's markup ties them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

from lxml import etree
from lxml.html import Element, HtmlElement

from exports.migration.elements import become, move_content, take_out
from exports.migration.flow import flow, trim
from exports.migration.model import Loss
from exports.rows import PostRows, Row
from pipelines.text import clean_text


def place_footnotes(root: HtmlElement, elements: Mapping[int, HtmlElement], rows: PostRows) -> list[Loss]:
    """Give every list of notes and their markers their form, in place; a list whose markers do not lead to it stays what it is."""
    losses = []
    for section in root.iter("section"):
        if section.get("class") == "footnotes":  # the class says from here on that a section has its form
            section.attrib.pop("class")
    links = _links(root)
    sections = [(block["position"], elements.get(block["position"])) for block in rows.get("blocks", ()) if block["type"] == "footnotes"]
    notes = {position: list(found) for position, found in groupby(rows.get("footnotes", ()), key=itemgetter("position"))}
    for position, section in sections:
        own = notes.get(position, [])
        markers = _markers(links, section) if section is not None else []
        if section is not None and not markers:
            markers = _plain_markers(section, own, elements, rows)
        wanted = {entry for _, entry in markers}
        if section is None or not own or len(wanted) != len(own):
            losses.append(Loss("footnotes-as-text", f"{len(own)} notes are kept as text; their markers do not lead to them", "footnotes"))
            continue
        entries = [entry for entry in section.iter() if entry in wanted]
        _number_markers(markers, entries, own[0]["note"])
        _number_entries(section, entries, own[0]["note"])
    return losses


def _links(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """Give the links to places on the page by the place's name, in document order."""
    links: dict[str, list[HtmlElement]] = {}
    for link in root.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#"):
            links.setdefault(href[1:], []).append(link)
    return links


def _markers(links: Mapping[str, list[HtmlElement]], section: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """Give links in the text with the entries of ``section`` that they lead to."""
    inside = list(section.iter(etree.Element))
    own, taken = set(inside), set()
    found = []
    for element in inside:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
            if name and name not in taken:
                taken.add(name)
                found += [(link, _entry(element, section)) for link in links.get(name, ()) if link not in own]
    return found


def _plain_markers(
    section: HtmlElement, notes: list[Row], elements: Mapping[int, HtmlElement], rows: PostRows
) -> list[tuple[HtmlElement, HtmlElement]]:
    """Give raised figures in the text that cite a note without a link to it, with the note's item; none where the notes are no list."""
    items = list(section.iter("li"))
    if len(items) != len(notes):
        return []
    entries = {note["note"]: item for note, item in zip(notes, items, strict=True)}
    raised: dict[int, list[HtmlElement]] = {}
    found = []
    for row in rows.get("citations", ()):
        element = elements.get(row["position"])
        if row["kind"] != "footnote" or row["number"] not in entries or element is None:
            continue
        if row["position"] not in raised:
            raised[row["position"]] = list(element.iter("sup"))
        markers = raised[row["position"]]
        place = next((n for n, marker in enumerate(markers) if clean_text("".join(marker.itertext())) == row["marker"]), None)
        if place is not None:
            found.append((markers[place], entries[row["number"]]))
            del markers[: place + 1]
    return found


def _entry(target: HtmlElement, section: HtmlElement) -> HtmlElement:
    """Give the note that an anchor stands in: the outermost list item, else the outermost paragraph or container."""
    chain = [target, *target.iterancestors()]
    chain = chain[: chain.index(section)] if section in chain else chain[:1]
    items = [element for element in chain if element.tag in ("li", "dd")]
    if items:
        return items[-1]
    blocks = [element for element in chain if element.tag in ("p", "div", "aside", "section")]
    return blocks[0] if blocks else target


def _number_markers(markers: list[tuple[HtmlElement, HtmlElement]], order: list[HtmlElement], first: int) -> None:
    used: Counter[int] = Counter()
    numbers = {entry: number for number, entry in enumerate(order, first)}
    for link, entry in markers:
        number = numbers[entry]
        used[number] += 1
        place = link
        parent = link.getparent()
        if parent is not None and parent.tag == "sup" and len(parent) == 1 and not (parent.text or "").strip():
            place = parent
        label = clean_text("".join(place.itertext())) or str(number)
        become(place, "sup")
        place.set("id", f"fnref-{number}" + (f"-{used[number]}" if used[number] > 1 else ""))
        made = etree.SubElement(place, "a", href=f"#fn-{number}", role="doc-noteref")
        made.text = label


def _number_entries(section: HtmlElement, entries: list[HtmlElement], first: int) -> None:
    listed = Element("ol")
    for number, entry in enumerate(entries, first):
        item = Element("li", id=f"fn-{number}")
        for link in list(entry.iter("a")):
            if _leads_back(link):
                take_out(link)
        move_content(entry, item)
        trim(item)
        listed.append(item)
    if first > 1:
        listed.set("start", str(first))
    # A heading over the notes, or what else stands among them, goes before them.
    for block in flow(section):
        if block.tag not in ("ol", "ul", "hr") and any(sign.isalnum() for sign in "".join(block.itertext())):
            section.addprevious(block)
    become(section, "section", class_="footnotes", role="doc-endnotes")
    section.attrib.pop("id", None)
    section.append(listed)


def _leads_back(link: HtmlElement) -> bool:
    """Say whether a link in a note leads back to its marker: to a place on the page, with a sign or nothing for text."""
    if link.get("role") == "doc-backlink" or "backref" in (link.get("class") or ""):
        return True
    text = clean_text("".join(link.itertext())) or ""
    return (link.get("href") or "").startswith("#") and not any(sign.isalnum() for sign in text)
