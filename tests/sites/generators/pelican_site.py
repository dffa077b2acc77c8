"""Pelican (PyPI) with its two built-in themes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tests.sites.generators.build import ADDRESS, StaticSite, markdown, published, run
from tests.sites.generators.environment import python_tool
from tests.sites.generators.pictures import write_pictures
from tests.sites.source import Source, SourcePost

LANGUAGE = "nl"  # Pelican adds the language to the address of every post in another one
NATIVE = frozenset(("dl", "table", "footnotes"))


def _settings(source: Source, theme: str) -> str:
    settings = {
        "SITENAME": source.title,
        "SITEURL": ADDRESS,
        "THEME": theme,
        "TIMEZONE": "Europe/Amsterdam",
        "DEFAULT_LANG": LANGUAGE,
        "DEFAULT_PAGINATION": 10,
        "PATH": "content",
        "OUTPUT_PATH": "public",
        "STATIC_PATHS": ["pictures"],
        "FEED_DOMAIN": ADDRESS,
        "TAG_FEED_ATOM": "feeds/{slug}.tag.atom.xml" if theme == "notmyidea" else None,
        "RELATIVE_URLS": False,
        "PLUGINS": [],
    }
    return "".join(f"{name} = {value!r}\n" for name, value in settings.items())


def _head(source: Source, post: SourcePost) -> str:
    fields = {
        "Title": post.title,  # Pelican sets a title into its pages as HTML
        "Slug": post.slug,
        "Date": post.date.isoformat(),
        "Author": source.authors[post.author],
        "Tags": ", ".join(source.tags[tag] for tag in post.tags),
        "Category": source.categories[post.categories[0]]["name"],
        "Lang": post.language,
        "Status": "draft" if post.status == "draft" else "published",
    }
    if post.modified != post.date:
        fields["Modified"] = post.modified.isoformat()
    if post.excerpt:
        fields["Summary"] = post.excerpt
    return "".join(f"{name}: {value}\n" for name, value in fields.items())


def _build(theme: str, folder: Path, source: Source) -> None:
    content = folder / "content"
    write_pictures(source.pictures, content / "pictures")
    (folder / "settings.py").write_text(_settings(source, theme), encoding="utf-8")
    for post in published(source):
        (content / f"{post.slug}.md").write_text(f"{_head(source, post)}\n{markdown(source, post, NATIVE, '/pictures')}", encoding="utf-8")
    run([python_tool("pelican"), "--settings", "settings.py", "--fatal", "errors"], folder)


def _site(theme: str) -> StaticSite:
    return StaticSite(
        name=f"pelican-{theme}",
        missing=lambda: None,
        build=partial(_build, theme),
        archive_path="/tag/keukenlab.html",
        post_path=lambda post: f"/{post.slug}.html" if post.language == LANGUAGE else f"/{post.slug}-{post.language}.html",
    )


PELICAN = (_site("simple"), _site("notmyidea"))
