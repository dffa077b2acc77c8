"""Lists of every kind and nesting."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.blocks.lists import ListBlock, ListItem
from tests.pipelines.blocks.reading import read, rows


def items(markup: str) -> tuple[ListItem, ...]:
    (block,) = (block for block in read(markup).blocks if isinstance(block, ListBlock))
    return block.items


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        pytest.param("<ul><li>a</li><li>b</li></ul>", [(0, "bullet", "a"), (0, "bullet", "b")], id="bullets"),
        pytest.param("<ol><li>a<li>b</ol>", [(0, "ordered", "a"), (0, "ordered", "b")], id="unclosed items"),
        pytest.param(
            "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", [(0, "bullet", "a"), (1, "ordered", "b"), (0, "bullet", "c")], id="nested"
        ),
        pytest.param(
            "<ul><li>a</li><ul><li>b</li><ul><li>c</li></ul></ul><li>d</li></ul>",
            [(0, "bullet", "a"), (1, "bullet", "b"), (2, "bullet", "c"), (0, "bullet", "d")],
            id="a list straight in a list",
        ),
        pytest.param("<ul><ul><li>a</li></ul></ul>", [(0, "bullet", "a")], id="a list in a list without items"),
        pytest.param(
            "<ul><li><strong>Lead</strong><br>goes on</li></ul>", [(0, "bullet", "Lead\ngoes on")], id="lead line and continuation"
        ),
        pytest.param("<ul><li><p>a</p><p>b</p></li></ul>", [(0, "bullet", "a\nb")], id="paragraphs in an item"),
        pytest.param(
            "<ul><li>a<ul><li>b</li></ul>c</li></ul>", [(0, "bullet", "a\nc"), (1, "bullet", "b")], id="text behind a nested list"
        ),
        pytest.param(
            "<dl><dt>T</dt><dd>D</dd><div><dt>U</dt><dd><p>E</p><p>F</p></dd></div></dl>",
            [(0, "term", "T"), (0, "description", "D"), (0, "term", "U"), (0, "description", "E\nF")],
            id="definitions",
        ),
        pytest.param("<div><li>a</li> <li>b</li></div>", [(0, "bullet", "a"), (0, "bullet", "b")], id="items in no list"),
        pytest.param("<ul><li> </li><li>a</li></ul>", [(0, "bullet", None), (0, "bullet", "a")], id="an empty item is one"),
        pytest.param('<ol><li data-list="bullet">a</li></ol>', [(0, "bullet", "a")], id="Quill's bullets"),
    ],
)
def test_a_list_is_its_items(markup: str, found: list[Any]) -> None:
    assert rows(markup) == [("list", found)]


def test_nested_items_name_their_parent() -> None:
    found = items("<ol><li>a<ul><li>b<ul><li>c</ul><li>d</ul><li>e</ol>")
    assert [(item.text, item.parent_item) for item in found] == [("a", None), ("b", 0), ("c", 1), ("d", 0), ("e", None)]


@pytest.mark.parametrize(
    ("markup", "markers"),
    [
        ("<ol start=4><li>a<li>b</ol>", [(4, "4"), (5, "5")]),
        ("<ol><li>a<li value=10>b<li>c</ol>", [(1, "1"), (10, "10"), (11, "11")]),
        ("<ol reversed><li>a<li>b<li>c</ol>", [(3, "3"), (2, "2"), (1, "1")]),
        ("<ol type=i start=3><li>a<li>b</ol>", [(3, "iii"), (4, "iv")]),
        ("<ol type=A start=26><li>a<li>b</ol>", [(26, "Z"), (27, "AA")]),
        ('<ol style="list-style-type: lower-alpha"><li>a</ol>', [(1, "a")]),
        ("<ol start=x><li value=y>a</ol>", [(1, "1")]),
        ("<ol type=I start=0><li>a</ol>", [(0, "0")]),
    ],
)
def test_ordered_items_have_number_and_marker_as_displayed(markup: str, markers: list[tuple[int, str]]) -> None:
    assert [(item.number, item.marker) for item in items(markup)] == markers


def test_a_checkbox_at_an_items_beginning_makes_it_a_task() -> None:
    found = items(
        '<ul><li><input type="checkbox" checked disabled> a</li><li class="task-list-item"><label><input type="checkbox">b</label></li><li>c</li></ul>'
    )
    assert [(item.kind, item.checked, item.text) for item in found] == [("task", True, "a"), ("task", False, "b"), ("bullet", None, "c")]


def test_pictures_tables_and_code_in_an_item_are_blocks_that_name_it() -> None:
    blocks = read("<ul><li>a</li><li>b<img src='/x.jpg'><pre>c</pre><table><tr><th>h<td>d</table></li></ul>").blocks
    assert [(b.type, b.text, b.parent_position, b.parent_item) for b in blocks] == [
        ("list", "a\nb", None, None),
        ("image", None, 0, 1),
        ("code", "c", 0, 1),
        ("table", "h\td", 0, 1),
    ]


def test_an_item_that_is_nothing_but_a_heading_has_it_as_its_text() -> None:
    assert rows("<ul><li><h3>a</h3></li><li><h4>b</h4></li></ul>") == [("list", [(0, "bullet", "a"), (0, "bullet", "b")])]


def test_a_list_that_lays_out_headings_and_text_is_none() -> None:
    assert rows("<ol><li><h3>a</h3><p>b</p><ul><li>c</li></ul></li><li><img src='/x.jpg'><h3>d</h3>e</li></ol>") == [
        ("heading", 3, "a"),
        ("paragraph", "b"),
        ("list", [(0, "bullet", "c")]),
        ("image", "/x.jpg", None, None),
        ("heading", 3, "d"),
        ("paragraph", "e"),
    ]


def test_the_lists_text_is_one_item_a_line() -> None:
    (block,) = read("<ul><li>a<br>b</li><li>c</li></ul>").blocks
    assert block.text == "a b\nc"
