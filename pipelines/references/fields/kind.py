"""What kind of work an entry names, as a CSL type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipelines.references.lexicon import kinds
from pipelines.references.parts import Found, Parts

# In this order: a word of the entry outside of title and names decides before the fields do.
_BY_WORDS = (("thesis", "thesis"), ("dataset", "dataset"), ("software", "software"), ("legislation", "legislation"), ("working", "report"))
_OUTSIDE = ("genre", "note", "access", "publisher", "volume", "edition", "collection-title", "container-title", "journal")
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{3,60})[\])]")
# Takes "Water Act 2014", "Water Act", "Bundesdatenschutzgesetz vom", "Omgevingswet."; leaves "Acting 2014" and "Gesetz und Ordnung".
STATUTE = re.compile(
    r"\bActs?(?: of)? (?:1[6-9]|20)\d\d\b|^(?:[^\W\d_]+ ){1,8}Act\W*$"
    r"|^\w{4,}(?:gesetz|gesetzbuch|verordnung|besluit|wet|wetboek)\b(?! (?:und|en|and)\b)"
)


def _by_words(entry: Parts) -> str | None:
    outside = " ".join(part.text for part in entry.parts if part.label in _OUTSIDE)
    text = f"{outside} {' '.join(_BRACKETS.findall(entry.raw))}"
    return next((kind for words, kind in _BY_WORDS if kinds()[words].search(text)), None)


def _is_statute(known: Mapping[str, Any]) -> bool:
    """Whether the title names a law, and nobody wrote it."""
    title = known.get("title") or ""
    persons = any(not name.literal for name in known.get("authors") or ())
    return not persons and bool(STATUTE.search(title) or kinds()["statute"].match(title))


def _in_container(entry: Parts, known: Mapping[str, Any]) -> str | None:
    """Give the kind of what stands in a journal, a book, proceedings or a web site."""
    container = known.get("container_title")
    if not container:
        return None
    if kinds()["proceedings"].search(container) and not known.get("issue"):
        return "paper-conference"
    numbered = known.get("volume") or known.get("issue")
    weekly = kinds()["magazine"].fullmatch(container) and not known.get("doi")
    if (weekly or not numbered or known.get("day")) and (kind := _periodical(container)):
        return kind
    if not numbered and (known.get("url") or known.get("accessed")) and not any(known.get(name) for name in ("page", "doi", "publisher")):
        return "webpage"
    journal = bool(entry.of("journal"))
    if any(known.get(name) for name in ("editors", "publisher", "publisher_place")):
        return "article-journal" if journal and known.get("volume") else "chapter"
    return "article-journal" if journal or numbered or known.get("doi") else "chapter"


def _periodical(title: str) -> str | None:
    if kinds()["newspaper"].search(title):
        return "article-newspaper"
    return "article-magazine" if kinds()["magazine"].search(title) else None


def _alone(known: Mapping[str, Any]) -> str:
    """Give the kind of what stands in nothing."""
    authors = known.get("authors") or ()
    body = authors[0].literal if authors else None
    title = known.get("title") or ""
    if kinds()["yearly"].search(title):
        return "report"
    if known.get("isbn") or known.get("edition"):
        return "book"
    seen = known.get("url") and known.get("accessed")
    if known.get("publisher") or (known.get("publisher_place") and not seen):
        report = (known.get("url") or known.get("publisher") == body) and kinds()["report"].search(title)
        return "report" if body or report else "book"
    if known.get("url") or known.get("accessed"):
        return "webpage"
    if any(known.get(name) for name in ("volume", "issue", "page", "doi", "pmid")):
        return "article-journal"
    return _of_body(body, known) if body else "book"


def _of_body(body: str, known: Mapping[str, Any]) -> str:
    """Give the kind of what a body put out: a newspaper's article, a report, or a page where there is no year."""
    return _periodical(body) or ("report" if known.get("year") else "webpage")


def read_kind(entry: Parts, known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the type from words that name it, else from which fields there are. Nothing where there is no title and no container."""
    if not (known.get("title") or known.get("container_title")):
        return (Found("type", "webpage"),) if known.get("url") and not known.get("doi") else ()
    by_words = _by_words(entry) or ("legislation" if _is_statute(known) else None)
    return (Found("type", by_words or _in_container(entry, known) or _alone(known)),)
