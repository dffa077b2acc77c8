"""Tags, categories and authors' archives as terms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from urllib.parse import SplitResult, unquote

from lxml.html import HtmlElement

from pipelines.metadata.lines import line_of
from pipelines.model.metadata import Term
from pipelines.text import clean_text
from pipelines.urls import absolute_url, split_url

# Words that announce terms, folded → tag, category or weak ("in", "under": only before a link whose address is a term's).
TERM_LABELS: dict[str, str] = {
    label: taxonomy
    for taxonomy, labels in json.loads(files("pipelines.metadata").joinpath("term_labels.json").read_text("utf-8")).items()
    for label in labels
}
_MAX_TERMS = 200  # of one post; more is a tag cloud or spam
_MAX_NAME = 120  # characters
# Takes "/tag/rust", "/blog/categorie/tuin/"; leaves "/tag/" and "/tagged".
_ARCHIVE = re.compile(
    r"(?:^|/)(?:blog/)?(tags?|label|topics?|category|categories|kategorien?|categori[ea]s?|rubriek|authors?|auteurs?|autore?s?|autori|contributors?)/[^/]",
    re.IGNORECASE,
)
# Takes "cat=3", "tag=rust", "author=1" of WordPress without permalinks, "Subject:list=rust" of Zope's catalogue; leaves "category=shoes",
# which shops filter by, and "subject=Rust" of a mail.
_ARCHIVE_QUERY = re.compile(r"(?:^|&)(tag|cat|category_name|author|author_name|Subject(?::|%3[Aa])list)=[^&]")
# Categories of MediaWiki in the languages of its larger sites: takes "/wiki/Category:Rye", "/Kategorie%3ABrot", "?title=Categorie:Brood";
# leaves "/wiki/Category_theory", "Special:Categories".
_WIKI_CATEGORY = re.compile(
    r"[/=](?:categor(?:y|ie|ia)|kategor(?:ie|i|ia)|catégorie|categoría|luokka|категория|カテゴリ|分类):[^/]",
    re.IGNORECASE,
)
_FILED = re.compile(r"(?<!\S)(tag|category)-(\S+)")  # takes "tag-rust"; leaves "post-tag-list"
_COUNTS = frozenset(("sup", "span", "small", "sub", "em", "i", "b"))
_SIGNS = re.compile(r"[\W_]+")
_MAX_CLASSES = 5_000  # characters


def named_terms(taxonomy: str, names: Iterable[str]) -> tuple[Term, ...]:
    """Give terms that are known by name alone."""
    return tuple(Term(taxonomy=taxonomy, name=name) for name in list(names)[:_MAX_TERMS] if name and len(name) <= _MAX_NAME)


def with_slugs(terms: tuple[Term, ...], classes: str) -> tuple[Term, ...]:
    """Give terms without a slug the one that WordPress's post_class() files the post under: ``tag-slow-living`` of "Slow living"."""
    filed = {(match[1], _SIGNS.sub("", match[2])): match[2] for match in _FILED.finditer(classes[:_MAX_CLASSES])}
    return tuple(
        replace(term, slug=slug)
        if term.slug is None and (slug := filed.get((term.taxonomy, _SIGNS.sub("", term.name.casefold()))))
        else term
        for term in terms
    )


def split_list(text: str) -> list[str]:
    """Give the parts of ``a, b; c``; a text without commas and semicolons is one part."""
    return [part.strip() for part in re.split(r"[,;]", text) if part.strip()]


def linked_term(taxonomy: str, name: str | None, href: str | None, base_url: str) -> Term | None:
    """Give the term that a link to its archive names; the slug is the last segment of the archive's path."""
    if not name or len(name) > _MAX_NAME:
        return None
    url = absolute_url(href, base_url)
    name = name.removeprefix("#").strip() or name
    slug = slug_of(href if href and "#" in href else url) if url else None
    return Term(taxonomy=taxonomy, name=name, slug=slug, url=url)


def term_name(anchor: HtmlElement, limit: int = 1_000) -> str | None:
    """Give what a link to a term's archive calls it, without the number of its posts that some themes print in an element after it."""
    name = line_of(anchor, limit)
    last = anchor[-1] if len(anchor) else None
    while last is not None and len(last) and not (last.tail or "").strip():
        last = last[-1]
    count = clean_text(last.text) if last is not None and last.tag in _COUNTS and not (last.tail or "").strip() else None
    number = (count or "").strip("()")
    if not count or not number.isdecimal() or unquote(anchor.get("href") or "").rstrip("/").endswith(number):
        return name  # "Windows 11" and "CO2", whose addresses end so too
    own = clean_text((name or "").removesuffix(count))
    return own if own and not own.endswith(":") else name


def slug_of(url: str) -> str | None:
    """Give the last segment of a URL's path, decoded; of an address that names the term in its query, that."""
    parts = split_url(url)
    query = re.search(r"(?:^|&)(?:tag|cat|category_name|author_name|t|Subject(?::|%3[Aa])list)=([^&]+)", parts.query)
    if query and query[1].isdecimal():  # an id
        return None
    segment = query[1] if query else _path(parts).rstrip("/").rpartition("/")[2]
    segment = unquote(segment)
    segment = segment.partition(":")[2] if is_wiki_category(url) else segment
    slug = re.sub(r"\.(?:html?|php|aspx?)$", "", segment)
    return slug or None


def _path(parts: SplitResult) -> str:
    """Give a path with the section that it is followed by: ``/tags/#rust``, where one page holds the archives of all tags."""
    return parts.path + parts.fragment if parts.path.endswith("/") else parts.path


def is_wiki_category(href: str) -> bool:
    """Say whether an address is that of a wiki's category."""
    return _WIKI_CATEGORY.search(unquote(href) if "%" in href else href) is not None


@lru_cache(maxsize=8_192)  # menus and lists of tags repeat from page to page
def taxonomy_of(href: str | None) -> str | None:
    """Give the taxonomy that a link's address names (``/tag/x/``, ``/category/y``, ``?cat=3``), or None."""
    if not href or not ("?" in href or ":" in href[6:] or "%3" in href or _ARCHIVE.search(href)):
        return None  # most links lead elsewhere, which shows before they are split
    if is_wiki_category(href):
        return "category"
    parts = split_url(href)
    match = _ARCHIVE.search(_path(parts)) or _ARCHIVE_QUERY.search(parts.query)
    if match is None:
        return None
    word = match[1].lower()
    if word.startswith(("tag", "label", "topic", "subject")):
        return "tag"
    return "author" if word.startswith(("aut", "contributor")) else "category"
