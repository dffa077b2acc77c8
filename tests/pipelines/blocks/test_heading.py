"""Headings and the outline."""

from __future__ import annotations

from pipelines.blocks.heading import Heading
from tests.pipelines.blocks.reading import read, rows


def headings(markup: str, title: str | None = None) -> list[Heading]:
    return [block for block in read(markup, title).blocks if isinstance(block, Heading)]


def test_h1_to_h6_are_headings_with_their_level() -> None:
    assert rows("".join(f"<h{n}>H{n}</h{n}>" for n in range(1, 7))) == [("heading", n, f"H{n}") for n in range(1, 7)]


def test_an_element_with_role_heading_has_the_level_that_it_says() -> None:
    assert rows('<div role="heading" aria-level="3">Three</div><p role="heading">Two</p>') == [
        ("heading", 3, "Three"),
        ("heading", 2, "Two"),
    ]


def test_skipped_levels_stay_and_the_parent_is_the_heading_above() -> None:
    found = headings("<h2>A</h2><h4>B</h4><h3>C</h3><h2>D</h2>")
    assert [(h.level, h.parent_heading) for h in found] == [(2, None), (4, 0), (3, 0), (2, None)]


def test_the_anchor_is_the_id_of_the_heading_or_of_what_stands_in_it() -> None:
    found = headings('<h2 id="a">A</h2><h2><span id="b"></span>B</h2><h2><a name="c"></a>C</h2><h2>D</h2>')
    assert [h.anchor for h in found] == ["a", "b", "c", None]


def test_permalinks_of_headings_are_no_text() -> None:
    assert rows('<h2 id="x">Why <a class="headerlink" href="#x">¶</a></h2><h3>How<a href="#y">#</a></h3>') == [
        ("heading", 2, "Why"),
        ("heading", 3, "How"),
    ]


def test_the_posts_own_title_repeated_at_the_beginning_is_no_heading() -> None:
    assert rows("<h1>My  Post</h1><p>Text</p><h2>My post</h2>", "My Post") == [("paragraph", "Text"), ("heading", 2, "My post")]


def test_an_empty_heading_is_none_and_a_picture_in_a_heading_is_a_block() -> None:
    assert rows("<h2> </h2><h2><img src='/a.jpg' alt='A'></h2>") == [("image", "/a.jpg", "A", None)]


def test_a_heading_of_two_lines_keeps_both() -> None:
    assert rows("<h2>One<br>Two</h2>") == [("heading", 2, "One\nTwo")]
