"""Tables, quotes, code, embeds and the other kinds."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.blocks.table import Table
from tests.pipelines.blocks.reading import read, rows


def table(markup: str) -> Table:
    (block,) = (block for block in read(markup).blocks if isinstance(block, Table))
    return block


def test_cells_stand_at_their_place_in_the_grid() -> None:
    found = table("<table><tr><th rowspan=2>a<th colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>")
    assert [(c.row_index, c.column_index, c.row_span, c.column_span, c.header, c.text) for c in found.cells] == [
        (0, 0, 2, 1, True, "a"),
        (0, 1, 1, 2, True, "b"),
        (1, 1, 1, 1, False, "c"),
        (1, 2, 1, 1, False, "d"),
        (2, 0, 1, 1, False, "e"),
        (2, 1, 1, 1, False, "f"),
        (2, 2, 1, 1, False, "g"),
    ]
    assert found.text == "a\tb\nc\td\ne\tf\tg"


def test_spans_end_with_the_table_and_zero_spans_the_rest() -> None:
    found = table("<table><tr><td rowspan=0>a<td rowspan=99>b<td>c<tr><td>d<tr><td>e</table>")
    assert [(c.row_index, c.column_index, c.row_span, c.text) for c in found.cells] == [
        (0, 0, 3, "a"),
        (0, 1, 3, "b"),
        (0, 2, 1, "c"),
        (1, 2, 1, "d"),
        (2, 2, 1, "e"),
    ]


def test_caption_and_head_are_read() -> None:
    found = table("<table><caption>Cap</caption><thead><tr><td>h</td></tr></thead><tbody><tr><td>d</td></tr></tbody></table>")
    assert (found.caption, [(c.header, c.text) for c in found.cells]) == ("Cap", [(True, "h"), (False, "d")])


def test_a_figures_caption_is_its_tables() -> None:
    assert table("<figure><table><tr><td>1<td>2</table><figcaption>Cap</figcaption></figure>").caption == "Cap"


def test_a_nested_table_is_a_block_that_the_cells_text_leaves_out() -> None:
    blocks = read("<table><tr><td>a<table><tr><td>x<td>y</table><td>b</table>").blocks
    assert [(b.type, b.text, b.parent_position) for b in blocks] == [("table", "a\tb", None), ("table", "x\ty", 0)]


def test_a_list_in_a_cell_is_lines_of_the_cell() -> None:
    assert rows("<table><tr><td><ul><li>a</li><li>b</li></ul><td>c</table>") == [("table", [(0, 0, "a\nb"), (0, 1, "c")])]


def test_a_layout_table_is_none() -> None:
    assert rows("<table><tr><td><h2>H</h2><p>T</p></td><td>S</td></tr></table>") == [
        ("heading", 2, "H"),
        ("paragraph", "T"),
        ("paragraph", "S"),
    ]
    assert rows("<table role=presentation><tr><td>a<td>b</table>") == [("paragraph", "a"), ("paragraph", "b")]


@pytest.mark.parametrize(
    ("markup", "row"),
    [
        pytest.param("<blockquote><p>One</p><p>Two</p></blockquote>", ("quote", "One\nTwo", None), id="paragraphs"),
        pytest.param("<blockquote><p>One</p><cite>Anna</cite></blockquote>", ("quote", "One", "Anna"), id="cite"),
        pytest.param(
            "<blockquote><p>One.<br><cite>Anna</cite></p></blockquote>", ("quote", "One.", "Anna"), id="cite in the last paragraph"
        ),
        pytest.param(
            "<blockquote><p>One</p><footer>— Anna, <cite>Book</cite></footer></blockquote>", ("quote", "One", "Anna, Book"), id="footer"
        ),
        pytest.param(
            "<figure><blockquote>One</blockquote><figcaption>Anna</figcaption></figure>", ("quote", "One", "Anna"), id="figcaption"
        ),
        pytest.param("<blockquote><p>One</p><p>— Anna</p></blockquote>", ("quote", "One", "Anna"), id="last line with a dash"),
        pytest.param(
            "<blockquote><p>I read <cite>Emma</cite> twice</p></blockquote>", ("quote", "I read Emma twice", None), id="title of a work"
        ),
        pytest.param(
            "<figure class='wp-block-pullquote'><blockquote><p>P</p><cite>Z</cite></blockquote></figure>",
            ("quote", "P", "Z"),
            id="pull quote",
        ),
    ],
)
def test_a_quote_has_its_text_and_its_source(markup: str, row: tuple[object, ...]) -> None:
    assert rows(markup) == [row]


def test_a_quote_in_a_quote_is_a_block_of_its_own() -> None:
    blocks = read("<blockquote><p>a</p><blockquote>b</blockquote><p>c</p></blockquote>").blocks
    assert [(b.text, b.parent_position) for b in blocks] == [("a\nc", None), ("b", 0)]


@pytest.mark.parametrize(
    ("markup", "row"),
    [
        pytest.param("<pre><code class='language-py'>a\n  b\n</code></pre>", ("code", "py", "a\n  b"), id="language class"),
        pytest.param("<pre class='wp-block-code'><code>x &lt; y</code></pre>", ("code", None, "x < y"), id="core"),
        pytest.param("<div class='highlight-source-shell highlight'><pre>ls</pre></div>", ("code", "shell", "ls"), id="wrapper's language"),
        pytest.param(
            "<div class='language-ruby highlighter-rouge'><div class='highlight'><pre class='highlight'><code>puts</code></pre></div></div>",
            ("code", "ruby", "puts"),
            id="Rouge",
        ),
        pytest.param(
            "<div class='highlight'><table class='lntable'><tr><td><pre><code><span class='lnt'>1\n</span></code></pre></td>"
            "<td><pre class='chroma'><code class='language-go'><span>a\n</span></code></pre></td></tr></table></div>",
            ("code", "go", "a"),
            id="Hugo's line numbers",
        ),
        pytest.param(
            "<figure class='highlight js'><table><tr><td class='gutter'><pre>1<br>2</pre></td><td class='code'><pre>a<br>b</pre></td></tr></table></figure>",
            ("code", "js", "a\nb"),
            id="Hexo's line numbers",
        ),
        pytest.param("<pre class='wp-block-verse'>Two  roads\n  diverged</pre>", ("code", None, "Two  roads\n  diverged"), id="verse"),
        pytest.param("<pre data-lang='SQL'><div>a</div><div>b</div></pre>", ("code", "sql", "a\nb"), id="a line in each div"),
    ],
)
def test_code_keeps_its_white_space_and_language(markup: str, row: tuple[object, ...]) -> None:
    assert rows(markup) == [row]


@pytest.mark.parametrize(
    ("markup", "row"),
    [
        pytest.param("<iframe src='//www.youtube.com/embed/x'></iframe>", ("embed", "https://www.youtube.com/embed/x", None), id="iframe"),
        pytest.param(
            "<p><iframe data-src='https://player.vimeo.com/video/1'></iframe></p>",
            ("embed", "https://player.vimeo.com/video/1", None),
            id="lazy",
        ),
        pytest.param(
            "<figure class='wp-block-embed'><div class='wp-block-embed__wrapper'>https://youtu.be/x</div><figcaption>Cap</figcaption></figure>",
            ("embed", "https://youtu.be/x", "Cap"),
            id="address only",
        ),
        pytest.param(
            "<blockquote class='twitter-tweet'><p>Hi</p>&mdash; A <a href='https://twitter.com/a/status/1'>May 1</a></blockquote>",
            ("embed", "https://twitter.com/a/status/1", "Hi\n— A May 1"),
            id="X",
        ),
        pytest.param(
            "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/x/'></blockquote>",
            ("embed", "https://www.instagram.com/p/x/", None),
            id="Instagram",
        ),
        pytest.param("<lite-youtube videoid='x'></lite-youtube>", ("embed", "https://www.youtube.com/watch?v=x", None), id="lite-youtube"),
        pytest.param("<amp-youtube data-videoid='x'></amp-youtube>", ("embed", "https://www.youtube.com/watch?v=x", None), id="AMP"),
        pytest.param(
            "<blockquote class='wp-embedded-content'><a href='https://b.test/p/'>T</a></blockquote><iframe class='wp-embedded-content' src='https://b.test/p/embed/'></iframe>",
            ("embed", "https://b.test/p/", "T"),
            id="post of another blog, once",
        ),
        pytest.param(
            "<figure class='kg-bookmark-card'><a class='kg-bookmark-container' href='https://b.test/p'><div>Title</div><img src='/t.jpg'></a></figure>",
            ("embed", "https://b.test/p", "Title"),
            id="bookmark",
        ),
        pytest.param(
            "<div class='twitter-tweet'><iframe src='https://platform.twitter.com/embed/Tweet.html?id=1'></iframe></div>",
            ("embed", "https://platform.twitter.com/embed/Tweet.html?id=1", None),
            id="X after its script",
        ),
        pytest.param("<video src='/v.mp4'>old browser</video>", ("video", "https://example.test/v.mp4", None), id="video"),
        pytest.param(
            "<figure><audio><source src='/a.mp3'></audio><figcaption>Cap</figcaption></figure>",
            ("audio", "https://example.test/a.mp3", "Cap"),
            id="audio",
        ),
        pytest.param(
            "<div class='wp-block-file'><a href='/f.pdf'>Report</a><a class='wp-block-file__button' href='/f.pdf'>Download</a></div>",
            ("file", "https://example.test/f.pdf", "Report"),
            id="file",
        ),
        pytest.param("<hr>", ("separator", None), id="separator"),
        pytest.param(
            "<div class='toc'><p>Contents</p><ul><li><a href='#a'>A</a><ul><li>B</li></ul></li></ul></div>",
            ("toc", "Contents\nA\nB"),
            id="toc",
        ),
        pytest.param("<nav role='doc-toc'><ol><li>A</li></ol></nav>", ("toc", "A"), id="toc by role"),
        pytest.param("<math display='block'><mi>x</mi><mo>=</mo><mn>1</mn></math>", ("math", "x=1"), id="MathML"),
        pytest.param(
            "<span class='katex-display'><span class='katex'><span class='katex-mathml'><math><semantics><mi>E</mi>"
            "<annotation encoding='application/x-tex'>E=mc^2</annotation></semantics></math></span><span class='katex-html'>E=mc2</span></span></span>",
            ("math", "E=mc^2"),
            id="KaTeX",
        ),
        pytest.param(
            "<span class='MathJax_Preview'>x</span><script type='math/tex; mode=display'>\\frac12</script>",
            ("math", "\\frac12"),
            id="MathJax 2",
        ),
        pytest.param("<p>$$a^2 + b^2$$</p>", ("math", "a^2 + b^2"), id="LaTeX as written"),
    ],
)
def test_each_kind_is_one_block(markup: str, row: tuple[object, ...]) -> None:
    assert rows(markup) == [row]


@pytest.mark.parametrize(
    "markup",
    [
        "<iframe src='https://www.googletagmanager.com/ns.html?id=1'></iframe>",
        "<iframe src='about:blank'></iframe>",
        "<iframe src='javascript:x()'></iframe>",
        "<iframe src='https://x.test/' width=1 height=1></iframe>",
        "<video>old browser</video>",
    ],
)
def test_frames_that_show_nothing_are_none(markup: str) -> None:
    assert rows(markup) == []


def test_formulas_within_a_line_are_text_once() -> None:
    katex = "<span class='katex'><span class='katex-mathml'><math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation></semantics></math></span><span class='katex-html'>x2</span></span>"
    assert rows(f"<p>Let {katex} be</p><p><img class='latex' alt='y^2' src='/latex.php?l=y'> too</p>") == [
        ("paragraph", "Let x^2 be"),
        ("paragraph", "y^2 too"),
    ]


def test_details_keep_summary_and_content() -> None:
    blocks = read("<details><summary>More</summary><p>One</p><ul><li>a</li></ul><img src='/x.jpg'></details><p>End</p>").blocks
    assert [(b.type, b.text, b.parent_position) for b in blocks] == [
        ("other", "More\nOne", None),
        ("list", "a", 0),
        ("image", None, 0),
        ("paragraph", "End", None),
    ]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        pytest.param(
            "<div class='elementor-widget-text-editor'><div class='elementor-widget-container'><p>A</p></div></div>"
            "<div class='elementor-widget-heading'><h2 class='elementor-heading-title'>B</h2></div>"
            "<div class='elementor-accordion-item'><div class='elementor-tab-title' role='button'><a>C</a></div><div class='elementor-tab-content'>D</div></div>",
            [("paragraph", "A"), ("heading", 2, "B"), ("paragraph", "C"), ("paragraph", "D")],
            id="Elementor",
        ),
        pytest.param(
            "<div class='vc_row'><div class='wpb_column'><div class='wpb_text_column'><div class='wpb_wrapper'>A<p>B</p></div></div></div></div>",
            [("paragraph", "A"), ("paragraph", "B")],
            id="WPBakery",
        ),
        pytest.param(
            "<div class='et_pb_toggle'><h5 class='et_pb_toggle_title'>A</h5><div class='et_pb_toggle_content'><p>B</p></div></div><div class='et_pb_text_inner'>C</div>",
            [("heading", 5, "A"), ("paragraph", "B"), ("paragraph", "C")],
            id="Divi",
        ),
        pytest.param(
            "<ul class='tabs'><li><a href='#1'>A</a></li><li><a href='#2'>B</a></li></ul><div id='1'>C</div><div id='2' hidden>D</div>",
            [("list", [(0, "bullet", "A"), (0, "bullet", "B")]), ("paragraph", "C"), ("paragraph", "D")],
            id="tabs",
        ),
    ],
)
def test_page_builders_tabs_and_accordions_keep_their_content(markup: str, found: list[Any]) -> None:
    assert rows(markup) == found
