"""The content source itself: what gold is made from must be what its author meant."""

from __future__ import annotations

import pytest

from tests.sites.bibliography import cited
from tests.sites.inline import Markers, as_html, as_markdown, visible
from tests.sites.source import Block, flat, kind_of, read_source

OPTIONS = {"anchor", "dir", "start", "marker", "reversed", "language", "pull", "class"}
PICTURE = {"file", "alt", "caption", "link"}


def blocks_of(kind: str) -> list[Block]:
    return [block for post in read_source().posts for block in flat(post.blocks) if kind_of(block) == kind]


def test_there_are_posts_for_four_pages_of_ten() -> None:
    assert len(read_source().listed("keukenlab")) > 40


def test_slugs_are_unique() -> None:
    slugs = [post.slug for post in read_source().posts]
    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("kind", ["draft", "private"])
def test_what_nobody_may_see_is_not_listed(kind: str) -> None:
    hidden = [post for post in read_source().posts if post.status == kind]
    assert hidden
    assert not {post.slug for post in hidden} & {post.slug for post in read_source().listed("keukenlab")}


def test_no_comma_of_yaml_cut_a_text() -> None:
    """``{caption: one, two}`` and ``[1,5 litres]`` are read as more keys and items than their author meant."""
    for post in read_source().posts:
        for block in flat(post.blocks):
            assert set(block) - {kind_of(block)} <= OPTIONS, post.slug
    pictures = [block["image"] for block in blocks_of("image")] + [
        picture for block in blocks_of("gallery") for picture in block["gallery"]
    ]
    assert all(set(picture) <= PICTURE for picture in pictures)
    assert all(isinstance(item, str | dict) for kind in ("ul", "ol") for block in blocks_of(kind) for item in block[kind])


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Take <strong>two</strong> cups", "Take two cups"),
        ("one<br>two", "one\ntwo"),
        ("caf&eacute;, 5 &lt; 7", "café, 5 < 7"),
        ("10<sup>−7</sup> mol H<sub>2</sub>O", "10⁻⁷ mol H₂O"),
        ("le 1<sup>er</sup> mai", "le 1er mai"),
        ("a hard&nbsp;space", "a hard space"),
        ("soft&shy;ly", "softly"),
        ("as said.[[1,2]]", "as said.1,2"),
        ("as noted[^1]", "as noted1"),
    ],
)
def test_gold_is_what_a_reader_sees(written: str, seen: str) -> None:
    assert visible(written) == seen


def test_citations_are_printed_as_the_post_prints_them() -> None:
    assert visible("x[[1]]", Markers(citations="bracket-sup")) == "x[1]"
    assert as_html("x[[1]]", Markers(citations="bracket-sup")) == "x<sup>[1]</sup>"
    assert visible("x[[12]]", Markers(citations="unicode")) == "x¹²"


def test_markdown_says_the_same() -> None:
    assert as_markdown('a * b, <strong>c</strong> <a href="/d">d_e</a> f[^2]') == r"a \* b, **c** [d\_e](/d) f[^2]"


def test_csl_says_no_more_than_the_entry() -> None:
    work = read_source().works["okonkwo-brood"]
    ama = cited(work, "ama", "en")
    assert ama["raw"].startswith("Okonkwo NC, Brandt L, Ferro AB, et al. Salt and the pace of sourdough")
    assert [name["family"] for name in ama["csl"]["author"]] == ["Okonkwo", "Brandt", "Ferro"]
    assert "publisher-place" not in cited(read_source().works["pell-light-book"], "ama", "en")["csl"]
