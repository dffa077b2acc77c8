"""Hugo (Debian's package) with a theme of our own in three shapes."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from tests.sites.folder import HERE
from tests.sites.generators.build import ADDRESS, StaticSite, markdown, published, run
from tests.sites.generators.pictures import write_pictures
from tests.sites.inline import visible
from tests.sites.source import Source, SourcePost

NATIVE = frozenset(("dl", "tasks", "table", "footnotes", "figure", "start"))


def _missing() -> str | None:
    return None if shutil.which("hugo") else "hugo is not installed (scripts/install-system.sh installs it)"


def _front_matter(source: Source, post: SourcePost) -> dict[str, Any]:
    return {
        "title": visible(post.title),
        "slug": post.slug,
        "date": post.date.isoformat(),
        "lastmod": post.modified.isoformat(),
        "author": source.authors[post.author],
        "tags": [source.tags[tag] for tag in post.tags],
        "categories": [source.categories[category]["name"] for category in post.categories],
        "draft": post.status == "draft",
        **({"cover": f"/pictures/{post.featured}.png"} if post.featured else {}),
        **({"description": post.excerpt} if post.excerpt else {}),
    }


def _build(style: str, language: str, folder: Path, source: Source) -> None:
    shutil.copytree(HERE / "generators/hugo", folder, dirs_exist_ok=True)
    write_pictures(source.pictures, folder / "static/pictures")
    settings = {
        "baseURL": f"{ADDRESS}/",
        "title": source.title,
        "defaultContentLanguage": language,
        "timeZone": "Europe/Amsterdam",
        "params": {"style": style},
        "markup": {"goldmark": {"renderer": {"unsafe": True}}},
    }
    (folder / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    posts = folder / "content/posts"
    posts.mkdir(parents=True)
    for post in published(source):
        head = json.dumps(_front_matter(source, post), ensure_ascii=False, indent=2)
        (posts / f"{post.slug}.md").write_text(f"{head}\n\n{markdown(source, post, NATIVE, '/pictures')}", encoding="utf-8")
    run(["hugo", "--quiet"], folder)


def _site(style: str, language: str, dates: str = "second") -> StaticSite:
    return StaticSite(
        name=f"hugo-{style}",
        missing=_missing,
        build=partial(_build, style, language),
        archive_path="/tags/keukenlab/",
        post_path=lambda post: f"/posts/{post.slug}/",
        dates=dates,
        whole=style == "whole",
    )


HUGO = (_site("summary", "en"), _site("whole", "nl"), _site("years", "nl", "day"))
