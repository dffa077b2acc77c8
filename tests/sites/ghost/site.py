"""Fills a Ghost and serves it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from pathlib import Path
from typing import Any

from tests.sites.folder import HERE, fingerprint, made_once
from tests.sites.generators.build import static_posts
from tests.sites.generators.pictures import write_pictures
from tests.sites.ghost.admin import OWNER, AdminApi
from tests.sites.gold import Gold, gold_archive
from tests.sites.html import HtmlWriter
from tests.sites.inline import Markers, visible
from tests.sites.server import free_port, running, wait_for
from tests.sites.source import Block, Source, SourcePost, kind_of, read_source

NATIVE = ("p", "disclaimer", "separator")  # what the editor has as it is; the rest is in cards of HTML, as imports leave it


def missing() -> str | None:
    """Why Ghost cannot be served here; None where it can."""
    folder = os.environ.get("PRESSMARK_GHOST", "")
    return None if (Path(folder) / "index.js").is_file() else "PRESSMARK_GHOST names no Ghost (tests/sites/ghost/install.sh installs one)"


def ghost_content() -> Path:
    """The folder that a new site begins with."""
    return Path(os.environ["PRESSMARK_GHOST"]) / "content"


@contextmanager
def served(port: int = 0) -> Iterator[tuple[str, Gold]]:
    """The address of the tag's archive and the gold, for as long as the block runs."""
    source = read_source()
    parts = [HERE / name for name in ("content", "ghost", "source.py", "inline.py", "html.py", "bibliography.py")]
    folder = made_once("ghost", fingerprint(parts), lambda folder: _fill(folder, source))
    with running_ghost(folder, port or free_port()) as base:
        gold = gold_archive(source, static_posts(source), lambda post: f"{base}/{post.slug}/", Markers())
        for post in gold["posts"]:
            post["author"] = OWNER["name"]
        yield f"{base}/tag/keukenlab/", gold


def _fill(folder: Path, source: Source) -> None:
    shutil.copytree(ghost_content(), folder / "content")
    write_pictures(source.pictures, folder / "content/images/2024")
    with running_ghost(folder, free_port()) as base:
        api = AdminApi(base)
        for post in reversed(static_posts(source)):
            api.add_post(_stored(source, post))


@contextmanager
def running_ghost(folder: Path, port: int) -> Iterator[str]:
    """The address of a Ghost whose content lies in ``folder``."""
    base, log = f"http://127.0.0.1:{port}", folder / "ghost.log"
    settings = {
        "NODE_ENV": "development",
        "url": base,
        "server__host": "127.0.0.1",
        "server__port": str(port),
        "database__client": "sqlite3",
        "database__connection__filename": str(folder / "ghost.db"),
        "database__useNullAsDefault": "true",
        "mail__transport": "stub",
        "paths__contentPath": str(folder / "content"),
        "privacy__useUpdateCheck": "false",
        "privacy__useGravatar": "false",
        "privacy__useRpcPing": "false",
        "security__staffDeviceVerification": "false",
        "logging__transports": '["stdout"]',
    }
    # Ghost takes the folder that it is started in for its own.
    with running(["node", "index.js"], {**os.environ, **settings}, log, Path(os.environ["PRESSMARK_GHOST"])) as process:
        wait_for(f"{base}/", process, log)
        yield base


def _stored(source: Source, post: SourcePost) -> dict[str, Any]:
    return {
        "title": visible(post.title),
        "slug": post.slug,
        "html": "".join(_html(source, post)),
        "status": "published",
        "published_at": post.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "tags": [{"name": source.tags[tag], "slug": tag} for tag in post.tags],
        "custom_excerpt": post.excerpt or None,
        "feature_image": f"__GHOST_URL__/content/images/2024/{post.featured}.png" if post.featured else None,
    }


def _html(source: Source, post: SourcePost) -> Iterator[str]:
    writer = HtmlWriter(
        source.works,
        post.language,
        lambda name, _: f"/content/images/2024/{name}.png",
        Markers(citations=post.citations),
        {"cite": "footer"},
    )
    for block in post.blocks:
        if kind_of(block) in ("more", "nextpage"):
            continue
        html = writer.block(block)
        yield html if _is_native(block) else f"<!--kg-card-begin: html-->{html}<!--kg-card-end: html-->"


def _is_native(block: Block) -> bool:
    kind = kind_of(block)
    plain = "dir" not in block and not any(mark in str(block.get(kind)) for mark in ("[[", "[^", "<su"))
    return plain and (kind in NATIVE or (kind[0] == "h" and kind[1:].isdigit()))
