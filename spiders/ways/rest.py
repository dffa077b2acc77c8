"""WordPress's REST interface: whole texts, dates in UTC, terms, pictures and totals, a hundred posts a request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from w3lib.url import url_query_cleaner

from pipelines.json_values import items_at, parse_json, text_at
from pipelines.metadata.languages import language_tag
from pipelines.model.entry import Entry, Listing
from pipelines.model.page import RawPage
from pipelines.model.problem import Problem
from pipelines.urls import absolute_url
from pipelines.wordpress.rest_archive import RestArchive, find_rest_archive
from pipelines.wordpress.rest_post import read_rest_post
from spiders.ways.way import JSON, ArchivePage, Ask, Opening, Stretch

_MOST, _FEWER = 100, 50  # posts a request: the interface's limit, and what hosts that time out or cap it still give
# What the list says of a post beside its texts: where it is, when it changed, and numbers that may change without that.
_LIST = "id,link,title,date,date_gmt,modified,modified_gmt,author,featured_media,categories,tags"
_TEXTS = f"{_LIST},slug,type,content,excerpt,lang,yoast_head_json,aioseo_head_json,jetpack_featured_media_url,_links,_embedded"
_WITHOUT = {"_fields": _LIST}
_WITH = {"_fields": _TEXTS, "_embed": "author,wp:term,wp:featuredmedia"}
_PAGE, _INCLUDE = "page", "include"
_FIRST = "first"  # the step in which a term or a type is asked for


class RestWay:
    """Ask ``wp/v2/posts`` for an archive's posts, newest first, or in the order that the archive's first page shows."""

    name = "rest"
    whole = True
    texts = True

    def begin(self, opening: Opening) -> Ask | None:
        # Where the archive itself carries whole posts, the usual address is not worth two guesses.
        guess = opening.cms == "WordPress" and not any(entry.carries == "whole" for entry in opening.listing.entries)
        archive = find_rest_archive(opening.document, opening.page.headers, wordpress=guess)
        if archive is None:
            return None
        if archive.first is None:
            return _posts(archive, "wp/v2/posts", archive.parameters, opening)
        other = archive.alternative
        return Ask(
            archive.url(archive.first),
            JSON,
            step=_FIRST,
            instead=Ask(archive.url(archive.first, root=other), JSON, step=_FIRST) if other else None,
        )

    def read(self, answer: RawPage, ask: Ask, opening: Opening) -> ArchivePage:
        data = parse_json(answer.body)
        if ask.step == _FIRST:
            return ArchivePage(next=_after_first(data, answer.url, opening))
        if not isinstance(data, list):
            detail = f"{answer.url} is no answer of WordPress's REST interface"
            return ArchivePage(Listing(problems=(Problem("listing", "not-rest", detail, url=answer.url),)))
        language = language_tag(opening.document.root.get("lang"))
        entries = tuple(entry for item in data if (entry := read_rest_post(item, answer.url, language)))
        page, pages = int(_parameter(answer.url, _PAGE) or 1), _header_number(answer, "X-WP-TotalPages")
        more = page < pages if pages is not None else len(data) >= int(_parameter(answer.url, "per_page") or _MOST)
        return ArchivePage(
            Listing(entries=entries, title=opening.listing.title, declared_total=_header_number(answer, "X-WP-Total")),
            _page(answer.url, page + 1, opening) if more else None,
            guessed=pages is None,
            without_texts=_is_list(ask.url),
        )

    def texts_of(self, entries: Sequence[Entry], ask: Ask) -> Iterator[Ask]:
        most = int(_parameter(ask.url, "per_page") or _MOST)
        numbers = [number for entry in entries if (number := entry.metadata.source_id)]
        for start in range(0, len(numbers), most):
            yield Ask(_question(ask.url, {_INCLUDE: ",".join(numbers[start : start + most])} | _WITH), JSON)

    def gives_texts(self, url: str, ask: Ask) -> bool:
        return _question(url, {}) == _question(ask.url, {}) and not _is_list(url)


def included(url: str) -> tuple[str, ...]:
    """Give the numbers of the posts that an address asks for one by one; empty for one that asks for a page."""
    return tuple(parse_qs(urlsplit(url).query).get(_INCLUDE, [""])[-1].split(",")) if f"{_INCLUDE}=" in url else ()


def is_interface(url: str) -> bool:
    """Say whether an address is one of WordPress's REST interface."""
    return "/wp/v2/" in unquote(url)


def _posts(archive: RestArchive, path: str, parameters: tuple[tuple[str, str], ...], opening: Opening) -> Ask:
    """Give the first question for posts; where it fails, the same for fewer, and at the interface's other usual address."""
    given = (*parameters, *_order(opening.listing.entries))
    other = archive.alternative
    fewer = archive.url(path, (*given, ("per_page", str(_MOST if other else _FEWER))), root=other)
    first = archive.url(path, (*given, ("per_page", str(_MOST))))
    return _page(first, 1, opening, instead=_page(fewer, 1, opening))


def _page(url: str, page: int, opening: Opening, instead: Ask | None = None) -> Ask:
    """Ask for a page of posts: with their texts, or for the list alone where that is enough."""
    size, number = int(_parameter(url, "per_page") or _MOST), {_PAGE: str(page)} if page > 1 else {}
    one = Stretch(_question(url, number | _WITH), _question(url, number | _WITHOUT), (page - 1) * size, page * size)
    return Ask(one.without if opening.list_is_enough(one) else one.with_texts, JSON, instead=instead)


def _question(url: str, parameters: dict[str, str]) -> str:
    """Give an address with these parameters in the place of those that say which part of an archive is wanted, and what of it."""
    plain = url_query_cleaner(url, (_PAGE, _INCLUDE, *_WITH), remove=True, unique=False)
    return f"{plain}{'&' if '?' in plain else '?'}{urlencode(parameters)}" if parameters else plain


def _is_list(url: str) -> bool:
    return parse_qs(urlsplit(url).query).get("_fields") == [_LIST]


def _after_first(data: Any, url: str, opening: Opening) -> Ask | None:
    """Follow from a term or a type to its posts, as the answer itself links them."""
    found = data[0] if isinstance(data, list) and len(data) == 1 else data
    links = items_at(found, "_links", "wp:post_type") or items_at(found, "_links", "wp:items")
    targets = [target for link in links if (target := absolute_url(text_at(link, "href"), url))]
    plain = url.replace("%2F", "/")
    if not targets and "/wp/v2/users" in plain and isinstance(found, dict):
        root = plain.partition("wp/v2/")[0]
        targets = [f"{root}wp/v2/posts{'&' if '?' in root else '?'}author={found.get('id')}"]
    if len(targets) != 1:  # posts of several types are no one archive that this interface can give
        return None
    return _posts(RestArchive(targets[0]), "", (), opening)


def _order(entries: tuple[Entry, ...]) -> tuple[tuple[str, str], ...]:
    """Say in which order the archive's first page shows its posts, where that is none of newest first."""
    dates = [entry.metadata.published_at for entry in entries]
    known = [date for date in dates if date is not None]
    titles = [(entry.title or "").casefold() for entry in entries]
    if len(entries) < 3:
        return ()
    if len(known) == len(entries) and known == sorted(known) and known[0] < known[-1]:
        return (("order", "asc"),)
    if known and known != sorted(known, reverse=True) and titles == sorted(titles):
        return (("orderby", "title"), ("order", "asc"))
    return ()


def _parameter(url: str, name: str) -> str | None:
    values = parse_qs(urlsplit(url).query).get(name, [""])
    return values[-1] if values[-1].isdecimal() else None


def _header_number(answer: RawPage, name: str) -> int | None:
    value = (answer.header(name) or "").strip()
    return int(value[:9]) if value.isascii() and value.isdecimal() else None
