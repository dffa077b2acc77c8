"""Nikola (PyPI) with its default theme: archives of whole posts whose older pages keep their numbers, and bare lists."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.sites.generators.build import ADDRESS, StaticSite, markdown, published, run
from tests.sites.generators.environment import python_tool
from tests.sites.generators.pictures import write_pictures
from tests.sites.inline import visible
from tests.sites.source import Source, SourcePost

NATIVE = frozenset(("dl", "table", "footnotes"))


def _settings(source: Source, whole: bool) -> str:
    settings = {
        "BLOG_AUTHOR": source.title,
        "BLOG_TITLE": source.title,
        "SITE_URL": f"{ADDRESS}/",
        "BLOG_EMAIL": "",
        "BLOG_DESCRIPTION": source.title,
        "DEFAULT_LANG": "en",
        "TIMEZONE": "Europe/Amsterdam",
        "POSTS": (("posts/*.md", "posts", "post.tmpl"),),
        "PAGES": (),
        "COMPILERS": {"markdown": (".md",)},
        "MARKDOWN_EXTENSIONS": ["markdown.extensions.fenced_code", "markdown.extensions.codehilite", "markdown.extensions.extra"],
        "OUTPUT_FOLDER": "public",
        "TAG_PAGES_ARE_INDEXES": whole,
        "INDEX_DISPLAY_POST_COUNT": 10,
        "INDEX_TEASERS": False,
        "GENERATE_RSS": True,
        "USE_BUNDLES": False,
        "SHOW_SOURCELINK": False,
        "COPY_SOURCES": False,
        "COMMENT_SYSTEM": "",
    }
    return "".join(f"{name} = {value!r}\n" for name, value in settings.items())


def _head(source: Source, post: SourcePost) -> str:
    fields = {
        "title": visible(post.title),
        "slug": post.slug,
        "date": post.date.strftime("%Y-%m-%d %H:%M:%S %z"),
        "updated": post.modified.strftime("%Y-%m-%d %H:%M:%S %z"),
        "author": source.authors[post.author],
        "tags": ", ".join(source.tags[tag] for tag in post.tags),
        "category": source.categories[post.categories[0]]["name"],
        "status": "draft" if post.status == "draft" else "published",
    }
    return "".join(f".. {name}: {value}\n" for name, value in fields.items())


def _build(whole: bool, folder: Path, source: Source) -> None:
    write_pictures(source.pictures, folder / "files/pictures")
    (folder / "conf.py").write_text(_settings(source, whole), encoding="utf-8")
    posts = folder / "posts"
    posts.mkdir()
    for post in published(source):
        text = f"<!--\n{_head(source, post)}-->\n\n{markdown(source, post, NATIVE, '/pictures')}"
        (posts / f"{post.slug}.md").write_text(text, encoding="utf-8")
    run([python_tool("nikola"), "build"], folder)


def _site(name: str, whole: bool, unseen: tuple[str, ...] = ()) -> StaticSite:
    return StaticSite(
        name=f"nikola-{name}",
        missing=lambda: None,
        build=partial(_build, whole),
        archive_path="/categories/keukenlab/",
        post_path=lambda post: f"/posts/{post.slug}/",
        demoted=1,
        whole=whole,
        unseen=unseen,
    )


NIKOLA = (_site("whole", True, ("tags",)), _site("list", False))
