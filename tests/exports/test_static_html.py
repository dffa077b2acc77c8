"""Posts in, pages out that stand by themselves and run nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html

from exports.static_html import page_file
from tests.exports.migration.pages import export
from tests.exports.sample import publish_posts, short_post

HOSTILE = '</title><script>x()</script>"><img src=x onerror=x()>'


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/2024/05/name/", "2024/05/name/index.html"),
        ("/name.html", "name.html"),
        ("/caf%C3%A9/", "café/index.html"),
        ("/", None),
        ("/../x/", None),
        ("/%2e%2e/x/", None),
        ("/a%2Fb/", "a/b/index.html"),
        ("/a%00b/", None),
        (f"/{'a' * 300}/", None),
    ],
)
def test_an_address_names_the_file_that_serves_it(path: str, file: str | None) -> None:
    assert page_file(path) == file


def test_a_hostile_title_is_text_on_its_page_and_in_the_index(tmp_path: Path) -> None:
    published = publish_posts(tmp_path / "data", [short_post("one", title=HOSTILE)])
    assert published.path
    export(published.path, tmp_path / "out", "html")
    for file in ("index.html", "one/index.html"):
        page = lxml_html.fromstring((tmp_path / "out" / file).read_text(encoding="utf-8"))
        assert not page.xpath("//script | //img | //@onerror")
        assert HOSTILE in page.text_content()
        assert "default-src 'none'" in page.xpath("string(//meta[@http-equiv]/@content)")


def test_a_page_finds_its_style_sheet_from_where_it_lies(tmp_path: Path) -> None:
    published = publish_posts(tmp_path / "data", [short_post("one")])
    assert published.path
    export(published.path, tmp_path / "out", "html")
    page = tmp_path / "out/one/index.html"
    style = lxml_html.fromstring(page.read_text(encoding="utf-8")).xpath("string(//link[@rel='stylesheet']/@href)")
    assert (page.parent / style).resolve() == (tmp_path / "out/pressmark.css").resolve()
