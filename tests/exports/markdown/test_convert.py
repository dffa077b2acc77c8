"""HTML in, Markdown out. Each form is also read back by a CommonMark parser: what Markdown says must be what the HTML said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from exports.markdown.convert import Dialect, markdown_of

PLAIN = Dialect()
COMMON_MARK = MarkdownIt("commonmark", {"html": True}).enable("table")


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        pytest.param("<p>One <em>two</em> <strong>three</strong></p>", "One *two* **three**", id="emphasis"),
        pytest.param("<p>no<strong>tight</strong>ly</p>", "no**tight**ly", id="emphasis within a word"),
        pytest.param("<p><strong>a:</strong>b</p>", "<strong>a:</strong>b", id="emphasis that CommonMark would read as stars"),
        pytest.param("<p><em>a</em><strong>b</strong></p>", "<em>a</em><strong>b</strong>", id="emphasis beside emphasis"),
        pytest.param("<p>2*3_4 [x] `y` &lt;b&gt; ~z~</p>", r"2\*3\_4 \[x\] \`y\` \<b> \~z\~", id="signs of Markdown"),
        pytest.param("<p>1. no list</p><p># no heading</p><p>&gt; no quote</p>", "1\\. no list\n\n\\# no heading\n\n\\> no quote", id="starts of lines"),
        pytest.param("<p>&amp;amp; a &amp; b</p>", "&amp;amp; a & b", id="entities"),
        pytest.param("<p>{{ x }} {% raw %} {a}</p>", "&#123;{ x }&#125; &#123;% raw %&#125; {a}", id="templates"),
        pytest.param("<p>a<br>- b</p>", "a  \n\\- b", id="line breaks"),
        pytest.param("<p>x<sup>2</sup> <mark>m</mark> <kbd>K</kbd></p>", "x<sup>2</sup> <mark>m</mark> <kbd>K</kbd>", id="inline HTML"),
        pytest.param('<p><a href="https://a.example/x_(y)">A</a></p>', "[A](<https://a.example/x_(y)>)", id="addresses with brackets"),
        pytest.param('<p><a rel="nofollow" href="/x">A</a></p>', '<a href="/x" rel="nofollow">A</a>', id="links that tell search engines"),
        pytest.param('<p><img src="/a.jpg" alt="A [b]"></p>', r"![A \[b\]](/a.jpg)", id="pictures"),
        pytest.param('<p><img src="/a.jpg" alt="" width="3" height="4"></p>', '<img alt="" height="4" src="/a.jpg" width="3"/>', id="pictures with a size"),
        pytest.param("<h2>C# and F#</h2><h3>Title #</h3>", "## C# and F\\#\n\n### Title \\#", id="headings that end in a hash"),
        pytest.param("<ul><li>a<ul><li>b<ol start='3'><li>c</li></ol></li></ul></li><li>d</li></ul>", "- a\n  - b\n    3. c\n- d", id="nested lists"),
        pytest.param("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n<!-- -->\n\n- b", id="two lists in a row"),
        pytest.param('<ol type="i"><li>a</li></ol>', '<ol type="i"><li>a</li></ol>', id="Roman numbers"),
        pytest.param("<ul><li><input type='checkbox' checked> a</li></ul>", "- [x] a", id="tasks"),
        pytest.param("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b", id="quotes"),
        pytest.param("<blockquote><p>a</p><footer>B</footer></blockquote>", "<blockquote><p>a</p><footer>B</footer></blockquote>", id="quotes with a source"),
        pytest.param('<pre><code class="language-python">a\n\n  b</code></pre>', "```python\na\n\n  b\n```", id="code"),
        pytest.param("<pre><code>```</code></pre>", "````\n```\n````", id="code with fences in it"),
        pytest.param("<figure><pre>a\n\nb</pre><figcaption>C</figcaption></figure>", "<figure><pre>a&#10;&#10;b</pre><figcaption>C</figcaption></figure>", id="blank lines do not end HTML"),
        pytest.param("<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td><td>2</td></tr></table>", "| a | b\\|c |\n| --- | --- |\n| 1 | 2 |", id="tables"),
        pytest.param("<table><caption>C</caption><tr><td>1</td></tr></table>", "<table><caption>C</caption><tbody><tr><td>1</td></tr></tbody></table>", id="tables with a caption"),
        pytest.param("<video src='/a.mp4'></video>", '<figure><video src="/a.mp4"></video></figure>', id="players"),
        pytest.param("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb", id="separators"),
        pytest.param("<div>loose <b>text</b><p>a</p></div>", "loose **text**\n\na", id="wrappers"),
    ],
)  # fmt: skip
def test_each_form_is_written(markup: str, markdown: str) -> None:
    if "<caption>" in markup or "<th>" in markup:
        markup = markup.replace("<tr>", "<tbody><tr>", 1).replace("</table>", "</tbody></table>")
    assert markdown_of(markup, PLAIN) == markdown


def test_an_anchor_of_a_heading_stays_in_each_dialect() -> None:
    assert markdown_of('<h2 id="x">T</h2>', Dialect(heading_ids=True)) == "## T {#x}"
    assert markdown_of('<h2 id="x">T</h2>', PLAIN) == '<h2 id="x">T</h2>'


def test_markers_of_notes_are_markers_of_markdown() -> None:
    marker = '<sup id="fnref-1"><a href="#fn-1" role="doc-noteref">1</a></sup>'
    assert markdown_of(f"<p>a{marker}</p>", Dialect(notes=True), {"fn-1": 1}) == "a[^1]"


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs"), include_characters=" "), min_size=1).filter(str.strip)
)
def test_text_reads_back_as_it_was(text: str) -> None:
    paragraph = lxml_html.Element("p")
    paragraph.text = text
    source = lxml_html.tostring(paragraph, encoding="unicode")
    read = lxml_html.fragment_fromstring(COMMON_MARK.render(markdown_of(source, PLAIN)), create_parent="div")
    assert [child.tag for child in read] == ["p"]
    assert " ".join(read.text_content().split()) == " ".join(text.split())
