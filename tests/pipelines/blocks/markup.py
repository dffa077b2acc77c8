"""Random markup for the properties: each word in it is unlike every other."""

from __future__ import annotations

from hypothesis import strategies as st

_INLINE = ("b", "em", "span", "a href='/x'", "code", "small", "font", "x-word")
_AROUND = ("div", "section", "article", "center", "aside", "x-box", "form", "figure", "main", "div class='wp-block-group'")
_LEAVES = ("p", "h2", "h3", "h5", "p class='has-text'", "address", "div role='heading' aria-level='4'", "p class='MsoListParagraph'")
# What stands for itself: pictures, players, listings, formulas, in the forms of many editors.
_SINGLE = (
    "<img src='/a.jpg' alt='x'>",
    "<figure><img src='/b.jpg'><figcaption>@</figcaption></figure>",
    "<figure><img src='/b.jpg'><figcaption>@ <span class='credit'>by</span></figcaption></figure>",
    "<div class='wp-caption'><a href='/c.jpg'><img src='/c-300x200.jpg'></a><p class='wp-caption-text'>@</p></div>",
    "<p><img src='/d.jpg'><br><em>@</em></p>",
    "<p align='center'><img src='/d.jpg'></p><p style='text-align:center'><small>@</small></p>",
    "<picture><source srcset='/e.webp 900w'><img src='/e.jpg' loading='lazy'></picture>",
    "<img src='data:,' data-src='/f.jpg'><noscript><img src='/f.jpg'></noscript>",
    "<a href='/x'><img src='/g.jpg'><span>@</span></a>",
    "<figure class='wp-block-gallery'><figure><img src='/h.jpg'><figcaption>@</figcaption></figure><figure><img src='/i.jpg'></figure></figure>",
    "<div class='gallery'><dl class='gallery-item'><dt><img src='/j.jpg'></dt><dd class='gallery-caption'>@</dd></dl></div>",
    "<figure><table><tr><th>@</th><td>@</td></tr></table><figcaption>@</figcaption></figure>",
    "<table><caption>@</caption><thead><tr><td colspan='2'>@</td></tr></thead><tr><td rowspan='2'>@</td><td>@</td></tr><tr><td>@</td></tr></table>",
    "<figure><blockquote><p>@</p></blockquote><figcaption>@</figcaption></figure>",
    "<blockquote><p>@</p><cite>@</cite></blockquote>",
    "<blockquote><p>@</p><p>— @</p></blockquote>",
    "<pre><code class='language-python'>@\n  @</code></pre>",
    "<div class='highlight'><table><tr><td class='gutter'><pre>1</pre></td><td><pre>@</pre></td></tr></table></div>",
    "<iframe src='https://www.youtube.com/embed/x'></iframe>",
    "<blockquote class='twitter-tweet'><p>@</p>— @ <a href='https://x.test/1'>@</a></blockquote>",
    "<video src='/v.mp4'></video>",
    "<figure><audio src='/a.mp3'></audio><figcaption>@</figcaption></figure>",
    "<div class='wp-block-file'><a href='/r.pdf'>@</a></div>",
    "<math display='block'><mi>@</mi></math>",
    "<mjx-container display='true'><mjx-math></mjx-math><math><mi>@</mi></math></mjx-container>",
    "<p>$$@$$</p>",
    "<div class='toc'><p>@</p><ul><li><a href='#a'>@</a></li></ul></div>",
    "<ol start='4' type='a'><li>@</li><li value='9'>@</li></ol>",
    "<ul><li><input type='checkbox' checked>@</li></ul>",
    "<ul><li>@</li><ul><li>@</li></ul></ul>",
    "<ol><li>@</li><li class='ql-indent-1'>@</li></ol>",
    "<ul class='lst-kix_a-0'><li>@</li></ul><ul class='lst-kix_a-1'><li>@</li></ul>",
    "<p class='MsoListParagraph' style='mso-list:l0 level2 lfo1'>· @</p>",
    "<dl><dt>@</dt><dd>@</dd></dl>",
    "<dl><dt><h3>@</h3></dt><dd>@</dd></dl>",
    "<div class='footnotes'><ol><li id='fn1'>@ <a href='#r' class='footnote-backref'>↩</a></li></ol></div>",
    "<h2>References</h2><ol><li>Smith J. @. 2010;3:4-5.</li><li>Jones K. @. 2011;3:4-5.</li></ol>",
    "<h2>Notes</h2><p>1. @</p><p>2. @</p>",
    "<ol class='references'><li>@</li></ol>",
    "<ul><li><h3>@</h3><p>@</p></li></ul>",
    "<hr>",
)

inline = st.recursive(
    st.just("@"),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag.split()[0]}>", st.sampled_from(_INLINE), st.lists(inner, min_size=1, max_size=2)
    ),
    max_leaves=4,
)
line = st.lists(st.one_of(inline, st.sampled_from(["@<br>@", "<br>", "<!-- c -->", "\n "])), min_size=1, max_size=4).map(" ".join)
leaf = st.builds(lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>", st.sampled_from(_LEAVES), line)


def _in(tag: str, parts: list[str]) -> str:
    return f"<{tag}>{''.join(parts)}</{tag.split(maxsplit=1)[0]}>"


def containers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Anything that holds blocks."""
    some = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        st.builds(_in, st.sampled_from(_AROUND), some),
        st.builds(
            lambda tag, items: _in(tag, [_in("li", item) for item in items]),
            st.sampled_from(["ul", "ol"]),
            st.lists(some, min_size=1, max_size=3),
        ),
        st.builds(lambda items: _in("dl", [_in("dt", ["@"]) + _in("dd", item) for item in items]), st.lists(some, min_size=1, max_size=2)),
        st.builds(
            lambda rows: _in("table", ["<tr><th>@</th>" + _in("td", row) + "</tr>" for row in rows]), st.lists(some, min_size=1, max_size=2)
        ),
        st.builds(_in, st.just("blockquote"), some),
        st.builds(lambda parts: _in("details", ["<summary>@</summary>", *parts]), some),
        st.builds(lambda parts: _in("details", ["<summary><h3>@</h3></summary>", *parts]), some),
        st.builds(lambda parts: _in("p", ["@<span class='sidenote'>@</span> @", *parts]), some),
        st.builds(lambda parts: _in("a href='/y'", parts), some),
        st.builds(_in, st.just("pre"), st.just(["@\n @"])),
        st.just("<figure><img src='/a.jpg'><figcaption>@</figcaption></figure>"),
        st.just("<hr>"),
    )


def flat_containers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What holds blocks and is none itself."""
    return st.builds(_in, st.sampled_from(_AROUND), st.lists(inner, min_size=1, max_size=3))


def numbered(markup: str) -> str:
    """Put a word of its own at each ``@``."""
    first, *rest = markup.split("@")
    return first + "".join(f"word{number} {part}" for number, part in enumerate(rest))


single = st.sampled_from(_SINGLE)
any_body = (
    st.lists(st.recursive(st.one_of(leaf, line, single), containers, max_leaves=12), min_size=1, max_size=5).map("".join).map(numbered)
)
simple = st.one_of(
    leaf,
    line,
    single,
    st.builds(lambda items: _in("ul", [_in("li", [item]) for item in items]), st.lists(line, min_size=1, max_size=3)),
    st.builds(lambda lines: _in("blockquote", [_in("p", [one]) for one in lines]), st.lists(line, min_size=1, max_size=2)),
)
flat_body = st.lists(st.recursive(simple, flat_containers, max_leaves=10), min_size=1, max_size=5).map("".join).map(numbered)
