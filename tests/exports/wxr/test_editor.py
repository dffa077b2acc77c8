"""What the export writes is valid to the block editor: every kind of block, and what no block holds."""

from __future__ import annotations

import pytest

from exports.migration.body import export_body
from exports.migration.model import ExportPost
from exports.wxr.blocks import BlockWriter
from exports.wxr.footnotes import take_footnotes
from tests.exports.migration.pages import rows_of_html
from tests.sites.editor import editor

LONG = "<p>This paragraph is long enough that nobody takes the article for a mere teaser of some other page of the site.</p>"
IMAGE = '<img src="/a.jpg" alt="A &quot;quoted&quot; alt" width="640" height="480">'

# HTML of a page -> names of the blocks that the editor opens, the paragraph before them left out
PIECES = {
    "inline": (
        '<p>One <b>two</b> <em>three</em><em>four</em> <a href="https://else.test/?a[b]=1&amp;c">link</a> <code>x[0]</code> '
        '<sup>2</sup><br>CO<sub>2</sub> <mark>m</mark> <kbd>k</kbd> <abbr title="T">t</abbr> <span></span><a id="here"></a>[gallery] '
        "<q>q</q> <s>s</s> <u>u</u> <small>s</small> <ruby>猫<rt>ねこ</rt></ruby> a&nbsp;b --&gt; &lt;!-- wp:paragraph --&gt; ]]&gt;</p>",
        ["core/paragraph"],
    ),
    "right-to-left": ('<p dir="rtl">שלום לכולם</p>', ["core/paragraph"]),
    "headings": ('<h2 id="two">Two</h2><h4>Four <em>x</em></h4>', ["core/heading", "core/heading"]),
    "lists": (
        '<ul><li>One<ol start="4" type="a" reversed><li>In <b>it</b></li></ol></li><li><p>Two</p><p>three</p></li></ul>',
        ["core/list", "core/list-item", "core/list", "core/list-item", "core/list-item"],
    ),
    "numbers of their own": ('<ol><li value="7">Seven</li></ol>', ["core/html"]),
    "tasks": (
        '<ul><li><input type="checkbox" checked disabled> Done</li><li><input type="checkbox" disabled> Open</li></ul>',
        ["core/html"],
    ),
    "terms": ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", ["core/html"]),
    "picture": (f"<figure>{IMAGE}<figcaption>So <em>it</em> is</figcaption></figure>", ["core/image"]),
    "linked picture": (f'<figure><a href="https://else.test/">{IMAGE}</a></figure>', ["core/image"]),
    "picture in text": (f"<p>Before {IMAGE} behind</p>", ["core/paragraph"]),
    "gallery": (
        f'<figure class="wp-block-gallery"><figure class="wp-block-image">{IMAGE}<figcaption>1</figcaption></figure>'
        '<figure class="wp-block-image"><img src="/b.jpg" alt=""></figure></figure>',
        ["core/gallery", "core/image", "core/image"],
    ),
    "table": (
        '<table><caption>Months</caption><thead><tr><th scope="col">A</th><th colspan="2">B</th></tr></thead>'
        '<tbody><tr><th scope="row">1</th><td rowspan="2">2 <b>x</b></td><td><p>3</p><p>4</p></td></tr><tr><td></td><td>5</td></tr></tbody>'
        "<tfoot><tr><td>f</td><td>g</td><td>h</td></tr></tfoot></table>",
        ["core/table"],
    ),
    "table of lists": ("<table><tr><td><ul><li>x</li></ul></td><td>y</td></tr><tr><td>1</td><td>2</td></tr></table>", ["core/html"]),
    "quote": (
        "<blockquote><p>Yes.</p><ul><li>no</li></ul><footer>— <cite>Ada</cite></footer></blockquote>",
        ["core/quote", "core/paragraph", "core/list", "core/list-item"],
    ),
    "code": (
        '<pre><code class="language-php">if ($a[1] &lt; 2) {\n    echo "[gallery]";\n}\nhttps://else.test/x\n</code></pre>',
        ["core/code"],
    ),
    "details": (
        "<details open><summary>More <b>of</b> it</summary><p>Inside</p><ul><li>x</li></ul></details>",
        ["core/details", "core/paragraph", "core/list", "core/list-item"],
    ),
    "film of a known provider": ('<figure><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe></figure>', ["core/embed"]),
    "film of another": (
        '<figure><iframe src="https://video.test/embed/1" width="5" height="4"></iframe><figcaption>Film</figcaption></figure>',
        ["core/html"],
    ),
    "sound": ('<audio src="/a.mp3" controls></audio>', ["core/audio"]),
    "film": ('<figure><video src="/a.mp4" controls></video><figcaption>Bee</figcaption></figure>', ["core/video"]),
    "file": ('<a class="kg-file-card" href="/a.pdf">A file</a>' + LONG, ["core/file", "core/paragraph"]),
    "formula": ("<p>So</p><math display='block'><mi>x</mi><mo>=</mo><mn>1</mn></math>", ["core/paragraph", "core/html"]),
    "line": ("<p>a</p><hr><p>b</p>", ["core/paragraph", "core/separator", "core/paragraph"]),
    "notes": (
        '<p>Dance.<sup><a href="#fn1" id="r1">1</a></sup> Twice.<sup><a href="#fn1">1</a></sup></p>'
        '<section class="footnotes"><ol><li id="fn1"><p>In the <em>dark</em>. <a href="#r1" role="doc-backlink">↩</a></p></li></ol></section>',
        ["core/paragraph", "core/footnotes"],
    ),
    "references": (
        "<h2>References</h2><ol><li>Frisch K von. The dance language. 1967.</li></ol>",
        ["core/heading", "core/list", "core/list-item"],
    ),
}


def content_of(html: str) -> str:
    """The block markup of a page's post."""
    rows = rows_of_html(LONG + html)
    body, _ = export_body(rows)
    post = ExportPost(number=1, rows=rows, slug="a", path="/a/", url="/a/", status="publish", body=body)
    take_footnotes(post)
    return BlockWriter(post, lambda url: 7 if url.endswith("a.jpg") else None).blocks(list(body))


@pytest.mark.site
def test_the_block_editor_opens_every_kind_of_block_as_valid() -> None:
    if why := editor.missing():
        pytest.skip(why)
    found = editor.opened([content_of(html) for html, _ in PIECES.values()])
    assert [(name, opened["invalid"]) for name, opened in zip(PIECES, found, strict=True) if opened["invalid"]] == []
    names = {name: opened["names"][1:] for name, opened in zip(PIECES, found, strict=True)}
    assert names == {name: blocks for name, (_, blocks) in PIECES.items()}
