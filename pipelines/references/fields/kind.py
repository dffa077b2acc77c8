"""What kind of work an entry names, as a CSL type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipelines.references.fields.person import is_court
from pipelines.references.lexicon import kinds
from pipelines.references.parts import Found, Parts

# In this order: a word of the entry outside of title and names decides before the fields do.
_BY_WORDS = (("thesis", "thesis"), ("dataset", "dataset"), ("software", "software"), ("legislation", "legislation"), ("working", "report"))
_OUTSIDE = ("genre", "note", "access", "publisher", "volume", "edition", "collection-title", "container-title", "journal")
_BRACKETS = re.compile(r"[\[(]([^\[\]()]{3,60})[\])]")
# Takes "Water Act 2014", "Water Act", "Bundesdatenschutzgesetz vom", "Omgevingswet."; leaves "Acting 2014" and "Gesetz und Ordnung".
STATUTE = re.compile(
    r"\b(?:Acts?|Bill|Regulations)(?: of)? (?:1[6-9]|20)\d\d\b|^(?:[^\W\d_]+ ){1,8}Act\W*$"
    r"|^\w{4,}(?:gesetz|gesetzbuch|verordnung|besluit|wet|wetboek)\b(?! (?:und|en|and)\b)"
)


# Takes "ISO 9001:2015", "DIN EN 1992-1-1", "ASTM D638-14", "NEN-EN 12464"; leaves "EN route" and "ISO".
STANDARD = re.compile(
    r"^(?:ISO|IEC|DIN|EN|NEN|ASTM|ANSI|IEEE Std|BS|NF|UNE|UNI|VDI|ÖNORM|ABNT|NP|CSA|RFC)\b"
    r"(?:[ /-](?:ISO|IEC|EN|NBR|Std|TR|TS|PAS|R))*[ -]?[A-Z]?\d{2}"
    r"|\b(?:ISO|DIN|NEN|ASTM|ANSI|IEEE|BS) (?:[Ss]tandard|[Nn]orm)\b"
)
# Takes "US patent 174,465", "(U.S. Patent No. 6,285,999)", "Patentschrift DE 19812345", "Brevet FR 2 123 456"; leaves "Patent law".
_PATENT = re.compile(r"\b(?:[Pp]atent(?:schrift)?|[Oo]ctrooi\w*|[Bb]revet\w*|[Pp]atente)\b[^\d;]{0,25}\d[\d.,/ ]{4,}")
# Where data are kept, by what their DOIs begin with: PANGAEA, Dryad, ICPSR, Dataverse, GESIS, DANS, Copernicus, UK Data Service, figshare.
_DATA_DOI = re.compile(r"10\.(?:1594|5061|3886|7910|4232|17026|24381|5255|6084|17632|5067|7265)/")


def _by_number(entry: Parts, known: Mapping[str, Any]) -> str | None:
    """Give the kind that a number of the entry tells: of a standard, a patent, a data set."""
    title = known.get("title") or ""
    brackets = " ".join(_BRACKETS.findall(entry.raw))
    if STANDARD.search(title) or STANDARD.search(brackets):
        return "standard"
    if _PATENT.search(entry.raw.replace(title, " ") if title else entry.raw):
        return "patent"
    home = f"{known.get('publisher') or ''} {known.get('container_title') or ''}"
    return "dataset" if _DATA_DOI.match(known.get("doi") or "") or kinds()["repository"].search(home) else None


# Takes "Roe v. Wade", "Urteil vom 9. März", "ECLI:NL:HR:2001:AB1426"; leaves "Urteile" and "Nature vs. nurture".
_DECISION = re.compile(r"\bv\.? [A-Z]|^(?:Urteil|Beschluss|Urt\.|Beschl\.)\s|^ECLI:|^n°\s?\d\d-\d")
_REPORTS = re.compile(r"^(?:BVerfG|BVerwG|BAG|BSG|BFH)E$|^(?:BGH|RG)(?:Z|St)$")


def _is_decision(known: Mapping[str, Any]) -> bool:
    """Whether the entry names a decision of a court: no person wrote it, and its title or its reports say so."""
    if any(not name.literal for name in known.get("authors") or ()) or known.get("editors"):
        return False
    container = known.get("container_title") or ""
    if any(is_court(name.literal or "") for name in known.get("authors") or ()) and known.get("day"):
        return True
    return bool(_REPORTS.match(container) or (_DECISION.search(known.get("title") or "") and (container or known.get("authors"))))


def _by_words(entry: Parts) -> str | None:
    outside = " ".join(part.text for part in entry.parts if part.label in _OUTSIDE)
    text = f"{outside} {' '.join(_BRACKETS.findall(entry.raw))}"
    return next((kind for words, kind in _BY_WORDS if kinds()[words].search(text)), None)


def _is_statute(known: Mapping[str, Any]) -> bool:
    """Whether the title names a law, and nobody wrote it."""
    title = known.get("title") or ""
    persons = any(not name.literal for name in known.get("authors") or ())
    return not persons and bool(STATUTE.search(title) or kinds()["statute"].match(title))


_SITE = re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,6}")  # takes "Thuisarts.nl", "hardlopen.blog"; leaves "J. Biol." and "Nature"


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
    seen = known.get("url") or known.get("accessed") or _SITE.fullmatch(container)
    if not numbered and seen and not any(known.get(name) for name in ("page", "doi", "publisher")):
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
    body = _body(known)
    title = known.get("title") or ""
    if kinds()["yearly"].search(title):
        return "report"
    if known.get("isbn") or known.get("edition"):
        return "book"
    seen = known.get("url") and known.get("accessed")
    named = kinds()["report"].search(title)
    if known.get("publisher") or (known.get("publisher_place") and (named or not seen)):
        report = (known.get("url") or known.get("publisher") == body) and named
        return "report" if body or report else "book"
    if known.get("url") or known.get("accessed"):
        return "webpage"
    if any(known.get(name) for name in ("issue", "doi", "pmid", "arxiv")) or (known.get("volume") and not known.get("editors")):
        return "article-journal"
    return _of_body(body, known) if body else "book"


_MANY = re.compile(r"(?:[Cc]ollectif|COLLECTIF|[Kk]ollektiv|[Cc]ollectief|AA\.? ?VV\.?)\W*")  # authors of a book who are not named


def _body(known: Mapping[str, Any]) -> str | None:
    """Give the body that wrote or edited: also one that is read as a family name and is the publisher, too."""
    names = known.get("authors") or known.get("editors") or ()
    if not names or _MANY.fullmatch(names[0].literal or ""):
        return None
    name: str | None = names[0].literal
    if name is None and names[0].given is None and names[0].family == known.get("publisher"):
        name = names[0].family
    return name


def _of_body(body: str, known: Mapping[str, Any]) -> str:
    """Give the kind of what a body put out: a newspaper's article, a report, or a page where there is no year."""
    return _periodical(body) or ("report" if known.get("year") else "webpage")


# Takes "Zinc [Internet].", "[en ligne]", "[web page]"; leaves "Internet", "[online course]".
_ONLINE = re.compile(r"\[(?:internet|online|on ?line|en ligne|en línea|em linha|web ?page|page web|webpagina|webseite)\]", re.IGNORECASE)


def _on_web(entry: Parts, known: Mapping[str, Any]) -> str | None:
    """Say of what a body put on the web, and somebody looked at, that it is a page, where nothing names a report, a book or a series."""
    if not (known.get("url") and known.get("accessed") and _body(known) and _ONLINE.search(entry.raw)):
        return None
    other = any(known.get(name) for name in ("isbn", "edition", "collection_title", "doi"))
    return None if other or kinds()["report"].search(known.get("title") or "") else "webpage"


def read_kind(entry: Parts, known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the type from words that name it, else from which fields there are. Nothing where there is no title and no container."""
    if not (known.get("title") or known.get("container_title")):
        return (Found("type", "webpage"),) if known.get("url") and not known.get("doi") else ()
    by_words = (
        _by_words(entry)
        or _by_number(entry, known)
        or ("legislation" if _is_statute(known) else "legal_case" if _is_decision(known) else None)
    )
    return (Found("type", by_words or _in_container(entry, known) or _on_web(entry, known) or _alone(known)),)
