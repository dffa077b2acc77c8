"""Where posts lie in a Markdown export."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.migration.pages import export
from tests.exports.sample import publish_posts, short_post


@pytest.mark.parametrize(
    ("format_", "file"),
    [("hugo", "content/posts/con-post.md"), ("astro", "src/content/blog/con-post.md"), ("eleventy", "posts/con-post.md")],
)
def test_no_file_has_the_name_of_a_device(format_: str, file: str, tmp_path: Path) -> None:
    published = publish_posts(tmp_path / "data", [short_post("con")])
    assert published.path
    export(published.path, tmp_path / "out", format_)
    assert (tmp_path / "out" / file).is_file()
