"""Places and publishers under each other's label, or under one."""

from __future__ import annotations

import re
from itertools import pairwise

from pipelines.references.fields.person import names_body
from pipelines.references.lexicon import kinds, words_of
from pipelines.references.parts import Part
from pipelines.references.repairs.cuts import (
    HOMES,
    STANDS_IN,
    Cut,
    ended,
    has,
    joined,
    needs,
    relabelled,
    renamed,
    shifted,
    split,
)


def place_of_publisher(raw: str, parts: Cut) -> Cut:
    """Part a known place from the end of a publisher, or of proceedings, where no place is labelled."""
    place = next((i for i, part in enumerate(parts) if part.label == "location"), None)
    publisher = next((i for i, part in enumerate(parts) if part.label == "publisher"), None)
    if place is not None:
        mistaken = publisher is None and _is_in("publishers", parts[place].text) and not _is_in("places", parts[place].text)
        return renamed(parts, place, "publisher") if mistaken else parts
    for i, part in enumerate(parts):
        if part.label == "publisher" or (part.label in HOMES and kinds()["proceedings"].search(part.text)):
            cut = _place_start(part.text)
            if cut:
                return split(raw, parts, i, part.start + cut, "location")
    return parts


@needs("publisher")
def place_after_publisher(raw: str, parts: Cut) -> Cut:
    """Part a known place from a known publisher that no comma parts it from: ``Springer Berlin``."""
    if has(parts, "location"):
        return parts
    for i, part in enumerate(parts):
        if part.label != "publisher":
            continue
        for blank in list(re.finditer(r" ", part.text))[-3:]:
            if _is_in("publishers", part.text[: blank.start()]) and _is_in("places", part.text[blank.end() :]):
                return split(raw, parts, i, part.start + blank.end(), "location")
    return parts


# Takes the place of "Leningrad, Nedra," and "Paris: PUF"; leaves "Berlin, Heidelberg".
_PLACE_FIRST = re.compile(r"^([^,:]{3,30})[,:]\s+(?=[^\W\d_])")


@needs("publisher")
def place_before_publisher(raw: str, parts: Cut) -> Cut:
    """Part a known place from the publisher after it."""
    if has(parts, "location"):
        return parts
    for i, part in enumerate(parts):
        match = _PLACE_FIRST.match(part.text) if part.label == "publisher" else None
        if match and _is_in("places", match.group(1)) and not _is_in("places", part.text[match.end() :]):
            return renamed(split(raw, parts, i, part.start + match.end(), "publisher"), i, "location")
    return parts


_CAMPUS = re.compile(
    r"\bUniv(?:ersity|\.)? of [A-Z]\w+(?: [A-Z]\w+)?$"
)  # takes "University of California" before ", Irvine"; leaves "Oxford University"


def _place_start(text: str) -> int:
    """Where, after a comma, known places begin that end the text (``Las Vegas, Nev.``); 0 where none does."""
    campus, _, town = text.rstrip(" ,.;:").rpartition(",")
    if _CAMPUS.search(campus) and not town.replace(".", "").isupper():  # "University of Leeds, UK" is at no campus
        return 0  # "University of California, Irvine" is one name
    start, end = 0, len(text.rstrip(" .,;:)"))
    for _ in range(2):
        comma = text.rfind(", ", 0, end)
        if comma <= 0 or not any(_is_in(lexicon, text[comma:stop]) for lexicon in ("places", "towns") for stop in (end, end + 1)):
            break
        start, end = comma + 1, comma
    return start


def _is_in(lexicon: str, text: str) -> bool:
    plain = text.strip(" ,;:()[]–—").lower()
    return not words_of(lexicon).isdisjoint((plain, plain.rstrip("."), f"{plain}."))


# Takes "Edilig, Paris", "Paris, PUF"; leaves "Chicago, IL", "Washington, D. C." and "Paris, London, Rome".
_TWO = re.compile(r"^([^\W\d_][^,:;()]{3,40}),\s+(?=[^,]*[^\W\d_]{3})([^\W\d_][^,:;()]{2,40}?)[\s.,;:]*$")


@needs("location")
def publisher_in_place(raw: str, parts: Cut) -> Cut:
    """Part a publisher from the town before or after it, where no other publisher is labelled."""
    if has(parts, "publisher"):
        return parts
    for i, part in enumerate(parts):
        match = _TWO.match(part.text) if part.label == "location" else None
        if not match:
            continue
        first, second = match.groups()
        towns = [is_place(text) and not _is_in("regions", text) for text in (first, second)]
        if towns[0] != towns[1] and not (_is_in("regions", first) or _is_in("regions", second)):
            before, after = split(raw, (part,), 0, part.start + match.start(2), "publisher" if towns[0] else "location")
            return (*parts[:i], before if towns[0] else before._replace(label="publisher"), after, *parts[i + 1 :])
    return parts


def place_as_publisher(raw: str, parts: Cut) -> Cut:
    """Take a publisher that is a known place for a place; a place before it that is none is the publisher then."""
    for i, part in enumerate(parts):
        if part.label != "publisher" or not is_place(part.text):
            continue
        before = parts[i - 1] if i and parts[i - 1].label == "location" else None
        if before is None and not has(parts, "location"):
            return renamed(parts, i, "location")
        if before is not None and is_place(before.text) and before.text.endswith(":"):
            return parts  # "Nashville: Abingdon"
        if before is not None and is_place(before.text):
            return joined(raw, parts, i - 1, "location")
        if before is not None:
            return (*parts[: i - 1], before._replace(label="publisher"), part._replace(label="location"), *parts[i + 1 :])
    return parts


def is_place(text: str) -> bool:
    return any(_is_in(lexicon, text) for lexicon in ("places", "cities", "regions", "towns"))


_YEAR_AT_END = re.compile(r"(?<=\w)\s+(?=\(?(?:1[5-9]\d\d|20[0-4]\d)\W*$)")  # takes the year of "Beck 1992."; leaves "1992"


def year_after_publisher(raw: str, parts: Cut) -> Cut:
    """Part the year from the end of who published it: ``Beck 1992.``"""
    return ended(raw, parts, _YEAR_AT_END, "date", "publisher", "location")


_SCHOOL = re.compile(r"\W*(?:Univ|Uni|Universität|Universiteit|Université|Università|Universidad|Universidade|Hochschule)\b\W*")
# Takes the school of "Tese – Universidade de Évora", "Proefschrift Universiteit Utrecht"; leaves "universal".
_SCHOOL_IN_GENRE = re.compile(
    r"(?:[,.;(–-]\s*|\s)(?=(?:[A-ZÉ][\w’'.-]+ ){0,3}"
    r"(?:Univ(?:ersi\w+|\.)|Uni\b|École|EHESS|ETH|TU\b|Hochschule|Hogeschool|Politecnico|Institute of Technology))"
)


@needs("genre")
def school_of_thesis(raw: str, parts: Cut) -> Cut:
    """Give a thesis its university: whole with its place (``Univ. Hamburg``), out of the words for its kind, cut at their bracket."""
    if not has(parts, "genre"):
        return parts
    for i, part in enumerate(parts):
        following = parts[i + 1] if i + 1 < len(parts) else None
        if (
            part.label == "publisher"
            and following
            and following.label == "location"
            and (_SCHOOL.fullmatch(part.text) or _CAMPUS.search(part.text))
        ):
            return joined(raw, parts, i, "publisher")
        if part.label == "publisher" and "]" in part.text[:-2] and "[" not in part.text:
            return split(raw, parts, i, part.start + part.text.index("]") + 1, "note")
        kept = following is not None and following.label == "publisher" and part.text.rstrip(" .,").endswith("]")
        if part.label == "genre" and (kept or not has(parts, "publisher")) and (match := _SCHOOL_IN_GENRE.search(part.text)):
            cut = split(raw, parts, i, part.start + match.end(), "publisher")
            return renamed(cut, i + 2, "note") if kept else cut  # the archive that keeps it
    return parts


# Takes "Université Lille" before "1,", and "Paris 1", "Lyon III"; leaves "Université" alone and "Paris".
_NUMBERED = re.compile(
    r"\W*(?:(?:L['’])?[Uu]niv(?:ersité|\.)(?: de)? [A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+)*"
    r"|(?P<town>[A-ZÀ-Þ][^\W\d_]{3,}(?:-[A-Z]\w+)?))[ -]?(?P<number>\d{1,2}|[IVX]{1,4})?\b[\s,.;]*"
)


@needs("genre")
def numbered_school(raw: str, parts: Cut) -> Cut:
    """Give a thesis its university whose name ends in a number: ``Université Lille`` ``1,`` or ``Paris 1,`` labelled as a place."""
    if not has(parts, "genre") or has(parts, "publisher"):
        return parts
    for i, part in enumerate(parts):
        match = _NUMBERED.fullmatch(part.text) if part.label in ("location", *HOMES) else None
        if not match:
            continue
        following = parts[i + 1] if i + 1 < len(parts) else part
        if not match["number"] and not match["town"] and following.label == "volume" and _NUMBER.fullmatch(following.text):
            return joined(raw, parts, i, "publisher")
        if match["number"] or not match["town"]:
            return renamed(parts, i, "publisher")
    return parts


_NUMBER = re.compile(r"(?:\d{1,2}|[IVX]{1,4})[\s,.;]*")  # takes "1,"; leaves "12(3)"


# Takes the subtitle of "Ein Lesebuch, Leipzig:"; leaves "La Salle, Ill.".
_BEFORE_PLACE = re.compile(
    r"^(?:(?:Eine?|Een|Het|Une?|Zu[rm]|An?|The|Ensayos?|Beiträge|Studien|Essais?) [^,:;]{3,60}"
    r"|Festschrift|Festgabe|Handbuch|Lehrbuch|Katalog|Roman|Novelle|Gedichte|Briefe|Erinnerungen|Aufsätze|Essays"
    r"|Biogra[fp]h?ie|Récits?|Gedichten|Verhalen)"
    r",\s+(?=[^,:;]{3,30}[:,]?$)"
)


@needs("location")
def title_in_place(raw: str, parts: Cut) -> Cut:
    """Give a title the words of its end that were taken for a place, where a known place follows them."""
    for i in range(1, len(parts)):
        part, before = parts[i], parts[i - 1]
        if part.label != "location" or before.label != "title" or not (match := _BEFORE_PLACE.match(part.text)):
            continue
        if _is_in("places", part.text[match.end() :]) and not _is_in("places", match.group().strip(", ")):
            return shifted(raw, parts, i - 1, part.start + match.end())
    return parts


@needs(*HOMES)
def place_after_journal(raw: str, parts: Cut) -> Cut:
    """Part a known place from the journal before it, where the volume follows: ``Revista, Campinas,`` ``v. 29,``."""
    if has(parts, "location"):
        return parts
    for i, part in enumerate(parts[:-1]):
        if (
            part.label == "journal"
            and parts[i + 1].label == "volume"
            and _VOLUME_WORD.match(parts[i + 1].text)
            and (cut := _place_start(part.text))
        ):
            return split(raw, parts, i, part.start + cut, "location")
    return parts


_VOLUME_WORD = re.compile(r"(?:v|vol|ano|a|t|n)\. ?\d", re.IGNORECASE)  # takes "v. 29", "t. 3"; leaves "29(4)"


@needs("volume")
def subtitle_of_volume(_raw: str, parts: Cut) -> Cut:
    """Take what a colon joins to a volume for that volume's own title: ``t. II`` ``: La Nation,``."""
    own = {
        part
        for i, (volume, part) in enumerate(pairwise(parts), 2)
        if volume.label == "volume"
        and (part.text.startswith(":") or (volume.text.endswith(":") and has(parts[i:], part.label)))
        and part.label in ("publisher", "title", "container-title", "location")
    }
    return relabelled(parts, "note", own.__contains__)


@needs(*HOMES)
def publisher_as_home(_raw: str, parts: Cut) -> Cut:
    """Take a known publisher for one, or a body, where it is all that the work is said to stand in: ``Ostéopathie du sport. Maloine.``"""
    if has(parts, "publisher", "volume"):
        return parts
    placed, numbered = has(parts, "location"), has(parts, "pages")

    def publishes(part: Part) -> bool:
        house = is_house(part.text) and (placed or not numbered)
        return part.label in HOMES and (house or (part is parts[-1] and not numbered and _is_body(part.text)))

    return relabelled(parts, "publisher", publishes)


@needs("editor")
def house_as_editor(_raw: str, parts: Cut) -> Cut:
    """Take a known publisher before a place for one, which is called no editor: ``C. H. Beck, München``."""
    for i, (part, following) in enumerate(pairwise(parts)):
        if i and part.label == "editor" and following.label == "location" and is_house(part.text):
            return renamed(parts, i, "publisher")
    return parts


def _is_body(text: str) -> bool:
    """Whether a text names a body and no journal: ``Sociaal en Cultureel Planbureau``, not ``Bulletin of the Bureau``, ``Bull. Inst.``"""
    words = text.lower().rstrip(" .,;").split()
    return names_body(text) and "." not in "".join(words) and words_of("journal_words").isdisjoint(words) and not STANDS_IN.match(text)


def is_house(text: str) -> bool:
    """Whether a text is the name of a publishing house: of the labeller's list, or of the longer one beside it."""
    return _is_in("publishers", text) or _is_in("houses", text)
