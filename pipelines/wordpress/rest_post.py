"""A post as WordPress's REST interface gives it."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from pipelines.json_values import at, items_at, number_at, text_at
from pipelines.metadata.languages import language_tag
from pipelines.metadata.values import lines_of, text_of
from pipelines.model.entry import Entry
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url
from pipelines.wordpress.seo_head import read_seo_head

_TAXONOMIES = {"category": "category", "post_tag": "tag", "post_format": "format"}
_MAX_TERMS = 200  # of one post; as in pipelines/metadata/terms.py
_MOST_AHEAD = 14 * 60  # minutes from UTC (Kiribati); one of the two moments is wrong where they lie further apart
# Takes "[vc_row]", "[/et_pb_section]", "[fusion_builder_container hundred_percent="no"]": what page builders leave where their own
# code does not run; leaves "[3]", "[sic]", "[caption]", "[see_also]" standing alone in prose, which has no partner.
_BUILDER = re.compile(r"\[/(?:vc|et_pb|fusion|av|cs|mk|tatsu|nectar|fl|wpb|oxygen|ct)_\w{1,60}\]")


def read_rest_post(data: Any, base_url: str, language: str | None) -> Entry | None:
    """Read one post of ``wp/v2/posts``; None where it names no address of its own.

    ``language`` is the site's, for answers that do not name one. A post that is protected, or whose text the interface does
    not give, carries nothing: its own page decides.
    """
    url = absolute_url(text_at(data, "link"), base_url)
    if not url:
        return None
    content = text_at(data, "content", "rendered")
    protected = at(data, "content", "protected") is True
    whole = bool(content) and not protected and not _BUILDER.search(content or "")
    metadata = read_rest_metadata(data, url, language)
    return Entry(
        url=url,
        title=metadata.title,
        content=content if whole else None,
        author_id=str(author) if not metadata.authors and (author := number_at(data, "author")) else None,
        edition=_edition(data),
        metadata=metadata,
        carries="whole" if whole else "nothing",
        evidence="WordPress gives its text" if whole else "protected" if protected else "WordPress gives no text",
    )


def _edition(data: Any) -> str:
    """Give what an edit that leaves the time of change alone may alter: deleting a tag takes it from its posts, and no more."""
    terms = (sorted(map(str, items_at(data, name))) for name in ("categories", "tags"))
    return json.dumps([number_at(data, "author"), number_at(data, "featured_media"), *terms])


def read_rest_metadata(data: Any, url: str, language: str | None) -> Metadata:
    """Read what the interface says of a post. What only its page says (meta description and the like) is null without an SEO plugin."""
    seo = read_seo_head(data, url)
    published_raw, modified_raw = _moment(data, "date"), _moment(data, "modified")
    published_at = _parse_moment(published_raw)
    return Metadata(
        title=text_of(at(data, "title", "rendered")),
        canonical_url=seo.canonical_url,
        slug=text_at(data, "slug"),
        source_id=str(found) if (found := number_at(data, "id")) is not None else None,
        post_type=text_at(data, "type"),
        authors=_authors(data) or seo.authors,
        published_at=published_at,
        published_raw=published_raw,
        published_precision="second" if published_at else None,
        modified_at=_parse_moment(modified_raw),
        modified_raw=modified_raw,
        language=language_tag(text_at(data, "lang")) or seo.language or language,
        excerpt=_excerpt(data),
        terms=_terms(data, url),
        featured_image=_picture(data, url) or seo.featured_image,
        meta_title=seo.meta_title,
        meta_description=seo.meta_description,
        noindex=seo.noindex,
        cms="WordPress",
    )


def _moment(data: Any, name: str) -> str | None:
    """Give a moment as the site's clocks show it, with their distance from UTC where the interface gives both."""
    here, gmt = text_at(data, name), text_at(data, f"{name}_gmt")
    at_site, at_utc = _parse_moment(here), _parse_moment(gmt)
    if not here or not at_site or not at_utc:
        return f"{gmt}+00:00" if at_utc else here
    ahead = round((at_site - at_utc) / timedelta(minutes=1))
    if abs(ahead) > _MOST_AHEAD:
        return f"{gmt}+00:00"
    hours, minutes = divmod(abs(ahead), 60)
    return f"{here}{'-' if ahead < 0 else '+'}{hours:02}:{minutes:02}"


def _parse_moment(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
    if moment is None or moment.year < 1971:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _authors(data: Any) -> tuple[str, ...]:
    """Give the names of embedded authors; sites that hide their users embed an error in their place."""
    names = (text_of(at(author, "name")) for author in items_at(data, "_embedded", "author")[:20])
    return tuple(dict.fromkeys(name for name in names if name))


def _excerpt(data: Any) -> str | None:
    if at(data, "excerpt", "protected") is True:
        return None
    return lines_of(at(data, "excerpt", "rendered"))


def _terms(data: Any, url: str) -> tuple[Term, ...]:
    named = [("author", author) for author in items_at(data, "_embedded", "author")]
    for group in items_at(data, "_embedded", "wp:term")[:50]:
        for term in group if isinstance(group, list) else ():
            named.append((_TAXONOMIES.get(text_at(term, "taxonomy") or "", "other"), term))
    terms = (_term(taxonomy, term, url) for taxonomy, term in named[:_MAX_TERMS])
    return tuple(term for term in terms if term)


def _term(taxonomy: str, data: Any, url: str) -> Term | None:
    name = text_of(at(data, "name"))
    link = absolute_url(text_at(data, "link"), url)
    return Term(taxonomy=taxonomy, name=name, slug=text_at(data, "slug"), url=link) if name else None


def _picture(data: Any, url: str) -> Picture | None:
    media = at(data, "_embedded", "wp:featuredmedia", 0)
    src = absolute_url(text_at(media, "source_url"), url)
    if not src or text_at(media, "media_type") not in (None, "image"):
        return None
    return Picture(
        src=src,
        alt=text_of(at(media, "alt_text")),
        decorative=at(media, "alt_text") == "",
        caption=lines_of(at(media, "caption", "rendered")),
        width=number_at(media, "media_details", "width"),
        height=number_at(media, "media_details", "height"),
    )
