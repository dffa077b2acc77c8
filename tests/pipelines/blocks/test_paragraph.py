"""Running text: whatever no other kind takes."""

from __future__ import annotations

import pytest

from tests.pipelines.blocks.reading import read, rows


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        pytest.param("<p>One</p><p>Two</p>", ["One", "Two"], id="each p is one"),
        pytest.param(
            "Loose <b>bold</b> text<div>In a div</div>after it", ["Loose bold text", "In a div", "after it"], id="loose text is one"
        ),
        pytest.param("<div>One<br><br>Two<br> <br/>Three</div>", ["One", "Two", "Three"], id="two breaks part paragraphs in a div"),
        pytest.param("<p>One<br><br>Two</p>", ["One", "Two"], id="two breaks part paragraphs in a p"),
        pytest.param("<p>One<br>\n  line</p>", ["One\nline"], id="one break is a line end"),
        pytest.param("<p>One\n   two\tthree</p>", ["One two three"], id="white space of the source is one space"),
        pytest.param("<p>no\u00a0break, soft\u00adhyphen, zero\u200bwidth</p>", ["no break, softhyphen, zerowidth"], id="text rules"),
        pytest.param(
            "<p>10<sup>3</sup>, CO<sub>2</sub>, Mg<sup>2+</sup>, m<sup>2</sup></p>", ["10³, CO₂, Mg²⁺, m²"], id="scripts have Unicode forms"
        ),
        pytest.param("<p>1<sup>st</sup> H<sub>n</sub></p>", ["1st Hn"], id="raised letters stay"),
        pytest.param("<p>x<!-- hidden --> y</p>", ["x y"], id="text behind a comment stays"),
        pytest.param("<section><article><center>Deep</center></article></section>", ["Deep"], id="unknown containers are entered"),
        pytest.param("<my-card>One</my-card><my-card>Two</my-card>", ["One", "Two"], id="custom elements alone are blocks"),
        pytest.param("<p>A <my-word>word</my-word> more</p>", ["A word more"], id="custom elements in a line are part of it"),
        pytest.param("<p>a</p>\n<p>&nbsp;</p>\n<p></p><p>b</p>", ["a", "b"], id="empty paragraphs are none"),
        pytest.param(
            "<p>a<script>x()</script><style>p{}</style> b<template>t</template></p>", ["a b"], id="scripts and styles hold no text"
        ),
        pytest.param("<p>Hi <img class='emoji' src='/e.png' alt='🙂'> there</p>", ["Hi 🙂 there"], id="an emoji picture is its sign"),
        pytest.param("<p>one <p>two", ["one", "two"], id="unclosed paragraphs"),
        pytest.param("<p><font color=red>Re</font>d</p>", ["Red"], id="old inline elements"),
        pytest.param("<p>® * ⁹ <b>\u202eעברית\u202c</b></p>", ["® * ⁹ \u202eעברית\u202c"], id="signs and directions stay"),
    ],
)
def test_text_is_paragraphs(markup: str, texts: list[str]) -> None:
    assert rows(markup) == [("paragraph", text) for text in texts]


def test_dropped_elements_are_left_out_and_their_tails_stay() -> None:
    from pipelines.blocks.walk import read_blocks
    from pipelines.model.body import Body
    from tests.pipelines.blocks.reading import document_of, parse

    whole = parse("<p>One</p><div id='ad'>Buy <p>now</p></div>tail<p>a <span id='note'>x</span> b</p>")
    dropped = frozenset(whole.root.xpath(".//*[@id='ad' or @id='note']"))
    reading = read_blocks(Body(root=whole.root, dropped=dropped), document_of(whole), None)
    assert [block.text for block in reading.blocks] == ["One", "tail", "a b"]
    assert reading.content_html == "<p>One</p>tail<p>a  b</p>"


def test_positions_count_from_zero_and_sections_are_the_headings_above() -> None:
    blocks = read("<p>0</p><h2>A</h2><p>1</p><h3>B</h3><p>2</p><h2>C</h2><p>3</p>").blocks
    assert [block.position for block in blocks] == list(range(7))
    assert [block.section for block in blocks] == [(), (), ("A",), ("A",), ("A", "B"), (), ("C",)]


def test_links_stand_with_their_block_in_reading_order() -> None:
    links = read(
        '<p><a href="/a">A <b>b</b></a> <a href="mailto:x@example.test" rel="me">M</a> <a href="javascript:x()">J</a></p><ul><li><a href="#c">C</a></ul>'
    ).links
    assert [(link.position, link.href, link.text, link.rel) for link in links] == [
        (0, "https://example.test/a", "A b", None),
        (0, "mailto:x@example.test", "M", "me"),
        (1, "https://example.test/blog/post/#c", "C", None),
    ]


def test_a_link_around_blocks_is_one_link() -> None:
    reading = read('<a href="/card"><h3>Title</h3><p>Text</p></a>')
    assert [(link.position, link.text) for link in reading.links] == [(0, "Title")]


def test_a_paragraphs_html_is_its_element_and_loose_text_is_wrapped() -> None:
    blocks = read('<p class="x" onclick="y()">A <b>b</b></p>loose &lt;i&gt;').blocks
    assert [block.html for block in blocks] == ['<p class="x">A <b>b</b></p>', "<p>loose &lt;i&gt;</p>"]
