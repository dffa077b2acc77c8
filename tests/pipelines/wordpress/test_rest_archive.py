"""An archive as a question to WordPress's REST interface: a page's head and address in, parameters out."""

import pytest

from pipelines.document import open_document
from pipelines.model.page import RawPage
from pipelines.wordpress.rest_archive import RestArchive, find_rest_archive

API = '<link rel="https://api.w.org/" href="https://x.org/wp-json/" />'
ROOT = "https://x.org/wp-json/"
CATEGORY = (("categories[terms]", "3"), ("categories[include_children]", "true"))


def find(
    head: str, classes: str = "", url: str = "https://x.org/tag/rust/", *headers: tuple[str, str], known: bool = False
) -> RestArchive | None:
    html = f'<!doctype html><html><head>{head}</head><body class="{classes}"><p>x</p></body></html>'
    return find_rest_archive(open_document(RawPage.of_html(html, url)), headers, wordpress=known)


def resource(path: str) -> str:
    return f'{API}<link rel="alternate" type="application/json" href="https://x.org/wp-json/wp/v2/{path}" />'


@pytest.mark.parametrize(
    ("head", "classes", "url", "parameters"),
    [
        (resource("tags/6"), "", "https://x.org/tag/rust/", (("tags", "6"),)),
        (resource("users/2"), "", "https://x.org/author/jan/", (("author", "2"),)),
        (resource("categories/3"), "", "https://x.org/category/metal/", CATEGORY),
        (API, "archive tag tag-rust tag-6 hfeed", "https://x.org/thema/rust/", (("tags", "6"),)),
        (API, "archive tag tag-2024 tag-6", "https://x.org/tag/2024/", (("tags", "6"),)),
        (API, "archive category category-metal category-3", "https://x.org/metal/", CATEGORY),
        (API, "home blog", "https://x.org/", ()),
        (API, "archive date", "https://x.org/2024/05/", (("after", "2024-04-30T23:59:59"), ("before", "2024-06-01T00:00:00"))),
        (API, "archive date", "https://x.org/2024/", (("after", "2023-12-31T23:59:59"), ("before", "2025-01-01T00:00:00"))),
        (API, "archive date", "https://x.org/?m=20240229", (("after", "2024-02-28T23:59:59"), ("before", "2024-03-01T00:00:00"))),
    ],
)  # fmt: skip
def test_an_archive_is_told_by_its_head_its_body_or_its_address(head: str, classes: str, url: str, parameters: object) -> None:
    assert find(head, classes, url) == RestArchive(ROOT, parameters)  # type: ignore[arg-type]


def test_a_link_header_names_the_interface_and_the_term() -> None:
    api = ("Link", '<https://x.org/?rest_route=/>; rel="https://api.w.org/"')
    term = ("Link", '<https://x.org/?rest_route=/wp/v2/tags/6>; rel="alternate"; type="application/json"')
    assert find("", "", "https://x.org/?tag=rust", api, term) == RestArchive("https://x.org/?rest_route=/", (("tags", "6"),))


@pytest.mark.parametrize(
    ("head", "classes", "first"),
    [
        (resource("genre/4"), "", "wp/v2/genre/4"),
        (API, "post-type-archive post-type-archive-book", "wp/v2/types/book"),
        (API, "", "wp/v2/tags?slug=rust"),
    ],
)
def test_what_only_the_interface_knows_is_asked_for_first(head: str, classes: str, first: str) -> None:
    found = find(head, classes)
    assert found is not None and found.first == first


@pytest.mark.parametrize(
    ("head", "classes", "url"),
    [
        (resource("posts/12"), "single", "https://x.org/slow-rust/"),
        (resource("pages/12"), "page", "https://x.org/about/"),
        (API, "search", "https://x.org/?s=rust"),
        (API, "page page-id-5", "https://x.org/news/"),
        ("", "", "https://x.org/tag/rust/"),
    ],
)
def test_what_is_no_archive_of_wordpress_is_none(head: str, classes: str, url: str) -> None:
    assert find(head, classes, url) is None


def test_the_usual_address_is_below_the_folder_that_wordpress_lies_in() -> None:
    found = find('<link rel="stylesheet" href="/blog/wp-content/themes/a/style.css">', "tag tag-6", known=True)
    assert found == RestArchive("https://x.org/blog/wp-json/", (("tags", "6"),), alternative="https://x.org/blog/?rest_route=/")


@pytest.mark.parametrize(
    ("root", "path", "url"),
    [
        (ROOT, "wp/v2/posts", "https://x.org/wp-json/wp/v2/posts?page=2"),
        ("https://x.org/?rest_route=/", "wp/v2/posts", "https://x.org/?rest_route=/wp/v2/posts&page=2"),
        ("https://x.org/?rest_route=/", "wp/v2/tags?slug=rust", "https://x.org/?rest_route=/wp/v2/tags&slug=rust&page=2"),
        (ROOT, "wp/v2/tags?slug=rust", "https://x.org/wp-json/wp/v2/tags?slug=rust&page=2"),
    ],
)
def test_addresses_below_the_root_are_joined(root: str, path: str, url: str) -> None:
    assert RestArchive(root).url(path, (("page", "2"),)) == url
