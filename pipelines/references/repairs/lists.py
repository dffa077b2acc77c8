"""Where a list of names ends: at its mark, at a full stop after initials, at an acronym, before an article."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.person import is_common, is_group, is_known_given, is_particle
from pipelines.references.lexicon import phrases_of, words_of
from pipelines.references.repairs.cuts import HOMES, Cut, has, joined, needs, relabelled, renamed, shifted, split
from pipelines.references.repairs.names import MARK_BEFORE_BOOK

_FAMILY_NAMES_AND_INITIALS = (
    r"^\W*(?:[^\W\d_][^\s,.;]*(?: [^\s,.;]+){0,2} [^\W\d_a-zà-öø-ÿ]{1,3}, ){0,30}"
    r"[^\W\d_][^\s,.;]+(?: [^\s,.;]+){0,2} [^\W\d_a-zà-öø-ÿ]{1,3}\.\s+"
)
# Takes "Kahneman D. " of "Kahneman D. Thinking, Fast"; leaves "Kahneman, D. Thinking", and group 1 tells "John D. Smith" from it.
_CLOSED_LIST = re.compile(_FAMILY_NAMES_AND_INITIALS + r"(?=([^\W\d_]+))")


def title_after_names(raw: str, parts: Cut) -> Cut:
    """End a list of family names and initials at its full stop, where a word that is no name follows."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label != "author" or following.label != "title":
            continue
        match = _CLOSED_LIST.match(part.text)
        if match and is_common(match.group(1)):
            return shifted(raw, parts, i, part.start + match.end())
    return parts


# Takes the last two pieces of "Orland Figes, Peasant Russia,", "Mathilde von Bulow, West Germany,"; leaves "Figes, Orland,".
_GIVEN_FIRST = re.compile(r"^\W*[^\W\d_]+(?: [^\s,]+){1,3},\s+(?=([^\W\d_]+) ([^\W\d_]+)[,:]$)")


def title_in_names(raw: str, parts: Cut) -> Cut:
    """Give a title its first words, which end a list of names in full: ``Ida Berg, West Germany,`` ``the war and the rivers``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        match = _GIVEN_FIRST.match(part.text) if part.label == "author" and following.label == "title" else None
        if match and not is_known_given(match.group(1)) and any(_is_no_name(word) for word in match.groups()):
            return shifted(raw, parts, i, part.start + match.end())
    return parts


def title_after_mark(raw: str, parts: Cut) -> Cut:
    """End a list of editors at their mark: ``Berg, Ida (Hg.), Der Unfall.`` ``Ein Handbuch,`` is no list of two."""
    match = MARK_BEFORE_BOOK.search(parts[0].text) if parts and parts[0].label in ("author", "editor") else None
    if not match:
        return parts
    cut = parts[0].start + match.end()
    if len(parts) > 1 and parts[1].label == "title":
        return renamed(shifted(raw, parts, 0, cut), 0, "editor")
    return parts if has(parts, "title") else renamed(split(raw, parts, 0, cut, "title"), 0, "editor")


# Takes "Jones B, Smith C. " of "Jones B, Smith C. Coffee and AF.", two names or more; leaves "Jones B, Smith C."
_LIST_THEN_TITLE = re.compile(_FAMILY_NAMES_AND_INITIALS + r"(?=[^\W\d_][^,]*?\s[a-zà-ÿ]{3,}[^,]*[.?!]$)")

_REPORT = re.compile(
    r"(?:[\w-]+ )?[\w-]*(?:rapport|[Rr]eport|bericht)(?:nr\.)? ?\d[\w/.-]*"
)  # takes "Alterra-rapport 2512."; leaves "Rapport 2009 over"


def title_in_list(raw: str, parts: Cut) -> Cut:
    """Give an entry without a title the sentence that its list of family names and initials took: ``Smith C. Coffee and AF.``"""
    match = _LIST_THEN_TITLE.match(parts[0].text) if parts and parts[0].label == "author" else None
    if not match:
        return parts
    parts = relabelled(parts, "collection-title", lambda part: part.label == "title" and bool(_REPORT.fullmatch(part.text)))
    return parts if has(parts, "title") else split(raw, parts, 0, parts[0].start + match.end(), "title")


# Takes the acronym of "RIVM. Vitamine D."; leaves "DUPONT. J." and "NASA".
_ACRONYM_THEN_TITLE = re.compile(r"^(?=[A-Z]*[AEIOU]?[A-Z]{2})[A-Z]{2,8}\.\s+(?=[^\W\d_][^\W\d_A-Z]{2,})")

# Takes "Beschikbaar via:", "Available at", "Verfügbar unter:"; leaves "Available light".
_AVAILABLE = re.compile(
    r"\W*(?:(?:also |online )?available (?:online )?(?:at|from|via)?|online(?: available| unter)?|beschikbaar (?:via|op)"
    r"|te vinden (?:op|via)|verfügbar unter|abrufbar unter"
    r"|disponible (?:en|sur|à)|disponível em|disponibile su|url|link|retrieved from|raadpleegbaar (?:via|op))\W*",
    re.IGNORECASE,
)


def title_after_acronym(raw: str, parts: Cut) -> Cut:
    """End an author at the full stop of an acronym, where what else is taken for the title only leads to an address."""
    cut = relabelled(parts, "note", lambda part: part.label == "title" and bool(_AVAILABLE.fullmatch(part.text)))
    if not cut or cut[0].label != "author" or has(cut, "title") or not (match := _ACRONYM_THEN_TITLE.match(cut[0].text)):
        return cut
    return split(raw, cut, 0, cut[0].start + match.end(), "title")


_MARK_IN_VOLUME = re.compile(rf"[A-Z]\.(?:[ -]?[A-Z]\.)*\s[(\[]\s?{phrases_of('editors').pattern}\.?\s?[)\]][\s,.:]*")  # takes "A. (red.)"

_NAME_BEFORE_COLON = re.compile(r"(?P<name>[^\W\d_]+(?: [^\s:,.]+\.?){1,3}):\s+(?=\S)")  # takes "Ina Krause: " of "Ina Krause: Schlaf"


def name_after_slash(raw: str, parts: Cut) -> Cut:
    """Give a list the name after its slash, which the title took: ``Lukas Mayr /`` ``Ina Krause: Schlaf``."""
    if len(parts) < 2 or (parts[0].label, parts[1].label) != ("author", "title") or not re.search(r"/\s*$", raw[: parts[1].start]):
        return parts
    match = _NAME_BEFORE_COLON.match(parts[1].text)
    if not match:
        return parts
    return shifted(raw, parts, 0, parts[1].start + match.end())


# Takes "Riedmüller, Technik,", "Mayr, Schlafräume,"; leaves "Mayr, L.," and "Mayr, Lukas,".
_SHORT = re.compile(r"^(?P<name>[^\W\d_a-z][^\s,;/]+),\s+(?=(?P<title>[^\W\d_a-z][^,;.]{3,60}),?$)")


def short_title(raw: str, parts: Cut) -> Cut:
    """Part the short title of a note from the family name before it, where nothing but a page follows: ``Mayr, Schlafräume,`` ``S. 33``."""
    if not parts or parts[0].label != "author" or not has(parts, "pages") or has(parts, "title", "date", "publisher", "location", *HOMES):
        return parts
    match = _SHORT.match(parts[0].text)
    if not match or is_known_given(match["title"]) or match["title"].isupper():
        return parts
    return split(raw, parts, 0, parts[0].start + match.start("title"), "title")


@needs("volume")
def mark_as_volume(raw: str, parts: Cut) -> Cut:
    """Give a list of names its last initials and mark that are labelled as a volume: ``en Peeters,`` ``A. (red.)``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label in ("author", "editor") and following.label == "volume" and _MARK_IN_VOLUME.fullmatch(following.text):
            return joined(raw, parts, i, "editor")
    return parts


# Takes the title's words of "Jean-Noël Barbey, L’Argent des autres.", "Ida Berg, The river and"; leaves "Ida Berg, Le Goff".
_ARTICLE_FIRST = re.compile(
    r"^\W*[^\W\d_][^\s,;:]+(?: [^\s,;:]+){1,3},\s+(?=(?:L['’]|D['’]un|(?:Le|La|Les|Une?|Des|The|An?|Der|Die|Das|Eine?|Het|De"
    r"|Een|El|Los|Las|Il|Gli|I|Lo|O|Os|As)\s)"
    r"(?=(?:[^,]*[\s’'])?([^\W\d_A-ZÀ-Þ]{4,})\b)[^,;]*$)"
)


def title_after_article(raw: str, parts: Cut) -> Cut:
    """End a name in full before words that begin with an article and go on small: ``Jean Barbey, L’Argent des`` is no list of two."""
    for i, part in enumerate(parts):
        match = _ARTICLE_FIRST.match(part.text) if part.label == "author" and i + 1 < len(parts) else None
        if not match or is_particle(match.group(1)) or is_group(part.text[: match.end()]):
            continue
        cut = part.start + match.end()
        if parts[i + 1].label == "title":
            return shifted(raw, parts, i, cut)
        if not has(parts, "title"):
            return split(raw, parts, i, cut, "title")
    return parts


def _is_no_name(word: str) -> bool:
    return word.lower() in words_of("regions") or is_common(word)
