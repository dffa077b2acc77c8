"""How many pages a pager counts."""

import pytest

from pipelines.document import open_document
from pipelines.model.page import RawPage
from pipelines.page_count import page_count


def pager(*numbers: int, path: str = "/tag/x/page/{}/") -> str:
    links = "".join(f'<a class="page-numbers" href="{path.format(n)}">{n}</a>' for n in numbers)
    return f'<nav class="pagination"><span class="current">1</span>{links}</nav>'


@pytest.mark.parametrize(
    ("html", "pages"),
    [
        (pager(2, 3, 12), 12),
        ("<p>No pager.</p>", None),
        (pager(2024, path="/{}/05/"), None),
        ('<div class="comment-navigation"><a href="/tag/x/comment-page-2/">2</a></div>', None),
    ],
    ids=["a gap in the middle", "none", "years", "comments"],
)
def test_page_count(html: str, pages: int | None) -> None:
    page = f"<html><body><main><p>Posts</p></main>{html}</body></html>"
    assert page_count(open_document(RawPage.of_html(page, "https://x.org/tag/x/"))) == pages


def test_the_pages_of_a_post_that_an_archive_shows_whole_are_not_the_archives() -> None:
    pages = '<p class="page-links">Pages: 1 <a href="/?p=4&amp;page=2">2</a> <a href="/?p=4&amp;page=3">3</a></p>'
    page = f"<html><body><main><article><h2><a href='/?p=4'>Long</a></h2><p>Text</p>{pages}</article></main></body></html>"
    assert page_count(open_document(RawPage.of_html(page, "https://x.org/?m=202405"))) is None
