"""Authors and editors: lists of names in any order of family and given name, groups, ``et al.``"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pipelines.model.reference import Name
from pipelines.references.fields.person import (
    CJK,
    INITIAL,
    STRAY,
    are_known_given,
    body,
    family_initials,
    has_capitals,
    has_initials,
    is_degree,
    is_degree_in_capitals,
    is_group,
    is_initials,
    is_known_given,
    is_suffix,
    is_whole,
    person,
    unparted,
)
from pipelines.references.lexicon import any_of, phrases_of, words_of
from pipelines.references.parts import Found, Part, Parts
from pipelines.references.pointer import after_pointer

_TAG = re.compile(r"</?[A-Za-z]{1,12}>")
# Takes "et al.", "& et al", "[and others]", "& 3 others", "u. a."; leaves "et Alain" and "E. A. Hermans".
_ET_AL = re.compile(
    rf"[\s,;&(\[]{{0,4}}(?:\b(?:and|und|en|et)\s+)?(?-i:(?![EUA]\.? ?[A-Z]\b))"
    rf"(?:{phrases_of('et_al').pattern}|\b\d{{1,3}} (?:others|more|anderen|weitere|autres|otros|altri|outros)\b)[\s.,;:)\]]{{0,4}}",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"[,\s]{0,3}(?:\.\s?\.\s?\.|…)[,\s]{0,3}")
# Takes "(Eds.)", "Hrsg.", "edited by", "ed. by", "red."; leaves "Edmund" and the initials of "Insel TR".
_ROLES = any_of(words_of("editors") | words_of("translators")).pattern
_ROLE = re.compile(rf"(?:[(\[]\s?|(?![A-Z]{{2,5}}\b))(?i:{_ROLES})\.?\s?[)\]]?")
# Takes the end of "Berg, I. (Hrsg.):", "Smith and Jones, eds."; leaves "Ed." as a first name.
_EDITOR_AT_END = re.compile(rf"[,(\[]\s?{phrases_of('editors').pattern}\.?[)\]]?[\s.,:;]{{0,6}}$", re.IGNORECASE)
# Takes what stands for the author of the entry before: "Ders.", "idem"; leaves "Derschau".
_SAME = re.compile(r"^\W*(?:ders|dies|dens|idem|id|eadem|ead|ebd|ibid|ibidem|—+|_+)\b[\s.,:]*$", re.IGNORECASE)
_LEADING_IN = re.compile(r"^\W*(?:in|dans|en|em)\b\s*:?\s*", re.IGNORECASE)
_BY = re.compile(r"^\W*(?:by|von|v\.|par|door|de|with|mit|met|avec)\s+(?=[^\W\d_a-z])")  # what a role leaves: "hrsg. von Anna Groß"
_LAST_INITIALS = re.compile(rf"(?<![,.;])\s(?:{INITIAL}-?){{1,4}}\.$")  # takes the end of "Firoz M, Graber M."; leaves "Smith, J."
_DOTTED = re.compile(rf"(?<![^\W\d_]){INITIAL}\.")
# Takes " and ", " & ", " und ", " et ", " y ", " en ", ", and "; leaves "Sandy", "Mas-y-Mas" and "e" within a name.
_AND = re.compile(
    r"\s?[,;]?\s?(?:(?<![\w‐‑\u2060-])(?:and|And|und|et|y|en|og|och|i|и|e|a|with|avec|met|mit)(?![\w'’.‐‑-])|&(?:amp;)?|\+)\s?"
)
_AND_GLUED = re.compile(r",\s?and(?=[^\W\d_a-z]\.)")  # takes ", andM. Skold"
_GLUED_INITIAL = re.compile(
    rf"(?<![^\W\d_])({INITIAL}\.)(?={INITIAL}(?:[^\W\d_A-Z]|[^\W\d_]{{3}}))"
)  # takes "B.Emmel", "H.FERNAND"; leaves "J.R."
_MARKED_INITIALS = re.compile(rf"(?<=\s{INITIAL})\d(?=,|$)|(?<=\s{INITIAL}{INITIAL})\d(?=,|$)")  # takes the mark of "Alsop K1, Fereday S2"
# A list whose names are parted by full stops: "MORASZ, Laurent. PERRIN, Annick.", "Insel, TR. Young, LJ."; leaves "Jonzen, N., T. Pople".
_INVERTED = (  # atomic: what it has read it does not read again in another way
    rf"(?>[^\W\d_][^\s,.;]+(?: [^\s,.;]+)?,\s?"
    rf"(?:{INITIAL}[^\W\d_]++(?:[ -]{INITIAL}[^\W\d_]*+)?|{INITIAL}\.?+(?:[\s-]?{INITIAL}(?![^\W\d_])\.?+){{0,2}}+))"
)
_STOPPED_LIST = re.compile(rf"{_INVERTED}(?:(?:\.|(?<=\.))\s+(?:(?:&|et|and|und)\s+)?{_INVERTED})+[\s.;]*")
_STOP_BETWEEN = re.compile(r"(?<=[^\W\d_])\.\s+(?=[^\W\d_][^\s,.;]+(?: [^\s,.;]+)?,)")
# Takes "Ortega y Gasset, J.", one family name; leaves "Pérez, J. y Gasset, J." and "García y López".
_JOINED_FAMILY = re.compile(r"(?:^|(?<=[;&]\s))([^\W\d_a-z][^\W\d_]+ )(?=(?:y|i|e) [^\W\d_a-z][^\W\d_]+, [^\W\d_a-z])")
# Takes ", inventor", "(s.f.)", "[n.d.]"; leaves "Inventor" as a name.
_NO_NAME = re.compile(
    r"^\W*(?:Bd|Band|Vol|vol|t)\.? ?[IVXLC\d]+,|;[^;]{2,60}, assignees?\b|,?\s(?:inventors?|Autor|Verf\.)\b"
    r"|,\s(?:[Hh]osts?|[Nn]arrators?|[Dd]irectors?|[Pp]roducers?)(?=[.,;]|$)"
    r"|\s?\[@?[\w.]{2,30}\](?=[\s.,]*$)"
    r"|\s?[(\[](?:s\. ?[fd]|n\. ?d|z\. ?[dj]|o\. ?[JD]|s/f|undated)\.?[)\]]"
)
_NATION = re.compile(r"^\W*(?:U\. ?S\.(?: ?A\.)?|U\. ?K\.|U\. ?N\.|E\. ?U\.)\s*")  # takes "U.S. Department"; leaves "U. Smith"


_LONG_GIVEN = 6  # words: "Maria Aparecida Viana Schtine"


def _takes_next(piece: str, following: str, alone: bool) -> bool:
    """Whether ``following`` holds the given names of ``piece``; ``alone``: the two are all there is."""
    if is_initials(following):
        return not has_initials(piece)
    if has_initials(piece) or len(following.split()) > (_LONG_GIVEN if alone else 3) or is_group(following) or CJK.search(piece):
        return False
    if not is_whole(piece) or not is_whole(following):
        return True  # "Erickson, Millard J."; "García Márquez, Gabriel"
    capitals = any(word.isupper() for word in piece.split()) and not piece.isupper()  # "DUPONT Jean"
    return alone and not capitals and len(piece.split()) < 3 and not is_known_given(piece) and are_known_given(following)


_OF_ACRONYM = re.compile(
    r"^[^\W\d_]{5,} (?:van|voor|of|für|de|du|des|del|di|da|do|für) [A-Z]{2,}$"
)  # takes "Ministerie van VWS"; leaves "Berg I"


# Takes "Bundesamt für Gesundheit BAG", "Court of Justice of the EU", "Verein für Wasser e. V"; leaves "Peters van der Berg AB".
_ACRONYM_AT_END = re.compile(r"(?<=\w)\s(?:e\. ?V\.?|[A-ZÄÖÜ]{2,6})$")


def _ends_in_acronym(piece: str) -> bool:
    """Whether what looks like initials at the end of a body's name belongs to it: its short form, or the form of its law."""
    end = _ACRONYM_AT_END.search(piece)
    return bool(_OF_ACRONYM.search(piece) or (end and re.search(r"\w [a-zü]", piece[: end.start()]) and is_group(piece[: end.start()])))


_ACRONYM = re.compile(r"[\s(]*[A-ZÄÖÜ]{3,6}[\s.,:;)]*")  # takes "RIVM.", "BIBB"; leaves "LI", "Berg"


class _List(NamedTuple):
    """What holds for a whole list of names."""

    alone: bool  # two pieces between commas are all there is
    capitals: bool  # family names, and only these, are in capitals


def _is_complete(piece: str, name: Name | None) -> bool:
    """Whether a name has its initials already, so that more capitals are none: the ``R.`` of ``Keel, R., MD``."""
    return name is not None and bool(name.given) and "." in piece


def _read_pieces(pieces: list[str], style: _List) -> list[Name | None]:
    """Read pieces between commas: each is a whole name, or a family name with its given names in the next piece."""
    names: list[Name | None] = []
    i = 0
    while i < len(pieces):
        piece, following = pieces[i], pieces[i + 1] if i + 1 < len(pieces) else ""
        if is_suffix(piece) and names and (last := names[-1]) is not None:
            names[-1] = Name(family=last.family, given=last.given, particle=last.particle, suffix=piece.strip(" ."), literal=last.literal)
        elif names and is_degree_in_capitals(piece) and not is_initials(following) and _is_complete(pieces[i - 1], names[-1]):
            pass  # "Keel, R., MD"
        elif i and is_degree(piece, pieces[i - 1]):
            pieces[i] = pieces[i - 1]  # "Joseph Miller, PT, DPT": what follows the degree follows the name
        elif is_group(piece) and (not has_initials(piece) or _ends_in_acronym(piece)) and not (following and is_initials(following)):
            names.append(body(piece))
        elif following and is_suffix(following) and i + 2 < len(pieces) and is_initials(pieces[i + 2]):
            names.append(person(piece, pieces[i + 2], following.strip(" .")))
            i += 2
        elif following and _takes_next(piece, following, style.alone) and not is_degree(following, piece):
            names.append(person(piece, following))
            i += 1
        else:
            names.append(unparted(piece, style.capitals))
        i += 1
    return names


# Takes "ASSMAN (J.)", "DUPONT (Jean)", "Gaillard de Berg (H.)"; leaves "Joshua (Jed)" after a comma.
_BRACKETED_GIVEN = re.compile(
    rf"(?:^|(?<=[,;]))\s?([^\s,;()]+(?: [^\s,;()]+){{0,3}}) \((?=[^()]{{1,30}}\)(?:[,;]|$))"
    rf"((?:{INITIAL}[a-z]{{0,2}}\.[ ‐-]?){{1,3}}|(?<=[A-Z]{{2}} \()[^()]+)\)"
)
_BRACKETED = re.compile(r"\s?\([^()]{0,60}\)")  # takes "(Jed)" in "Joshua (Jed)"
_DEGREE = re.compile(
    r",?\s?\b(?:Ph\.?\s?D|M\.D|MSc|M\.Sc|MPH|Prof\.? Dr\.? ?(?:med)?|Dr\.\s*(?:med|phil)|Dr|Prof)\b\.?"
)  # leaves "Epp MD", whose initials are M. D.


def _is_one_group(text: str) -> bool:
    """Whether the whole list is one body with commas in its name: ``Ministry of Health, Welfare and Sport``."""
    pieces = [piece.strip() for piece in re.split(r"[,;]", _NATION.sub("", text)) if piece.strip()]
    people = any(
        ((is_initials(piece) or has_initials(piece)) and not _ends_in_acronym(piece)) or (is_known_given(piece) and not is_group(piece))
        for piece in pieces
    )
    return bool(pieces) and is_group(pieces[0]) and not people


def parse_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """Give the names of a list in order, and whether it ends in ``et al.``"""
    text, cut = _ET_AL.subn(" ; ", " ".join(_TAG.sub("", text).split()))
    text = _without_roles(text)
    is_acronym = _ACRONYM.fullmatch(text)
    if is_acronym or _is_one_group(text):
        name = body(text.strip(" ,;:()" if is_acronym else " ,;:"))
        return ((name,) if name else ()), bool(cut)
    text, last = _last_body(text)
    groups = [group for section in _sections(_evened(text)) for group in _AND.split(section)]
    capitals = has_capitals(groups)
    names: list[Name | None] = []
    for group in groups:
        if _SAME.match(group):
            continue
        pieces = [piece.strip(STRAY.replace(".", "")) for piece in group.split(",")]
        pieces = [piece for piece in pieces if any(c.isalpha() for c in piece)]
        names += _read_pieces(pieces, _List(len(groups) == 1 and len(pieces) == 2, capitals))
    return tuple(name for name in (*names, last) if name), bool(cut)


# Takes "Berman, G and the Equal Opportunity and Rights Commission"; leaves "Jan en de Vries".
_AND_BODY = re.compile(r"\s(?:and|und|et|en|y|e|&)\s(?=(?:the|der|die|das|le|la|les|het|de|el|los|las|il|o|a)\s[^\W\d_a-z])")


def _last_body(text: str) -> tuple[str, Name | None]:
    """Part the body that a list ends with, whose own name may hold commas and another "and"."""
    match = _AND_BODY.search(text)
    if match and is_group(text[match.end() :]) and not is_group(text[: match.start()]):
        return text[: match.start()], body(text[match.end() :].strip(" ,;:"))
    return text, None


_BRACKETED_LIST = re.compile(r"^\s*\[([^\[\]]+?)\s*\][\s.,]*$")  # takes "[Berg, I., A. Lund ]."; leaves "[Berg] Lund"


def _without_roles(text: str) -> str:
    """Take out "edited by", "(Hrsg.)", "In:" and what stands for left-out names."""
    text, roles = _ROLE.subn(" ", text)
    text = _LEADING_IN.sub("", _NO_NAME.sub("", text))
    text = text[after_pointer(text) :]
    text = re.sub(r"\s\.\s*$", "", text)  # what a role leaves of "Costa, A. (Orgs.)."
    text = _JOINED_FAMILY.sub("\\1\u2060", _BRACKETED_LIST.sub(r"\1", text))
    return _ELLIPSIS.sub(" ; ", _BY.sub("", text) if roles else text)


def _evened(text: str) -> str:
    """Write a list one way: no degrees, given names in brackets after a comma, semicolons where full stops part the names."""
    text = _BRACKETED.sub("", _BRACKETED_GIVEN.sub(r" \1, \2", _DEGREE.sub("", text)))
    text = _MARKED_INITIALS.sub("", text)
    text = _GLUED_INITIAL.sub(r"\1 ", re.sub(r"\.{2,}", ".", text)).strip(" ,;:")
    if _STOPPED_LIST.fullmatch(text):
        text = _STOP_BETWEEN.sub("; ", text)
    *others, _last = text.split(",")
    if _LAST_INITIALS.search(text) and not _DOTTED.search(text[:-4]) and (not others or any(map(family_initials, map(str.strip, others)))):
        text = text[:-1]  # the full stop of the sentence, in a style without stops after initials
    return text


def _sections(text: str) -> list[str]:
    """Part a list at its semicolons, and at slashes between names (``Müller, A./Schmidt, B.``)."""
    text = _AND_GLUED.sub(", and ", text)
    return [section for section in re.split(r";|\s?/\s?(?=[^\W\d_])|\s·\s", text) if section.strip()]


def _read(field: str, parts: tuple[Part, ...]) -> tuple[Found, ...]:
    names: list[Name] = []
    cut = False
    for part in parts:
        own, et_al = parse_names(part.text)
        names += own
        cut = cut or et_al
    if not names:
        return ()
    found = [Found(field, tuple(names), parts[0].start, parts[-1].start + len(parts[-1].text))]
    if cut and field == "authors":
        found.append(Found("et_al", True))
    return tuple(found)


def read_names(entry: Parts, _known: Mapping[str, Any]) -> tuple[Found, ...]:
    """Read authors and editors; who is labelled an author and called an editor (``Berg, I. (Hrsg.):``) is one."""
    authors = entry.of("author")
    editors = entry.of("editor")
    if not editors and len(authors) == 1 and _EDITOR_AT_END.search(authors[0].text):
        authors, editors = (), authors
    elif editors and not authors and entry.parts[0].label == "editor" and not _ROLE.search(editors[0].text):
        authors, editors = editors, ()
    return _read("authors", authors) + _read("editors", editors)
