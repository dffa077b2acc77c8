"""A post's title, freed of the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

# Takes the " - " of "Title - Site", " | ", " · ", " » "; leaves "well-known".
_SEPARATOR = re.compile(r"\s+[-–—|·•»«:/]\s+|\s*[|»]\s*|:\s+")
_LEADING = re.compile(r"\A\s*[-–—|·•»:]+\s+(?=\w)")  # of a site without a name; takes the ": " of ": Title"; leaves "-1 °C"
_WORD = re.compile(r"\w+")
_VARIANT = 0.4
_SIGNS = re.compile(r"[\W_]+")


@lru_cache(maxsize=256)  # a page's few titles are compared with each other again and again
def plain(text: str) -> str:
    """Give a text's letters and digits in lower case, to compare by."""
    return _SIGNS.sub("", text.casefold())


def titles_agree(heading: str, declared: str) -> bool:
    """Whether ``declared`` is ``heading``, alone or with the site's name before or after it, or cut short."""
    own, other = plain(heading), plain(declared)
    if not own or not other:
        return False
    if own == other:
        return True
    if len(own) < 5:  # "Blog" begins too many titles
        return any(plain(part) == own for part in _SEPARATOR.split(declared))
    return other.startswith(own) or other.endswith(own) or (len(other) > 30 and own.startswith(other))


def without_site(title: str, names: Iterable[str], url: str = "") -> str:
    """Strip the site's name, with what parts it from the title, off either end; a title that is all site name stays."""
    known = {plain(name) for name in names if name} - {""}
    host = plain((urlsplit(url).hostname or "").removeprefix("www.").rpartition(".")[0]) if url else ""
    title = _LEADING.sub("", title)
    ends = list(_SEPARATOR.finditer(title))
    for end in reversed(ends):
        tail = plain(title[end.end() :])
        if tail and (tail in known or tail == host or (len(tail) > 3 and tail in host)) and title[: end.start()].strip():
            return title[: end.start()].strip()
    for end in ends[:1]:
        head = plain(title[: end.start()])
        if head and (head in known or head == host) and title[end.end() :].strip():
            return title[end.end() :].strip()
    return title


def resolve_title(heading: str | None, declared: tuple[str, ...], site_names: tuple[str, ...], url: str) -> str | None:
    """Give the post's title: its heading where a declared title agrees with it or is a variant of it, else the most trusted declared one.

    ``declared`` is in order of trust and may hold the heading itself. Declared titles are freed of the site's name; one that is only
    the site's name is the last resort. A variant, as search engines are given, has at least two fifths of the heading's words.
    """
    names = {plain(name) for name in site_names if name}
    others = [title for title in declared if title != heading]
    if heading and plain(heading) not in names:
        agreed = declared.count(heading) > 1 or not others or any(titles_agree(heading, other) for other in others)
        if agreed or any(_common_words(heading, other) >= _VARIANT for other in others):
            return heading
    stripped = [without_site(title, site_names, url) for title in (*others, *filter(None, (heading,)))]
    return next((title for title in stripped if plain(title) not in names), stripped[0] if stripped else None)


def _common_words(heading: str, declared: str) -> float:
    """Give the share of the heading's words that a declared title has too; 0 for a heading of less than three words."""
    words = set(_WORD.findall(heading.casefold()))
    return len(words & set(_WORD.findall(declared.casefold()))) / len(words) if len(words) > 2 else 0.0
