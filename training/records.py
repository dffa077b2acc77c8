"""Invented bibliographic records: parts of the shared corpus recombined, and titles, names and bodies of our own in seven languages."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from training.corpus import Labelled

LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt")
_FOLDER = Path(__file__).parent / "words"


@cache
def words(language: str) -> dict[str, tuple[str, ...]]:
    """Give the phrases of a language by their name."""
    table = {}
    for line in (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        name, _, members = line.partition(" = ")
        table[name] = tuple(member.strip(" ") if name not in ("and", "etal") else member for member in members.split(" | "))
    return table


def phrases(language: str, name: str) -> tuple[str, ...]:
    """Give the phrases of a language by their name, or English ones where it has none of its own."""
    return words(language).get(name) or words("en")[name]


@dataclass(frozen=True, slots=True)
class Person:
    family: str
    given: str


@dataclass(slots=True)
class Pools:
    """Texts of the corpus by what they are, to be recombined."""

    titles: list[str] = field(default_factory=list)
    books: list[str] = field(default_factory=list)
    journals: list[str] = field(default_factory=list)
    containers: list[str] = field(default_factory=list)
    publishers: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)


def _clean(text: str | None) -> str | None:
    return text if text and 1 < len(text) < 220 and "<" not in text and text.count("(") == text.count(")") else None


def pools_of(corpus: Sequence[Labelled]) -> Pools:
    """Collect titles, names and containers of a corpus."""
    pools = Pools()
    for entry in corpus:
        csl = entry.csl or {}
        journal = csl.get("type") == "article-journal"
        for value, pool in (
            (csl.get("title"), pools.titles if journal else pools.books),
            (csl.get("container-title"), pools.journals if journal else pools.containers),
            (csl.get("publisher"), pools.publishers),
            (csl.get("publisher-place"), pools.places),
        ):
            if kept := _clean(value):
                pool.append(kept)
        for name in csl.get("author", []):
            if name.get("family", "").isalpha() and name.get("given", "").strip("."):
                pools.people.append(Person(name["family"], name["given"].rstrip(".") if len(name["given"]) > 4 else name["given"]))
    return pools


@dataclass(slots=True)
class Record:
    """One invented work."""

    kind: str
    language: str
    title: str
    authors: list[Person]
    body: str | None  # an organisation in place of authors
    editors: list[Person]
    container: str
    publisher: str
    place: str
    year: int
    month: int
    day: int
    volume: str
    issue: str
    pages: tuple[str, str]
    doi: str
    url: str


_KINDS = (
    ("journal", 40),
    ("book", 16),
    ("chapter", 12),
    ("webpage", 14),
    ("report", 7),
    ("newspaper", 5),
    ("conference", 3),
    ("thesis", 5),
    ("law", 3),
    ("dataset", 2),
    ("software", 2),
    ("video", 2),
    ("preprint", 2),
    ("standard", 1),
    ("patent", 1),
)
# Lists of words by kind: what titles are made of, who stands for authors, who publishes.
_TITLES = {
    "book": "book",
    "report": "report",
    "webpage": "page",
    "law": "law",
    "dataset": "dataset",
    "software": "program",
    "standard": "standard",
    "patent": "patent",
}
_OWN_TITLES = frozenset(_TITLES) - {"book"}  # kinds that the corpus has next to no titles of
_AS_WRITTEN = ("law", "standard", "software", "dataset")  # titles with names in capitals, or numbers
_BODIES = {"webpage": "organisation", "report": "organisation", "dataset": "organisation", "software": "maker", "standard": "standardbody"}
_PUBLISHERS = {"dataset": "repository", "software": "maker", "standard": "standardbody"}


class RecordMaker:
    """Makes records; the same seed gives the same records."""

    def __init__(self, pools: Pools, chance: random.Random, languages: Sequence[str] = LANGUAGES) -> None:
        self.pools = pools
        self.chance = chance
        self.languages = languages

    def record(self) -> Record:
        """Make a record of some kind in some language."""
        chance = self.chance
        kind = chance.choices([k for k, _ in _KINDS], [w for _, w in _KINDS])[0]
        language = chance.choice(self.languages)
        if "en" in self.languages and chance.random() < 0.25:
            language = "en"
        corporate = kind in _BODIES and chance.random() < 0.75
        year = chance.choice((chance.randint(1990, 2025), chance.randint(2005, 2025), chance.randint(1850, 2000)))
        first = chance.choice((chance.randint(1, 999), chance.randint(1, 99), chance.randint(1000, 23000)))
        return Record(
            kind=kind,
            language=language,
            title=self.title(kind, language, year),
            authors=[self.person(language) for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 3, 4, 6)))],
            body=self.body(language, _BODIES[kind]) if corporate else None,
            editors=[self.person(language) for _ in range(chance.choice((1, 1, 2, 2, 3)))],
            container=self.container(kind, language),
            publisher=self.publisher(kind, language),
            place=self.mixed(self.pools.places, words(language)["place"]),
            year=year,
            month=chance.randint(1, 12),
            day=chance.randint(1, 31),
            volume=str(chance.choice((chance.randint(1, 40), chance.randint(1, 400)))),
            issue=chance.choice(
                (
                    str(chance.randint(1, 12)),
                    str(chance.randint(1, 52)),
                    f"{chance.randint(1, 9)}-{chance.randint(2, 12)}",
                    f"Suppl {chance.randint(1, 4)}",
                )
            ),
            pages=self.pages(first),
            doi=self.doi(),
            url=self.url(),
        )

    def pick(self, options: Sequence[str]) -> str:
        return self.chance.choice(options)

    def mixed(self, pool: Sequence[str], own: Sequence[str]) -> str:
        """Choose from the corpus, or as often from our own words."""
        return self.pick(pool) if pool and self.chance.random() < 0.45 else self.pick(own)

    def body(self, language: str, name: str = "organisation") -> str:
        """Choose a body; one that is named after its field gets a field."""
        return self.pick(phrases(language, name)).format(field=self.pick(phrases(language, "field")))

    def publisher(self, kind: str, language: str) -> str:
        """Choose who publishes: of reports, as often as not, a body."""
        if kind in _PUBLISHERS:
            return self.pick(phrases(language, _PUBLISHERS[kind]))
        if kind == "report" and self.chance.random() < 0.5:
            return self.body(language)
        return self.mixed(self.pools.publishers, words(language)["publisher"])

    def person(self, language: str) -> Person:
        if self.pools.people and self.chance.random() < 0.4:
            return self.chance.choice(self.pools.people)
        table = words(language if self.chance.random() < 0.8 else self.pick(self.languages))
        return Person(self.pick(table["family"]), self.pick(table["given"]))

    def fill(self, template: str, language: str, year: int) -> str:
        """Fill a title's blanks with topics; ``{Topic}`` begins with a capital."""
        table = words(language)
        topic, outcome, study = self.pick(table["topic"]), self.pick(table["outcome"]), self.pick(table["study"])
        values = {
            "topic": topic,
            "outcome": outcome,
            "study": study,
            "Topic": topic[:1].upper() + topic[1:],
            "Outcome": outcome[:1].upper() + outcome[1:],
        }
        number = self.chance.choice((self.chance.randint(2, 99), self.chance.randint(100, 2900)))
        text = template.format(**values, Study=study[:1].upper() + study[1:], year=year, number=number)
        return text[:1].upper() + text[1:]

    def title(self, kind: str, language: str, year: int) -> str:
        pool = self.pools.titles if kind in ("journal", "newspaper", "conference", "preprint") else self.pools.books
        if pool and kind not in _OWN_TITLES and self.chance.random() < (0.75 if language == "en" else 0.3):
            return self.pick(pool)
        text = self.fill(self.pick(phrases(language, _TITLES.get(kind, "title"))), language, year)
        return text.title() if language == "en" and kind not in _AS_WRITTEN and self.chance.random() < 0.25 else text

    def container(self, kind: str, language: str) -> str:
        table = words(language)
        if kind == "newspaper":
            return self.pick(table["newspaper"] + table["magazine"])
        if kind == "webpage":
            return self.pick((*table["site"], *table["newspaper"], *table["magazine"], *(self.body(language) for _ in table["site"])))
        if kind in ("law", "video", "preprint"):
            return self.pick(phrases(language, {"law": "gazette", "video": "channel"}.get(kind, "preprint")))
        if kind == "conference":
            return self.fill(self.pick(table["conference"]), language, 2000)
        if kind == "chapter":
            return (
                self.pick(self.pools.containers + self.pools.books)
                if self.pools.books and self.chance.random() < 0.5
                else self.fill(self.pick(table["book"]), language, 2000)
            )
        shared = self.pools.journals if self.chance.random() < 0.6 else list(words("en")["journal"])
        return self.pick(shared) if shared and self.chance.random() < 0.5 else self.pick(table["journal"])

    def pages(self, first: int) -> tuple[str, str]:
        if self.chance.random() < 0.12:
            return self.pick((f"e{first}", f"{first:06d}", str(first), f"e{first:05d}", f"CD{first:06d}")), ""
        last = first + self.chance.randint(1, 30)
        short = str(last)
        if self.chance.random() < 0.25 and len(str(first)) == len(short) > 1:
            same = next((i for i, (a, b) in enumerate(zip(str(first), short, strict=True)) if a != b), 0)
            short = short[same:]
        return str(first), short

    def doi(self) -> str:
        chance = self.chance
        suffix = chance.choice(
            (
                f"j.{chance.choice('abcdefg')}{chance.choice(('nut', 'psy', 'mer'))}"
                f".{chance.randint(2005, 2024)}.{chance.randint(1, 12):02d}.{chance.randint(1, 99):03d}",
                f"s{chance.randint(10000, 99999)}-0{chance.randint(10, 23)}-{chance.randint(1000, 9999)}-{chance.choice('0123456789x')}",
                f"foods{chance.randint(1000000, 9999999)}",
                f"journal.pone.{chance.randint(1000000, 9999999)}",
            )
        )
        return f"10.{chance.choice((1016, 1007, 3390, 1371, 1038, 1136, 1186, 1002, 1080))}/{suffix}"

    def url(self) -> str:
        chance = self.chance
        host = chance.choice(
            (
                "www.example.org",
                "www.who.int",
                "www.rivm.nl",
                "www.cbs.nl",
                "www.bbc.co.uk",
                "de.wikipedia.org",
                "www.ncbi.nlm.nih.gov",
                "www.gov.uk",
                "www.destatis.de",
                "www.lemonde.fr",
                "health.example.edu",
                "www.thuisarts.nl",
                "elpais.com",
            )
        )
        path = chance.choice(
            (
                "/",
                f"/wiki/{chance.choice(('Zinc', 'Sleep', 'Schlaf'))}",
                f"/nieuws/{chance.randint(2010, 2024)}/zo-werkt-het",
                f"/publications/report-{chance.randint(1, 99)}.pdf",
                "/fact-sheets/detail/salt-reduction",
                f"/pmc/articles/PMC{chance.randint(1000000, 9999999)}/",
                f"/index.php?id={chance.randint(1, 999)}&lang=de",
                "/topics/vitamin-d/",
            )
        )
        return chance.choice(("https://", "https://", "http://", "")) + host + path
