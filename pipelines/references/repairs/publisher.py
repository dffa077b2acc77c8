"""Places and publishers under each other's label, or under one."""

from __future__ import annotations

import re

from pipelines.references.lexicon import kinds, words_of
from pipelines.references.repairs.cuts import HOMES, Cut, end_of, has, split, stretch


def place_of_publisher(raw: str, parts: Cut) -> Cut:
    """Part a known place from the end of a publisher, or of proceedings, where no place is labelled."""
    place = next((i for i, part in enumerate(parts) if part.label == "location"), None)
    publisher = next((i for i, part in enumerate(parts) if part.label == "publisher"), None)
    if place is not None:
        renamed = publisher is None and _is_in("publishers", parts[place].text) and not _is_in("places", parts[place].text)
        return (*parts[:place], parts[place]._replace(label="publisher"), *parts[place + 1 :]) if renamed else parts
    for i, part in enumerate(parts):
        if part.label == "publisher" or (part.label in HOMES and kinds()["proceedings"].search(part.text)):
            cut = _place_start(part.text)
            if cut:
                return split(raw, parts, i, part.start + cut, "location")
    return parts


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


def place_before_publisher(raw: str, parts: Cut) -> Cut:
    """Part a known place from the publisher after it."""
    if has(parts, "location"):
        return parts
    for i, part in enumerate(parts):
        match = _PLACE_FIRST.match(part.text) if part.label == "publisher" else None
        if match and _is_in("places", match.group(1)) and not _is_in("places", part.text[match.end() :]):
            first, second = split(raw, (part,), 0, part.start + match.end(), "publisher")
            return (*parts[:i], first._replace(label="location"), second, *parts[i + 1 :])
    return parts


def _place_start(text: str) -> int:
    """Where, after a comma, known places begin that end the text (``Las Vegas, Nev.``); 0 where none does."""
    start, end = 0, len(text.rstrip(" .,;:)"))
    for _ in range(2):
        comma = text.rfind(", ", 0, end)
        if comma <= 0 or (not _is_in("places", text[comma:end]) and not _is_in("places", text[comma : end + 1])):
            break
        start, end = comma + 1, comma
    return start


def _is_in(lexicon: str, text: str) -> bool:
    plain = text.strip(" ,;:()[]").lower()
    return not words_of(lexicon).isdisjoint((plain, plain.rstrip("."), f"{plain}."))


def place_as_home(_raw: str, parts: Cut) -> Cut:
    """Take a known place for one, where it is all that the work is said to stand in: ``Wasser in Zahlen. Wiesbaden.``"""
    if has(parts, "location"):
        return parts
    return tuple(
        part._replace(label="location") if part.label == "container-title" and _is_in("places", part.text) else part for part in parts
    )


# Takes "Edilig, Paris", "Paris, PUF"; leaves "Chicago, IL", "Washington, D. C." and "Paris, London, Rome".
_TWO = re.compile(r"^([^\W\d_][^,:;()]{3,40}),\s+(?=[^,]*[^\W\d_]{3})([^\W\d_][^,:;()]{2,40}?)[\s.,;:]*$")


def publisher_in_place(raw: str, parts: Cut) -> Cut:
    """Part a publisher from the town before or after it, where no other publisher is labelled."""
    if has(parts, "publisher"):
        return parts
    for i, part in enumerate(parts):
        match = _TWO.match(part.text) if part.label == "location" else None
        if not match:
            continue
        first, second = match.groups()
        towns = [_is_place(text) and not _is_in("regions", text) for text in (first, second)]
        if towns[0] != towns[1] and not (_is_in("regions", first) or _is_in("regions", second)):
            before, after = split(raw, (part,), 0, part.start + match.start(2), "publisher" if towns[0] else "location")
            return (*parts[:i], before if towns[0] else before._replace(label="publisher"), after, *parts[i + 1 :])
    return parts


def place_as_publisher(raw: str, parts: Cut) -> Cut:
    """Take a publisher that is a known place for a place; a place before it that is none is the publisher then."""
    for i, part in enumerate(parts):
        if part.label != "publisher" or not _is_place(part.text):
            continue
        before = parts[i - 1] if i and parts[i - 1].label == "location" else None
        if before is None and not has(parts, "location"):
            return (*parts[:i], part._replace(label="location"), *parts[i + 1 :])
        if before is not None and _is_place(before.text) and before.text.endswith(":"):
            return parts  # "Nashville: Abingdon"
        if before is not None and _is_place(before.text):
            return (*parts[: i - 1], *stretch("location", raw, before.start, end_of(part)), *parts[i + 1 :])
        if before is not None:
            return (*parts[: i - 1], before._replace(label="publisher"), part._replace(label="location"), *parts[i + 1 :])
    return parts


def _is_place(text: str) -> bool:
    return any(_is_in(lexicon, text) for lexicon in ("places", "cities", "regions"))
