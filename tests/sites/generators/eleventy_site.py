"""Eleventy (npm) with a layout of our own: cards that are one link each, bare numbers for pages, no class that a CMS would give."""

from __future__ import annotations

import json
import shutil
from datetime import UTC
from pathlib import Path

from tests.sites.folder import HERE
from tests.sites.generators.build import StaticSite, markdown, published, run
from tests.sites.generators.environment import missing_npm, node_modules
from tests.sites.generators.pictures import write_pictures
from tests.sites.inline import visible
from tests.sites.source import Source, SourcePost, flat

NATIVE = frozenset(("table", "footnotes", "start"))
INTRO_WORDS = 18


def _intro(post: SourcePost) -> str:
    words = next((visible(block["p"]) for block in flat(post.blocks) if "p" in block), "").split()
    return " ".join(words[:INTRO_WORDS]) + (" …" if len(words) > INTRO_WORDS else "")


def _front_matter(source: Source, post: SourcePost) -> str:
    fields = {
        "layout": "post.njk",
        "title": visible(post.title),
        "permalink": f"/{post.slug}/",
        "published": post.date.isoformat(),
        "changed": post.modified.isoformat(),
        "date": post.date.astimezone(UTC).isoformat(),
        "language": post.language,
        "author": source.authors[post.author],
        "subjects": [source.tags[tag] for tag in post.tags],
        "intro": post.excerpt or _intro(post),
        "cover": f"/pictures/{post.featured}.png" if post.featured else None,
        "tags": ["post"],
    }
    # JSON is YAML
    return "---\n" + "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items()) + "---\n"


def _build(folder: Path, source: Source) -> None:
    shutil.copytree(HERE / "generators/eleventy", folder, dirs_exist_ok=True)
    (folder / "node_modules").symlink_to(node_modules("eleventy"))
    write_pictures(source.pictures, folder / "pictures")
    posts = folder / "posts"
    posts.mkdir()
    for post in published(source):
        if post.status != "draft":
            text = _front_matter(source, post) + "\n" + markdown(source, post, NATIVE, "/pictures")
            (posts / f"{post.slug}.md").write_text(text, encoding="utf-8")
    run(["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"], folder)


ELEVENTY = (
    StaticSite(
        name="eleventy-cards",
        missing=missing_npm,
        build=_build,
        archive_path="/onderwerp/keukenlab/",
        post_path=lambda post: f"/{post.slug}/",
        footnote="[{n}]",
    ),
)
