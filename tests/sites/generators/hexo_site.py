"""Hexo (npm) with its default theme: cards with the date in each address, tables of numbered code lines, a sidebar of tags and posts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.sites.folder import HERE
from tests.sites.generators.build import ADDRESS, StaticSite, front_matter, markdown, published, run
from tests.sites.generators.environment import missing_npm, node_modules
from tests.sites.generators.pictures import write_pictures
from tests.sites.inline import visible
from tests.sites.source import Source, SourcePost

NATIVE = frozenset(("table",))


def _settings(source: Source) -> str:
    settings = {
        "title": source.title,
        "author": "",
        "language": "en",
        "timezone": "Europe/Amsterdam",
        "url": ADDRESS,
        "theme": "landscape",
        "permalink": ":year/:month/:day/:title/",
        "per_page": 10,
        "tag_generator": {"per_page": 10},
        "highlight": {"line_number": True},
    }
    return json.dumps(settings, ensure_ascii=False)  # JSON is YAML


def _fields(source: Source, post: SourcePost) -> dict[str, object]:
    return {
        "title": visible(post.title),
        "date": post.date.strftime("%Y-%m-%d %H:%M:%S"),
        "updated": post.modified.strftime("%Y-%m-%d %H:%M:%S"),
        "tags": [source.tags[tag] for tag in post.tags],
        "categories": [source.categories[category]["name"] for category in post.categories],
    }


def _build(folder: Path, source: Source) -> None:
    shutil.copytree(HERE / "generators/hexo", folder, dirs_exist_ok=True)
    (folder / "node_modules").symlink_to(node_modules("hexo"))
    (folder / "_config.yml").write_text(_settings(source), encoding="utf-8")
    write_pictures(source.pictures, folder / "source/pictures")
    posts = folder / "source/_posts"
    posts.mkdir()
    for post in published(source):
        if post.status != "draft":
            text = front_matter(_fields(source, post)) + markdown(source, post, NATIVE, "/pictures")
            (posts / f"{post.slug}.md").write_text(text, encoding="utf-8")
    run(["node", "node_modules/hexo/bin/hexo", "generate"], folder)


HEXO = (
    StaticSite(
        name="hexo",
        missing=missing_npm,
        build=_build,
        archive_path="/tags/Keukenlab/",
        post_path=lambda post: f"/{post.date:%Y/%m/%d}/{post.slug}/",
        footnote="[^{n}]",  # its Markdown knows no footnotes
        unseen=("author",),
    ),
)
