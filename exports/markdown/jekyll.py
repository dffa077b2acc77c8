"""Markdown for Jekyll."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exports.markdown.convert import Dialect
from exports.markdown.format import MarkdownFormat, common_fields, moment, old_paths, picture
from exports.migration.dates import local_time
from exports.migration.model import ExportPost
from exports.migration.names import safe_post_name

_SETTINGS = """# Texts as they are: jekyll build --config _config.yml,_config.pressmark.yml
kramdown:
  smart_quotes: ["apos", "apos", "quot", "quot"]
  typographic_symbols:
    hellip: "..."
    mdash: "---"
    ndash: "--"
    laquo: "<<"
    raquo: ">>"
    laquo_space: "<< "
    raquo_space: " >>"
"""
_NO_DATE = "1970-01-01"  # Jekyll reads a post's day from the name of its file


class Jekyll(MarkdownFormat):
    """``_posts``, pictures in ``media``, drafts in ``_drafts``."""

    name = "jekyll"
    meaning = "Markdown for Jekyll"
    permalink = "/:year/:month/:day/:slug/"
    media_folder = "media"
    dialect = Dialect(heading_ids=True, notes=True)
    settings = {"_config.pressmark.yml": _SETTINGS}  # noqa: RUF012

    def file(self, post: ExportPost) -> str:
        published = local_time(post.row)
        day = f"{published:%Y-%m-%d}" if published else _NO_DATE
        return f"_drafts/{safe_post_name(post.slug)}.md" if post.status == "draft" else f"_posts/{day}-{post.slug}.md"

    def front_matter(self, post: ExportPost) -> Mapping[str, Any]:
        return {
            "layout": "post",
            **dict(common_fields(post)),
            "date": moment(post),
            "last_modified_at": moment(post, "modified"),
            "slug": post.slug,
            "permalink": post.path,
            "redirect_from": old_paths(post),
            "excerpt": post.row["excerpt"],
            "lang": post.row["language"],
            "image": picture(post, "path"),
        }
