"""Random markup for the properties: each word in it is unlike every other."""

from __future__ import annotations

from hypothesis import strategies as st

_INLINE = ("b", "em", "span", "a href='/x'", "code", "small", "font", "x-word")
_AROUND = ("div", "section", "article", "center", "aside", "x-box", "form", "figure", "main", "div class='wp-block-group'")
_LEAVES = ("p", "h2", "h3", "h5", "p class='has-text'", "address")

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


any_body = st.lists(st.recursive(st.one_of(leaf, line), containers, max_leaves=12), min_size=1, max_size=5).map("".join).map(numbered)
simple = st.one_of(
    leaf,
    line,
    st.builds(lambda items: _in("ul", [_in("li", [item]) for item in items]), st.lists(line, min_size=1, max_size=3)),
    st.builds(lambda lines: _in("blockquote", [_in("p", [one]) for one in lines]), st.lists(line, min_size=1, max_size=2)),
)
flat_body = st.lists(st.recursive(simple, flat_containers, max_leaves=10), min_size=1, max_size=5).map("".join).map(numbered)
