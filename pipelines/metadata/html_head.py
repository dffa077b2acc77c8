"""What HTML itself says of a page: title, description, canonical address, languages, robots."""

from __future__ import annotations

from pipelines.cms import cms_of
from pipelines.metadata.languages import language_tag
from pipelines.metadata.marks import Marks
from pipelines.metadata.values import lines_of, text_of
from pipelines.model.metadata import Metadata, Translation
from pipelines.urls import absolute_url

_MAX_FILES = 80  # whose addresses may tell the CMS
_MAX_TRANSLATIONS = 300  # Wikipedia's most translated article has about 300


def read_html_head(marks: Marks) -> Metadata:
    """Read the head's own elements; ``X-Robots-Tag`` of the response counts as the robots meta does."""
    title = text_of(marks.raw_title)
    return Metadata(
        title=title,
        meta_title=title,
        meta_description=lines_of(marks.meta("description")),
        language=marks.language,
        canonical_url=_canonical(marks),
        translations=_translations(marks),
        cms=_cms(marks) if marks.whole_page else None,
        noindex=_noindex(marks) if marks.whole_page else None,
    )


def _cms(marks: Marks) -> str | None:
    generators = [content for key, content in marks.metas if key == "generator"]
    found = cms_of(generators, marks.files[:_MAX_FILES], marks.headers)
    return found.name if found else None


def _canonical(marks: Marks) -> str | None:
    for link in marks.links:
        if "canonical" in (link.get("rel") or "").lower().split():
            return absolute_url(link.get("href"), marks.document.base_url)
    return None


def _translations(marks: Marks) -> tuple[Translation, ...]:
    """Give the alternates with ``hreflang``; ``x-default`` is no language."""
    found: dict[tuple[str, str], Translation] = {}
    for link in marks.links:
        language = language_tag(link.get("hreflang"))  # None for x-default and where there is none
        if language and "alternate" in (link.get("rel") or "").lower().split():
            url = absolute_url(link.get("href"), marks.document.base_url)
            if url and len(found) < _MAX_TRANSLATIONS:
                found.setdefault((language, url), Translation(language=language, url=url))
    return tuple(found.values())


def _noindex(marks: Marks) -> bool:
    """Whether any robot is told not to index (https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag)."""
    said = [content for key, content in marks.metas if key in ("robots", "googlebot")]
    said += [value.rpartition(":")[2] for key, value in marks.headers if key.lower() == "x-robots-tag"]
    return any({"noindex", "none"} & {part.strip() for part in text.lower().split(",")} for text in said)
