"""Footnotes, endnotes and sidenotes."""

from __future__ import annotations

import pytest

from pipelines.blocks.footnotes import Footnotes
from tests.pipelines.blocks.reading import read, rows


@pytest.mark.parametrize(
    "notes",
    [
        pytest.param(
            "<ol class='wp-block-footnotes'><li id='n1'>Note one <a href='#r1' aria-label='Jump'>↩︎</a></li><li id='n2'>Two</li></ol>",
            id="WordPress",
        ),
        pytest.param(
            "<div class='footnotes' role='doc-endnotes'><ol><li id='n1' role='doc-endnote'><p>Note one <a class='reversefootnote' role='doc-backlink' "
            "href='#r1'>&#8617;</a></p></li><li id='n2'><p>Two</p></li></ol></div>",
            id="kramdown",
        ),
        pytest.param(
            "<section class='footnotes'><hr><ol class='footnotes-list'><li id='n1' class='footnote-item'><p>Note one <a href='#r1' class='footnote-backref'>↩</a>"
            "</p></li><li id='n2' class='footnote-item'><p>Two</p></li></ol></section>",
            id="markdown-it",
        ),
        pytest.param(
            "<aside class='footnote-list'><aside class='footnote' id='n1' role='doc-footnote'><span class='label'>[<a role='doc-backlink' href='#r1'>1</a>]</span>"
            "<p>Note one</p></aside><aside class='footnote' id='n2' role='doc-footnote'><span class='label'>[2]</span><p>Two</p></aside></aside>",
            id="docutils",
        ),
        pytest.param(
            "<div class='footnote'><hr><ol><li id='n1'><p>Note one&#160;<a class='footnote-backref' href='#r1' title='Jump back'>&#8617;</a></p></li>"
            "<li id='n2'><p>Two&#160;<a class='footnote-backref' href='#r2' title='Jump back'>&#8617;</a></p></li></ol></div>",
            id="Python-Markdown",
        ),
        pytest.param(
            "<div class='footnote'><p id='n1'>[1] Note one</p><p id='n2'>[2] Two</p></div>",
            id="a class in the singular around paragraphs",
        ),
        pytest.param(
            "<div><p id='n1'><a href='#r1'>[1]</a> Note one</p><p id='n2'><a href='#r2'>[2]</a> Two</p></div>",
            id="a word processor's paragraphs",
        ),
        pytest.param(
            "<ol><li id='n1'>Note one <a href='#r1'>^</a></li><li id='n2'>Two <a href='#r2'>^</a></li></ol>",
            id="a list that markers link to",
        ),
    ],
)
def test_notes_are_read_without_label_and_way_back(notes: str) -> None:
    text = "<p>Text<sup id='r1'><a href='#n1'>1</a></sup> more<a id='r2' href='#n2'><sup>2</sup></a>.</p>"
    assert [row for row in rows(text + notes) if row[0] != "separator"] == [
        ("paragraph", "Text1 more2."),
        ("footnotes", ["Note one", "Two"]),
    ]


def test_a_heading_announces_notes_where_the_list_is_numbered() -> None:
    assert rows("<p>x</p><h2>Fußnoten</h2><ol><li>Note</li></ol>") == [
        ("paragraph", "x"),
        ("heading", 2, "Fußnoten"),
        ("footnotes", ["Note"]),
    ]
    assert rows("<h2>Notes</h2><ul><li>Use butter</li></ul>") == [("heading", 2, "Notes"), ("list", [(0, "bullet", "Use butter")])]


def test_a_heading_inside_the_section_stands_before_its_block() -> None:
    markup = "<section class='footnotes'><h2>Footnotes</h2><ol><li id='a'>N</li></ol></section>"
    assert rows(markup) == [("heading", 2, "Footnotes"), ("footnotes", ["N"])]


def test_a_sidenote_is_a_block_behind_its_paragraph() -> None:
    markup = "<p>One<label for='s'></label><input type='checkbox' id='s'><span class='sidenote'>Side <i>one</i></span> two.</p><p>End</p>"
    assert rows(markup) == [("paragraph", "One two."), ("footnotes", ["Side one"]), ("paragraph", "End")]


def test_notes_are_numbered_through_the_post_and_keep_label_and_anchor() -> None:
    blocks = read("<div class='footnotes'><p id='a'>* First</p></div><p>x</p><div class='footnotes'><p id='b'>† Second</p></div>").blocks
    notes = [note for block in blocks if isinstance(block, Footnotes) for note in block.notes]
    assert [(n.note, n.label, n.text, n.anchors) for n in notes] == [(1, "*", "First", ("a",)), (2, "†", "Second", ("b",))]


def test_a_note_of_two_paragraphs_keeps_both() -> None:
    assert rows("<div class='footnotes'><ol><li id='a'><p>One</p><p>Two</p></li></ol></div>") == [("footnotes", ["One\nTwo"])]


def test_a_note_may_hold_a_list_beside_its_text() -> None:
    markup = "<aside class='footnote' id='n1'><p>Three kinds:</p><ul><li>rye</li><li>oat</li></ul></aside>"
    assert rows(markup) == [("footnotes", ["Three kinds:\nrye\noat"])]


@pytest.mark.parametrize("named", ["id='footnotes'", "class='footnotes'", "id='references'", "class='references'"])
def test_a_heading_or_word_that_is_called_after_a_section_is_none(named: str) -> None:
    assert rows(f"<h2 {named}>Pans</h2><p>We have <span {named}>two</span>.</p>") == [("heading", 2, "Pans"), ("paragraph", "We have two.")]
    assert rows(f"<div role='heading' {named}>Pans</div>") == [("heading", 2, "Pans")]


def test_a_note_with_an_id_keeps_its_paragraphs_though_they_have_ids() -> None:
    markup = "<div class='footnotes'><div class='footnote' id='n1'><p id='p1'>One</p><p id='p2'>and a half</p></div></div>"
    assert rows(markup) == [("footnotes", ["One\nand a half"])]
