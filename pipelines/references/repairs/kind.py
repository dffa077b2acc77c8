"""What kind of work a title says at its end that it is: a thesis, a report and its number, what was presented at a meeting."""

from __future__ import annotations

import re

from pipelines.references.lexicon import kinds, may_hold
from pipelines.references.repairs.cuts import (
    HOMES,
    Cut,
    end_of,
    ended,
    has,
    laid_out,
    overlaid,
    relabelled,
    renamed,
    shifted,
    split,
)


def kind_in_title(raw: str, parts: Cut) -> Cut:
    """End a title at the kind of thesis that it is: ``Title (masterscriptie)``, ``Title, thèse d'histoire``, ``Title. PhD thesis``."""
    for i, part in enumerate(parts):
        if part.label != "title" or not may_hold("thesis", part.text):
            continue
        if i and has(parts[:i], "title") and (opening := kinds()["thesis"].match(part.text)) and opening.end() < len(part.text):
            return renamed(parts, i, "genre")
        for match in kinds()["thesis"].finditer(part.text):
            if _OF_BODY.match(part.text, match.end()):
                continue
            before = _KIND_FOLLOWS.search(part.text, 0, match.start())
            if before and before.start() and (before.group().strip()[-1:] in "([" or end_of(part) - part.start - match.end() < _KIND_REACH):
                return split(raw, parts, i, part.start + before.start(), "genre")
    return parts


_OF_BODY = re.compile(r"\sl(?:['’]|a |es )")  # what follows "Mémoire de" in the name of a journal: "l'Académie"
_KIND_REACH = 60  # characters that may follow: "thèse d'histoire", "Tese (Doutorado em Geologia) – Universidade"
# Takes what stands before the kind: ", ", ". ", " (", " [unpublished "; leaves "A history of the ".
_KIND_FOLLOWS = re.compile(
    r"(?:[.,]\s+|\s[(\[])(?:(?:[Uu]npublished|[Oo]ngepubliceerde?|[Uu]nveröffentlichte|[Ii]naugural-)\s?)?(?:\w+\s)?$"
)


# Takes the kind of "La gestion des digues, rapport public thématique,", "Water, eindrapport,"; leaves "Water, rapport en macht".
_REPORT_AT_END = re.compile(
    r",\s+(?=(?:rapport(?: (?:public|final|annuel|d['’]information|d['’]étude|d['’]activité|de recherche|de synthèse|n[°o])[^,.;:]{0,40}"
    r"| (?:au|à la|pour|remis|fait)\b[^,.;:]{0,60})?|eindrapport|tussenrapport|rapport de stage|mémoire|dactylogramme"
    r"|manuscrit|final report"
    r"|unpublished report|informe final|rapporto finale|relatório final)[.,]?$)"
)


def report_in_title(raw: str, parts: Cut) -> Cut:
    """End a title at the kind of report that it is, as notes write it with a small letter: ``Les digues, rapport public,``."""
    return ended(raw, parts, _REPORT_AT_END, "genre")


# Takes the number of "Vaccinatiegraad 2022. RIVM-rapport 2023-0031", "Water, Report No. 12"; leaves "Report 2020: water".
_NUMBERED = re.compile(
    r"[.,]\s+(?=(?:[\w-]+ )?(?:[A-Z]+-)?(?:[Rr]apport|[Rr]eport|[Pp]ublicatie|[Aa]dvies|Drucksache|BT-Drs\.|Texte"
    r"|Working [Pp]aper|Arbeitspapier"
    r"|[Dd]iscussion [Pp]aper|Document de travail|[Ii]nforme|Factsheet)(?:nr|nummer)?\.? ?(?:[Nn]r\.?|[Nn]o\.?|n[°º])? ?\d[\w/.-]*\W*$)"
)


# Takes the code of "Better Maps Needed. GAO-20-5512.", "Zinc. WHO/NUT/97.1", "Wells. EPA 841-R-12-003"; leaves "A test. COVID-19".
_REPORT_CODE = re.compile(r"[.,]\s+(?=(?=\D*\d)[A-Z]{2,8}(?:[-/ ](?:[A-Z]{1,8}|[A-Z]?\d[\d.]*)){2,5}\W*$)")


def number_in_title(raw: str, parts: Cut) -> Cut:
    """End a title at the number of the report that it is: ``Water in cijfers. RIVM-rapport 2023-0031.``, ``Better maps. GAO-20-5512.``"""
    cut = ended(raw, parts, _NUMBERED, "collection-title")
    return cut if cut is not parts else ended(raw, parts, _REPORT_CODE, "collection-title")


# Takes the meeting of "Flood depth. Paper presented at: 11th Conference", "Wasser. Vortrag auf der Tagung"; leaves "as presented at court".
_PRESENTED = re.compile(
    r"[.?!”\"»“]\s+(?=(?:(?:Invited |Oral |Conference )?(?:[Pp]aper|[Pp]oster|[Tt]alk|[Ll]ecture|[Kk]eynote"
    r"|[Pp]resentation)(?: session)? )?"
    r"[Pp]resented (?:at|to)\b"
    r"|Vortrag (?:gehalten )?(?:auf|bei|beim|im Rahmen)\b|Communication présentée (?:à|au|lors)|Lezing (?:gehouden "
    r"|gegeven )?(?:op|tijdens)\b"
    r"|Ponencia presentada|Trabalho apresentado|Comunicação apresentada|Comunicación presentada|Relazione presentata)"
)


def meeting_in_title(raw: str, parts: Cut) -> Cut:
    """End a title at the meeting at which it was presented, where nothing else is labelled as what the work stands in."""
    if has(parts, *HOMES):
        return parts
    begun = relabelled(parts, "container-title", lambda part: part.label == "title" and bool(_PRESENTED_FIRST.match(part.text)))
    return begun if begun is not parts else ended(raw, parts, _PRESENTED, "container-title")


# Takes "Poster session presented at: Mobilities"; leaves "Presented rivers".
_PRESENTED_FIRST = re.compile(r"(?:[Pp]aper|[Pp]oster|[Tt]alk|[Ll]ecture)(?: session)? presented (?:at|to)\b")


# Takes "Code de l'environnement, article L. 210-1.", "Code civil, art. 1240"; leaves "Code de la route, Paris".
_CODE = re.compile(r"^(?P<title>Code (?:civil|pénal|d[eu]s?\b|de l['’])[^,;:.\d]{0,60}),\s+(?P<note>art(?:icles?|\.)\s.*)$", re.DOTALL)


def article_of_code(raw: str, parts: Cut) -> Cut:
    """Part the article from the code that it stands in: ``Code civil, art. 1240``."""
    match = _CODE.match(raw) if raw.startswith("Code ") else None
    return laid_out(raw, match) if match else parts


# Takes the year and the leaves of "Caminhar. 2014. 120 f. Dissertação (Mestrado)"; leaves "2014. 120 folks".
_LEAVES = re.compile(
    r"\.\s+(?P<date>(?:19|20)\d\d)\.\s+(?P<note>\d{1,4}\s?(?:f|fl|p)\.)\s+(?P<genre>(?:Tese|Dissertação"
    r"|Trabalho de [Cc]onclusão|Monografia|TCC)\b(?: de \w+)?(?:\s?\([^()]{3,60}\))?)"
)


def thesis_with_leaves(raw: str, parts: Cut) -> Cut:
    """Lay out what Brazil's standard puts between a thesis and its university: ``2014. 120 f. Dissertação (Mestrado)``."""
    match = _LEAVES.search(raw) if " f" in raw or " p" in raw else None
    if match:
        for label in ("date", "note", "genre"):
            parts = overlaid(raw, parts, match.start(label), match.end(label), label)
    return parts


_INITIALS_FIRST = re.compile(r"(?P<names>(?:[A-Z]\.\s?){1,4})(?=[^\W\d_]{2})")  # takes the "M. A. " of "M. A. Caminhar devagar."


def initials_in_title(raw: str, parts: Cut) -> Cut:
    """Give a family name its initials, which the title took: ``SILVA,`` ``M. A. Caminhar devagar.``"""
    for i, part in enumerate(parts[:-1]):
        following = parts[i + 1]
        if part.label != "author" or following.label != "title" or not re.search(r"(?:^|[;&] )[^\W\d_][^\s,;]+,$", part.text):
            continue
        if match := _INITIALS_FIRST.match(following.text):
            return shifted(raw, parts, i, following.start + match.end())
    return parts


# Takes "IZA Discussion Papers, No. 9876", "Oxfam Briefing Paper 233", "Fact sheet no. 311", "Scientific Investigations Report 2015–5012";
# leaves "Papers of 1848", "Report 2020: water" at a title's begin and "Recommendations and Reports 64(2)".
_SERIES_NUMBER = re.compile(
    r"(?:(?<=[.,:;”’\"] )|(?<=\())(?:in )?(?P<series>(?:[A-Z][\w&’'-]*(?:\.[A-Z]\.?)* |\([A-Z]+\) |(?:of|and|for|the|on) ){0,8}"
    r"(?:(?:[Ww]orking|[Dd]iscussion|[Bb]riefing|[Oo]ccasional|[Pp]olicy|[Rr]esearch|[Tt]echnical|[Ii]ssue|Staff|Green"
    r"|White)(?: [Rr]esearch)? (?:[Pp]apers?|[Rr]eports?|[Bb]riefs?|[Nn]otes?|[Mm]emorandum)"
    r"|[Ff]act ?[Ss]heets?|(?:Investigations|Evidence|Science|Centre|Center|Institute|Committee|Synthesis|Country|Project|EEA"
    r"|NIOSH|AHRQ|RAND|SINTEF|FAO|UNEP)\b[^.,;:()]{0,24}? ?[Rr]eport"
    r"|Policy [Bb]rief|Stellungnahme(?= Nr)|Merkblatt(?= Nr)|Statistical Bulletin|Fisheries Technical Paper|Arbeitspapiere?"
    r"|Diskussionspapiere?|Documents? de travail|Documentos? de trabajo|Werkdocument|Onderzoeksmemorandum)"
    r"(?: [Ss]eries)?,?(?: (?:No|no|Nr|nr|n[°º]|Number|number|#)\.?)? ?(?:[A-Z]{1,5}[-/]?)?(?!(?:19"
    r"|20)\d\d[a-z]?\b(?![-–/]\d))\d[\w/–-]*)(?=[.,;)]|$)"
)


# The words of the pattern above, as it is slow and most entries hold none of them.
_MAY_BE_SERIES = re.compile(r"[Pp]aper|[Rr]eport|[Bb]rief|[Ss]heet|[Mm]emorand|Bulletin|papier|Document|Werkdoc|Stellungnahme|Merkblatt")


def series_with_number(raw: str, parts: Cut) -> Cut:
    """Take the numbered series of a report for one, and no home with an issue or a part of the title: ``Oxfam Briefing Paper 233,``."""
    if not _MAY_BE_SERIES.search(raw) or not (match := _SERIES_NUMBER.search(raw)):
        return parts
    start, end = match.span("series")
    if not any(part.start < start and part.label == "title" for part in parts) or re.match(r"\W{0,2}\d", raw[end : end + 3]):
        return parts
    closing = {"(": (")", ").", "),")}.get(raw[start - 1], (",", "."))
    return overlaid(
        raw,
        parts,
        start - (raw[start - 1] == "("),
        end + max((len(m) for m in closing if raw.startswith(m, end)), default=0),
        "collection-title",
    )


# Takes "(EPA 841-B-16-001)", "(AFR 44/5544/2017)", "(ST/ESA/SER.A/423)"; leaves "(1990-2010)", "(COVID-19)", "(H5N1)".
_DOCUMENT_CODE = re.compile(
    r"\s\((?=[^()]*\d)(?=[^()]*[A-Z]{2})(?=(?:[^()]*[-/. ]){2}|[^()]*\d{4})(?:[A-Z0-9][A-Z0-9./-]*"
    r"|[A-Z][a-z]{1,4}\.?)(?: [A-Z0-9][A-Z0-9./–-]*){0,3}\)[.,]?$"
)


def code_in_title(raw: str, parts: Cut) -> Cut:
    """Part from the end of a title the code under which a body keeps it: ``Stream handbook (EPA 841-B-16-001).``"""
    for i, part in enumerate(parts):
        if part.label == "title" and (match := _DOCUMENT_CODE.search(part.text)) and match.start():
            return split(raw, parts, i, part.start + match.start(), "note")
    return parts
