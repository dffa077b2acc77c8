"""What holds for every body."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.blocks.gallery import Gallery
from pipelines.blocks.lists import ListBlock
from pipelines.model.block import Block
from tests.pipelines.blocks.markup import any_body, flat_body
from tests.pipelines.blocks.reading import read, row_of

_WORD = re.compile(r"word\d+")
# PRESSMARK_EXAMPLES=5000 looks longer.
relaxed = settings(
    max_examples=int(os.environ.get("PRESSMARK_EXAMPLES", "60")), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def _number(word: str) -> int:
    return int(word.removeprefix("word"))


def words_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        caption = block.caption if block.caption != block.text else None
        pictures = [text for image in block.images for text in (image.caption,)] if isinstance(block, Gallery) else []
        for text in (caption, block.text, block.attribution, *pictures):
            yield from _WORD.findall(text or "")


@relaxed
@given(flat_body)
def test_the_text_of_the_blocks_is_the_text_of_the_input_in_order_once(markup: str) -> None:
    found: list[str] = []
    for block in read(markup).blocks:
        in_text = _WORD.findall(block.text or "")
        assert in_text == sorted(in_text, key=_number)
        found += sorted(words_of((block,)), key=_number)  # a caption stands above or below what it belongs to
    assert found == _WORD.findall(markup)


@relaxed
@given(any_body)
def test_no_word_is_lost_or_told_twice_however_blocks_are_nested(markup: str) -> None:
    assert sorted(words_of(read(markup).blocks)) == sorted(_WORD.findall(markup))


@relaxed
@given(any_body)
def test_reading_the_sanitised_html_again_gives_the_same(markup: str) -> None:
    first = read(markup)
    second = read(first.content_html or "")
    assert [row_of(block) for block in second.blocks] == [row_of(block) for block in first.blocks]
    assert second.content_html == first.content_html


@relaxed
@given(any_body)
def test_a_blocks_parent_stands_before_it_and_positions_are_consecutive(markup: str) -> None:
    blocks = read(markup).blocks
    assert [block.position for block in blocks] == list(range(len(blocks)))
    assert all(block.parent_position is None or block.parent_position < block.position for block in blocks)


nested_lists = st.recursive(
    st.builds(lambda ordered: {"ordered": ordered, "children": []}, st.booleans()),
    lambda inner: st.builds(
        lambda ordered, children: {"ordered": ordered, "children": children}, st.booleans(), st.lists(inner, max_size=3)
    ),
    max_leaves=25,
)


def written(items: list[dict[str, Any]], ordered: bool, names: Iterator[str]) -> tuple[str, list[tuple[str, list[Any]]]]:
    """A list as HTML, and as the tree that it stands for."""
    tag = "ol" if ordered else "ul"
    markup, tree = "", []
    for item in items:
        name = next(names)
        inner, below = written(item["children"], item["ordered"], names) if item["children"] else ("", [])
        markup += f"<li>{name}{inner}</li>"
        tree.append((name, below))
    return f"<{tag}>{markup}</{tag}>", tree


@relaxed
@given(st.lists(nested_lists, min_size=1, max_size=4), st.booleans())
def test_a_list_of_any_shape_comes_back_as_it_went_in(items: list[dict[str, Any]], ordered: bool) -> None:
    markup, tree = written(items, ordered, (f"item {number}" for number in range(1_000)))
    (block,) = read(markup).blocks
    assert isinstance(block, ListBlock)
    children: dict[int | None, list[tuple[str | None, list[Any]]]] = {None: []}
    for item in block.items:
        children[item.item] = []
        children[item.parent_item].append((item.text, children[item.item]))
    assert children[None] == tree
    assert all(item.depth == (0 if item.parent_item is None else block.items[item.parent_item].depth + 1) for item in block.items)


@relaxed
@given(st.text(max_size=400))
def test_no_text_makes_it_raise(text: str) -> None:
    read(text.replace("\x00", ""))


@relaxed
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "</ul>",
                "<table>",
                "<tr>",
                "<td>",
                "<a",
                "href=#x>",
                "</a>",
                "<sup>3</sup>",
                "<figure>",
                "<img",
                "src=/a.jpg>",
                "<figcaption>",
                "c",
                "</figure>",
                "<blockquote>",
                "</blockquote>",
                "<br>",
                "<pre>",
                "</pre>",
                "<h2>",
                "x",
                "</h2>",
                "<details>",
                "<summary>",
                "<noscript>",
                "</noscript>",
                "[1]",
                "<ol>",
                "</ol>",
                "<dl>",
                "<dt>",
                "<dd>",
                "<div",
                "class=footnotes>",
                "<div",
                "class=gallery>",
                "<div",
                "class=references>",
                "</div>",
                "<math>",
                "<b>",
            ]
        ),
        max_size=40,
    )
)
def test_no_broken_markup_makes_it_raise(tags: list[str]) -> None:
    first = read("".join(tags))
    assert all(block.text is None or block.text.strip() for block in first.blocks)
