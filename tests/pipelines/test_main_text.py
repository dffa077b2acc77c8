"""The plain text of a page."""

from __future__ import annotations

import pytest

from pipelines.main_text import main_text
from pipelines.normalise import normalise
from tests.pipelines.theme_pages import THEMES, Theme

URL = "https://crust.example/bread/"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_it_is_the_content_text_that_normalise_gives(theme: Theme) -> None:
    assert main_text(theme.html, URL) == normalise(theme.html, URL).content_text


def test_text_and_bytes_give_the_same() -> None:
    html = THEMES[0].html
    assert main_text(html, URL) == main_text(html.encode(), URL)


def test_blocks_are_parted_by_a_blank_line() -> None:
    html = "<article><p>One loaf of bread for each of us, and two for the road.</p><p>The road is long, and bread is light to carry.</p></article>"
    assert main_text(html, URL) == (
        "One loaf of bread for each of us, and two for the road.\n\nThe road is long, and bread is light to carry."
    )


@pytest.mark.parametrize("html", ["", b"", "<html></html>", b"\x00\xff", "<script>x</script>"])
def test_a_page_without_text_gives_an_empty_text(html: str | bytes) -> None:
    assert main_text(html) == ""


LISTING = (
    '<html><head><title>Tag: bread – The Crust</title></head><body class="archive tag"><header><nav><a href="/">Home</a></nav></header>'
    "<main><h1>Tag: bread</h1>{}</main><footer>© The Crust</footer></body></html>"
)
ENTRY = (
    '<article class="post hentry"><h2 class="entry-title"><a href="/post-{0}/">Loaf number {0}</a></h2><div class="entry-summary"><p>Short words '
    "on the loaf that came {0}th out of the oven …</p></div></article>"
)


def test_a_listing_gives_the_titles_and_texts_of_its_entries() -> None:
    text = main_text(LISTING.format("".join(ENTRY.format(number) for number in range(1, 9))), "https://crust.example/tag/bread/")
    for number in range(1, 9):
        assert f"Loaf number {number}" in text
        assert f"came {number}th out of the oven" in text
    assert "The Crust" not in text
    assert "Home" not in text
