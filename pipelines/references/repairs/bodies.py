"""Bodies as authors, before a colon or with a title that they took along; marks of editors that a title took."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.person import is_known_given, names_body
from pipelines.references.lexicon import phrases_of
from pipelines.references.repairs.cuts import Cut, end_of, has, stretch

# Takes "(a cura di), ", "(eds.). " at a title's begin; leaves "(Re)reading".
_MARK_AT_START = re.compile(rf"[(\[]\s?{phrases_of('editors').pattern}\.?\s?[)\]][\s:,.]*", re.IGNORECASE)


def mark_in_title(raw: str, parts: Cut) -> Cut:
    """Give a list of names its mark, which makes editors of it: ``Berg I., Lund E.`` ``(a cura di), Title``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label in ("author", "editor") and following.label == "title" and (match := _MARK_AT_START.match(following.text)):
            cut = following.start + match.end()
            names, title = stretch("editor", raw, part.start, cut), stretch("title", raw, cut, end_of(following))
            return (*parts[:i], *names, *title, *parts[i + 2 :])
    return parts


# Takes "ISTAT", "ADEME"; leaves "DUPONT Jean" and "J.".
_ACRONYM = re.compile(r"[A-Z]{3,8}$")


_WORDS = re.compile(r"\s[^\W\d_A-Z]{3,}|\s(?:19|20)\d\d\b")  # takes what is no name in "Rapport annuel 2022"; leaves "Fernando José da"


def title_of_body(raw: str, parts: Cut) -> Cut:
    """Part a body from the title that went with it: ``ADEME, Le compostage``, ``Amt, Bilanz`` ``2020,`` ``Bonn`` ``2021``."""
    if not parts or parts[0].label != "author" or (comma := parts[0].text.find(", ")) < 0:
        return parts
    name, rest = parts[0].text[:comma], parts[0].text[comma + 2 :]
    following = parts[1] if len(parts) > 1 else None
    dated = following is not None and following.label == "date" and sum(part.label == "date" for part in parts) > 1
    several = bool(_WORDS.search(rest)) and not is_known_given(rest)
    if not ((_ACRONYM.match(name) and several) or names_body(name)) or (has(parts, "title") and not _ACRONYM.match(name)):
        return parts
    end = end_of(parts[0])
    if following is not None and (
        following.label == "title" or (dated and following.text.rstrip(".,").isdigit() and not has(parts, "title"))
    ):
        end = end_of(following)
    elif has(parts, "title"):
        return parts
    start = parts[0].start + comma + 1
    return (*stretch("author", raw, 0, start), *stretch("title", raw, start, end), *(part for part in parts[1:] if part.start >= end))
