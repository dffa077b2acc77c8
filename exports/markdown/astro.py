"""Markdown for Astro."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exports.markdown.convert import Dialect
from exports.markdown.format import MarkdownFormat, common_fields, moment, picture
from exports.migration.model import ExportPost
from exports.migration.names import safe_post_name


class Astro(MarkdownFormat):
    """A content collection ``src/content/blog``, pictures in ``public/media``. ``markdown.smartypants`` has to be false."""

    name = "astro"
    meaning = "Markdown for Astro"
    permalink = "/blog/:slug/"
    media_folder = "public/media"
    dialect = Dialect(notes=True)

    def file(self, post: ExportPost) -> str:
        return f"src/content/blog/{safe_post_name(post.slug)}.md"

    def front_matter(self, post: ExportPost) -> Mapping[str, Any]:
        return {
            **dict(common_fields(post)),
            "pubDate": moment(post),
            "updatedDate": moment(post, "modified"),
            "slug": post.slug,
            "lang": post.row["language"],
            "image": picture(post),
            "draft": post.status == "draft" or None,
        }
