"""Laws and parliamentary papers: a title that says what it is, a gazette with its year, number or page."""

from __future__ import annotations

import re

from pipelines.references.fields.accessed import find_access
from pipelines.references.fields.date import find_date
from pipelines.references.lexicon import kinds
from pipelines.references.repairs.cuts import Cut, laid_out, spread

# What a law's name begins with, where a number or a date follows.
_NUMBERED = (
    r"(?:(?:(?:Council|Commission|Delegated|Implementing|Delegierte|Uitvoerings|Durchführungs)\w* ?){0,2}"
    r"(?:Regulation|Directive|Decision|Verordnung|Richtlinie|Beschluss|Verordening|Richtlijn|Besluit|Règlement|Décision"
    r"|Reglamento|Directiva"
    r"|Decisión|Regolamento|Direttiva|Decisione|Regulamento|Diretiva)"
    r"|Loi|Décret|Ordonnance|Arrêté|Ley|Real Decreto|Decreto|Orden|Lei|Portaria|Medida Provisória|Legge|D\. ?[Ll]gs\.|D\.L\.|D\.P\.R\.)"
    r"(?:[- ](?:Ley|ley|Lei|lei|legge|Legislativo|legislativo|Orgánica|orgánica|organique|Complementar|ministeriale|Federal|regionale))?"
)
_NUMBER = r"(?:\((?:EU|EC|EG|EEC|EWG|EEG|CE|UE|CEE|Euratom|,| )+\) ?)?(?:(?:No|Nr|nr|n|núm)[.°ºo]*\.? ?)?\d[\d./-]*"
# Takes "Directive 92/43/EEC of", "Loi n° 2005-102 du", "Decreto-Lei n.º 77/2006", "Legge 5 gennaio"; leaves "Directive leadership".
_OPENING = re.compile(
    r"^(?P<state>(?:BRASIL|Brasil|PORTUGAL|Portugal|España|France|Italia|République française)[.,] )?"
    rf"{_NUMBERED},? (?:{_NUMBER}\b|(?:du|de|del) \d)"
)
# Takes "Gesetz über den Wald", "Wet op het onderwijs", "Verordnung zum Schutz"; leaves "Gesetz und Ordnung". Needs a gazette or a date.
_NAMED = re.compile(
    r"^(?:\w+ ){0,2}(?:Gesetz|Verordnung|Bekanntmachung|Wet|Besluit|Regeling|Rijkswet)\b"
    r" (?:über|zur|zum|betreffend|für|op|van|inzake|tot|houdende)\b"
    r"|^[A-ZÄÖÜ]\w{3,}(?:gesetz|gesetzbuch|ordnung|besluit|wet|wetboek)\b(?! (?:und|en|van|voor|im|in)\b)"
)
# Takes "Clean Water Act,", "Equality Act 2010", "Health and Safety at Work etc. Act 1974"; leaves "Act One" and "How to act, 3".
_ACT = re.compile(
    r"^(?P<title>(?:The )?(?:[A-Z][\w’'-]*,? |\([^()]{3,40}\) |(?:of|and|the|for|to|in|on|at|with|etc\.) ){1,12}"
    r"(?:Act|Regulations|Order|Bill)"
    r"(?: (?:of )?(?:1[6-9]|20)\d\d)?)(?=[,.;\s]|$)"
)
_CODE = re.compile(
    r"(?P<volume>\d{1,4}) (?P<journal>U\. ?S\. ?C\.(?: ?A\.)?|Stat\.|Fed\. Reg\.|C\. ?F\. ?R\.) (?:§+ ?)?(?P<pages>\d[\dA-Za-z,-]*)"
)
_CHAPTER = re.compile(
    r"(?:[,.;]? \(?(?:c|ch|s|ss|sec|Cth|UK|Vic|NSW|SI|No)\b[^,;]{0,30})*\W*"
)  # takes ", c. 21 (UK)."; leaves ", London: Sage"
# Takes "Kamerstukken II 2018/19, 35 114, nr. 3, p. 12", "Handelingen II 2001-2002, nr. 5"; leaves "Kamerstukken over water".
_PAPER = re.compile(
    r"^(?:(?P<note>MvT|MvA|NnavV|[Mm]emorie van [Tt]oelichting),? )?(?P<title>(?:Kamerstukken|Kamerst\.|Handelingen"
    r"|Aanhangsel Handelingen)(?: (?:I|II|I/II|TK|EK))?,? \d{4}[-/–]\d{2,4}"
    r"(?:,? (?:nr\. )?[\d ]{1,7}(?:[-–][IVXLC]+)?(?!\d))?(?:,? nr\. ?\w+)?)(?:,? (?P<pages>(?:p|blz)\. ?\d+(?:[-–]\d+)?))?"
)
_PAGES = re.compile(r"\b(?:S|pp?|blz|Sp|pág|págs)\. ?\d+(?:\s?[-–]\s?\d+)?")
# Takes "n° 0022", "núm. 299", "Nr. 3", "n.º 176/1998", and the 156 of "2016, 156" and "2016/156"; leaves "I".
_ISSUE = re.compile(r"(?:\bn[rº°o]?\.?[°º]?|\bnúm\.|\bNr\.|\bNo\.) ?\d[\d/]*|(?<=\b\d\d\d\d[,/])\s?\d{1,4}\b(?!\.\d)")
_SERIES = re.compile(r"^\s?(?:[LC]|II?I?)\b(?=[ ,])")  # of the Official Journal, of the BGBl.
_BARE = re.compile(r"^\W{0,2}\d{1,4}(?=,| )")  # the 119 of "OJ L 119, 4.5.2016"
# Takes what parts a law's name from its date: ", ", " vom "; leaves the "du" of "Loi du 26 janvier 2016", which is its name.
_BEFORE_DATE = re.compile(r"(?:,| vom| v\.| van| d\.d\.)\s*$")
_CLOSING = " ,.;:()"
_LONGEST_DATE = 40  # characters


def statute(raw: str, parts: Cut) -> Cut:
    """Lay a law out: its title to where its date or its gazette begins, then what stands there of year, number and pages."""
    if paper := _PAPER.match(raw):
        return laid_out(raw, paper)
    if act := _ACT.match(raw):
        return _act(raw, act, parts)
    if not (_OPENING.match(raw) or _NAMED.match(raw)):
        return parts
    gazette = kinds()["gazette"].search(raw)
    if not (gazette or _OPENING.match(raw) or find_date(raw)):
        return parts
    access = find_access(raw)
    end = min((part.start for part in parts if part.label == "url"), default=len(raw))
    end = min(end, access.span[0]) if access else end
    if gazette is None or gazette.start() > end:
        found = _named(raw, end)
    else:
        found = [*_named(raw, gazette.start()), *_gazette(raw, gazette.span(), end)]
    return (*spread(raw[:end], found), *(part for part in parts if part.start >= end))


def _act(raw: str, act: re.Match[str], parts: Cut) -> Cut:
    """Lay out an act that a code, a chapter or nothing follows: ``Clean Water Act, 33 U.S.C. § 1251 (1972)``, ``Water Act 2014, c. 21``."""
    if code := _CODE.search(raw, act.end()):
        numbers = [(*code.span(name), name) for name in ("volume", "journal", "pages")]
        if date := find_date(raw, code.end()):
            numbers.append((date.start, date.end, "date"))
        return spread(raw, [(*act.span("title"), "title"), *numbers])
    return spread(raw, [(*act.span("title"), "title")]) if _CHAPTER.fullmatch(raw, act.end()) else parts


Spans = list[tuple[int, int, str]]


def _named(raw: str, end: int) -> Spans:
    """Find a law's title, and the date that ends it where it is none of its name."""
    text = raw[:end].rstrip(_CLOSING)
    opening = _OPENING.match(raw)
    state = opening.end("state") if opening and opening["state"] else 0
    author: Spans = [(0, state, "author")] if state else []
    date, start = None, max(state, len(text) - _LONGEST_DATE)
    while (following := find_date(text, start)) and following.end > start:
        date, start = following, following.end
    mark = _BEFORE_DATE.search(text[: date.start]) if date and date.end >= len(text) else None
    if date is None or mark is None:
        return [*author, (state, end, "title")]
    word = 1 if mark.group().strip().isalpha() else date.start - mark.start()  # "vom" goes with the date
    return [*author, (state, mark.start(), "title"), (mark.start() + word, date.end, "date")]


def _gazette(raw: str, name: tuple[int, int], end: int) -> Spans:
    """Find what follows the name of a gazette: its series, number, date and pages."""
    series = _SERIES.match(raw[name[1] : end])
    start = name[1] + (series.end() if series else 0)
    found: Spans = [(name[0], start, "journal")]
    if pages := _PAGES.search(raw, start, end):
        found.append((*pages.span(), "pages"))
    volume, issue = _BARE.match(raw[start:end]), _ISSUE.search(raw, start, end)
    date = find_date(raw[:end], issue.end() if issue and issue.group()[0] in "nN" else start)
    if date:
        found.append((date.start, date.end, "date"))
    if volume and not (date and date.start < start + volume.end()):
        found.append((start, start + volume.end(), "volume"))
    if issue and not any(one < issue.end() and issue.start() < two for one, two, _ in found):
        found.append((*issue.span(), "volume"))
    return found
