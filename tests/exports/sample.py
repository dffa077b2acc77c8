"""Posts, staged and published, for the tests of the exports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from exports.crawl import Crawl
from exports.rows import encode_rows
from exports.snapshot import Options, Published, publish
from exports.tables import RowContext, post_rows
from pipelines.blocks.footnotes import Footnote, Footnotes
from pipelines.blocks.gallery import Gallery
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock, ListItem
from pipelines.blocks.paragraph import Paragraph
from pipelines.blocks.references import References
from pipelines.blocks.table import Cell, Table
from pipelines.model.archive import ArchiveEntry, ArchiveRead
from pipelines.model.block import Block, Citation, Link
from pipelines.model.metadata import Metadata, Term, Translation
from pipelines.model.picture import Picture
from pipelines.model.post import Post
from pipelines.model.problem import Problem
from pipelines.model.reference import Name, Reference
from pipelines.urls import post_id

ARCHIVE = "https://blog.test/tag/bees/"
DISCLAIMER = "The keepers of this journal are no beekeepers by trade; ask one before you open a hive in the middle of a cold winter."
FIRST, SECOND, THIRD, FOURTH = (f"2026112{day}T060000Z-000{day}" for day in (1, 2, 3, 4))


def url_of(name: str) -> str:
    """The permalink of the post of that name."""
    return f"https://blog.test/{name}/"


def id_of(name: str) -> str:
    """The post_id of the post of that name."""
    return post_id(url_of(name))


def short_post(name: str, *texts: str, **fields: Any) -> Post:
    """A post of paragraphs; ``fields`` are the post's or its metadata's."""
    of_post = {key: fields.pop(key) for key in tuple(fields) if key in Post.__slots__}
    metadata = Metadata(**{"title": name.title(), "language": "en", **fields})
    blocks = tuple(Paragraph(position=position, text=text) for position, text in enumerate(texts or (f"All about {name}.",)))
    return Post(**{"url": url_of(name), "metadata": metadata, "blocks": blocks, "archive_url": ARCHIVE, **of_post})


def full_post(name: str = "full") -> Post:
    """A post with a row in every table."""
    item = ListItem(item=0, depth=0, kind="ordered", text="Smoke", number=4, marker="iv")
    blocks: tuple[Block, ...] = (
        Heading(position=0, level=2, text="Why bees dance", anchor="why"),
        Paragraph(position=1, text="They dance.[1] They do.ᵃ", html="<p>They dance.</p>", section=("Why bees dance",)),
        ListBlock(
            position=2, items=(item, ListItem(item=1, depth=1, kind="task", text="Wait", parent_item=0, checked=True)), text="Smoke\nWait"
        ),
        Image(
            position=3, image=Picture(src="https://blog.test/bee.jpg", alt="A bee", width=640), caption="Bee, at work", text="Bee, at work"
        ),
        Gallery(position=4, images=(Picture(src="https://blog.test/g1.jpg"), Picture(src="https://blog.test/g2.jpg", decorative=True))),
        Table(
            position=5,
            cells=(Cell(row_index=0, column_index=0, header=True, text="Month"), Cell(row_index=0, column_index=1)),
            text="Month\t",
        ),
        Footnotes(position=6, notes=(Footnote(note=1, text="In the dark.", label="a"),), text="In the dark."),
        References(position=7, text="Frisch K von. The dance language. 1967."),
    )
    reference = Reference(
        raw="Frisch K von. The dance language. 1967.",
        position=7,
        label="1.",
        type="book",
        authors=(Name(family="Frisch", given="K", particle="von"), Name(literal="Bee Society; Graz")),
        title="The dance language",
        year=1967,
        doi="10.5555/dance",
        confidence=0.9,
    )
    return Post(
        url=url_of(name),
        metadata=Metadata(
            title="=SUM(bees)",
            authors=("Ann Apis", "Bob; Bombus"),
            published_at=datetime(2026, 5, 3, 10, 0, 0, 250_000, tzinfo=UTC),
            published_raw="3 May 2026",
            published_precision="second",
            language="en",
            terms=(Term(taxonomy="tag", name="bees"), Term(taxonomy="tag", name="dance"), Term(taxonomy="category", name="Insects")),
            featured_image=Picture(src="https://blog.test/cover.jpg", alt="Cover"),
            translations=(Translation(language="nl", url="https://blog.test/nl/"),),
        ),
        blocks=blocks,
        references=(reference,),
        citations=(
            Citation(position=1, offset=11, length=3, marker="[1]", kind="reference", number=1),
            Citation(position=1, offset=23, length=1, marker="ᵃ", kind="footnote", number=1),
        ),
        links=(Link(position=1, href="https://blog.test/other/?utm_source=x", text="dance"), Link(position=1, href="https://else.test/")),
        content_html="<p>They dance.</p>",
        archive_url=ARCHIVE,
        fetched_at=datetime(2026, 11, 21, 6, 0, 5, tzinfo=UTC),
        problems=(Problem("blocks", "table-cut", "the table was cut at 10,000 cells", field="table_cells"),),
    )


def stage(posts: Iterable[Post], crawl_id: str = FIRST, parser: str = "1") -> list[tuple[str, bytes]]:
    """The posts as a crawl's state holds them."""
    context = RowContext(crawl_id=crawl_id, parser=parser)
    return sorted((post_id(post.url), encode_rows(post_rows(post, context))) for post in posts)


def listing(*names: str, url: str = ARCHIVE, **fields: Any) -> ArchiveRead:
    """An archive read to its end that lists posts by name."""
    entries = tuple(ArchiveEntry(rank, 1, url_of(name), name.title()) for rank, name in enumerate(names))
    return ArchiveRead(**{"archive_url": url, "entries": entries, "complete": True, "pages_read": 1, **fields})


def publish_posts(
    out: Path, posts: Iterable[Post], crawl_id: str = FIRST, *, parser: str = "1", options: Options | None = None, **facts: Any
) -> Published:
    """Publish posts as one crawl; ``facts`` are those of ``Crawl``."""
    staged = stage(posts, crawl_id, parser)
    return publish(out, Crawl(crawl_id=crawl_id, parser=parser, **facts), lambda: staged, options)


def rows_of(out: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table of the current snapshot, as Arrow gives them."""
    rows: list[dict[str, Any]] = pq.read_table(out / "latest" / f"{table}.parquet").to_pylist()
    return rows


def row_of(out: Path, name: str) -> dict[str, Any]:
    """The row of one post in the current snapshot."""
    return next(row for row in rows_of(out, "posts") if row["post_id"] == id_of(name))


def changes_of(out: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What the current snapshot says has changed: change and columns, by address."""
    return {row["url"]: (row["change"], tuple(row["fields"])) for row in rows_of(out, "changes")}


def fetched(day: int) -> datetime:
    """Noon of a day in November 2026."""
    return datetime(2026, 11, 1, 12, tzinfo=UTC) + timedelta(days=day - 1)
