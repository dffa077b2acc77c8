"""What hostile bodies may cost, and what is told where a bound is reached."""

from __future__ import annotations

import time

import pytest

from pipelines.blocks.lists import ListBlock
from pipelines.normalise import normalise
from tests.pipelines.blocks.reading import URL, read

PICTURE = "<img src='/a.jpg' srcset='{}'>".format(", ".join(f"/a-{width}.jpg {width}w" for width in range(100, 160)))


@pytest.mark.parametrize(
    ("markup", "code", "field"),
    [
        pytest.param("<table>" + "<tr>" + "<td rowspan=9 colspan=1000>x</td>" * 1_001 + "</tr><tr><td>y" * 2 + "</table>", "table-too-large", "table_cells.row_span", id="spans"),
        pytest.param(PICTURE, "srcset-too-long", "images.src", id="srcset"),
        pytest.param("<video>" + "<source src='javascript:x'>" * 51 + "</video>", "sources-too-many", "blocks.url", id="sources"),
        pytest.param(f"<math display=block><mi>{'x' * 20_001}</mi></math>", "formula-too-long", "blocks.text", id="formula"),
        pytest.param("<blockquote>a" * 30 + "word " * 100 + "</blockquote>" * 30, "html-too-long", "blocks.html", id="html"),
        pytest.param(f"<ol class=references><li>Smith J. {'word ' * 900}2010.</li></ol>", "reference-too-long", "references.title", id="reference"),
    ],
)  # fmt: skip
def test_a_bound_that_is_reached_is_told_with_address_column_and_cause(markup: str, code: str, field: str) -> None:
    post = normalise(f"<html><body><article><p>{'Some running text. ' * 20}</p>{markup}</article></body></html>", URL)
    (problem,) = [problem for problem in post.problems if problem.stage == "blocks"]
    assert (problem.code, problem.field, problem.url) == (code, field, URL)
    assert problem.detail.startswith(f"{URL} holds 1 ")


def test_usual_bodies_reach_no_bound() -> None:
    assert read("<p>x</p><table><tr><td rowspan=2>a<td>b<tr><td>c</table><img src='/a.jpg' srcset='/a.jpg 1x, /b.jpg 2x'>").problems == ()


def seconds(markup: str) -> float:
    start = time.process_time()
    read(markup)
    return time.process_time() - start


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("<li>x", id="loose items"),
        pytest.param("<ul><li>x</li></ul>", id="lists"),
        pytest.param("<ul class='lst-kix_a-1'><li>x</li></ul>", id="parts of one list"),
        pytest.param("<p class='MsoListParagraph'>· x</p>", id="items from Word"),
        pytest.param("<dl><dt><h3>x</h3><dd>y</dl>", id="questions"),
        pytest.param("<img src='/a.jpg'><p class=wp-caption-text>x</p>", id="captions"),
        pytest.param("<p>x<sup>1</sup> [1] (Smith, 2010)</p>", id="markers"),
        pytest.param("<p>[1] Smith J. X. 2010;1:2-3. [2] Jones K. Y. 2011;1:2-3.</p>", id="entries in one run"),
        pytest.param("<div class=toc>x", id="unclosed tables of contents"),
        pytest.param("<div class=footnotes><p>1. x</p></div>", id="notes"),
        pytest.param("<details><summary>x</summary>y</details>", id="details"),
        pytest.param("<h2>x</h2>", id="headings"),
        pytest.param("x<br>", id="breaks"),
        pytest.param("<x-y>x</x-y>", id="custom elements"),
        pytest.param("<span class=sidenote>x</span>", id="sidenotes"),
        pytest.param("<a href='/x'><img src='/a.jpg'>", id="unclosed links"),
        pytest.param("<table><tr><td><h4>x</h4></td>", id="unclosed tables"),
        pytest.param("<figure><img src='/a.jpg'>", id="unclosed figures"),
        pytest.param("<noscript><img src='/a.jpg'></noscript>", id="noscripts"),
    ],
)
def test_time_grows_with_the_size_of_the_body(unit: str) -> None:
    seconds(unit * 100)  # what is loaded at first use
    small, large = seconds(unit * 1_000), seconds(unit * 8_000)
    assert large < 24 * small + 0.05  # eight times the size; three times as much again for the machine's moods


def test_a_list_of_very_many_items_is_whole() -> None:
    (block,) = read("<ol>" + "<li>x" * 20_000 + "</ol>").blocks
    assert isinstance(block, ListBlock)
    assert (len(block.items), block.items[-1].marker) == (20_000, "20000")


@pytest.mark.parametrize("tag", ["ul><li", "blockquote", "table><tr><td", "div", "b", "sup", "details", "figure", "dl><dd"])
def test_text_at_the_bottom_of_a_deep_nesting_is_kept(tag: str) -> None:
    page = f"<html><body><article><p>{'Some running text. ' * 20}</p>{f'<{tag}>' * 5_000}bottom</article></body></html>"
    post = normalise(page, URL)
    assert any("bottom" in (block.text or "") for block in post.blocks)
    assert "markup-limit" in {problem.code for problem in post.problems}


def test_a_tag_of_very_many_attributes_costs_little_and_is_told() -> None:
    page = (
        f"<html><body><article><p {' '.join(f'a{number}=1' for number in range(100_000))}>{'Some text. ' * 30}</p></article></body></html>"
    )
    start = time.process_time()
    post = normalise(page, URL)
    assert time.process_time() - start < 5
    assert {problem.code for problem in post.problems} == {"too-many-attributes"}
