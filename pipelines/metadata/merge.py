"""Several sources' metadata as one: the more trusted first, field by field."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from pipelines.blocks.picture import same_picture
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture

_PUBLISHED = ("published_at", "published_raw", "published_precision")
_MODIFIED = ("modified_at", "modified_raw")
_TOGETHER = frozenset((*_PUBLISHED, *_MODIFIED, "terms", "featured_image"))
_SINGLE = tuple(field.name for field in fields(Metadata) if field.name not in _TOGETHER)


def merge(*sources: Metadata) -> Metadata:
    """Merge sources in order of trust: the first that says something wins, field by field.

    A date travels with its raw text and precision; one of day precision is refined by the first later source that gives a time on
    that day. Terms are united, each name once; a later source adds slug and URL to a name that is known. A picture's missing size
    and alternative text come from later sources that show the same file.
    """
    if len(sources) == 1:
        return sources[0]
    merged: dict[str, Any] = {}
    for name in _SINGLE:
        merged[name] = next((value for source in sources if (value := getattr(source, name)) not in (None, (), "")), _default(name))
    merged |= _published(sources)
    dated = next((source for source in sources if source.modified_at or source.modified_raw), Metadata())
    merged |= {name: getattr(dated, name) for name in _MODIFIED}
    merged["terms"] = merge_terms(*(source.terms for source in sources))
    merged["featured_image"] = _picture([source.featured_image for source in sources if source.featured_image])
    return Metadata(**merged)


def merge_terms(*lists: tuple[Term, ...]) -> tuple[Term, ...]:
    """Unite lists of terms in order of trust. A name that is a category for one and a tag for a later one is what the first says."""
    merged: dict[tuple[str, str], Term] = {}
    for terms in lists:
        for term in terms:
            name = term.name.casefold()
            kind = "author" if term.taxonomy == "author" else "topic"
            known = merged.get((kind, name))
            if known is None:
                merged[kind, name] = term
            elif known.taxonomy == term.taxonomy:
                merged[kind, name] = replace(
                    known, slug=known.slug or term.slug, url=known.url or term.url, parent=known.parent or term.parent
                )
    return _without_joined(tuple(merged.values()))


def _without_joined(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Leave out a tag that is the names of all linked ones in one text, as templates print keywords without commas."""
    linked = [term.name for term in terms if term.taxonomy == "tag" and term.url]
    joined = " ".join(linked).casefold()
    return tuple(term for term in terms if len(linked) < 2 or term.url or term.name.casefold() != joined)


def _default(name: str) -> Any:
    return () if name in ("authors", "translations") else None


def _published(sources: tuple[Metadata, ...]) -> dict[str, Any]:
    dated = [source for source in sources if source.published_at]
    if not dated:
        said = next((source for source in sources if source.published_raw), Metadata())
        return {name: getattr(said, name) for name in _PUBLISHED}
    best = dated[0]
    if best.published_precision == "day":
        best = next((source for source in dated[1:] if _refines(source, best)), best)
    return {name: getattr(best, name) for name in _PUBLISHED}


def _refines(finer: Metadata, coarse: Metadata) -> bool:
    """Whether ``finer`` gives a time on the day of ``coarse``, as printed in its own zone or in UTC."""
    if finer.published_precision == "day" or finer.published_at is None or coarse.published_at is None:
        return False
    day = coarse.published_at.date()
    return finer.published_at.date() == day or (finer.published_raw or "").startswith(day.isoformat())


def _picture(pictures: list[Picture]) -> Picture | None:
    if not pictures:
        return None
    best = pictures[0]
    for other in pictures[1:]:
        if not same_picture(other.src, best.src):
            continue
        best = replace(
            best,
            alt=best.alt or other.alt,
            decorative=not best.alt and not other.alt and (best.decorative or other.decorative),
            caption=best.caption or other.caption,
            credit=best.credit or other.credit,
        )
        if other.src == best.src:  # the size is that of the file
            best = replace(best, width=best.width or other.width, height=best.height or other.height)
    return best
