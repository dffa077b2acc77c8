"""MkDocs (PyPI) with the Material theme's blog: whole posts in the archive, headings a level lower there, a sign behind each heading."""

from __future__ import annotations

import json
from datetime import UTC
from pathlib import Path

from tests.sites.generators.build import ADDRESS, StaticSite, front_matter, markdown, published, run
from tests.sites.generators.environment import python_tool
from tests.sites.generators.pictures import write_pictures
from tests.sites.source import Source, SourcePost

NATIVE = frozenset(("dl", "table", "tasks", "footnotes"))
PICTURES = "../../../../../pictures"  # a post lies below year, month and day


def _settings(source: Source) -> str:
    settings = {
        "site_name": source.title,
        "site_url": f"{ADDRESS}/",
        "site_dir": "public",
        "theme": {"name": "material", "font": False},
        "markdown_extensions": [
            "footnotes",
            "def_list",
            "tables",
            "md_in_html",
            "pymdownx.superfences",
            "pymdownx.tasklist",
            {"toc": {"permalink": True}},
        ],
        "plugins": [{"blog": {"pagination_per_page": 10}}, "tags"],
    }
    return json.dumps(settings, ensure_ascii=False)


def _fields(source: Source, post: SourcePost) -> dict[str, object]:
    return {
        "date": post.date.astimezone(UTC).replace(tzinfo=None).isoformat(),
        "authors": [post.author],
        "categories": [source.title if "keukenlab" in post.tags else "Elders"],
        "tags": [source.tags[tag] for tag in post.tags],
        "slug": post.slug,
        "draft": post.status == "draft",
    }


def _build(folder: Path, source: Source) -> None:
    posts = folder / "docs/blog/posts"
    posts.mkdir(parents=True)
    write_pictures(source.pictures, folder / "docs/pictures")
    (folder / "mkdocs.yml").write_text(_settings(source), encoding="utf-8")
    (folder / "docs/index.md").write_text("# Welkom\n", encoding="utf-8")
    (folder / "docs/blog/index.md").write_text("# Blog\n", encoding="utf-8")
    authors = {login: {"name": name, "description": "", "avatar": f"{ADDRESS}/{login}.png"} for login, name in source.authors.items()}
    (folder / "docs/blog/.authors.yml").write_text(json.dumps({"authors": authors}, ensure_ascii=False), encoding="utf-8")
    for post in published(source):
        text = f"{front_matter(_fields(source, post))}# {post.title}\n\n{markdown(source, post, NATIVE, PICTURES)}"
        (posts / f"{post.slug}.md").write_text(text, encoding="utf-8")
    run([python_tool("mkdocs"), "build", "--quiet"], folder)


MKDOCS = (
    StaticSite(
        name="mkdocs",
        missing=lambda: None,
        build=_build,
        archive_path="/blog/category/keukenlab/",
        post_path=lambda post: f"/blog/{post.date:%Y/%m/%d}/{post.slug}/",
        demoted=1,
        whole=True,
        unseen=("author", "tags"),
    ),
)
