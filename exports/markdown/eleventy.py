"""Markdown for Eleventy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from exports.markdown.convert import Dialect
from exports.markdown.format import MarkdownFormat, common_fields, moment, picture
from exports.migration.model import ExportPost
from exports.migration.names import safe_post_name


class Eleventy(MarkdownFormat):
    """``posts``, pictures in ``media``, which has to be copied: ``addPassthroughCopy("media")``."""

    name = "eleventy"
    meaning = "Markdown for Eleventy"
    permalink = "/posts/:slug/"
    media_folder = "media"
    dialect = Dialect(tasks=False)  # markdown-it without plug-ins

    def file(self, post: ExportPost) -> str:
        return f"posts/{safe_post_name(post.slug)}.md"

    def front_matter(self, post: ExportPost) -> Mapping[str, Any]:
        return {
            **dict(common_fields(post)),
            "date": moment(post),
            "modified": moment(post, "modified"),
            "permalink": post.path,
            "lang": post.row["language"],
            "image": picture(post),
            "draft": post.status == "draft" or None,
            "templateEngineOverride": "md",  # the text is Markdown alone
        }
