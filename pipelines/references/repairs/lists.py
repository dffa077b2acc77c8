"""Where a list of names ends: at its mark, at a full stop after initials, before an article."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.person import is_common, is_group, is_known_given, is_particle
from pipelines.references.repairs.cuts import HOMES, Cut, has, renamed, shifted, split
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


def title_after_mark(raw: str, parts: Cut) -> Cut:
    """End a list of editors at their mark: ``Berg, Ida (Hg.), Der Unfall.`` ``Ein Handbuch,`` is no list of two."""
    match = MARK_BEFORE_BOOK.search(parts[0].text) if parts and parts[0].label in ("author", "editor") else None
    if not match:
        return parts
    cut = parts[0].start + match.end()
    if len(parts) > 1 and parts[1].label == "title":
        return renamed(shifted(raw, parts, 0, cut), 0, "editor")
    return parts if has(parts, "title") else renamed(split(raw, parts, 0, cut, "title"), 0, "editor")


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
