"""The entries of an archive page, found by structure."""

from __future__ import annotations

import copy
import math
import re
from dataclasses import replace

from lxml import html
from lxml.html import HtmlElement

from pipelines.linked_lists import linked_urls
from pipelines.metadata.registry import read_entry_metadata
from pipelines.model.body import Document
from pipelines.model.entry import Entry, Listing
from pipelines.model.problem import Problem
from pipelines.outline import Outline, read_outline
from pipelines.page_kind import lists_posts
from pipelines.page_links import DATE, is_more, leads_to_list, page_links
from pipelines.records import Record, RecordGroup, pattern_groups, semantic_groups
from pipelines.text import clean_text, count_words
from pipelines.urls import post_key, same_site
from pipelines.wholeness import judge_entries

_LEAST = 2.2  # below it, what repeats on a page is a menu or a row of buttons (own test pages)
_ALIKE = 0.5  # of the tags and classes of two posts of one archive
_NAMED = 2.0  # for a link that is called a title
# takes "42 posts", "42 berichten", "1-10 of 42", "1 – 10 van 42"; leaves "Page 1 of 5"
_TOTAL = re.compile(
    r"\b(\d{1,6}) (?:posts?|articles?|entries|results?|stories|berichten|artikelen|resultaten|Beiträge|Artikel|Ergebnisse"
    r"|résultats"
    r"|artículos|entradas|resultados|articoli|risultati|artigos|postagens)\b|\b\d+ ?[-–] ?\d+ (?:of|van|von|de|di|sur) (\d{1,6})\b",
    re.IGNORECASE,
)


def read_listing(document: Document) -> Listing:
    """Read what an archive page lists, in page order, each post once.

    A page that lists nothing gives no entries and a problem ``no-entries`` that names it.
    """
    outline = read_outline(document.root)
    links = page_links(outline, document.url, document.base_url)
    promised = linked_urls(document)
    listed = lists_posts(document)
    groups = [*semantic_groups(outline, links), *pattern_groups(outline, links)]
    for group in groups:
        group.score = _score(group, outline, promised)
        if len(group.records) == 1 and not _stands_alone(group, listed=listed):
            group.score = 0.0
        elif len(group.records) == 1 and listed and group.records[0].named:
            group.score += _NAMED  # the last page's one post, in a list without headings
    records = _choose(groups, outline)
    if records and not listed and _is_one_post(document, records, outline, listed=listed):
        detail = f"{document.url} is a single post, not an archive"
        return Listing(title=_title(document, outline, []), problems=(Problem("listing", "no-entries", detail, url=document.url),))
    if records:
        entries = judge_entries(tuple(_entry(document, record) for record in records))
    else:
        entries = tuple(Entry(url=url, title=title) for url, title in promised.values() if same_site(url, document.url))
    return Listing(
        entries=entries,
        title=_title(document, outline, records),
        declared_total=_declared_total(outline, records),
        problems=() if entries else (Problem("listing", "no-entries", f"{document.url} lists no posts", url=document.url),),
    )


def _score(group: RecordGroup, outline: Outline, promised: dict[str, tuple[str, str | None]]) -> float:
    """Weigh a group by what its records have and how much of the page they hold; weights set on the test pages."""
    records = group.records
    if not records:
        return 0.0
    total = sum(_quality(record, outline) for record in records) / len(records)
    held = sum(outline.text_length[element] for record in records for element in record.elements)
    around = sum(outline.text_length[element] for element in outline.elements[:1]) - _chrome_length(outline)
    total += 3.0 * min(1.0, held / max(around, 1))
    total += 2.0 * sum(record.key in promised for record in records) / len(records)
    if group.semantic:
        total += 2.0
    titles = {record.title for record in records if record.title}
    if len(records) > 3 and len(titles) < len(records) / 2:
        total -= 2.0
    return total * (math.log2(1 + len(records)) ** 0.5) if total > 0 else total


def _stands_alone(group: RecordGroup, *, listed: bool | None) -> bool:
    """Say whether a lone record is surely a post that a page lists, not a part of the page.

    Its heading leads to it, and it calls itself a post or has a date; on a page that calls itself an archive, a title will do.
    """
    record = group.records[0]
    if not record.internal or record.in_prose or leads_to_list(record.url):
        return False
    dated = bool(DATE.search(_head_text(record.elements[0])))
    if record.headed and (group.semantic or dated):
        return True
    return bool(listed) and (record.headed or record.titled or dated or count_words(record.title or "") >= 2)


def _chrome_length(outline: Outline) -> int:
    return sum(
        outline.text_length[element] for element in outline.chrome if (above := element.getparent()) is None or above not in outline.chrome
    )


def _quality(record: Record, outline: Outline) -> float:
    title = record.title or ""
    text = clean_text(" ".join(_head_text(element) for element in record.elements)) or ""
    quality = 3.0 if record.headed else 2.0 if record.titled else 0.0
    quality += 1.0 if count_words(title) >= 3 or len(title) >= 14 else 0.0
    quality += 1.5 if DATE.search(text) or any(element.find(".//time") is not None for element in record.elements) else 0.0
    quality += 1.0 if sum(outline.text_length[element] for element in record.elements) > len(title) + 60 else 0.0
    quality += 0.5 if any(element.find(".//img") is not None for element in record.elements) else 0.0
    quality -= 4.0 if leads_to_list(record.url) else 0.0
    quality -= 3.0 if record.in_prose else 0.0
    quality -= 0.0 if record.internal else 2.0
    quality -= 3.0 if not title or is_more(title) else 0.0
    return quality


def _head_text(element: HtmlElement) -> str:
    """Give an element's first texts, enough for a title and a date line."""
    pieces, length = [], 0
    for piece in element.itertext("*"):
        pieces.append(piece)
        length += len(piece)
        if length > 600:
            break
    return " ".join(pieces)


def _choose(groups: list[RecordGroup], outline: Outline) -> list[Record]:
    best = max(groups, key=lambda group: group.score, default=None)
    if best is None or best.score < _LEAST:
        return []
    best = max((group for group in groups if _widens(group, best, outline)), key=lambda group: len(group.records), default=best)
    chosen = list(best.records)
    shape = _shape(chosen[0])
    for group in sorted(groups, key=lambda group: -group.score):
        if group is not best and group.score >= _LEAST and _belongs(group, chosen, shape, outline):
            chosen += group.records
    by_key: dict[str, Record] = {}
    for record in sorted(chosen, key=lambda record: outline.order[record.elements[0]]):
        by_key.setdefault(record.key, record)
    return list(by_key.values())


def _widens(group: RecordGroup, best: RecordGroup, outline: Outline) -> bool:
    """Say whether a group holds the best one's posts and others as good: one list whose links' classes tell kinds of pages apart."""
    keys = {record.key for record in best.records}
    known = [record for record in group.records if record.key in keys]
    further = [record for record in group.records if record.key not in keys]
    if not further or len(known) < len(keys):
        return False
    least = min(_quality(record, outline) for record in known)
    shape = _shape(known[0])
    return all(_quality(record, outline) >= least and _likeness(_shape(record), shape) >= _ALIKE for record in further)


def _is_one_post(document: Document, records: list[Record], outline: Outline, *, listed: bool | None) -> bool:
    """Say whether what repeats is only furniture of one post: the page calls itself a post, or its prose stands outside of it."""
    inside = {element for record in records for element in record.elements}
    held = sum(outline.text_length[element] for element in inside)
    first = min(outline.order[element] for element in inside)
    prose, before = 0, 0
    for paragraph in document.root.iter("p"):
        length = outline.text_length[paragraph]
        if (
            length > 80
            and paragraph not in outline.chrome
            and not any(above in inside for above in (paragraph, *paragraph.iterancestors()))
        ):
            prose += length
            before += length if outline.order[paragraph] < first else 0
    if listed is False:
        return prose > max(200, held) or before > 200 or len(records) < 3
    # Measured on 793 articles and 99 listings: a list's introduction is shorter than the list, a post longer than what stands below it.
    return prose > 1200 and (prose > held or before > 0.8 * prose)


def _belongs(group: RecordGroup, chosen: list[Record], shape: frozenset[str], outline: Outline) -> bool:
    """Say whether a second group holds posts of the same archive: apart from the first in the tree, and built alike."""
    taken = {element for record in chosen for element in record.elements}
    keys = {record.key for record in chosen}
    for record in group.records:
        if record.key in keys or any(above in taken for e in record.elements for above in (e, *e.iterancestors())):
            return False
        if any(inner in taken for element in record.elements for inner in element.iter()):
            return False
    if group.semantic and len(group.records) == 1 and group.records[0].headed:
        lead = group.records[0].elements[0]  # set off before the others, as the newest post often is
        return outline.order[lead] < min(outline.order[record.elements[0]] for record in chosen)
    return _likeness(_shape(group.records[0]), shape) >= _ALIKE


def _shape(record: Record) -> frozenset[str]:
    names = set()
    for element in record.elements:
        for inner in element.iter():
            if isinstance(inner.tag, str):
                names.add(f"{inner.tag}.{'.'.join(sorted((inner.get('class') or '').split()[:2]))}")
            if len(names) > 60:
                break
    return frozenset(names)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def _entry(document: Document, record: Record) -> Entry:
    element = record.elements[0] if len(record.elements) == 1 else _together(record.elements)
    metadata = read_entry_metadata(document, element)
    # A link to the post itself is no term, whatever it says of itself: Drupal's "Read more" is rel=tag.
    terms = tuple(term for term in metadata.terms if not (term.url and post_key(term.url) == record.key))
    metadata = replace(metadata, terms=terms) if len(terms) < len(metadata.terms) else metadata
    if record.title and not record.titled:  # the first heading in it, if any, is one of its text
        metadata = replace(metadata, title=record.title)
    return Entry(url=record.url, title=record.title or metadata.title, element=element, metadata=metadata)


def _together(elements: tuple[HtmlElement, ...]) -> HtmlElement:
    """Give siblings that are one post as one element, copied: the page's tree stays as it is."""
    holder = html.Element("div")
    for element in elements:
        twin = copy.deepcopy(element)
        holder.append(twin)
    return holder


def _title(document: Document, outline: Outline, records: list[Record]) -> str | None:
    inside = {element for record in records for element in record.elements}
    for heading in document.root.iter("h1"):
        text = clean_text("".join(heading.itertext()))
        if text and heading not in outline.chrome and not any(above in inside for above in heading.iterancestors()):
            return text
    return clean_text(document.root.findtext(".//title"))


def _declared_total(outline: Outline, records: list[Record]) -> int | None:
    """Read "42 posts" from the text around the entries."""
    if not records:
        return None
    inside = {element for record in records for element in record.elements}
    for element in outline.elements[: outline.order[records[0].elements[0]] + 1]:
        if element in inside or element in outline.chrome or element.tag in {"head", "title", "meta", "script", "style"}:
            continue
        text = clean_text(element.text)
        if text and len(text) < 200 and (match := _TOTAL.search(text)):
            return int(match.group(1) or match.group(2))
    return None
