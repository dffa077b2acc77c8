"""What writers of formats are given: HTML of a page in, blocks in one form out."""

from __future__ import annotations

from tests.exports.migration.pages import blocks_of, losses_of

LONG = "This paragraph is long enough that nobody takes the article for a mere teaser of some other page of the site."


def body(html: str) -> list[str]:
    """The blocks behind a paragraph that makes the article long enough."""
    blocks = blocks_of(f"<p>{LONG}</p>{html}")
    assert blocks[0] == f"<p>{LONG}</p>"
    return blocks[1:]


def test_wrappers_go_and_their_anchor_stays() -> None:
    assert body('<div id="part"><section><p>One</p></section><p>Two</p></div>') == ['<p id="part">One</p>', "<p>Two</p>"]


def test_loose_text_is_a_paragraph_and_two_line_breaks_end_it() -> None:
    assert body("<div>One <b>two</b><br><br>three<br>four</div>") == ["<p>One <b>two</b></p>", "<p>three<br>four</p>"]


def test_a_picture_with_its_caption_is_a_figure_whatever_the_markup() -> None:
    wanted = [
        '<figure><img src="https://blog.test/a.jpg" alt="A" width="640" height="480"><figcaption>Said <em>so</em></figcaption></figure>'
    ]
    image = '<img src="/a.jpg" alt="A" width="640" height="480">'
    assert body(f"<figure>{image}<figcaption>Said <em>so</em></figcaption></figure>") == wanted
    assert body(f'<div class="wp-caption">{image}<p class="wp-caption-text">Said <em>so</em></p></div>') == wanted


def test_a_linked_picture_keeps_its_link() -> None:
    (figure,) = body('<figure><a href="https://else.test/"><img src="/a.jpg" alt="A"></a></figure>')
    assert figure == '<figure><a href="https://else.test/"><img src="https://blog.test/a.jpg" alt="A"></a></figure>'


def test_a_gallery_is_a_figure_of_figures() -> None:
    (gallery,) = body(
        '<figure class="wp-block-gallery"><figure class="wp-block-image"><img src="/a.jpg" alt="A"><figcaption>One</figcaption></figure>'
        '<figure class="wp-block-image"><img src="/b.jpg" alt="B"></figure></figure>'
    )
    assert gallery == (
        '<figure class="gallery"><figure><img src="https://blog.test/a.jpg" alt="A"><figcaption>One</figcaption></figure>'
        '<figure><img src="https://blog.test/b.jpg" alt="B"></figure></figure>'
    )


def test_a_caption_outside_the_table_stands_in_it() -> None:
    (table,) = body("<figure><table><tr><th>A</th></tr><tr><td>1</td></tr></table><figcaption>Months</figcaption></figure>")
    assert table.startswith("<table><caption>Months</caption>") and "<th>A</th>" in table


def test_whom_a_quote_cites_stands_last() -> None:
    assert body("<blockquote><p>Yes.</p><p><cite>Ada, <i>Letters</i></cite></p></blockquote>") == [
        "<blockquote><p>Yes.</p><footer><cite>Ada, <i>Letters</i></cite></footer></blockquote>"
    ]


def test_code_keeps_its_lines_and_language_without_the_marks_of_highlighters() -> None:
    html = '<div class="highlight"><pre><code class="language-python"><span class="k">if</span> a &lt; b:\n    pass</code></pre></div>'
    assert body(html) == ['<pre><code class="language-python">if a &lt; b:\n    pass</code></pre>']


def test_footnotes_and_their_markers_are_tied_together() -> None:
    blocks = body(
        '<p>Bees dance.<sup class="footnote-ref"><a href="#fn1" id="r1">[1]</a></sup></p>'
        '<section class="footnotes"><ol><li id="fn1"><p>In the <em>dark</em>. <a href="#r1" class="footnote-backref">↩</a></p></li></ol></section>'
    )
    assert blocks == [
        '<p>Bees dance.<sup id="fnref-1"><a href="#fn-1" role="doc-noteref">[1]</a></sup></p>',
        '<section class="footnotes" role="doc-endnotes"><ol><li id="fn-1"><p>In the <em>dark</em>. </p></li></ol></section>',
    ]


def test_raised_figures_without_links_are_tied_to_their_notes() -> None:
    blocks = body(
        "<p>CO<sub>2</sub> at 10<sup>3</sup> bar.<sup>1</sup> Bees dance.<sup>2</sup></p>"
        '<ol class="footnotes"><li>In the dark.</li><li>In the <em>light</em>.</li></ol>'
    )
    assert '<sup id="fnref-1"><a href="#fn-1" role="doc-noteref">1</a></sup>' in blocks[0]
    assert '<sup id="fnref-2"><a href="#fn-2" role="doc-noteref">2</a></sup>' in blocks[0] and "10<sup>3</sup>" in blocks[0]
    assert blocks[1].endswith('<li id="fn-1">In the dark.</li><li id="fn-2">In the <em>light</em>.</li></ol></section>')


def test_notes_that_no_marker_leads_to_stay_text_and_are_reported() -> None:
    html = f'<p>{LONG}</p><p>Bees dance.[^1]</p><div class="footnotes"><ol><li>In the dark.</li></ol></div>'
    assert losses_of(html) == ["footnotes-as-text"]
    assert "In the dark." in "".join(blocks_of(html))


def test_a_link_to_the_own_page_is_a_fragment() -> None:
    assert body('<p>See <a href="https://blog.test/post/#why">why</a>.</p>') == ['<p>See <a href="#why">why</a>.</p>']
