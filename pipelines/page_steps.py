"""How two addresses of a list relate: the next page, an earlier one, another list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qsl, unquote, urlencode

from pipelines.urls import split_url, words

# takes "/page/2", "/page-2", "/p2", "/pagina/2", "/2" at the end of a path; leaves "/2024/05" (see _YEAR), "/top-10-tips"
_PATH_PAGE = re.compile(
    r"[/_.-](?:(?:page|pages|pag|pagina|página|seite|strona|sida|side|sivu|stranica|halaman|trang|p|pg|f|o|offset|index)[/_=-]?)?(\d{1,5})$",
    re.IGNORECASE,
)
# takes "index2", "page3" as the whole last step; leaves "windows7"
_NAMED_PAGE = re.compile(r"/(?:index|page|p|default|list)(\d{1,5})$", re.IGNORECASE)
_FILE = re.compile(r"\.(?:html?|php|aspx?|jsp|cfm)$", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# takes "-or10-", "or10-", "p2/"; leaves "2024-recap"
_INSERTED = re.compile(r"\W?[a-z]{0,8}[-_]?(\d{1,5})\W?", re.IGNORECASE)
_WIKI_PATH = re.compile(r"^.*?/(?:index\.php|wiki)/")  # takes the "/w/index.php/" of "/w/index.php/Category:Rye"; leaves "/wikis/x"
_YEAR = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class PageAddress:
    """An address taken apart: what stays the same through a list, and which page of it this is."""

    base: tuple[str, ...]  # host and path steps without the page's number
    query: frozenset[tuple[str, str]]  # without the page's number
    page: int | None = None  # None where the address does not say
    offset: int | None = None  # where pages are counted in posts


def parse_page_address(url: str, *, in_path: bool = True) -> PageAddress:
    """Take an address apart by the ways in which CMSs number pages; ``in_path`` False leaves numbers in its path alone."""
    parts = split_url(url)
    host = (parts.hostname or "").removeprefix("www.")
    pages, offsets = _parameters()
    rest, page, offset = set(), None, None
    for name, value in parse_qsl(parts.query.replace(";", "&"), keep_blank_values=True)[:50]:
        lower = name.lower()
        if value.isdecimal() and len(value) < 8 and (lower in pages or lower.endswith(("_page", "-page", "[page]"))):
            page = int(value)
        elif value.isdecimal() and len(value) < 8 and lower in offsets:
            offset = int(value)
        else:
            rest.add((lower, value))
    path = _INDEX.sub("", _FILE.sub("", parts.path.rstrip("/")))
    if (
        in_path
        and page is None
        and offset is None
        and (match := _NAMED_PAGE.search(path) or _PATH_PAGE.search(path))
        and not _is_date(path, match)
    ):
        page, path = int(match.group(1)), path[: match.start()]
    path = _INDEX.sub("", path)
    return PageAddress((host, *(step for step in path.split("/") if step)), frozenset(rest), page, offset)


def step(current: str, target: str) -> str:
    """Say how ``target`` follows ``current``: next, ahead, back, same, sibling (same list, no number) or elsewhere."""
    current, target = _with_title_in_path(current), _with_title_in_path(target)
    here, there = parse_page_address(current, in_path=False), parse_page_address(target, in_path=False)
    if here.page is None and there.page is None and here.offset is None and there.offset is None:
        here, there = parse_page_address(current), parse_page_address(target)
    if not _same_list(here, there):
        inserted = _inserted_number(current, target)
        return {None: _step_by_template(current, target), 2: "next"}.get(inserted, "ahead")
    if there.offset is not None or here.offset is not None:
        ahead = (there.offset or 0) - (here.offset or 0)
        return "ahead" if ahead > 0 else "back" if ahead < 0 else "same"
    if there.page is None:
        return "back" if here.page is not None and here.page > 1 else "same" if here.query == there.query else "sibling"
    if here.page is None:
        return {0: "same", 1: "first", 2: "next"}.get(there.page, "ahead")
    return {0: "same", 1: "next"}.get(there.page - here.page, "ahead" if there.page > here.page else "back")


def _with_title_in_path(url: str) -> str:
    """Give the two forms of MediaWiki's addresses as one: ``/Category:Rye?from=K`` of ``/w/index.php?title=Category:Rye&from=K``."""
    parts = split_url(url)
    path = unquote(parts.path)
    if "index.php" not in path and "/wiki/" not in path:
        return url
    pairs = parse_qsl(parts.query)
    title = next((value for name, value in pairs if name == "title"), None) or _WIKI_PATH.sub("", path)
    return parts._replace(path="/" + title.replace(" ", "_"), query=urlencode([pair for pair in pairs if pair[0] != "title"])).geturl()


def _same_list(here: PageAddress, there: PageAddress) -> bool:
    """Say whether two addresses have one base, or (a list that stands in two places) one last step and a page's number."""
    numbered = there.page is not None or there.offset is not None
    return here.base == there.base or (
        numbered and len(here.base) > 2 and here.base[0] == there.base[0] and here.base[-1] == there.base[-1]
    )


def _inserted_number(current: str, target: str) -> int | None:
    """Give the number where ``target`` is ``current`` with one numbered piece put in: "-or10-", the 2 of "bread2.html"."""
    here, there = split_url(current).path, split_url(target).path
    start = _shared(here, there)
    end = _shared(here[start:][::-1], there[start:][::-1])
    piece = _INSERTED.fullmatch(there[start : len(there) - end])
    return int(piece.group(1)) if piece and start + end >= len(here) else None


def _shared(one: str, other: str) -> int:
    """Count the characters in which two texts begin alike."""
    return next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _step_by_template(current: str, target: str) -> str:
    """Compare two addresses that differ in numbers alone."""
    here, there = split_url(current), split_url(target)
    one, other = here.path + "?" + here.query, there.path + "?" + there.query
    if here.hostname != there.hostname or _DIGITS.sub("#", one) != _DIGITS.sub("#", other):
        return "elsewhere"
    differing = [(int(a[:9]), int(b[:9])) for a, b in zip(_DIGITS.findall(one), _DIGITS.findall(other), strict=True) if a != b]
    if len(differing) != 1:
        return "elsewhere"
    before, after = differing[0]
    return "next" if after == before + 1 else "elsewhere"


def _is_date(path: str, match: re.Match[str]) -> bool:
    """Say whether a number at a path's end is a year, or the month or day after one, rather than a page."""
    steps = [*path[: match.start()].rsplit("/", 2)[1:], match.group(1)]
    if path[match.start()] != "/" or not match.group().lstrip("/").isdecimal():
        return False
    return int(match.group(1)) in _YEAR or any(step.isdecimal() and int(step[:6]) in _YEAR for step in steps[:-1])


@cache
def _parameters() -> tuple[frozenset[str], frozenset[str]]:
    lines = words("page_parameters")
    return frozenset(line for line in lines if not line.startswith("+")), frozenset(line[1:] for line in lines if line.startswith("+"))
