"""Synthetic entries: records set in many styles, with the noise that web posts have; every piece knows its label."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipelines.references.tokens import tokenise
from training.corpus import Labelled
from training.name_lists import NameLists
from training.rare_fields import RARE_LABELS, rare_fields
from training.records import Record, RecordMaker, words

_LABELS = {
    "A": "author",
    "E": "editor",
    "e": "editor",
    "g": "editor",
    "T": "title",
    "J": "container-title",
    "C": "collection-title",
    "Y": "date",
    "D": "date",
    "V": "volume",
    "I": "volume",
    "P": "pages",
    "B": "publisher",
    "L": "location",
    "N": "edition",
    "G": "genre",
    "X": "id",
    "x": "id",
    "isbn": "id",
    "U": "url",
    "W": "access",
    "R": "access",
    "O": "date",
    "M": "genre",
    "S": "publisher",
    "A2": "publisher",
    "z": "date",
    **RARE_LABELS,
}
_FIELD = re.compile(r"\{(\w+)\}")
_LITERALS = {"in", "In", "p", "v", "i", "see"}
_OPTIONAL = {"V": 0.93, "I": 0.75, "P": 0.92, "X": 0.3, "N": 0.25, "O": 0.5, "M": 0.5, "W": 0.6, "U": 0.6, "C": 0.3, "x": 0.2, "here": 0.3}
JOURNALS = ("journal", "newspaper", "law", "preprint")  # kinds whose home is labelled as a journal


class Piece(NamedTuple):
    """A stretch of the entry, blanks included, and its label."""

    label: str
    text: str


class Template(NamedTuple):
    """A style of one kind of work: how names are written, and the frame that the fields are put into."""

    kind: str
    names: str
    frame: str


@cache
def templates() -> dict[str, tuple[Template, ...]]:
    """Give the templates by kind."""
    table: dict[str, list[Template]] = {}
    for line in (Path(__file__).parent / "words" / "templates.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            template = Template(*line.split("\t"))
            table.setdefault(template.kind, []).append(template)
    return {kind: tuple(members) for kind, members in table.items()}


class Setter:
    """Sets records in styles; the same seed gives the same entries."""

    def __init__(self, maker: RecordMaker, chance: random.Random) -> None:
        self.maker = maker
        self.chance = chance
        self.lists = NameLists(chance)
        self.fields: dict[str, Callable[[Record], str]] = {
            "Y": lambda r: str(r.year) + self.maybe(0.05, "a"),
            "D": self.date,
            "T": lambda r: r.title,
            "J": lambda r: r.container,
            "V": lambda r: r.volume,
            "I": lambda r: r.issue,
            "P": self.pages,
            "B": lambda r: r.publisher,
            "L": lambda r: r.place,
            "C": lambda r: self.word(r, "series"),
            "N": lambda r: self.word(r, "edition"),
            "G": lambda r: re.sub(r"^[\[(](.*)[\])]$", r"\1", self.word(r, "thesis")),
            "S": lambda r: self.word(r, "university"),
            "M": lambda r: self.word(r, "medium"),
            "A2": lambda r: r.body or r.publisher,
            "z": lambda r: self.word(r, "nodate"),
            "X": self.identifiers,
            "x": lambda _: f"ISBN {self.isbn()}",
            "isbn": lambda _: self.isbn(),
            "U": self.address,
            "W": lambda r: self.word(r, "accessed").format(date=self.date(r, recent=True), year=self.chance.randint(2010, 2026)),
            "R": lambda r: self.word(r, "retrieved").format(date=self.date(r, recent=True)),
            "O": self.published,
            "in": lambda r: self.word(r, "in").lower(),
            "In": lambda r: self.word(r, "in"),
            "p": lambda r: self.word(r, "pages"),
            "v": lambda r: self.word(r, "volume"),
            "i": lambda r: self.word(r, "issue"),
            **rare_fields(self),
        }

    def word(self, record: Record, name: str) -> str:
        return self.chance.choice(words(record.language)[name])

    def maybe(self, share: float, text: str) -> str:
        return text if self.chance.random() < share else ""

    # ---- values ----

    def date(self, record: Record, recent: bool = False) -> str:
        table = words(record.language)
        year = self.chance.randint(2009, 2026) if recent else record.year
        month, day = (self.chance.randint(1, 12), self.chance.randint(1, 28)) if recent else (record.month, record.day)
        form = self.chance.choice(table["dates"])
        return form.format(
            d=day, dd=f"{day:02d}", m=month, mm=f"{month:02d}", y=year, month=table["months"][month - 1], mon=table["mons"][month - 1]
        )

    def published(self, record: Record) -> str:
        return self.word(record, "published").format(date=self.date(record))

    def pages(self, record: Record) -> str:
        first, last = record.pages
        return first + (self.chance.choice(("-", "-", "–", "–", " - ", "‐")) + last if last else self.maybe(0.05, " ff."))

    def isbn(self) -> str:
        stem = [9, 7, 8, *(self.chance.randint(0, 9) for _ in range(9))]
        check = -sum(d * (3 if i % 2 else 1) for i, d in enumerate(stem)) % 10
        digits = "".join(map(str, stem)) + str(check)
        return self.chance.choice((digits, f"{digits[:3]}-{digits[3]}-{digits[4:8]}-{digits[8:12]}-{digits[12]}"))

    def identifiers(self, record: Record) -> str:
        pmid = str(self.chance.randint(1_000_000, 38_000_000))
        return self.chance.choice(
            (
                f"doi:{record.doi}",
                f"doi: {record.doi}",
                f"https://doi.org/{record.doi}",
                f"DOI: {record.doi}",
                f"https://doi.org/{record.doi}.",
                f"http://dx.doi.org/{record.doi}",
                f"PMID: {pmid}",
                f"doi:{record.doi}. PMID: {pmid}",
                f"PMID: {pmid}; PMCID: PMC{pmid[:6]}.",
                f"[PubMed: {pmid}]",
                f"arXiv:{self.chance.randint(1000, 2400)}.{self.chance.randint(10000, 99999)}",
            )
        )

    def address(self, record: Record) -> str:
        return record.url or "https://www.example.org/"

    # ---- names ----

    def authors(self, record: Record, form: str) -> str:
        if record.body and (form in "oan" or record.kind not in ("webpage", "report")):
            return record.body
        names = self.lists.names(record.authors, {"o": "v", "n": "v"}.get(form, form), record.language)
        return names + (self.maybe(0.5, ", inventor" if len(record.authors) == 1 else ", inventors") if record.kind == "patent" else "")

    def editors(self, record: Record, form: str) -> str:
        names = self.lists.names(record.editors, {"a": "i", "o": "v"}.get(form, form), record.language)
        return names + ("" if (mark := self.word(record, "editors")).startswith(",") else " ") + mark

    # ---- the entry ----

    def value(self, field: str, record: Record, template: Template) -> str:
        match field:
            case "A":
                return self.authors(record, template.names)
            case "E":
                return self.editors(record, template.names)
            case "e" | "g":
                return self.lists.names(record.editors, {"e": "i", "g": "d"}[field], record.language)
            case _:
                return self.fields[field](record)

    def pieces(self, record: Record, template: Template) -> list[Piece]:
        """Fill a template: an optional part is left out by chance; literal text goes to the field that it belongs to."""
        frame = re.sub(r"\[([^\[\]]*\{(\w+)\}[^\[\]]*)\]", self.optional, template.frame)
        labelled: list[Piece] = []
        pending, position = "", 0
        for match in _FIELD.finditer(frame):
            literal = frame[position : match.start()]
            position = match.end()
            own, following = _cut(literal) if labelled else ("", literal)
            if labelled and not pending:
                labelled[-1] = Piece(labelled[-1].label, labelled[-1].text + own)
                pending = following
            else:
                pending += literal
            field = match.group(1)
            if field in _LITERALS:
                pending += self.value(field, record, template)
                continue
            label = "journal" if field == "J" and record.kind in JOURNALS else _LABELS[field]
            labelled.append(Piece(label, pending + self.value(field, record, template)))
            pending = ""
        if labelled:
            labelled[-1] = Piece(labelled[-1].label, labelled[-1].text + pending + frame[position:])
        return [Piece(label, text.replace("⟦", "[").replace("⟧", "]")) for label, text in labelled]

    def optional(self, match: re.Match[str]) -> str:
        fields = _FIELD.findall(match.group(1))
        keep = min((_OPTIONAL.get(field, 0.7) for field in fields if field not in _LITERALS), default=1.0)
        if "{X}" not in match.group(0) and match.group(0).startswith("[{") and re.fullmatch(r"\[\{[WM]\}\]", match.group(0)):
            return match.group(0)  # brackets that are printed: "[Accessed ...]"
        return match.group(1) if self.chance.random() < keep else ""

    def entry(self, number: int) -> Labelled:
        """Make one entry with its tokens and labels."""
        record = self.maker.record()
        template = self.chance.choice(templates()[record.kind])
        pieces = self.noisy(_tidied(self.pieces(record, template)))
        if self.chance.random() < 0.06:
            mark = self.chance.choice(("{}.", "[{}]", "({})", "{})", "{}")).format(self.chance.randint(1, 60))
            pieces.insert(0, Piece("citation-number", mark + " "))
        return labelled_pieces(pieces, f"synthetic-{number}", template.names, record.language)

    def noisy(self, pieces: list[Piece]) -> list[Piece]:
        """Damage the entry as posts are damaged: stops lost, blanks doubled, quotes made smart."""
        chance = self.chance
        quotes = chance.choice((None, None, "“”", "„“", "«»", "‘’"))
        noisy = []
        for i, (label, printed) in enumerate(pieces):
            text = printed
            if text.endswith(".") and chance.random() < (0.25 if i == len(pieces) - 1 else 0.02):
                text = text[:-1]
            if text.startswith(" ") and chance.random() < 0.015:
                text = chance.choice(("  ", "\u00a0")) + text[1:]
            if chance.random() < 0.01:
                text = text.replace(" ", "  ", 1)
            if quotes and '"' in text:
                text = re.sub(r'"([^"]*)"', rf"{quotes[0]}\1{quotes[1]}", text)
            if chance.random() < 0.01:
                text = text.replace("&", "&amp;")
            noisy.append(Piece(label, text))
        return noisy


# What closes the field before it: a quotation mark (also after a blank) with more text to come, stops, brackets, "(Eds.),".
_CLOSING = re.compile(r"(?: \(?[Ee]ds?\.\)?,?)|(?: ?[»«”“\"'’](?=.))?[.,;:!?)\]⟧>}]*(?:[»”“\"'’](?=\s))?")


def closing_end(literal: str) -> int:
    """Where, in the text between two fields, what closes the first ends and what opens the second begins."""
    match = _CLOSING.match(literal)
    return match.end() if match else 0


def _cut(literal: str) -> tuple[str, str]:
    end = closing_end(literal)
    return literal[:end], literal[end:]


def _tidied(pieces: list[Piece]) -> list[Piece]:
    """Take out what a left-out part leaves behind: doubled stops, a comma before a bracket."""
    tidy = []
    for label, printed in pieces:
        text = re.sub(r"([.?!])\.(?=\s|$)", r"\1", printed)
        text = re.sub(r"[;,:]\.$", ".", re.sub(r"([?!])\.”", r"\1”", text))
        tidy.append(Piece(label, text))
    return tidy


def labelled_pieces(pieces: list[Piece], source: str, style: str, language: str) -> Labelled:
    """Join pieces and label each token by the piece that it begins in."""
    raw = "".join(text for _, text in pieces)
    cut = len(raw) - len(raw.lstrip())
    raw = raw.strip()
    tokens = tokenise(raw)
    labels: list[str] = []
    bounds, end = [], -cut
    for label, text in pieces:
        end += len(text)
        bounds.append((end, label))
    index, last = 0, -1
    for token in tokens:
        while index < len(bounds) - 1 and token.start >= bounds[index][0]:
            index += 1
        again = index == last or (index and last == index - 1 and bounds[index][1] == bounds[last][1] == "volume")
        labels.append(f"{'I' if again else 'B'}-{bounds[index][1]}")
        last = index
    return Labelled(raw, tuple(tokens), tuple(labels), source, None, style, language)
