"""What stays of a body's HTML, and what does not."""

from __future__ import annotations

import pytest
from lxml import etree

from pipelines.blocks.image import Image
from pipelines.blocks.walk import read_blocks
from tests.pipelines.blocks.reading import document_of, parse, read

GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def clean(markup: str) -> str | None:
    return read(markup).content_html


@pytest.mark.parametrize(
    ("markup", "cleaned"),
    [
        pytest.param("<p>a</p><script>x()</script><style>p{}</style><template>t</template>", "<p>a</p>", id="scripts, styles and templates go"),
        pytest.param("<p onclick='x()' style='color:red' data-x='1'>a</p>", "<p>a</p>", id="handlers, styles and unknown data go"),
        pytest.param("<p class='wp-block' id='x' role='note' lang='nl' dir='rtl'>a</p>", '<p class="wp-block" id="x" role="note" lang="nl" dir="rtl">a</p>', id="structure stays"),
        pytest.param("<a href='../x?a=1&amp;b=2#c'>a</a>", '<a href="https://example.test/blog/x?a=1&amp;b=2#c">a</a>', id="links are absolute"),
        pytest.param("<a href='#n1'>1</a>", '<a href="#n1">1</a>', id="links within the body stay so"),
        pytest.param("<a href='javascript:x()'>a</a><a href='data:text/html,x'>b</a><a href='vbscript:x'>c</a>", "<a>a</a><a>b</a><a>c</a>", id="links that run"),
        pytest.param(f"<img src='{GIF}' data-src='/a.jpg' onerror='x()' alt='A'>", '<img alt="A" src="https://example.test/a.jpg">', id="lazy loading is resolved"),
        pytest.param("<p>a<img src='https://www.facebook.com/tr?id=1'><img src='/p.gif' width=1 height=1></p>", "<p>a</p>", id="trackers go"),
        pytest.param("<iframe src='//tube.test/e/1' srcdoc='<p>x' onload='x()'></iframe>", '<iframe src="https://tube.test/e/1"></iframe>', id="players stay"),
        pytest.param("<iframe src='javascript:x()'></iframe><iframe srcdoc='<p>x'></iframe><object data='data:x'>a</object>", "<div>a</div>", id="frames that run"),
        pytest.param("<form action='/x'>a<input name=q><select><option>1</select><textarea>t</textarea><button>b</button></form>", "<div>a<span>b</span></div>", id="forms"),
        pytest.param("<svg><script>x()</script><text>t</text></svg>a", "a", id="drawings"),
        pytest.param("<!-- c -->a<!--[if IE]>b<![endif]-->", "a", id="comments"),
        pytest.param("<my-box><p>a</p></my-box><p>b <my-word>c</my-word></p>", "<div><p>a</p></div><p>b <span>c</span></p>", id="custom elements"),
        pytest.param("<math><mi>x</mi><annotation-xml encoding='text/html'><script>x()</script></annotation-xml></math>", "<math><mi>x</mi></math>", id="formulas"),
        pytest.param("<base href='https://evil.test/'><meta http-equiv=refresh content='0;url=x'><link rel=stylesheet href=x>a", "a", id="head elements"),
        pytest.param("", None, id="nothing"),
    ],
)  # fmt: skip
def test_html_is_safe_and_keeps_its_structure(markup: str, cleaned: str | None) -> None:
    assert clean(markup) == cleaned


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><a href='/full.jpg'><img src='/a-300x200.jpg' srcset='/a.jpg 900w' width=300 height=200></a><figcaption>C</figcaption></figure>",
        f"<img src='{GIF}' data-lazy-src='/a.jpg'><noscript><img src='/a.jpg'></noscript>",
        "<picture><source srcset='/a.webp 1200w'><img src='/a.jpg' width=300></picture>",
        "<amp-img src='/a.jpg' width=600 height=400></amp-img>",
    ],
)
def test_pictures_have_the_same_src_as_their_blocks(markup: str) -> None:
    first = read(markup)
    second = read(first.content_html or "")
    pictures = [block.image for block in first.blocks if isinstance(block, Image)]
    assert pictures
    assert pictures == [block.image for block in second.blocks if isinstance(block, Image)]
    assert all(f'src="{picture.src}"' in (first.content_html or "") for picture in pictures)


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/x/'><p>T</p></blockquote>",
        "<lite-youtube videoid='x'></lite-youtube><video><source src='/v.mp4'>old</video>",
        "<p>x</p><span class='MathJax_Preview'>y</span><script type='math/tex; mode=display'>\\frac{1}{2}</script><p>z</p>",
        "<ol style='list-style-type:lower-roman' start=3><li>a<li>b</ol><ul><li><input type=checkbox checked> t</ul>",
        "<p>a<sup><a href='#n'>1</a></sup></p><div class='footnotes' role='doc-endnotes'><ol><li id='n'>N <a href='#r'>↩</a></li></ol></div>",
        "<div class='highlight'><table class='lntable'><tr><td><pre>1</pre><td><pre class='chroma'><code class='language-go'>a</code></pre></table></div>",
        "<details><summary>S</summary><p>T</p><pre data-lang='sql'>q</pre></details><table><caption>C</caption><tr><th rowspan=2>a<td>b<tr><td>c</table>",
        "<div role='heading' aria-level='4'>H</div><div class='wp-caption'><img src='/a.jpg'><p class='wp-caption-text'>C</p></div>",
        "<h2>References</h2><p>[1] Aldermoor P. Glass. 2011;1(2):3.<br>[2] Brackwater S. Fog. 2015;4(5):6.</p>",
        "<div class='swiper'><div class='slick-cloned'><img src='/2.jpg'></div><img src='/1.jpg'><img src='/2.jpg'></div>",
        "<p>One<span class='sidenote'>Side</span> two</p><figure class='wp-block-embed'><div class='wp-block-embed__wrapper'>https://youtu.be/x</div></figure>",
        "<noscript><iframe src='https://tube.test/1'></iframe>Switch scripts on</noscript><p>t</p>",
    ],
)
def test_reading_the_result_again_gives_the_same_blocks(markup: str) -> None:
    first = read(markup)
    second = read(first.content_html or "")
    assert first.blocks
    assert second.blocks == first.blocks
    assert second.markers == first.markers


def test_the_html_of_a_block_is_its_part_of_the_whole() -> None:
    reading = read("<p>a <b>b</b></p><ul><li>c<blockquote onclick='x()'>d</blockquote></li></ul><p>e<br><br>f</p>")
    assert [block.html for block in reading.blocks] == [
        "<p>a <b>b</b></p>",
        "<ul><li>c<blockquote>d</blockquote></li></ul>",
        "<blockquote>d</blockquote>",
        "<p>e</p>",
        "<p>f</p>",
    ]


def test_the_page_around_a_body_stays_as_it_was() -> None:
    body = parse(f"<p style='x'>a<script>y()</script></p><img src='{GIF}' data-src='/a.jpg'><my-x>z</my-x>")
    page = body.root.getroottree().getroot()
    read_blocks(body, document_of(body), None)
    assert etree.tostring(page, encoding="unicode") == "<html><body/></html>"


def test_a_blocks_html_is_its_own_where_bold_begins_in_a_paragraph_and_ends_after_a_list() -> None:
    reading = read("<p>One <b>two.<h2>Head</h2><ul><li>item</li></ul></b></p><p>last</p>")
    assert [block.html for block in reading.blocks] == ["<p>One <b>two.</b></p>", "<h2>Head</h2>", "<ul><li>item</li></ul>", "<p>last</p>"]


def test_the_posts_own_title_is_no_part_of_its_html() -> None:
    assert read("<h1>On bread</h1><p>a</p>", "On bread").content_html == "<p>a</p>"
