"""What kind of work an entry names, as a CSL type."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipelines.references.fields.names import is_group
from pipelines.references.parts import Found, Parts

# In this order: a word of the entry outside of title and names decides before the fields do.
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        # takes "PhD thesis", "Diss.", "proefschrift"; leaves "hypothesis"
        (
            "thesis",
            r"\b(?:thesis|dissertation|diss\b|proefschrift|scriptie|thèse|mémoire de|tesis|tesi di|tese de|masterarbeit|diplomarbeit|habilitation)",
        ),
        ("dataset", r"\[data ?set\]|\bdata ?set\b[\])]"),
        ("software", r"\[(?:computer )?software\]|\bcomputer (?:software|program)\b|\bversion \d+(?:\.\d+)+\b.*\b(?:software|package)\b"),
        ("legislation", r"\b(?:BGBl|Staatsblad|Stb\.|Stcrt|Pub\. ?L\.|U\.S\.C\.|ABl\. ?[LC]\b|PbEU|OJ [LC] ?\d|JORF|Journal officiel)"),
        (
            "report",
            r"\b(?:technical report|tech\. ?rep|working paper|arbeitspapier|rapport (?:nr|no|n°)|report (?:no|nr)\b|white paper|discussion paper|research report)",
        ),
    )
)
_PROCEEDINGS = re.compile(
    r"\b(?:proceedings|proc\b|conference|conf\b|symposium|workshop|congress|kongress|tagung|colloque|actas|congreso|atti del|advances in neural)",
    re.IGNORECASE,
)
_REPORT_TITLE = re.compile(
    r"\b(?:report|rapport|bericht|informe|relatório|rapporto|white paper|guidelines?|richtlijn|leitlinie)\b", re.IGNORECASE
)
_NEWSPAPER = re.compile(
    r"\b(?:times|post|guardian|telegraph|daily|tribune|herald|volkskrant|nrc|trouw|zeitung|welt|monde|figaro|libération|país|mundo|repubblica|corriere|folha|público|"
    r"standaard|telegraaf|parool|dagblad|handelsblad|courant|independent|observer|gazette|bild|tagesspiegel|taz|faz|sz|morgen|tijd|journal de|wall street journal|usa today)\b",
    re.IGNORECASE,
)
_MAGAZINE = re.compile(
    r"\b(?:scientific american|economist|newsweek|time|spiegel|stern|focus|magazine|wired|new yorker|national geographic|atlantic|forbes|new scientist|"
    r"elsevier weekblad|psychologie magazine|psychology today|spektrum|geo|harper|vogue|l'express|le point|l'obs)\b",
    re.IGNORECASE,
)
_OUTSIDE = ("genre", "note", "access", "publisher", "volume", "edition", "collection-title", "container-title")


def _by_words(entry: Parts) -> str | None:
    outside = " ".join(part.text for part in entry.parts if part.label in _OUTSIDE)
    title = " ".join(part.text for part in entry.of("title"))
    brackets = " ".join(re.findall(r"[\[(][^\])]*[\])]", title))
    text = f"{outside} {brackets}"
    return next((kind for kind, pattern in _WORDS if pattern.search(text)), None)


def _in_container(entry: Parts, known: Mapping[str, Any]) -> str | None:
    """Give the kind of what stands in a journal, a book, proceedings or a web site."""
    container = known.get("container_title")
    if not container:
        return None
    if _PROCEEDINGS.search(container) and not known.get("issue"):
        return "paper-conference"
    if not known.get("volume") and not known.get("issue"):
        if _NEWSPAPER.search(container):
            return "article-newspaper"
        if _MAGAZINE.search(container):
            return "article-magazine"
        if (known.get("url") or known.get("accessed")) and not known.get("page") and not known.get("doi") and not known.get("publisher"):
            return "webpage"
    if known.get("editors") or known.get("publisher") or known.get("publisher_place"):
        return "article-journal" if entry.of("journal") and known.get("volume") else "chapter"
    return "article-journal" if entry.of("journal") or known.get("volume") or known.get("issue") or known.get("doi") else "chapter"


def _alone(known: Mapping[str, Any]) -> str:
    """Give the kind of what stands in nothing."""
    authors = known.get("authors") or ()
    body = bool(authors) and authors[0].literal is not None
    if known.get("isbn") or known.get("edition"):
        return "book"
    published = known.get("publisher") or known.get("publisher_place")
    if published:
        return "report" if body or (known.get("url") and _REPORT_TITLE.search(known.get("title") or "")) else "book"
    if known.get("url") or known.get("accessed"):
        return "webpage"
    if known.get("volume") or known.get("issue") or known.get("page"):
        return "article-journal"
    if body:
        name = authors[0].literal or ""
        if _NEWSPAPER.search(name) and not is_group(_NEWSPAPER.sub("", name)):
            return "article-newspaper"
        if _MAGAZINE.search(name):
            return "article-magazine"
        return "report" if known.get("year") else "webpage"
    return "article-journal" if known.get("doi") or known.get("pmid") else "book"


def read_kind(entry: Parts, known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read the type from words that name it, else from which fields there are. Nothing where there is no title and no container."""
    if not (known.get("title") or known.get("container_title")):
        return (Found("type", "webpage"),) if known.get("url") and not known.get("doi") else ()
    return (Found("type", _by_words(entry) or _in_container(entry, known) or _alone(known)),)
