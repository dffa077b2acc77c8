"""Which file an img means, and which are no pictures."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.blocks.gallery import Gallery
from pipelines.blocks.image import Image
from pipelines.model.picture import Picture
from tests.pipelines.blocks.reading import read, rows

GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
HOST = "https://example.test"


def picture(markup: str) -> Picture:
    (block,) = (block for block in read(markup).blocks if isinstance(block, Image))
    return block.image


@pytest.mark.parametrize(
    ("markup", "src"),
    [
        pytest.param("<img src='/a.jpg'>", "/a.jpg", id="plain"),
        pytest.param(f"<img src='{GIF}' data-src='/a.jpg'>", "/a.jpg", id="data-src"),
        pytest.param("<img src='/blank.gif' data-lazy-src='/a.jpg'>", "/a.jpg", id="data-lazy-src"),
        pytest.param(f"<img src='{GIF}' data-unheard-of='/a.jpg'>", "/a.jpg", id="an attribute that nobody listed"),
        pytest.param(
            "<img src='/a-300x200.jpg' srcset='/a-300x200.jpg 300w, /a-1024x683.jpg 1024w, /a.jpg 2000w'>", "/a.jpg", id="widest of srcset"
        ),
        pytest.param("<img src='/a.jpg' srcset='/a.jpg 1x, /a@2x.jpg 2x'>", "/a@2x.jpg", id="densest of srcset"),
        pytest.param("<img src='/a.jpg' srcset='/a.jpg 1x,/a@2x.jpg 2x'>", "/a@2x.jpg", id="srcset without spaces"),
        pytest.param("<img src='/a.jpg' srcset=', /a.jpg, ,/w_1,h_2/b.jpg 2x ,'>", "/w_1,h_2/b.jpg", id="commas in and around addresses"),
        pytest.param("<img src='/a.jpg' srcset='/a.jpg?w=300 300w, /a.jpg?w=900 900w'>", "/a.jpg", id="the others are scaled by query"),
        pytest.param("<img src='/a.jpg' width=1000 srcset='/a-1.jpg 300w'>", "/a.jpg", id="what is shown is larger"),
        pytest.param(f"<img src='{GIF}' data-srcset='/a-1.jpg 300w, /a-2.jpg 600w'>", "/a-2.jpg", id="lazy srcset"),
        pytest.param(
            "<picture><source srcset='/a.webp 1200w' type='image/webp'><img src='/a-300.jpg' width=300></picture>", "/a.webp", id="picture"
        ),
        pytest.param("<a href='/full.jpg'><img src='/thumb.jpg'></a>", "/full.jpg", id="linked full-size file"),
        pytest.param("<img src='/a-1.jpg' data-orig-file='/a.jpg'>", "/a.jpg", id="named full-size file"),
        pytest.param("<amp-img src='/a.jpg' width=600 height=400></amp-img>", "/a.jpg", id="AMP"),
        pytest.param(f"<img class=lazy src='{GIF}'><noscript><img src='/a.jpg'></noscript>", "/a.jpg", id="only in noscript"),
        pytest.param(
            "<img data-src='/a-1.jpg'><noscript><img src='/a-1.jpg'> Turn on scripts</noscript>", "/a-1.jpg", id="in noscript again"
        ),
        pytest.param("<img src=' /a b.jpg '>", "/a%20b.jpg", id="spaces"),
    ],
)
def test_the_file_is_the_largest_that_the_page_names(markup: str, src: str) -> None:
    assert picture(markup).src == HOST + src


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<img src='{GIF}'>", id="placeholder alone"),
        pytest.param("<img src='/p.gif' width=1 height=1>", id="dot"),
        pytest.param("<img src='/p.gif' style='width:1px;height:1px'>", id="dot by style"),
        pytest.param("<img src='https://www.facebook.com/tr?id=1&ev=PageView'>", id="tracker"),
        pytest.param("<img src='/i.png' width=16 height=16>", id="icon"),
        pytest.param("<img class='avatar' src='https://secure.gravatar.com/avatar/x'>", id="avatar"),
        pytest.param("<img alt='no file'>", id="no file"),
    ],
)
def test_pixels_icons_avatars_and_placeholders_are_no_pictures(markup: str) -> None:
    assert rows(f"<p>a</p>{markup}<p>b</p>") == [("paragraph", "a"), ("paragraph", "b")]


def test_size_alt_and_link_are_the_pictures() -> None:
    found = picture('<a href="/shop"><img src="/a.jpg" alt=" A  pie " width="640px" height="480"></a>')
    assert found == Picture(src=f"{HOST}/a.jpg", alt="A pie", width=640, height=480, link=f"{HOST}/shop")


def test_the_size_is_that_of_the_file_that_was_chosen() -> None:
    found = picture('<img src="/a-300x200.jpg" width="300" height="200" srcset="/a-300x200.jpg 300w, /a.jpg 1200w">')
    assert (found.width, found.height) == (1200, 800)


def test_an_empty_alt_is_decorative_and_a_missing_one_is_not() -> None:
    assert [picture(f"<img src='/a.jpg'{alt}>").decorative for alt in (' alt=""', "", ' alt="A"')] == [True, False, False]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<figure><img src='/a.jpg'><figcaption>Cap</figcaption></figure>", id="figcaption"),
        pytest.param("<figure><figcaption>Cap</figcaption><img src='/a.jpg'></figure>", id="figcaption before"),
        pytest.param("<figure><a href='/x'><img src='/a.jpg'></a><div><p>Cap</p></div></figure>", id="any text of a figure"),
        pytest.param("<div class='wp-caption alignleft'><img src='/a.jpg'><p class='wp-caption-text'>Cap</p></div>", id="wp-caption"),
        pytest.param("<dl class='wp-caption'><dt><img src='/a.jpg'></dt><dd class='wp-caption-dd'>Cap</dd></dl>", id="wp-caption as dl"),
        pytest.param("<p><img src='/a.jpg'></p>\n<p class='caption'>Cap</p>", id="in the next element"),
        pytest.param("<p><img src='/a.jpg'><br><em>Cap</em></p>", id="in italics below it"),
        pytest.param("<center><img src=/a.jpg><br><small>Cap</small></center>", id="in small print below it"),
        pytest.param("<div><a href='/x'><img src='/a.jpg'></a><br>\n<i>Cap</i><br></div>", id="in italics below its link"),
        pytest.param("<div>\n<img src='/a.jpg'><br><em>Cap</em><p></p></div>", id="in italics before a paragraph"),
        pytest.param("<p><img src='/a.jpg'><span class='image-caption'>Cap</span></p>", id="in a span beside it"),
    ],
)
def test_a_caption_is_found(markup: str) -> None:
    assert [(row[0], row[-1]) for row in rows(f"<p>x</p>{markup}<p>y</p>")] == [("paragraph", "x"), ("image", "Cap"), ("paragraph", "y")]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<div><img src='/a.jpg'><br><em>Note</em> that it rained.</div>", id="emphasis in a sentence"),
        pytest.param("<div><img src='/a.jpg'><br><em>Rain.</em><br>It fell.</div>", id="emphasis before a line"),
        pytest.param("<div><img src='/a.jpg'><br>It <em>fell</em></div>", id="emphasis at the end"),
        pytest.param("<div>So: <img src='/a.jpg'><br><em>Rain</em></div>", id="picture in a sentence"),
        pytest.param("<div><img src='/a.jpg'><small>Rain</small></div>", id="beside, not below"),
    ],
)
def test_emphasis_in_the_text_below_a_picture_is_no_caption(markup: str) -> None:
    assert [row[-1] for row in rows(markup) if row[0] == "image"] == [None]


def test_each_picture_of_an_element_has_the_small_print_below_it() -> None:
    markup = "<center><img src='/1.jpg'><br><small>One</small><br><br><img src='/2.jpg'><br><small>Two</small><br><br>Text<br></center>"
    assert rows(markup) == [("image", "/1.jpg", None, "One"), ("image", "/2.jpg", None, "Two"), ("paragraph", "Text")]


def test_the_credit_is_kept_apart_from_the_caption() -> None:
    found = picture("<figure><img src='/a.jpg'><figcaption>Cap <span class='credit'>Photo: Archive</span></figcaption></figure>")
    assert (found.caption, found.credit) == ("Cap", "Photo: Archive")


def test_a_paragraph_around_a_picture_stays_whole_and_the_picture_follows() -> None:
    assert rows("<p>Before <img src='/a.jpg'> after</p><p>End</p>") == [
        ("paragraph", "Before after"),
        ("image", "/a.jpg", None, None),
        ("paragraph", "End"),
    ]


@pytest.mark.parametrize(
    ("markup", "images"),
    [
        pytest.param(
            "<figure class='wp-block-gallery'><figure><img src='/1.jpg'><figcaption>One</figcaption></figure><figure><img src='/2.jpg'></figure></figure>",
            [("/1.jpg", "One"), ("/2.jpg", None)],
            id="core",
        ),
        pytest.param(
            "<ul class='wp-block-gallery'><li><figure><img src='/1.jpg'></figure></li><li><figure><img src='/2.jpg'></figure></li></ul>",
            [("/1.jpg", None), ("/2.jpg", None)],
            id="core as list",
        ),
        pytest.param(
            "<div class='gallery'><dl class='gallery-item'><dt><a href='/1.jpg'><img src='/1-150x150.jpg'></a></dt><dd class='gallery-caption'>One"
            "</dd></dl><dl class='gallery-item'><dt><a href='/2.jpg'><img src='/2-150x150.jpg'></a></dt></dl></div>",
            [("/1.jpg", "One"), ("/2.jpg", None)],
            id="classic",
        ),
        pytest.param(
            "<div class='swiper'><div class='swiper-slide-duplicate'><img src='/2.jpg'></div><div><img src='/1.jpg'></div><div><img src='/2.jpg'></div></div>",
            [("/1.jpg", None), ("/2.jpg", None)],
            id="carousel without its copies",
        ),
        pytest.param("<figure><img src='/1.jpg'><img src='/2.jpg'></figure>", [("/1.jpg", None), ("/2.jpg", None)], id="figure"),
    ],
)
def test_a_gallery_is_its_pictures(markup: str, images: list[Any]) -> None:
    assert rows(markup) == [("gallery", images)]


def test_a_gallery_has_a_caption_of_its_own() -> None:
    (block,) = read(
        "<figure class='wp-block-gallery'><figure><img src='/1.jpg'></figure><figure><img src='/2.jpg'></figure><figcaption>Both</figcaption></figure>"
    ).blocks
    assert isinstance(block, Gallery)
    assert (block.caption, [image.caption for image in block.images]) == ("Both", [None, None])


def test_a_slider_of_text_is_no_gallery() -> None:
    assert rows("<div class='slider'><div><p>One says</p></div><div><p>Two says</p></div></div>") == [
        ("paragraph", "One says"),
        ("paragraph", "Two says"),
    ]
