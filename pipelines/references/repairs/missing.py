"""What an entry must have and no label names: a title that its home took, a home that its title or its editors took."""

from __future__ import annotations

import re

from pipelines.references.repairs.cuts import (
    HOMES,
    STANDS_IN,
    Cut,
    end_of,
    ended,
    has,
    joined,
    needs,
    relabelled,
    renamed,
    split,
    stretch,
)

# Takes the end of the title in "Allium: chemistry and properties. Molecules"; leaves "J. Biol. Chem." and "St. Louis Review".
_SENTENCE = re.compile(r"(?<=[^\W\d_]{5}[.?!])\s+(?=[^\W\d_a-z])")
_TITLE_WORDS = 3  # a title that a journal's label took has so many words at least


@needs(*HOMES)
def title_in_home(raw: str, parts: Cut) -> Cut:
    """Give an entry without a title the first sentence of what it stands in, or all of it where another home follows."""
    places = [i for i, part in enumerate(parts) if part.label in HOMES]
    if has(parts, "title") or not places or not has(parts, "author", "editor"):
        return parts
    place = places[0]
    home = parts[place]
    if STANDS_IN.match(home.text):
        return parts
    if len(places) > 1 and places[1] == place + 1:
        return renamed(parts, place, "title")
    for match in reversed(list(_SENTENCE.finditer(home.text))):
        if len(home.text[: match.start()].split()) >= _TITLE_WORDS:
            return renamed(split(raw, parts, place, home.start + match.end(), home.label), place, "title")
    return parts


_FIRM = re.compile(
    r"\b(?:Company|Press|Publishers|Verlag|Éditions|Uitgeverij)\W*$"
)  # takes "Macmillan and Company,"; leaves "The Free Press in"


def second_title(raw: str, parts: Cut) -> Cut:
    """Take a second title for the book that the first stands in where editors part them; join both where a colon does."""
    places = [i for i, part in enumerate(parts) if part.label == "title"]
    if len(places) != 2 or places[1] == places[0] + 1:
        return parts
    first, second = places
    before, between = parts[:first], parts[first + 1 : second]
    if parts[second].text[0] == ":" or between[-1].text.endswith(":"):
        return (*before, *stretch("title", raw, parts[first].start, end_of(parts[second])), *parts[second + 1 :])
    if before and before[-1].label in ("author", "date") and has(between, "editor") and not has(parts, *HOMES):
        return renamed(parts, second, "container-title")
    if not has(parts, "publisher") and _FIRM.search(parts[second].text):
        return renamed(parts, second, "publisher")
    if not has(parts, *HOMES) and second + 1 < len(parts) and parts[second + 1].label == "volume":
        return renamed(parts, second, "journal")
    return parts


# Takes the home of "Rivers rise, Proceedings of the 6th" and "Flüsse. Zeitschrift für Wasser"; leaves "Proceedings of a voyage",
# with which a title begins.
_PAPERS = re.compile(
    r"[.,?!»”\"]\s+(?=(?:in:? )?(?:the )?(?:\d\w+ )?(?-i:"
    r"Proceedings (?:of|from|on)|Proc\.|Abstracts? (?:of|for|from|volume)|Conference (?:on|Proceedings)|Lecture Notes|Tagungsband"
    r"|Actes d|Atti d|Actas d|Transactions (?:of|on)|Journal of|Annals of|Bulletin (?:of|de)|Zeitschrift für|Archiv für"
    r"|Revue (?:de|d['’]|du|des|française)|Annales (?:de|d['’]|du|des)))",
    re.IGNORECASE,
)


def papers_in_title(raw: str, parts: Cut) -> Cut:
    """End a title at the proceedings or the journal that it took, where nothing else is labelled as what the work stands in."""
    if has(parts, *HOMES):
        return parts
    return ended(raw, parts, _PAPERS, "container-title")


def author_after_title(_raw: str, parts: Cut) -> Cut:
    """Take authors after the title for the journal, where others stand before it and a number or date follows."""
    if has(parts, *HOMES):
        return parts
    for i in range(2, len(parts) - 1):
        title, part, following = parts[i - 1 : i + 2]
        numbered = following.label in ("date", "volume", "pages")
        if part.label == "author" and title.label == "title" and numbered and has(parts[: i - 1], "author"):
            return renamed(parts, i, "journal")
    return parts


_NAMED_IN = re.compile(r"In [A-ZÄÖÜ]")  # takes "In Europa. Reizen" after a comma; leaves "in: Handbuch", "In het water"


_SHORT_WORD = re.compile(r"[^\W\d_a-z][^\W\d_]{1,5}\.")  # takes "Opt.", "Adv."; leaves "Opt", "Sleep matters."


@needs("journal")
def short_word_of_journal(raw: str, parts: Cut) -> Cut:
    """Give a journal its first word, which is shortened and no title, where a style prints none: ``I. Berg, Opt. Express 2010``."""
    for i, (before, part, following) in enumerate(zip(parts, parts[1:], parts[2:], strict=False), 1):
        meet = (before.label, part.label, following.label) == ("author", "title", "journal") and before.text.endswith(",")
        if meet and _SHORT_WORD.fullmatch(part.text) and not STANDS_IN.match(following.text):
            return joined(raw, parts, i, "journal")
    return parts


_VOLUME_WORD = re.compile(r"\W*[^\W\d_]{1,7}\.?\s?[\dIVX]")  # takes "Bd. 3:", "deel II,"; leaves "12:"


@needs(*HOMES)
def title_before_volume(_raw: str, parts: Cut) -> Cut:
    """Take a work of several volumes for the title and that of the one volume for a note: ``Geschichte, Bd. 3: Vom Krieg, Kiel 1995``."""
    if has(parts, "title"):
        return parts
    for i, labels in enumerate(zip(*([part.label for part in parts[k:]] for k in range(4)), strict=False)):
        if labels[0] in ("author", "editor") and labels[1] in HOMES and labels[2:] == ("volume", "container-title"):
            said = _VOLUME_WORD.match(parts[i + 2].text) and not STANDS_IN.match(parts[i + 1].text)
            return parts if not said else renamed(renamed(parts, i + 1, "title"), i + 3, "note")
    return parts


@needs(*HOMES)
def book_without_title(raw: str, parts: Cut) -> Cut:
    """Take what a work stands in for its title, where it has none and a publisher: ``Berg I. Rivers, Vol. 3. Fjord Press``."""
    places = [i for i, part in enumerate(parts) if part.label in HOMES]
    if len(places) != 1 or has(parts, "title") or not has(parts, "author", "editor"):
        return parts
    home = parts[places[0]]
    if not has(parts, "publisher", "location") and (home.label == "journal" or not has(parts, "url") or has(parts, "volume", "pages")):
        return parts
    named_so = _NAMED_IN.match(home.text) and raw[: home.start].rstrip().endswith(",")
    if any(part.label == "editor" and STANDS_IN.match(part.text) for part in parts[1 : places[0]]):
        return parts  # "Schulz, in: Berg/Lund, BGB, Berlin 2019": the book is what the author's part stands in
    if (STANDS_IN.match(home.text) and not named_so) or (home.label == "journal" and not has(parts, "publisher")):
        return parts
    return renamed(parts, places[0], "title")


_MEETING = re.compile(
    r"\b(?:conference|(?<!library of )congress|symposium|workshop|proceedings|tagung|kongress"
    r"|colloque|congrès|congres|congress?os?|convegno)\b",
    re.IGNORECASE,
)


@needs("publisher")
def meeting_as_publisher(_raw: str, parts: Cut) -> Cut:
    """Take a conference that is labelled as a publisher for what a work stands in, where nothing else is."""
    if has(parts, *HOMES) or not has(parts, "title"):
        return parts
    return relabelled(parts, "container-title", lambda part: part.label == "publisher" and bool(_MEETING.search(part.text)))


# Takes the series of "ed. Joseph Martin. CCSL 32.", "trans. David Hurst. Cistercian Studies 183."; leaves "ed. J. B. Berg."
_SERIES = re.compile(r"(?<=[^\W\d_]{2})\.\s+(?=[A-Z][^\W\d_]+(?: [A-Z][^\W\d_]+){0,4} (\d{1,4})\W*$)")


@needs("editor", "translator")
def series_of_editor(raw: str, parts: Cut) -> Cut:
    """Part a series and its number from who edited or translated, where nothing else is labelled as what the work stands in."""
    if has(parts, *HOMES):
        return parts
    for i, part in enumerate(parts):
        if part.label in ("editor", "translator") and (match := _SERIES.search(part.text)):
            cut = split(raw, parts, i, part.start + match.end(), "container-title")
            return split(raw, cut, i + 1, part.start + match.start(1), "volume")
    return parts
