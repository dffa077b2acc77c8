"""What every generator needs: the posts that a static site can show, their Markdown, gold, and a server of the built files."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.sites.folder import HERE, fingerprint, made_once
from tests.sites.generators.markdown import MarkdownWriter
from tests.sites.gold import Gold, gold_archive, without
from tests.sites.html import HtmlWriter
from tests.sites.inline import Markers
from tests.sites.server import static_server
from tests.sites.source import Source, SourcePost, read_source

ADDRESS = "http://site.invalid"  # what the files are built for; the server puts its own address in its place


class BuildError(RuntimeError):
    """A generator that cannot be installed or run, with what it said."""


@dataclass(frozen=True, kw_only=True)
class StaticSite:
    """One generator in one shape."""

    name: str
    missing: Callable[[], str | None]  # why it cannot be built here
    build: Callable[[Path, Source], None]  # fills a folder; the site is in its ``public``
    archive_path: str
    post_path: Callable[[SourcePost], str]
    footnote: str = "{n}"  # the mark that a reader sees
    dates: str = "second"  # how exact its pages are: second or day
    demoted: int = 0  # levels by which it lowers headings
    whole: bool = False  # whether its archive carries whole posts
    unseen: tuple[str, ...] = ()  # what an archive of whole posts does not show of them

    @contextmanager
    def served(self, port: int = 0) -> Iterator[tuple[str, Gold]]:
        """The address of the tag's archive and the gold, for as long as the block runs."""
        source = read_source()
        parts = [HERE / name for name in ("content", "generators", "source.py", "inline.py", "html.py", "bibliography.py")]
        folder = made_once(self.name, fingerprint(parts), partial(self._build, source))
        with static_server(folder / "public", ADDRESS, port) as base:
            yield base + self.archive_path, self._gold(source, base)

    def _gold(self, source: Source, base: str) -> Gold:
        found = gold_archive(source, static_posts(source), lambda post: base + self.post_path(post), Markers(footnote=self.footnote))
        for block in (block for post in found["posts"] for block in post["blocks"] if block["type"] == "heading"):
            block["level"] = min(6, block["level"] + self.demoted)
        for post in found["posts"] if self.dates == "day" else ():
            post["published"] = post["published"][:10]
            del post["published_gmt"]
        return without(found, self.unseen)

    def _build(self, source: Source, folder: Path) -> None:
        self.build(folder, source)


def static_posts(source: Source) -> list[SourcePost]:
    """The archive's posts; a static site has no passwords."""
    return [post for post in source.listed("keukenlab") if not post.password]


def published(source: Source) -> list[SourcePost]:
    """All posts of the site that may be written, drafts among them; a static site has no private ones."""
    return [post for post in source.posts if post.status in ("publish", "draft") and not post.password]


def markdown(source: Source, post: SourcePost, native: frozenset[str], pictures: str) -> str:
    """A post's text for a dialect that knows the ``native`` kinds; ``pictures`` is the folder's address."""
    writer = HtmlWriter(
        source.works, post.language, lambda name, _: f"{pictures}/{name}.png", Markers(citations=post.citations), {"cite": "footer"}
    )
    return MarkdownWriter(writer, native).document(post.blocks)


def front_matter(fields: dict[str, object]) -> str:
    """Fields as YAML between dashes; dates without quotes, as generators want them."""
    lines = (f"{name}: {value if name == 'date' else json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"---\n{''.join(lines)}---\n\n"


def run(command: list[str], folder: Path, minutes: int = 10) -> None:
    """Run a command in a folder; a failure tells what it said."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60 * minutes)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError(f"{command[0]}: {error}") from error
    if done.returncode:
        raise BuildError(f"{' '.join(command)}: {(done.stdout + done.stderr)[-2000:]}")
