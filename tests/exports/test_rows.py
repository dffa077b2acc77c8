"""Any post becomes rows, waits as bytes, and is published as it was."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exports.previous import read_posts
from exports.rows import decode_rows, encode_rows
from exports.schema import POST_TABLES
from exports.tables import RowContext, post_rows
from pipelines.blocks.gallery import Gallery
from pipelines.blocks.heading import Heading
from pipelines.blocks.image import Image
from pipelines.blocks.lists import ListBlock, ListItem
from pipelines.blocks.paragraph import Paragraph
from pipelines.blocks.references import References
from pipelines.blocks.table import Cell, Table
from pipelines.model.block import Block, Link
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from pipelines.model.post import Post
from pipelines.model.problem import Problem
from pipelines.model.reference import Name, Reference
from tests.exports.sample import FIRST, full_post, publish_posts, rows_of

CONTEXT = RowContext(crawl_id=FIRST, parser="1")

# Text as the text rules leave it: not empty, whole characters.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
absent_or_text = st.none() | texts
numbers = st.none() | st.integers(0, 2**31 - 1)
stamps = st.integers(0, 2**52).map(lambda microseconds: datetime(1971, 1, 1, tzinfo=UTC) + timedelta(microseconds=microseconds))
pictures = st.builds(
    Picture, src=texts, alt=absent_or_text, caption=absent_or_text, decorative=st.booleans(), width=numbers, height=numbers
)
items = st.builds(
    ListItem, item=st.just(0), depth=st.integers(0, 100), kind=st.sampled_from(["bullet", "ordered"]), text=absent_or_text, number=numbers
)
cells = st.builds(Cell, row_index=st.integers(0, 9), column_index=st.just(0), text=absent_or_text, header=st.booleans())
names = st.builds(Name, family=absent_or_text, given=absent_or_text, literal=absent_or_text)
blocks = st.one_of(
    st.builds(Paragraph, text=absent_or_text, html=absent_or_text, section=st.lists(texts, max_size=2).map(tuple)),
    st.builds(Heading, level=st.integers(1, 6), text=texts, anchor=absent_or_text),
    st.builds(Image, image=pictures, caption=absent_or_text),
    st.builds(Gallery, images=st.lists(pictures, max_size=3).map(tuple)),
    st.builds(ListBlock, items=st.lists(items, max_size=1).map(tuple), text=absent_or_text),
    st.builds(Table, cells=st.lists(cells, max_size=3, unique_by=lambda cell: cell.row_index).map(tuple)),
    st.builds(References, text=absent_or_text),
)


def _placed(found: list[Block]) -> tuple[Block, ...]:
    placed = []
    for position, block in enumerate(found):
        fields = {name: getattr(block, name) for kind in type(block).__mro__ for name in getattr(kind, "__slots__", ())}
        placed.append(type(block)(**{**fields, "position": position}))
    return tuple(placed)


@st.composite
def posts(draw: st.DrawFn) -> Post:
    metadata = Metadata(
        title=draw(absent_or_text),
        authors=tuple(draw(st.lists(texts, max_size=2))),
        published_at=draw(st.none() | stamps),
        language=draw(st.sampled_from([None, "en", "nl"])),
        terms=tuple(draw(st.lists(st.builds(Term, taxonomy=st.sampled_from(["tag", "category"]), name=texts), max_size=3))),
        featured_image=draw(st.none() | pictures),
    )
    references = draw(
        st.lists(
            st.builds(Reference, raw=texts, authors=st.lists(names, max_size=2).map(tuple), year=st.none() | st.integers(1, 2100)),
            max_size=1,
        )
    )
    return Post(
        url=f"https://blog.test/{draw(st.integers(0, 10**9))}/",
        metadata=metadata,
        blocks=_placed(draw(st.lists(blocks, max_size=6))),
        references=tuple(references),
        links=tuple(
            draw(st.lists(st.builds(Link, position=st.just(0), href=st.just("https://blog.test/1"), text=absent_or_text), max_size=2))
        ),
        fetched_at=draw(stamps),
        problems=tuple(draw(st.lists(st.builds(Problem, stage=texts, code=texts, detail=texts, field=absent_or_text), max_size=2))),
    )


@given(posts())
def test_rows_survive_staging(post: Post) -> None:
    rows = post_rows(post, CONTEXT)
    assert decode_rows(encode_rows(rows)) == rows


@settings(deadline=None, max_examples=25)
@given(st.lists(posts(), min_size=1, max_size=3, unique_by=lambda post: post.url))
def test_rows_survive_publication(found: list[Post]) -> None:
    with TemporaryDirectory() as folder:
        publish_posts(Path(folder), found)
        published = dict(read_posts(Path(folder) / "latest"))
        for post in found:
            rows = post_rows(post, CONTEXT)
            key = rows["posts"][0]["post_id"]
            assert _comparable(published[key]) == _comparable(rows)


def _comparable(rows: Any) -> dict[str, list[dict[str, Any]]]:
    """Rows without what publication fills in, numbers as 32-bit floats hold them."""
    filled = ("target_post_id", "work_id")
    return {
        name: [{**{k: v for k, v in row.items() if k not in filled}, **_float32(row)} for row in table_rows]
        for name, table_rows in rows.items()
    }


def _float32(row: dict[str, Any]) -> dict[str, str]:
    return {"confidence": f"{row['confidence']:.5f}"} if "confidence" in row else {}


def test_a_post_with_everything_has_rows_in_every_table_of_its_own() -> None:
    rows = post_rows(full_post(), CONTEXT)
    assert set(rows) == {table.name for table in POST_TABLES} | {"problems"}
    assert decode_rows(encode_rows(rows)) == rows


def test_payload_of_an_older_schema_is_read() -> None:
    payload = json.loads(zlib.decompress(encode_rows(post_rows(full_post(), CONTEXT))))
    headings = payload["headings"]
    headings["columns"] = [*(name for name in headings["columns"] if name != "anchor"), "gone"]
    headings["rows"] = [["feed", 0, 2, "Why", None, "x"]]
    payload["a table that is no more"] = {"columns": [], "rows": []}
    rows = decode_rows(zlib.compress(json.dumps(payload).encode()))
    assert rows["headings"] == [{"post_id": "feed", "position": 0, "level": 2, "text": "Why", "anchor": None, "parent_position": None}]


def test_null_stays_null_in_parquet(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post()])
    cells = rows_of(tmp_path, "table_cells")
    assert [cell["text"] for cell in cells] == ["Month", None]
    assert [image["alt"] for image in rows_of(tmp_path, "images")] == ["Cover", "A bee", None, None]
