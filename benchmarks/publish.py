"""Publish synthetic posts from staged rows, then publish again with a few changed; print peak RSS and rate of each.

    python benchmarks/publish.py [--posts 100000]

Every step runs in a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random

from exports.crawl import Crawl
from exports.rows import encode_rows
from exports.snapshot import publish
from exports.tables import RowContext, post_rows
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock, ListItem
from pipelines.blocks.paragraph import Paragraph
from pipelines.blocks.references import References
from pipelines.model.archive import ArchiveEntry, ArchiveRead
from pipelines.model.block import Block, Link
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from pipelines.model.post import Post
from pipelines.model.reference import Name, Reference
from pipelines.urls import post_id
from spiders.state import State

_ARCHIVE = "https://bench.example/tag/all/"
_WORDS = Path(__file__).read_text(encoding="utf-8").split()
_DISCLAIMER = "Nothing on this site is advice; ask somebody who knows you and your case before you act on what you read here."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=100_000)
    posts: int = parser.parse_args().posts
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        print(f"{'step':<24}{'posts':>9}{'seconds':>9}{'posts/s':>9}{'peak RSS MB':>13}")
        measure("stage", posts, out, _stage_all)
        measure("publish", posts, out, _publish_first)
        measure("stage 1 in 100 changed", posts // 100, out, _stage_changed)
        measure("publish, rest carried", posts, out, _publish_second)


def measure(step: str, posts: int, out: Path, work: Callable[[Path, int], None]) -> None:
    with get_context("spawn").Pool(1) as pool:
        seconds, peak = pool.apply(_timed, (work, out, posts))
    print(f"{step:<24}{posts:>9,}{seconds:>9.1f}{posts / seconds:>9.0f}{peak:>13.0f}")


def _timed(work: Callable[[Path, int], None], out: Path, posts: int) -> tuple[float, float]:
    start = time.perf_counter()
    work(out, posts)
    return time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _stage_all(out: Path, posts: int) -> None:
    _stage(out, range(posts), "first")


def _stage_changed(out: Path, posts: int) -> None:
    _stage(out, range(0, posts * 100, 100), "second")


def _stage(out: Path, indexes: range, edition: str) -> None:
    state = State(out / "state.sqlite")
    crawl = state.begin("bench", datetime(2026, 1, 1 if edition == "first" else 2, tzinfo=UTC))
    context = RowContext(crawl.crawl_id, "bench")
    for index in indexes:
        post = synthetic_post(index, edition)
        state.stage(post_id(post.url), post.url, "whole", encode_rows(post_rows(post, context)))
    state.close()


def _publish_first(out: Path, posts: int) -> None:
    _publish(out, posts, datetime(2026, 1, 1, tzinfo=UTC))


def _publish_second(out: Path, posts: int) -> None:
    _publish(out, posts, datetime(2026, 1, 2, tzinfo=UTC))


def _publish(out: Path, posts: int, started: datetime) -> None:
    state = State(out / "state.sqlite")
    crawl = state.begin("bench", started)
    entries = tuple(ArchiveEntry(index, index // 10 + 1, _url(index), f"Post {index}") for index in range(posts))
    read = ArchiveRead(archive_url=_ARCHIVE, entries=entries, complete=True)
    publish(out, Crawl(crawl_id=crawl.crawl_id, parser="bench", archives=(read,)), state.staged)
    state.finish()
    state.close()


def _url(index: int) -> str:
    return f"https://bench.example/{index}/a-post-with-a-name-of-common-length/"


def synthetic_post(index: int, edition: str) -> Post:
    """Give a post of ten blocks, about 400 words; three of its references are works that other posts cite too."""
    random = Random(f"{index} {edition}")
    blocks = tuple(_blocks(random))
    return Post(
        url=_url(index),
        metadata=Metadata(
            title=f"Post {index}",
            authors=("Ann Writer",),
            language="en",
            published_at=datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=index),
            terms=(Term(taxonomy="tag", name="All"),),
        ),
        blocks=blocks,
        references=tuple(_reference(random.randrange(5_000), number) for number in range(1, 4)),
        links=tuple(Link(position=0, href=_url(random.randrange(index + 1)), text="an earlier post") for _ in range(5)),
        content_html="".join(f"<p>{block.text}</p>" for block in blocks),
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC),
        archive_url=_ARCHIVE,
    )


def _blocks(random: Random) -> Iterator[Block]:
    yield Paragraph(position=0, text=_text(random, 60), html=_text(random, 60))
    yield Heading(position=1, level=2, text=_text(random, 4))
    yield Paragraph(position=2, text=_text(random, 80), html=_text(random, 80))
    yield Image(position=3, image=Picture(src=f"https://bench.example/{random.random()}.jpg", alt=_text(random, 5)))
    items = tuple(ListItem(item=item, depth=0, kind="bullet", text=_text(random, 8)) for item in range(4))
    yield ListBlock(position=4, items=items, text="\n".join(item.text or "" for item in items))
    yield Heading(position=5, level=2, text=_text(random, 4))
    yield Paragraph(position=6, text=_text(random, 80), html=_text(random, 80))
    yield Paragraph(position=7, text=_text(random, 80), html=_text(random, 80))
    yield References(position=8, text=_text(random, 30))
    yield Paragraph(position=9, text=_DISCLAIMER)


def _text(random: Random, words: int) -> str:
    return " ".join(random.choices(_WORDS, k=words))


def _reference(work: int, number: int) -> Reference:
    return Reference(
        raw=f"Family{work} A. The title of work {work}. Journal. 2020;{work % 40}:{work}.",
        number=number,
        position=8,
        type="article-journal",
        authors=(Name(family=f"Family{work}", given="A."),),
        title=f"The title of work {work}",
        container_title="Journal",
        year=2020,
        volume=str(work % 40),
        page=str(work),
        doi=f"10.5555/{work}" if work % 2 else None,
        confidence=0.9,
    )


if __name__ == "__main__":
    main()
