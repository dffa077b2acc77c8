"""What SEO plugins add to a post in WordPress's REST interface: ``yoast_head_json`` (Yoast) and ``aioseo_head_json`` (All in One SEO)."""

from __future__ import annotations

from typing import Any

from pipelines.json_values import at, number_at, text_at
from pipelines.metadata.languages import language_tag
from pipelines.metadata.values import lines_of, text_of
from pipelines.model.metadata import Metadata
from pipelines.model.picture import Picture
from pipelines.urls import absolute_url


def read_seo_head(data: Any, url: str) -> Metadata:
    """Read what the plugins would print into the page's head; all null where there is none."""
    yoast, aioseo = at(data, "yoast_head_json"), at(data, "aioseo_head_json")
    robots = text_at(yoast, "robots", "index") or text_at(aioseo, "robots") or ""
    author = text_of(at(yoast, "author"))
    src = absolute_url(text_at(yoast, "og_image", 0, "url") or text_at(data, "jetpack_featured_media_url"), url)
    return Metadata(
        canonical_url=absolute_url(text_at(yoast, "canonical") or text_at(aioseo, "canonical_url"), url),
        authors=(author,) if author else (),
        language=language_tag(text_at(yoast, "og_locale") or text_at(aioseo, "og:locale")),
        featured_image=Picture(src=src, width=number_at(yoast, "og_image", 0, "width"), height=number_at(yoast, "og_image", 0, "height"))
        if src
        else None,
        meta_title=text_of(at(yoast, "title") or at(aioseo, "title")),
        meta_description=lines_of(at(yoast, "description") or at(aioseo, "description")),
        noindex="noindex" in robots if robots else None,
    )
