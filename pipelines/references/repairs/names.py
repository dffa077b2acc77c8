"""Who wrote and who edited: bodies with departments, lists that two labels part, editors that took their book's title along."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.person import is_group, names_body
from pipelines.references.lexicon import any_of, kinds, phrases_of, words_of
from pipelines.references.repairs.cuts import (
    HOMES,
    Cut,
    has,
    joined,
    needs,
    overlaid,
    relabelled,
    renamed,
    shifted,
    split,
)

_HEAD = re.compile(r"(?:[^\s.]+ ){0,7}[^\s.]+\.\s+(?=\S)")  # takes "Office of Dietary Supplements. " at a title's begin


def department_of_body(raw: str, parts: Cut) -> Cut:
    """Give a body its department, which a comma parts from it: ``Institutes of Health, Office of Supplements. Zinc``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label != "author" or following.label != "title" or not part.text.endswith(",") or not is_group(part.text):
            continue
        head = _HEAD.match(following.text)
        if head and is_group(head.group()):
            return shifted(raw, parts, i, following.start + head.end())
    return parts


def body_before_date(_raw: str, parts: Cut) -> Cut:
    """Take a body before the date for who wrote the title after it: ``Council on Rivers (COR), 1982. Historic Rivers.``"""
    if [part.label for part in parts[:3]] == ["title", "date", "title"] and is_group(parts[0].text) and not has(parts, "author"):
        return renamed(parts, 0, "author")
    return parts


# Takes the mark of "In Irene Tinker (ed.) Persistent Rivers", "Anna Groß (Hrsg.): Die Flüsse"; leaves "(ed.)," at the end.
MARK_BEFORE_BOOK = re.compile(
    rf"(?:[(\[]\s?{phrases_of('editors').pattern}\.?\s?[)\]]\s?[:,.]?|,\s(?:editors?|éditeurs?|edit\.|redacteurs?|redactie|Herausgeber)\.)"
    rf"\s+(?=[^\W\d_]+ [^\W\d_]+|[^\W\d_]{{6,}}\.$|[^\W\d_]{{4,}}$)",
    re.IGNORECASE,
)

# Takes the book of "In Handbook of Rivers, R. Graham, Eds.", "in Rivers and Lakes, ed. Ida Berg"; leaves "In R. Graham, Eds.".
_BOOK = re.compile(r"^\W*in:?\s+([^,.]{8,120}),\s+", re.IGNORECASE)

# Takes the book of "In Life and Death in Rome. Edited by Ida Berg", "In Flüsse, hrsg. von Ida Berg"; leaves "In edited books".
_BOOK_BY = re.compile(
    r"^\W*in:?\s+.{8,200}?[.,]\s+(?=(?:edited by|ed\. by|ed\.|herausgegeben von|hrsg\. v(?:on|\.)|sous la direction d|"
    r"onder redactie van|a cura di|coordinado por)\s)",
    re.IGNORECASE,
)


@needs("editor", "translator")
def home_of_editors(raw: str, parts: Cut) -> Cut:
    """Part the book from its editors, where nothing else is labelled as what the work stands in."""
    if has(parts, *HOMES) or not has(parts, "title"):
        return parts
    for i, part in enumerate(parts):
        if part.label != "editor":
            continue
        if mark := MARK_BEFORE_BOOK.search(part.text):
            return split(raw, parts, i, part.start + mark.end(), "container-title")
        book = _BOOK.match(part.text)
        if not book or not is_group(book.group(1)):
            book = _BOOK_BY.match(part.text)
        if book:
            return renamed(split(raw, parts, i, part.start + book.end(), "editor"), i, "container-title")
    return parts


# Takes the names of "Olsen, T. (Director)."; leaves "(Director's cut)".
_MAKER = re.compile(
    r"^[^\W\d_][^()\d]{2,80}\((?:Executive )?(?:Directors?|Producers?|Hosts?|Writers?|Presenter|Regie|Réalisateurs?"
    r"|Regisseur)(?: (?:&|and) \w+)?\)[\s.,:]*$"
)


def maker_as_author(_raw: str, parts: Cut) -> Cut:
    """Take who made a film or hosts a podcast for its author: ``Olsen, T. (Director).``"""
    if not parts or parts[0].label in ("author", "editor") or has(parts, "author") or not _MAKER.match(parts[0].text):
        return parts
    return renamed(parts, 0, "author")


def paper_as_author(_raw: str, parts: Cut) -> Cut:
    """Take a newspaper for what a work without a title stands in: ``De Zandermeerse Courant. 12 mei 2025:7.``"""
    if has(parts, "title", *HOMES) or not has(parts, "date"):
        return parts
    return relabelled(parts, "container-title", lambda part: part.label == "author" and _is_newspaper(part.text))


def _is_newspaper(text: str) -> bool:
    return bool(kinds()["newspaper"].search(text)) and is_group(text)


_ROLES = any_of(words_of("editors") | words_of("translators")).pattern

# Takes "ed.", "Hrsg. von", "Trans. and ed."; leaves "ed. Ida Berg".
_ROLE_ALONE = re.compile(rf"^\W*(?:in:?\s+)?{_ROLES}(?:\.? (?:and|und|et|&) \w+)?\.?$", re.IGNORECASE)


@needs("editor", "translator")
def name_after_role(raw: str, parts: Cut) -> Cut:
    """Give an editor's or translator's mark the name after it: ``ed.`` ``Ida Berg,`` labelled as a publisher."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label in ("editor", "translator") and following.label == "publisher" and _ROLE_ALONE.match(part.text):
            return joined(raw, parts, i, part.label)
    return parts


# Takes "trad. de l’anglais par A. Morin,", "Translated by Ida Berg"; leaves "Transl. and ed. by Ida Berg".
_TRANSLATED = re.compile(
    r"^\W*(?:[Tt]rad(?:uit|ucción|uzione|ução|\.)?|[Tt]ransl(?:ated|\.)|[Tt]rans\.|[ÜüUu]e?bers(?:etzt|\.)|[Vv]ert(?:aald|\.)"
    r"|[Aa]us dem \w+)\s(?!.*\b(?:ed|hrsg|éd|dir)\b)"
)


@needs("editor", "translator")
def translator_as_editor(_raw: str, parts: Cut) -> Cut:
    """Take who translated a work for no editor of it."""
    return relabelled(parts, "translator", lambda part: part.label == "editor" and bool(_TRANSLATED.match(part.text)))


# Takes the editors of "in Roux (Paul), dir., Corps en", "In: Berg I (Hrsg.): Flüsse"; leaves "in Rivers (ed. 3), Lakes".
_EDITORS_IN_HOME = re.compile(
    r"^\W*(?:in|dans|en|em)\b:?\s+[^\W\d_][^\d:;]{3,120}?"
    rf"(?:[(\[]\s?{phrases_of('editors').pattern}\.?\s?[)\]]|,\s(?:dir|coord|eds?|éds?|hrsg|red)\.)"
    r"[,:.]?\s+(?=[^\W\d_]{2})",
    re.IGNORECASE,
)


@needs(*HOMES)
def editors_in_home(raw: str, parts: Cut) -> Cut:
    """Part editors and their mark from the book after them: ``in Roux (Paul), dir., Corps en mouvement,``."""
    if has(parts, "editor"):
        return parts
    for i, part in enumerate(parts):
        if i and part.label in HOMES and (match := _EDITORS_IN_HOME.match(part.text)):
            return renamed(split(raw, parts, i, part.start + match.end(), "container-title"), i, "editor")
    return parts


# Takes "(wie Anm. 12)", "(Fn. 3)", "(n 12)", "(noot 4)"; leaves "(Notes 3)".
_OTHER_NOTE = re.compile(r"\((?:wie )?(?:Anm\.|Fn\.|FN|Fußnote|n\.?|note|noot|voetnoot|nota) ?\d{1,4}\),?")


def other_note(raw: str, parts: Cut) -> Cut:
    """Take the number of another note for no volume, and the name before it for the author: ``Mayr (wie Anm. 12), S. 33``."""
    match = _OTHER_NOTE.search(raw) if "(" in raw else None
    if not match or has(parts, "date", "publisher"):
        return parts
    cut = overlaid(raw, parts, *match.span(), "note")
    return renamed(cut, 0, "author") if cut[0].label in HOMES and not has(cut, "author") else cut


@needs("publisher")
def body_before_title(_raw: str, parts: Cut) -> Cut:
    """Take a body labelled as a title for the author of what is labelled as its publisher: ``Provincie Utrecht,`` ``Omgevingsvisie,``."""
    labels = [part.label for part in parts[:3]]
    if labels != ["title", "publisher", "location"] or not parts[0].text.endswith(",") or not names_body(parts[0].text):
        return parts
    return (parts[0]._replace(label="author"), parts[1]._replace(label="title"), *parts[2:])


# Takes the editors of "in: Jauch/Pohlmann, BGB,", "in: Maunz/Dürig: Grundgesetz"; leaves "in: NJW/Recht, 3" and "Wasser/Abwasser".
_SLASHED = re.compile(
    r"^\W*in:?\s+(?=[^\W\d_a-z])[^\W\d_-]+(?:-[^\W\d_]+)?(?:\s?/\s?[^\W\d_a-z][^\W\d_-]+(?:-[^\W\d_]+)?){1,4}(?: \((?:Hrsg"
    r"|Hg)\.\))?[,:]\s+(?=\S)"
)


@needs(*HOMES)
def editors_of_commentary(raw: str, parts: Cut) -> Cut:
    """Part from a commentary the editors whose names slashes join before it: ``in: Jauch/Pohlmann, BGB,``."""
    if has(parts, "editor", "title"):
        return parts
    for i, part in enumerate(parts):
        if i and part.label in HOMES and (match := _SLASHED.match(part.text)):
            return renamed(split(raw, parts, i, part.start + match.end(), part.label), i, "editor")
    return parts
