"""Who wrote and who edited: bodies with departments, lists that two labels part, editors that took their book's title along."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.person import is_common, is_group, is_known_given
from pipelines.references.lexicon import any_of, kinds, phrases_of, words_of
from pipelines.references.parts import Part
from pipelines.references.repairs.cuts import HOMES, Cut, end_of, has, split, stretch

_HEAD = re.compile(r"(?:[^\s.]+ ){0,7}[^\s.]+\.\s+(?=\S)")  # takes "Office of Dietary Supplements. " at a title's begin


def department_of_body(raw: str, parts: Cut) -> Cut:
    """Give a body its department, which a comma parts from it: ``Institutes of Health, Office of Supplements. Zinc``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label != "author" or following.label != "title" or not part.text.endswith(",") or not is_group(part.text):
            continue
        head = _HEAD.match(following.text)
        if head and is_group(head.group()):
            cut = following.start + head.end()
            return (*parts[:i], *stretch("author", raw, part.start, cut), *stretch("title", raw, cut, end_of(following)), *parts[i + 2 :])
    return parts


def editors_at_start(raw: str, parts: Cut) -> Cut:
    """Make one list of an author and the editors straight after it: ``Berg, Ida, and Eva Lund (Eds.). Title``."""
    if len(parts) > 2 and [part.label for part in parts[:3]] == ["author", "editor", "title"]:
        return (*stretch("editor", raw, parts[0].start, end_of(parts[1])), *parts[2:])
    return parts


# Takes "Kahneman D. " of "Kahneman D. Thinking, Fast"; leaves "Kahneman, D. Thinking", and group 1 tells "John D. Smith" from it.
_CLOSED_LIST = re.compile(
    r"^\W*(?:[^\W\d_][^\s,.;]*(?: [^\s,.;]+){0,2} [^\W\d_a-zà-öø-ÿ]{1,3}, ){0,30}"
    r"[^\W\d_][^\s,.;]+(?: [^\s,.;]+){0,2} [^\W\d_a-zà-öø-ÿ]{1,3}\.\s+(?=([^\W\d_]+))"
)


def title_after_names(raw: str, parts: Cut) -> Cut:
    """End a list of family names and initials at its full stop, where a word that is no name follows."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label != "author" or following.label != "title":
            continue
        match = _CLOSED_LIST.match(part.text)
        if match and is_common(match.group(1)):
            cut = part.start + match.end()
            names = stretch("author", raw, part.start, cut)
            return (*parts[:i], *names, *stretch("title", raw, cut, end_of(following)), *parts[i + 2 :])
    return parts


def body_before_date(_raw: str, parts: Cut) -> Cut:
    """Take a body before the date for who wrote the title after it: ``Council on Rivers (COR), 1982. Historic Rivers.``"""
    if [part.label for part in parts[:3]] == ["title", "date", "title"] and is_group(parts[0].text) and not has(parts, "author"):
        return (parts[0]._replace(label="author"), *parts[1:])
    return parts


# Takes the mark of "In Irene Tinker (ed.) Persistent Rivers", "Anna Groß (Hrsg.): Die Flüsse"; leaves "(ed.)," at the end.
_MARK = re.compile(
    rf"[(\[]\s?{phrases_of('editors').pattern}\.?\s?[)\]]\s?[:,.]?\s+(?=[^\W\d_]+ [^\W\d_]+|[^\W\d_]{{6,}}\.$)", re.IGNORECASE
)
# Takes the book of "In Handbook of Rivers, R. Graham, Eds.", "in Rivers and Lakes, ed. Ida Berg"; leaves "In R. Graham, Eds.".
_BOOK = re.compile(r"^\W*in:?\s+([^,.]{8,120}),\s+", re.IGNORECASE)

# Takes the book of "In Life and Death in Rome. Edited by Ida Berg", "In Flüsse, hrsg. von Ida Berg"; leaves "In edited books".
_BOOK_BY = re.compile(
    r"^\W*in:?\s+.{8,200}?[.,]\s+(?=(?:edited by|ed\. by|ed\.|herausgegeben von|hrsg\. v(?:on|\.)|sous la direction d|"
    r"onder redactie van|a cura di|coordinado por)\s)",
    re.IGNORECASE,
)


def home_of_editors(raw: str, parts: Cut) -> Cut:
    """Part the book from its editors, where nothing else is labelled as what the work stands in."""
    if has(parts, *HOMES) or not has(parts, "title"):
        return parts
    for i, part in enumerate(parts):
        if part.label != "editor":
            continue
        if mark := _MARK.search(part.text):
            return split(raw, parts, i, part.start + mark.end(), "container-title")
        book = _BOOK.match(part.text)
        if not book or not is_group(book.group(1)):
            book = _BOOK_BY.match(part.text)
        if book:
            cut = part.start + book.end()
            return (
                *parts[:i],
                *stretch("container-title", raw, part.start, cut),
                *stretch("editor", raw, cut, end_of(part)),
                *parts[i + 1 :],
            )
    return parts


_IN_AFTER_NAME = re.compile(
    r"^[^\W\d_][^\d:;]{1,60}?,\s+(?=in:?\s)"
)  # takes "Schulz, " of "Schulz, in: Maurer (Hrsg.),"; leaves "Schulz in Bonn"


def author_before_in(raw: str, parts: Cut) -> Cut:
    """Part who wrote from who edited, as footnotes on commentaries name them: ``Schulz, in: Maurer (Hrsg.),``."""
    if not parts or parts[0].label != "editor" or has(parts, "author"):
        return parts
    match = _IN_AFTER_NAME.match(parts[0].text)
    if not match:
        return parts
    cut = parts[0].start + match.end()
    return (*stretch("author", raw, parts[0].start, cut), *stretch("editor", raw, cut, end_of(parts[0])), *parts[1:])


def paper_as_author(_raw: str, parts: Cut) -> Cut:
    """Take a newspaper for what a work without a title stands in: ``De Zandermeerse Courant. 12 mei 2025:7.``"""
    if has(parts, "title", *HOMES) or not has(parts, "date"):
        return parts
    return tuple(_as_home(part) if part.label == "author" else part for part in parts)


def _as_home(part: Part) -> Part:
    return part._replace(label="container-title") if kinds()["newspaper"].search(part.text) and is_group(part.text) else part


_ROLES = any_of(words_of("editors") | words_of("translators")).pattern
# Takes "ed.", "Hrsg. von", "Trans. and ed."; leaves "ed. Ida Berg".
_ROLE_ALONE = re.compile(rf"^\W*(?:in:?\s+)?{_ROLES}(?:\.? (?:and|und|et|&) \w+)?\.?$", re.IGNORECASE)


def name_after_role(raw: str, parts: Cut) -> Cut:
    """Give an editor's or translator's mark the name after it: ``ed.`` ``Ida Berg,`` labelled as a publisher."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label in ("editor", "translator") and following.label == "publisher" and _ROLE_ALONE.match(part.text):
            return (*parts[:i], *stretch(part.label, raw, part.start, end_of(following)), *parts[i + 2 :])
    return parts


# Takes the last two pieces of "Orland Figes, Peasant Russia,", "Mathilde von Bulow, West Germany,"; leaves "Figes, Orland,".
_GIVEN_FIRST = re.compile(r"^\W*[^\W\d_]+(?: [^\s,]+){1,3},\s+(?=([^\W\d_]+) ([^\W\d_]+)[,:]$)")


def title_in_names(raw: str, parts: Cut) -> Cut:
    """Give a title its first words, which end a list of names in full: ``Ida Berg, West Germany,`` ``the war and the rivers``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        match = _GIVEN_FIRST.match(part.text) if part.label == "author" and following.label == "title" else None
        if match and not is_known_given(match.group(1)) and any(_is_no_name(word) for word in match.groups()):
            cut = part.start + match.end()
            return (*parts[:i], *stretch("author", raw, part.start, cut), *stretch("title", raw, cut, end_of(following)), *parts[i + 2 :])
    return parts


def _is_no_name(word: str) -> bool:
    return word.lower() in words_of("regions") or is_common(word)
