"""One name: a person in any order of family and given name, or a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from pipelines.model.reference import Name
from pipelines.references.fields.text import trimmed, with_stop
from pipelines.references.lexicon import paper_names, words_of

INITIAL = r"[^\W\d_a-zà-öø-ÿ]"
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
STRAY = ' \t.,;:()[]*†‡§¹²³/|"“”«»<>•·_–—'
_WORDS = re.compile(r"[^\W\d_]+")
_WRITTEN = 5  # letters: "Bill Senior" is no Bill the elder
_SURE = 4  # letters: more capitals than these are no initials
_LONG_WORD = 8  # letters: shorter words end in no word for a body
_SHORT = 3  # letters: family names in capitals (LI, WU) count as initials up to here, where initials are expected
# Takes one word of initials: "J.", "J.-P.", "M.Á.", "JR", "Chr.", "Y-J"; leaves "Anna". The second leaves "Li." as well, a family name.
_INITIALS = re.compile(rf"{INITIAL}[a-z]{{0,2}}\.(?:[’'‐‑-]?{INITIAL}[a-z]{{0,2}}\.?)*|{INITIAL}{{1,4}}\.?|{INITIAL}(?:[‐‑-]{INITIAL}\.?)+")
_SURE_INITIALS = re.compile(rf"(?:{INITIAL}|Th|Chr?|Ph|Yu)\.(?:[‐‑-]?{INITIAL}\.?)*|{INITIAL}{{1,4}}\.?|{INITIAL}(?:[‐‑-]{INITIAL}\.?)+")


def is_degree(text: str, name: str) -> bool:
    """Whether a piece after a whole name is a degree: ``DPT``; ``MD``, which may be initials, only after a known given name."""
    word = text.strip(".").lower()
    return word in words_of("degrees") and is_whole(name) and not has_initials(name) and (len(word) >= _SHORT or is_known_given(name))


def is_degree_in_capitals(text: str) -> bool:
    """Whether a text is a degree and, by its capitals, no family name: ``MD``, ``PharmD``; leaves "Ma" and "Do"."""
    return sum(map(str.isupper, text)) > 1 and text.strip(".").lower() in words_of("degrees")


def is_particle(word: str) -> bool:
    return word.islower() and (word in words_of("particles") or word.rstrip("'’") in ("d", "l", "t", "'t"))


def is_suffix(text: str) -> bool:
    return text.lower().strip(" .") in words_of("suffixes") and not (text.isalpha() and text.islower())


def is_initials(text: str) -> bool:
    """Whether a piece is initials alone, particles after them allowed: ``F. de``, ``J.-P.``, ``AB``."""
    words = text.split()
    while len(words) > 1 and (is_particle(words[-1].rstrip(".")) or is_suffix(words[-1])):
        words.pop()
    return bool(words) and all(_INITIALS.fullmatch(word.strip("‐‑-")) for word in words)


@cache
def _organisation() -> frozenset[str]:
    return words_of("organisations")


def is_common(word: str) -> bool:
    """Whether a word is one of the language and hardly ever a name."""
    return word.lower() in words_of("common_words") and word.lower() not in words_of("given_names")


# Takes "Campaign for Clean Rivers", "Bündnis für Wasser"; leaves "Per Olsen" and "Voor, J.".
_CONNECTED = re.compile(r"(?<=\w) (?:of|for|für|voor|pour|para|against|tegen|contre) (?=\w)")


_TOP_LEVELS = "com|org|net|edu|gov|nl|de|fr|es|it|pt|be|uk|eu|ch|at|info|io"  # of hosts, where nothing but its end tells one from words
_HOST = re.compile(rf"(?:[A-Za-z0-9-]+\.)+(?:{_TOP_LEVELS})")  # takes "Thuisarts.nl"; leaves "Berg.I", "J.Biol"
# Takes "BGH", "OLG Hamm", "Cass. civ. 1re", "HR"; leaves "Cass, V." and "HR Meyer".
_COURT = re.compile(
    r"(?:BGH|BVerfG|BVerwG|BAG|BSG|BFH|EuGH|EGMR|HvJ(?: EU)?|EHRM|HR|CRvB|ABRvS|CJUE|CEDH|TJUE|Hoge Raad)\W*$"
    r"|(?:Rb\.|Hof|Rechtbank|Gerechtshof) [A-Z'’]"
    r"|O?LG [A-ZÄÖÜ]\w+\W*$|Cass\. [a-z]|(?:CE|Cons\. const\.|CJCE)\W*$|(?:CAA|TA|VGH?|OVG|AG|LAG|ArbG|L?SG"
    r"|FG) [A-ZÄÖÜ]\w+\W*$|(?:Arbh|Arbrb|Vred|Corr|Kh|Orb)\. [A-Z]\w+\W*$"
)
# Takes "Staatsministerium", "Landesumweltamt", "Onderwijsraad", "Milieumaatschappij"; leaves "Konraad", "Amt", "Wolfgesang".
_BODY_ENDING = re.compile(
    r"[^\W\d_]{5,}(?:ministerium|amt|verband|gesellschaft|institut|kommission|behörde|anstalt|zentrale|verein|stiftung|kammer"
    r"|universität|agentur"
    r"|instituut|stichting|raad|dienst|vereniging|bureau|commissie|centrum|ministerie|maatschappij|inspectie|werkgroep|autoriteit|bond)$"
)


def _has_word_of_bodies(words: Sequence[str]) -> bool:
    """Whether a word in lower case is one of the lexicon of organisations, or is built like one."""
    return not _organisation().isdisjoint(words) or any(_BODY_ENDING.match(word) for word in words if len(word) > _LONG_WORD)


# Takes "Zeit Online", "BBC News", "RTL Nieuws", "Der Spiegel", "CBS StatLine"; leaves "Le Goff", "Online, Ida".
_ONLINE = re.compile(r"\w[\w.&’'-]*(?: \w[\w.&’'-]*){0,2} (?:Online|News|Nieuws|TV|Radio|Magazine?|Today|Live|StatLine|Actualités|Info)")
_ARTICLE = re.compile(r"^(?:(?:the|der|die|das|de|het|le|la|les|el|il|o|a)\s+|l['’])", re.IGNORECASE)


def is_court(text: str) -> bool:
    """Whether a text is the name of a court as decisions cite it: ``OLG Hamm``, ``Cass. soc.``, ``CE``."""
    return bool(_COURT.match(text))


def is_paper(text: str) -> bool:
    """Whether a text is the name of a newspaper, a magazine or a news site and nothing else: ``Zeit Online``, ``Le Monde``."""
    text = text.strip(STRAY)
    if text.lower() in words_of("sites") or _ONLINE.fullmatch(text):
        return True
    bare = _ARTICLE.sub("", text, count=1)
    several = len(bare.split()) + (bare != text) > 1  # "Nature" alone may be anything
    return several and not paper_names().isdisjoint((text.lower(), bare.lower()))


@lru_cache(maxsize=4_096)  # a piece is asked for several times on its way to a name
def is_group(text: str) -> bool:
    """Whether a text names a body and no person, by a word of the lexicon of organisations, or by words that are no names."""
    words = _WORDS.findall(text.lower())
    if _HOST.fullmatch(text.strip(STRAY)) or is_court(text) or is_paper(text):
        return True
    if _has_word_of_bodies(words) or _CONNECTED.search(text):
        return True
    common = sum(word in words_of("common_words") for word in words)
    return common > 1 and common * 3 >= len(words) * 2 and words[0] not in words_of("given_names") and text.count(".") < 2


def names_body(text: str) -> bool:
    """Whether a text names a body by a word that only bodies' names have, and not by common words alone."""
    words = _WORDS.findall(text)
    return _has_word_of_bodies([word.lower() for word in words if word[0].isupper()])


def _split_particle(family: str) -> tuple[str | None, str]:
    """Part lower-case particles from the family name that follows them; ``Della Porta`` stays whole."""
    words = family.split()
    size = 0
    while size < len(words) - 1 and is_particle(words[size]):
        size += 1
    if size:
        return " ".join(words[:size]), " ".join(words[size:])
    glued = re.match(r"(d['’])\s*(?=[^\W\d_a-z])", family)
    return (glued.group(1), family[glued.end() :]) if glued else (None, family)


def person(family: str, given: str | None, suffix: str | None = None) -> Name | None:
    particle, family = _split_particle(" ".join(family.strip(STRAY).replace("\u2060", "").split()))
    given_text = " ".join((given or "").strip(" ,;:()[]").split())
    words = given_text.split()
    trailing: list[str] = []
    while len(words) > 1 and is_particle(words[-1].rstrip(".")):
        trailing.insert(0, words.pop().rstrip("."))
    if trailing and particle is None:
        particle, given_text = " ".join(trailing), " ".join(words)
    if len(words := given_text.split()) > 1 and is_suffix(words[-1]):
        suffix, given_text = words[-1].strip("."), " ".join(words[:-1])
    if len(words := family.split()) > 1 and is_suffix(words[-1]):
        suffix, family = words[-1].strip("."), " ".join(words[:-1])
    if not any(letter.isalpha() for letter in family):
        return None
    return Name(family=family, given=_plain_given(given_text), particle=particle, suffix=suffix)


def _plain_given(given: str) -> str | None:
    """Take off the full stop of a sentence after a written-out name: ``Ellen.``; ``J.`` keeps its own."""
    last = given.rpartition(" ")[2]
    if len(last) > 4 and last.find(".") == len(last) - 1:
        given = given[:-1]
    return given or None


def body(text: str) -> Name | None:
    text = with_stop(trimmed(text), text)
    return Name(literal=text) if any(letter.isalpha() for letter in text) else None


def _is_written_small(words: list[str]) -> bool:
    """Whether the last of several words begins small and is no particle, as no family name does: ``Cour des comptes``."""
    last = words[-1]
    return len(words) > 1 and len(last) > _SHORT and last.isalpha() and last.islower() and not is_particle(last) and words[0][:1].isupper()


def unparted(text: str, capitals: bool = False) -> Name | None:
    """Read a name that has no comma: ``Anselm Strauss``, ``Slutsky I``, ``DUPONT Jean``, ``J. de Vries``, ``王小明``.

    ``capitals`` says that its list writes family names in capitals, so that those of ``Bo FU`` are no initials.
    """
    words = text.split()
    suffix = words.pop().strip(".") if len(words) > 1 and is_suffix(words[-1]) and (len(words) > 2 or len(words[-1]) < _WRITTEN) else None
    text = " ".join(words)
    if CJK.search(text) or _is_written_small(words):
        return body(text)
    if capitals and _is_capital(words[-1]) and not words[0].isupper():
        cut = next(i for i in range(len(words)) if all(map(_is_capital, words[i:])) and (i or len(words) == 1) and not _is_pair(words[i:]))
        return person(" ".join(words[cut:]), " ".join(words[:cut]), suffix)
    if split := family_initials(text):
        return person(*split, suffix)
    if len(words) < 2:
        return person(text, None, suffix)
    size = next((i for i, word in enumerate(words) if not word.isupper() or "." in word), len(words))
    if 0 < size < len(words) and len("".join(words[:size])) >= _SHORT:
        return person(" ".join(words[:size]), " ".join(words[size:]), suffix)  # "DE MONS Rodolphe"
    return person(*_given_first(words), suffix)


def _is_capital(word: str) -> bool:
    return word.isupper() and "." not in word


def _is_pair(words: list[str]) -> bool:
    """Whether capitals begin with initials of two letters and no particle: ``YS WONG``, but not ``DE JONG``."""
    return len(words) > 1 and len(words[0]) < _SHORT and words[0].lower() not in words_of("particles")


def has_capitals(pieces: list[str]) -> bool:
    """Whether a list writes family names, and only these, in capitals: ``EL-BEHI, Mohamed, Bogoljub CIRIC``."""
    words = [word for piece in pieces if not is_group(piece) for word in _WORDS.findall(piece)]
    return any(len(word) > _SURE and word.isupper() for word in words) and any(word[0].isupper() and word[1:].islower() for word in words)


def _given_first(words: list[str]) -> tuple[str, str]:
    """Cut a name whose given names come first: the family name is the last word with the particles before it."""
    cut = len(words) - 1
    while cut > 1 and is_particle(words[cut - 1]):
        cut -= 1
    if cut > 1 and cut < len(words) - 1 and is_particle(words[cut - 1].lower()):
        cut -= 1  # "G. L. Van der Heijde"
    if is_particle(words[0]) and cut == len(words) - 1 and not any(word.endswith(".") for word in words):
        return " ".join(words), ""
    return " ".join(words[cut:]), " ".join(words[:cut])


def is_whole(text: str) -> bool:
    """Whether a piece is a name of its own: ``V. Chan-Palay``, ``Slutsky I``, ``Anselm Strauss``."""
    words = [word for word in text.split() if not is_particle(word) and not (is_suffix(word) and len(word) < _WRITTEN)]
    return len(words) > 1 and not is_initials(text)


def are_known_given(text: str) -> bool:
    """Whether every word is a known given name or an initial: ``Gabriel José``, ``Hortensia D.``"""
    words = text.split()
    if len(words) > 1 and _INITIALS.fullmatch(words[-1]) and words[-1][-1:] == ".":
        return True
    return bool(words) and all(word.lower().strip(".") in words_of("given_names") or is_particle(word) for word in words)


def is_known_given(text: str) -> bool:
    words = _WORDS.findall(text.lower())
    return bool(words) and (words[0] in words_of("given_names") or "-".join(words[:2]) in words_of("given_names"))


def has_initials(piece: str) -> bool:
    """Whether a piece is a whole name by its initials: ``Slutsky I``, ``J. D. Mood``."""
    return bool(family_initials(piece) or re.match(rf"{INITIAL}{{1,3}}\.", piece))


def family_initials(piece: str) -> tuple[str, str] | None:
    """Cut ``Slutsky I``; in ``LE GALL`` and ``Damian HOY`` the capitals are no initials."""
    words = piece.split()
    cut = len(words)
    while cut > 1 and _SURE_INITIALS.fullmatch(words[cut - 1].strip("‐‑-")):
        if cut < len(words) and "." in words[-1] and words[cut - 1].isalpha() and len(words[cut - 1]) >= _SHORT:
            break  # "DE NEVE G."
        if 1 < cut < len(words) and len(words[cut - 1]) > _SHORT and words[cut - 1].isalpha() and is_particle(words[cut - 2].lower()):
            break  # "DE NEVE G"
        cut -= 1
    family, given = " ".join(words[:cut]), " ".join(words[cut:])
    if not given or not re.search(r"[^\W\d_]{2}", family):
        return None
    spoken = re.search("[AEIOUYÄÖÜÉ]", given)  # "Damian HOY"; "Olivier JGJ" can only be initials
    whole = given.isalpha() and len(given) >= _SHORT and spoken and (piece.isupper() or is_known_given(family))
    return None if whole else (family, given)
