"""CSL-JSON items as the lines of other bibliography formats: BibTeX, RIS, tab-separated text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

Item = Mapping[str, Any]

# CSL type → BibTeX type (the standard ones of btxdoc), RIS type.
_TYPES = {
    "article-journal": ("article", "JOUR"),
    "article-magazine": ("article", "MGZN"),
    "article-newspaper": ("article", "NEWS"),
    "book": ("book", "BOOK"),
    "chapter": ("incollection", "CHAP"),
    "paper-conference": ("inproceedings", "CPAPER"),
    "thesis": ("phdthesis", "THES"),
    "report": ("techreport", "RPRT"),
    "webpage": ("misc", "ELEC"),
    "dataset": ("misc", "DATA"),
    "software": ("misc", "COMP"),
    "legislation": ("misc", "STAT"),
}
# Signs that TeX reads as commands; everything else stays UTF-8, as biber and today's BibTeX styles take it.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_VERBATIM = frozenset({"url", "doi"})  # fields that BibTeX styles typeset as they are
_TABLE = (
    "number",
    "confidence",
    "type",
    "authors",
    "year",
    "title",
    "container-title",
    "volume",
    "issue",
    "page",
    "publisher",
    "DOI",
    "URL",
    "raw",
)


def _date(item: Item, member: str = "issued") -> list[int]:
    parts = item.get(member, {}).get("date-parts") or [[]]
    return list(parts[0])


def _year(item: Item) -> str:
    date = _date(item)
    return str(date[0]) if date else ""


def _name(name: Mapping[str, str], group: str = "{}") -> str:
    """Give ``von Family, Jr, Given``; a body's name stands in ``group``."""
    if name.get("literal"):
        return group.format(name["literal"])
    family = " ".join(part for part in (name.get("non-dropping-particle"), name.get("family")) if part)
    return ", ".join(part for part in (family, name.get("suffix"), name.get("given")) if part)


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)


def _bibtex_names(item: Item, member: str) -> str:
    names = [_tex(_name(name, "\x01{}\x02")).replace("\x01", "{").replace("\x02", "}") for name in item.get(member, [])]
    if member == "author" and item.get("custom", {}).get("et-al"):
        names.append("others")
    return " and ".join(names)


def _citation_key(item: Item) -> str:
    """Give an ASCII key: first author, year, and the item's number, which makes it unique."""
    names = item.get("author") or item.get("editor") or [{}]
    family = unicodedata.normalize("NFKD", names[0].get("family") or names[0].get("literal") or "anon")
    word = re.sub(r"[^A-Za-z]", "", family)[:20] or "anon"
    return f"{word}{_year(item)}-{item.get('id', '')}"


def bibtex_entry(item: Item) -> str:
    """Give a CSL-JSON item as one BibTeX entry in UTF-8."""
    kind = _TYPES.get(item.get("type", ""), ("misc", ""))[0]
    container = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}.get(kind, "howpublished")
    publisher = {"phdthesis": "school", "techreport": "institution"}.get(kind, "publisher")
    date = _date(item)
    values = (
        ("author", _bibtex_names(item, "author")),
        ("editor", _bibtex_names(item, "editor")),
        ("title", item.get("title")),
        (container, item.get("container-title")),
        ("series", item.get("collection-title")),
        ("year", str(date[0]) if date else None),
        ("month", str(date[1]) if len(date) > 1 else None),
        ("volume", item.get("volume")),
        ("number", item.get("issue")),
        ("pages", str(item["page"]).replace("-", "--") if item.get("page") else None),
        ("edition", item.get("edition")),
        (publisher, item.get("publisher")),
        ("address", item.get("publisher-place")),
        ("isbn", item.get("ISBN")),
        ("doi", item.get("DOI")),
        ("url", item.get("URL")),
        ("urldate", "-".join(f"{part:02d}" for part in _date(item, "accessed")) or None),
        ("eprint", item.get("archive_location")),
        ("language", item.get("language")),
    )
    done = {"author", "editor"} | _VERBATIM
    fields = [Field(name, value if name in done else _tex(str(value))) for name, value in values if value]
    return str(write_string(Library([Entry(kind, _citation_key(item), fields)])))


def ris_entry(item: Item) -> str:
    """Give a CSL-JSON item as one RIS record."""
    date = _date(item)
    first, _, last = str(item.get("page") or "").partition("-")
    record = {
        "type_of_reference": _TYPES.get(item.get("type", ""), ("", "GEN"))[1],
        "id": str(item.get("id", "")),
        "authors": [_name(name) for name in item.get("author", [])],
        "secondary_authors": [_name(name) for name in item.get("editor", [])],
        "title": item.get("title"),
        "secondary_title": item.get("container-title"),
        "tertiary_title": item.get("collection-title"),
        "year": str(date[0]) if date else None,
        "date": "/".join(f"{part:02d}" for part in date) + "/" * (3 - len(date)) if len(date) > 1 else None,
        "volume": item.get("volume"),
        "number": item.get("issue"),
        "start_page": first or None,
        "end_page": last or None,
        "edition": item.get("edition"),
        "publisher": item.get("publisher"),
        "place_published": item.get("publisher-place"),
        "doi": item.get("DOI"),
        "issn": item.get("ISBN"),
        "urls": [item["URL"]] if item.get("URL") else None,
        "access_date": "/".join(f"{part:02d}" for part in _date(item, "accessed")) or None,
        "language": item.get("language"),
        "accession_number": item.get("PMID"),
    }
    text = rispy.dumps([{key: _one_line(value) for key, value in record.items() if value}])
    return re.sub(r"\A1\.\n", "", str(text)).rstrip("\n") + "\n\n"


def _one_line(value: str | list[str]) -> str | list[str]:
    """RIS has one value a line."""
    return [" ".join(text.split()) for text in value] if isinstance(value, list) else " ".join(value.split())


def json_line(item: Item) -> str:
    """Give an item as one line of JSON."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n"


def table_row(item: Item) -> str:
    """Give an item as a line of tab-separated text, its columns as ``table_head`` names them; tabs within values are blanks."""
    values = dict(item) | {
        "authors": "; ".join(_name(name) for name in item.get("author", [])),
        "year": _year(item),
        "number": item.get("id", ""),
    }
    return "\t".join(" ".join(str(values.get(column) or "").split()) for column in _TABLE) + "\n"


def table_head() -> str:
    """Give the line of column names."""
    return "\t".join(_TABLE) + "\n"


# name → writer of one item
WRITERS: dict[str, Callable[[Item], str]] = {"bibtex": bibtex_entry, "ris": ris_entry, "jsonl": json_line, "table": table_row}
