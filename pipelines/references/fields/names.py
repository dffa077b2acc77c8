"""Authors and editors: lists of names in any order of family and given name, groups, ``et al.``"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from pipelines.model.reference import Name
from pipelines.references.fields.text import trimmed, with_stop
from pipelines.references.lexicon import any_of, phrases_of, words_of
from pipelines.references.parts import Found, Part, Parts

_INITIAL = r"[^\W\d_a-zà-öø-ÿ]"
_TAG = re.compile(r"</?[A-Za-z]{1,12}>")
# Takes "et al.", "& et al", "[and others]", "u. a."; leaves "et Alain".
_ET_AL = re.compile(rf"[\s,;&(\[]*(?:\b(?:and|und|en|et)\s+)?{phrases_of('et_al').pattern}[\s.,;:)\]]*", re.IGNORECASE)
_ELLIPSIS = re.compile(r"[,\s]*(?:\.\s?\.\s?\.|…)[,\s]*")
# Takes "(Eds.)", "Hrsg.", "edited by", "ed. by", "red."; leaves "Edmund" and the initials of "Insel TR".
_ROLES = any_of(words_of("editors") | words_of("translators")).pattern
_ROLE = re.compile(rf"(?:[(\[]\s*|(?![A-Z]{{2,5}}\b))(?i:{_ROLES})\.?\s*[)\]]?")
# Takes the end of "Berg, I. (Hrsg.):", "Smith and Jones, eds."; leaves "Ed." as a first name.
_EDITOR_AT_END = re.compile(rf"[,(\[]\s?{phrases_of('editors').pattern}\.?[)\]]?[\s.,:;]*$", re.IGNORECASE)
# Takes what a footnote begins with: "Vgl. dazu", "See also", "Cf."; leaves "Siebert".
_POINTER = re.compile(
    r"^\W*(?i:vgl\.?(?: auch| dazu| hierzu)?|siehe(?: auch| dazu)?|see(?: also)?|cf\.?|cfr\.?|zie(?: ook)?|voir(?: aussi)?|véase|ver)"
    r"[:.]?\s+(?=[^\W\d_a-z])"
)
# Takes what stands for the author of the entry before: "Ders.", "idem"; leaves "Derschau".
_SAME = re.compile(r"^\W*(?:ders|dies|dens|idem|id|eadem|ead|ebd|ibid|ibidem|—+|_+)\b[\s.,:]*$", re.IGNORECASE)
_LEADING_IN = re.compile(r"^\W*(?:in|dans|en|em)\b\s*:?\s*", re.IGNORECASE)
_BY = re.compile(r"^\W*(?:by|von|v\.|par|door|de|with|mit|met|avec)\s+(?=[^\W\d_a-z])")  # what a role leaves: "hrsg. von Anna Groß"
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LAST_INITIALS = re.compile(rf"(?<![,.;])\s(?:{_INITIAL}-?){{1,4}}\.$")  # takes the end of "Firoz M, Graber M."; leaves "Smith, J."
_DOTTED = re.compile(rf"(?<![^\W\d_]){_INITIAL}\.")
# Takes " and ", " & ", " und ", " et ", " y ", " en ", ", and "; leaves "Sandy" and "e" within a name.
_AND = re.compile(r"\s*[,;]?\s*(?:(?<![\w])(?:and|und|et|y|en|og|och|i|и|e|a)(?![\w'’.])|&(?:amp;)?|\+)\s*", re.UNICODE)
_AND_GLUED = re.compile(r",\s*and(?=[^\W\d_a-z]\.)")  # takes ", andM. Skold"
# Takes "J.", "J. R.", "J.-P.", "JR", "Th.", "Chr. M.", "M.- C."; leaves "Li" and "Anna".
_INITIALS = re.compile(rf"(?:(?:{_INITIAL}[a-z]{{0,2}}\.|{_INITIAL}{{1,4}}\.?(?!\w))[\s'’‐‑-]*)+", re.UNICODE)
_FAMILY_INITIALS = re.compile(
    rf"(?P<family>.*[^\W\d_]{{2,}}\S*)\s+(?P<given>(?:(?:{_INITIAL}\.|(?:Th|Chr?|Ph|Yu)\.|{_INITIAL}{{1,4}}\.?(?![\w'’]))[\s‐‑-]*)+)$",
    re.UNICODE,
)
_STRAY = ' \t.,;:()[]*†‡§¹²³/|"“”«»<>•·_'
_GLUED_INITIAL = re.compile(rf"(?<![^\W\d_])({_INITIAL}\.)(?={_INITIAL}[^\W\d_A-Z])")  # takes "B.Emmel"; leaves "J.R."
_MARKED_INITIALS = re.compile(
    rf"(?<=\s{_INITIAL})\d(?=,|$)|(?<=\s{_INITIAL}{_INITIAL})\d(?=,|$)"
)  # takes the mark of "Alsop K1, Fereday S2"
# A list whose names are parted by full stops: "MORASZ, Laurent. PERRIN, Annick.", "Insel, TR. Young, LJ."; leaves "Jonzen, N., T. Pople".
_INVERTED = rf"[^\W\d_][^\s,.;]+(?: [^\s,.;]+)?,\s*(?:(?:{_INITIAL}[.-]?\s?){{1,3}}|{_INITIAL}[^\W\d_]+(?:[ -]{_INITIAL}[^\W\d_]*)?)"
_STOPPED_LIST = re.compile(rf"{_INVERTED}(?:\.?\s+(?:(?:&|et|and|und)\s+)?{_INVERTED})+[\s.;]*")
_STOP_BETWEEN = re.compile(r"(?<=[^\W\d_])\.\s+(?=[^\W\d_][^\s,.;]+(?: [^\s,.;]+)?,)")
_NATION = re.compile(r"^\W*(?:U\. ?S\.(?: ?A\.)?|U\. ?K\.|U\. ?N\.|E\. ?U\.)\s*")  # takes "U.S. Department"; leaves "U. Smith"
_SHORT = 3  # letters: family names in capitals (LI, WU) count as initials up to here, where initials are expected


def _is_particle(word: str) -> bool:
    return word.islower() and (word in words_of("particles") or word.rstrip("'’") in ("d", "l", "t", "'t"))


def _is_suffix(text: str) -> bool:
    return text.lower().strip(" .") in words_of("suffixes") and not text.islower()


def _is_initials(text: str) -> bool:
    """Whether a piece is initials alone, particles after them allowed: ``F. de``, ``J.-P.``, ``AB``."""
    words = text.split()
    while len(words) > 1 and (_is_particle(words[-1]) or _is_suffix(words[-1])):
        words.pop()
    return bool(words) and _INITIALS.fullmatch(" ".join(words)) is not None


@cache
def _organisation() -> frozenset[str]:
    return words_of("organisations")


def is_group(text: str) -> bool:
    """Whether a text names a body and no person: a word of the lexicon of organisations stands in it, and no initials."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return any(word in _organisation() for word in words)


def _split_particle(family: str) -> tuple[str | None, str]:
    """Part lower-case particles from the family name that follows them; ``Della Porta`` stays whole."""
    words = family.split()
    size = 0
    while size < len(words) - 1 and _is_particle(words[size]):
        size += 1
    if size:
        return " ".join(words[:size]), " ".join(words[size:])
    glued = re.match(r"(d['’])\s*(?=[^\W\d_a-z])", family)
    return (glued.group(1), family[glued.end() :]) if glued else (None, family)


def _person(family: str, given: str | None, suffix: str | None = None) -> Name | None:
    particle, family = _split_particle(" ".join(family.strip(_STRAY).split()))
    given_text = " ".join((given or "").strip(" ,;:()[]").split())
    words = given_text.split()
    trailing: list[str] = []
    while len(words) > 1 and _is_particle(words[-1].rstrip(".")):
        trailing.insert(0, words.pop().rstrip("."))
    if trailing and particle is None:
        particle, given_text = " ".join(trailing), " ".join(words)
    if len(words := given_text.split()) > 1 and _is_suffix(words[-1]):
        suffix, given_text = words[-1].strip("."), " ".join(words[:-1])
    if not any(letter.isalpha() for letter in family):
        return None
    return Name(family=family, given=_plain_given(given_text), particle=particle, suffix=suffix)


def _plain_given(given: str) -> str | None:
    """Take off the full stop of a sentence after a written-out name: ``Ellen.``; ``J.`` keeps its own."""
    last = given.rpartition(" ")[2]
    if len(last) > 4 and last.find(".") == len(last) - 1:
        given = given[:-1]
    return given or None


def _literal(text: str) -> Name | None:
    text = with_stop(trimmed(text), text)
    return Name(literal=text) if any(letter.isalpha() for letter in text) else None


def _direct(text: str) -> Name | None:
    """Read a name that has no comma: ``Anselm Strauss``, ``Slutsky I``, ``DUPONT Jean``, ``J. de Vries``, ``王小明``."""
    words = text.split()
    suffix = words.pop().strip(".") if len(words) > 1 and _is_suffix(words[-1]) else None
    text = " ".join(words)
    if _CJK.search(text):
        return _literal(text)
    if cut := _family_initials(text):
        return _person(*cut, suffix)
    if len(words) < 2:
        return _person(text, None, suffix)
    size = next((i for i, word in enumerate(words) if not word.isupper() or "." in word), len(words))
    if 0 < size < len(words) and len("".join(words[:size])) >= _SHORT:
        return _person(" ".join(words[:size]), " ".join(words[size:]), suffix)  # "DE MONS Rodolphe"
    return _person(*_given_first(words), suffix)


def _given_first(words: list[str]) -> tuple[str, str]:
    """Cut a name whose given names come first: the family name is the last word with the particles before it."""
    cut = len(words) - 1
    while cut > 1 and _is_particle(words[cut - 1]):
        cut -= 1
    if _is_particle(words[0]) and cut == len(words) - 1 and not any(word.endswith(".") for word in words):
        return " ".join(words), ""
    return " ".join(words[cut:]), " ".join(words[:cut])


def _is_whole(text: str) -> bool:
    """Whether a piece is a name of its own: ``V. Chan-Palay``, ``Slutsky I``, ``Anselm Strauss``."""
    words = [word for word in text.split() if not _is_particle(word)]
    return len(words) > 1 and not _is_initials(text)


def _is_known_given(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(words) and (words[0] in words_of("given_names") or "-".join(words[:2]) in words_of("given_names"))


def _has_initials(piece: str) -> bool:
    """Whether a piece is a whole name by its initials: ``Slutsky I``, ``J. D. Mood``."""
    return bool(_family_initials(piece) or re.match(rf"{_INITIAL}\.", piece))


def _family_initials(piece: str) -> tuple[str, str] | None:
    """Cut ``Slutsky I``; in ``LE GALL`` and ``Damian HOY`` the capitals are no initials."""
    match = _FAMILY_INITIALS.match(piece)
    if not match or (match["given"].isalpha() and len(match["given"]) >= _SHORT and (piece.isupper() or _is_known_given(match["family"]))):
        return None
    return match["family"], match["given"]


def _takes_next(piece: str, following: str, alone: bool) -> bool:
    """Whether ``following`` holds the given names of ``piece``; ``alone``: the two are all there is."""
    if _is_initials(following):
        return not _has_initials(piece)
    if _has_initials(piece) or len(following.split()) > 3 or is_group(following) or _CJK.search(piece):
        return False
    if not _is_whole(piece) or not _is_whole(following):
        return True  # "Erickson, Millard J."; "García Márquez, Gabriel"
    capitals = any(word.isupper() for word in piece.split()) and not piece.isupper()  # "DUPONT Jean"
    return alone and not capitals and not _is_known_given(piece) and _is_known_given(following)


def _read_pieces(pieces: list[str], alone: bool) -> list[Name | None]:
    """Read pieces between commas: each is a whole name, or a family name with its given names in the next piece."""
    names: list[Name | None] = []
    i = 0
    while i < len(pieces):
        piece, following = pieces[i], pieces[i + 1] if i + 1 < len(pieces) else ""
        if _is_suffix(piece) and names and (last := names[-1]) is not None:
            names[-1] = Name(family=last.family, given=last.given, particle=last.particle, suffix=piece.strip(" ."), literal=last.literal)
        elif is_group(piece) and not _has_initials(piece) and not (following and _is_initials(following)):
            names.append(_literal(piece))
        elif following and _is_suffix(following) and i + 2 < len(pieces) and _is_initials(pieces[i + 2]):
            names.append(_person(piece, pieces[i + 2], following.strip(" .")))
            i += 2
        elif following and _takes_next(piece, following, alone):
            names.append(_person(piece, following))
            i += 1
        else:
            names.append(_direct(piece))
        i += 1
    return names


_BRACKETED_GIVEN = re.compile(r"(?:^|(?<=[,;]))\s*([^\s,;()]+(?: [^\s,;()]+)?) \(([^()]{1,30})\)")  # takes "ASSMAN (J.)", "DUPONT (Jean)"
_BRACKETED = re.compile(r"\s*\([^()]{0,60}\)")  # takes "(Jed)" in "Joshua (Jed)"
_DEGREE = re.compile(
    r",?\s*\b(?:Ph\.?\s?D|M\.D|MSc|M\.Sc|MPH|Prof\.? Dr\.? ?(?:med)?|Dr\.\s*(?:med|phil)|Dr|Prof)\b\.?"
)  # leaves "Epp MD", whose initials are M. D.


def _is_one_group(text: str) -> bool:
    """Whether the whole list is one body with commas in its name: ``Ministry of Health, Welfare and Sport``."""
    pieces = [piece.strip() for piece in re.split(r"[,;]", _NATION.sub("", text)) if piece.strip()]
    return bool(pieces) and is_group(pieces[0]) and not any(_is_initials(piece) or _has_initials(piece) for piece in pieces)


def parse_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """Give the names of a list in order, and whether it ends in ``et al.``"""
    text, cut = _ET_AL.subn(" ; ", " ".join(_TAG.sub("", text).split()))
    text = _without_roles(text)
    if _is_one_group(text):
        name = _literal(text.strip(" ,;:"))
        return ((name,) if name else ()), bool(cut)
    groups = [group for section in _sections(_evened(text)) for group in _AND.split(section)]
    names: list[Name | None] = []
    for group in groups:
        if _SAME.match(group):
            continue
        pieces = [piece.strip(_STRAY.replace(".", "")) for piece in group.split(",")]
        pieces = [piece for piece in pieces if any(c.isalpha() for c in piece)]
        names += _read_pieces(pieces, len(groups) == 1 and len(pieces) == 2)
    return tuple(name for name in names if name), bool(cut)


def _without_roles(text: str) -> str:
    """Take out "edited by", "(Hrsg.)", "In:" and what stands for left-out names."""
    text, roles = _ROLE.subn(" ", text)
    text = _POINTER.sub("", _LEADING_IN.sub("", text))
    return _ELLIPSIS.sub(" ; ", _BY.sub("", text) if roles else text)


def _evened(text: str) -> str:
    """Write a list one way: no degrees, given names in brackets after a comma, semicolons where full stops part the names."""
    text = _BRACKETED.sub("", _BRACKETED_GIVEN.sub(r" \1, \2", _DEGREE.sub("", text)))
    text = _MARKED_INITIALS.sub("", text)
    text = _GLUED_INITIAL.sub(r"\1 ", re.sub(r"\.{2,}", ".", text)).strip(" ,;:")
    if _STOPPED_LIST.fullmatch(text):
        text = _STOP_BETWEEN.sub("; ", text)
    *others, _last = text.split(",")
    if _LAST_INITIALS.search(text) and not _DOTTED.search(text[:-4]) and (not others or any(map(_family_initials, map(str.strip, others)))):
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
