"""Markdown for Hugo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exports.markdown.convert import Dialect
from exports.markdown.format import MarkdownFormat, common_fields, moment, old_paths, picture
from exports.migration.model import ExportPost
from exports.migration.names import safe_post_name

_MARKUP = """# What the posts need of Hugo's Markdown: HTML where Markdown has no form, and texts as they are.
[goldmark.renderer]
unsafe = true

[goldmark.extensions]
typographer = false
"""


class Hugo(MarkdownFormat):
    """``content/posts``, pictures in ``static/media``, settings in ``config/_default/markup.toml``."""

    name = "hugo"
    meaning = "Markdown for Hugo"
    permalink = "/posts/:slug/"
    media_folder = "static/media"
    dialect = Dialect(heading_ids=True, notes=True)
    settings = {"config/_default/markup.toml": _MARKUP}  # noqa: RUF012

    def file(self, post: ExportPost) -> str:
        return f"content/posts/{safe_post_name(post.slug)}.md"

    def front_matter(self, post: ExportPost) -> Mapping[str, Any]:
        return {
            **dict(common_fields(post)),
            "date": moment(post),
            "lastmod": moment(post, "modified"),
            "slug": post.slug,
            "url": post.path,
            "aliases": old_paths(post),
            "summary": post.row["excerpt"],
            "images": [post.featured.url] if post.featured else None,
            "cover": picture(post, "image"),
            "draft": post.status == "draft" or None,
        }
