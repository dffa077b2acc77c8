"""What a class attribute says of an element, by the words that themes use."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files

_TABLE: dict[str, list[str]] = json.loads(files("pipelines.metadata").joinpath("classes.json").read_text("utf-8"))
_WORDS = {name: frozenset(words) for name, words in _TABLE.items()}
_MAX_CLASS = 600  # characters read of a class attribute; utility frameworks reach 400

# Takes the words of "post__date", "authorName", "meta-dateTime"; digits and signs part them.
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LOWER_WORD = re.compile(r"[a-z]+")
_POST_CLASS = re.compile(r"post-\d+|(?:entry-)?type-[a-z-]+")  # WordPress's post_class(); takes "post-12", "type-page"; leaves "post-date"
# microformats2 (http://microformats.org/wiki/h-entry) and classic hAtom (http://microformats.org/wiki/hatom) name their classes exactly.
_EXACT = {
    "p-name": "p-name",
    "entry-title": "p-name",
    "p-author": "h-author",
    "p-category": "p-category",
    "p-summary": "p-summary",
    "entry-summary": "p-summary",
    "dt-published": "dt-published",
    "published": "published",
    "entry-date": "published",
    "dt-updated": "updated",
    "updated": "updated",
    "u-photo": "hero",
    "u-featured": "hero",
    "wp-post-image": "hero",
    "vcard": "h-author",
    "e-content": "content",
    "entry-content": "content",
    "post-content": "content",
    "article-content": "content",
    "post-body": "content",
    "entry-body": "content",
    "wp-block-post-content": "content",
}
_TELLING = frozenset().union(
    *(_WORDS[name] for name in ("date", "updated", "author", "category", "tag", "summary", "hero", "card", "outside"))
)
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=16384)
def class_roles(value: str) -> frozenset[str]:
    """Give the roles that a class attribute names: ``date``, ``author``, ``tag``, ``entry``, ``outside`` ...; mostly none."""
    roles: set[str] = set()
    for token in value[:_MAX_CLASS].split():
        roles |= _token_roles(token)
    if "entry" in roles:  # its classes file the post ("category-popular", "author-jan"), they do not say what it holds
        return frozenset(("entry", "outside")) if _WORDS["outside"].intersection(value.lower().split()) else frozenset(("entry",))
    return frozenset(roles) if roles else _NONE


@lru_cache(maxsize=16384)
def _token_roles(token: str) -> frozenset[str]:
    lowered = token.lower().replace("_", "-")
    roles = {_EXACT[token]} if token in _EXACT else set()
    if lowered in _WORDS["entry_tokens"] or _POST_CLASS.fullmatch(lowered):
        roles.add("entry")
    if lowered in _WORDS["outside_tokens"] or lowered.startswith("widget-"):
        roles.add("outside")
    words = _WORD.findall(token) if token != lowered else _LOWER_WORD.findall(token)
    known = {word.lower() for word in words}
    if not known.isdisjoint(_TELLING):
        roles |= _word_roles(known)
    return frozenset(roles) if roles else _NONE


def _word_roles(words: set[str]) -> set[str]:
    roles = {role for role in ("summary", "hero", "card", "outside") if words & _WORDS[role]}
    if words & _WORDS["date"] and not words & _WORDS["not_date"]:
        roles.add("updated" if words & _WORDS["updated"] else "date")
    elif words & _WORDS["updated"] and words <= (
        _WORDS["updated"] | _WORDS["date"] | {"last", "on", "at", "post", "entry", "article", "meta", "label"}
    ):
        roles.add("updated")
    if words & _WORDS["author"] and not words & _WORDS["not_author"]:
        roles.add("author")
    if not words & _WORDS["not_term"]:
        roles.update(role for role in ("category", "tag") if words & _WORDS[role])
    return roles
