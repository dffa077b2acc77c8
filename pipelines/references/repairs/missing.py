"""What an entry must have and no label names: a title that its home took, a home that its title or its editors took."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.repairs.cuts import (
    HOMES,
    STANDS_IN,
    Cut,
    end_of,
    ended,
    has,
    joined,
    needs,
    overlaid,
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


_TEXT = re.compile(r"[^\W\d_]+(?: \S+){3}")  # takes "Social deficits caused by"; leaves "(in Russian with a summary)"


def title_as_note(_raw: str, parts: Cut) -> Cut:
    """Take the text after authors and date for the title, where there is none and nothing that the work stands in."""
    if has(parts, "title", "publisher", *HOMES) or not has(parts, "author"):
        return parts
    for i, (before, part) in enumerate(pairwise(parts), 1):
        if part.label == "note" and before.label in ("author", "date") and _TEXT.match(part.text):
            return renamed(parts, i, "title")
    return parts


_FIRM = re.compile(
    r"\b(?:Company|Press|Publishers|Verlag|Éditions|Uitgeverij)\W*$"
)  # takes "Macmillan and Company,"; leaves "The Free Press in"


_ARTICLE_ID = re.compile(r"[A-Za-z]{2,10}-?(?:\d{2,4}-)?\d{3,9}[.;,]?")  # takes "bmjopen-2019-031234."; leaves "Covid-19"


@needs("volume")
def article_id_as_title(_raw: str, parts: Cut) -> Cut:
    """Take the number of an article after the volume for its page: ``11:`` ``bmjopen-2019-031234.``"""
    return tuple(
        part._replace(label="pages")
        if i and part.label == "title" and parts[i - 1].label == "volume" and _ARTICLE_ID.fullmatch(part.text)
        else part
        for i, part in enumerate(parts)
    )


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


# Takes "Submitted,", "In press", "under review"; leaves "Submitted Papers in Hydrology".
_STATUS = re.compile(
    r"\W*(?:(?:to be )?submitted|in press|forthcoming|to appear|under review|in preparation|draft(?: paper)?|unpublished(?: manuscript)?"
    r"|im druck|im erscheinen|à paraître|sous presse|in druk|te verschijnen|en prensa|in corso di stampa|no prelo)\W*",
    re.IGNORECASE,
)
_MEETING = re.compile(
    r"\b(?:conference|(?<!library of )congress|symposium|workshop|proceedings|tagung|kongress"
    r"|colloque|congrès|congres|congress?os?|convegno)\b",
    re.IGNORECASE,
)


@needs(*HOMES)
def status_as_home(_raw: str, parts: Cut) -> Cut:
    """Take the word that a work is not published yet for a note, and not for what it stands in."""
    return relabelled(parts, "note", lambda part: part.label in HOMES and bool(_STATUS.fullmatch(part.text)))


@needs("publisher")
def meeting_as_publisher(_raw: str, parts: Cut) -> Cut:
    """Take a conference that is labelled as a publisher for what a work stands in, where nothing else is."""
    if has(parts, *HOMES) or not has(parts, "title"):
        return parts
    return tuple(
        part._replace(label="container-title") if part.label == "publisher" and _MEETING.search(part.text) else part for part in parts
    )


@needs(*HOMES)
def parted_home(raw: str, parts: Cut) -> Cut:
    """Join what a work stands in where it is labelled as two and the second goes on with a small letter: ``Proc. Conf.`` ``on Rivers``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if part.label in HOMES and following.label in HOMES and following.text[0].islower() and not STANDS_IN.match(following.text):
            return joined(raw, parts, i, part.label)
    return parts


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


# Takes the subtitle of "Schlaf." "Eine Kulturgeschichte,"; leaves "Die Zeit," and "The Lancet".
_SUBTITLE_WORDS = re.compile(
    r"^(?:Eine?|Zu[rm]|Über|Beiträge zu[rm]?|Studien zu[rm]?|Ein Beitrag|Een|Over|Essai sur|Essais|Une|Histoire d"
    r"|A history of|An? introduction|Un|Una|Ensayo)\b"
    r"(?! (?:Zeitschrift|Magazin|tijdschrift|revue|journal)\b)",
)


@needs(*HOMES)
def subtitle_as_home(raw: str, parts: Cut) -> Cut:
    """Give a title the sentence after it that was taken for what it stands in: ``Schlaf.`` ``Eine Kulturgeschichte,`` ``3. Aufl.``"""
    if has(parts, "volume", "editor", "url", "id"):
        return parts
    for i in range(1, len(parts) - 1):
        before, part, following = parts[i - 1 : i + 2]
        ends = before.label == "title" and before.text[-1:] in ".?!" and following.label in ("location", "edition", "publisher", "date")
        if part.label in HOMES and ends and _SUBTITLE_WORDS.match(part.text) and has(parts, "location", "publisher"):
            return joined(raw, parts, i - 1, "title")
    return parts


_ORDINAL = re.compile(r"\d{1,3}\.")  # takes the "14." of "14. Ernährungsbericht."


@needs("publisher")
def ordinal_of_title(raw: str, parts: Cut) -> Cut:
    """Give an entry without a title the number and the words after its date: ``(2020):`` ``14.`` ``Ernährungsbericht.``"""
    if has(parts, "title", *HOMES):
        return parts
    for i in range(1, len(parts) - 1):
        before, part, following = parts[i - 1 : i + 2]
        if (
            before.label == "date"
            and part.label in ("pages", "volume")
            and _ORDINAL.fullmatch(part.text)
            and following.label == "publisher"
        ):
            return joined(raw, parts, i, "title")
    return parts


# Takes the short name and the series of "Small Data. SD 2019. Lecture Notes in Computer Science(),"; leaves "Data. Rivers. Lakes".
_EVENT_AND_SERIES = re.compile(r"(?<=\S)\.\s+(?=(?P<note>[A-Z][\w@&/+-]{1,15} (?:19|20)\d\d\.\s+)?(?P<series>[A-Z][^.]{8,90}\(?\)?),?$)")


@needs("volume")
def series_of_proceedings(raw: str, parts: Cut) -> Cut:
    """Part the short name of a meeting and the series from proceedings, as sites cite them: ``Data. SD 2019. Lecture Notes``."""
    for i, part in enumerate(parts[:-1]):
        match = _EVENT_AND_SERIES.search(part.text) if part.label in HOMES and parts[i + 1].label == "volume" else None
        if match and (match["note"] or match["series"].startswith(("Lecture Notes", "Advances in", "Studies in", "Communications in"))):
            cut = overlaid(raw, parts, part.start + match.end(), end_of(parts[i + 1]), "collection-title")
            return overlaid(raw, cut, part.start + match.start("note"), part.start + match.end("note"), "note") if match["note"] else cut
    return parts
