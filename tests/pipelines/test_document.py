"""A page's bytes as one tree."""

from __future__ import annotations

import time

import pytest

from pipelines.document import MAX_BYTES, open_document
from pipelines.markup import MAX_ATTRIBUTES, MAX_DEPTH
from pipelines.model.body import Document
from pipelines.model.page import RawPage

URL = "https://crust.example/blog/bread/"


def opened(body: bytes | str, content_type: str | None = None, *, fragment: bool = False) -> Document:
    headers = (("Content-Type", content_type),) if content_type else ()
    return open_document(RawPage(url=URL, body=body.encode() if isinstance(body, str) else body, headers=headers, fragment=fragment))


def text_of(document: Document) -> str:
    return " ".join("".join(document.root.itertext()).split())


def codes_of(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def depth_of(document: Document) -> int:
    deepest, layer = 0, [document.root]
    while layer:
        deepest += 1
        layer = [child for element in layer for child in element]
    return deepest


PROSE = "<p>Crème brûlée à la carte – “naïve” façade</p>"


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html; charset=utf-8"),
        ("utf-8", None),
        ("utf-8-sig", "text/html; charset=iso-8859-1"),
        ("utf-16", None),
        ("cp1252", "text/html; charset=windows-1252"),
        ("cp1252", "text/html; charset=iso-8859-1"),
    ],
)
def test_a_right_declaration_is_followed_without_a_problem(encoding: str, content_type: str | None) -> None:
    document = opened(PROSE.encode(encoding), content_type)
    assert text_of(document) == "Crème brûlée à la carte – “naïve” façade"
    assert "wrong-encoding" not in codes_of(document)


@pytest.mark.parametrize(
    ("encoding", "content_type", "meta"),
    [
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("utf-8", None, '<meta charset="iso-8859-1">'),
        ("cp1252", "text/html; charset=utf-8", ""),
        ("cp1252", None, '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'),
    ],
)
def test_a_wrong_declaration_is_noticed_and_reported(encoding: str, content_type: str | None, meta: str) -> None:
    document = opened((meta + PROSE).encode(encoding), content_type)
    assert text_of(document) == "Crème brûlée à la carte – “naïve” façade"
    assert codes_of(document) == ["wrong-encoding"]
    assert URL in document.problems[0].detail


@pytest.mark.parametrize(
    ("language", "encoding", "text"),
    [
        ("ru", "cp1251", "Хлеб из ничего"),
        ("ja", "cp932", "パンの作り方です"),
        ("el", "iso8859-7", "Ψωμί από το τίποτα"),
        ("pl", "iso8859-2", "Zażółć gęślą jaźń"),
        ("zh-CN", "gb18030", "面包是这样做成的"),
        ("ko", "cp949", "빵을 만드는 방법"),
    ],
)
def test_without_a_declaration_the_language_decides_what_bytes_mean(language: str, encoding: str, text: str) -> None:
    assert text_of(opened(f'<html lang="{language}"><p>{text}</p>'.encode(encoding))) == text


def test_a_declared_double_byte_text_that_looks_like_utf8_by_chance_is_not_utf8() -> None:
    assert text_of(opened("<meta charset=gb2312><p>联通</p>".encode("gbk"))) == "联通"


def test_utf16_is_known_by_its_zeros_where_nothing_tells_of_it() -> None:
    assert text_of(opened("<html><body><p>Bread</p></body></html>".encode("utf-16-le"))) == "Bread"


def test_pasted_windows_quotes_inside_utf8_are_read_and_the_rest_stays_utf8() -> None:
    document = opened("<p>Crème brûlée, ".encode() + "“so”".encode("cp1252") + b"</p>")
    assert text_of(document) == "Crème brûlée, “so”"
    assert codes_of(document) == ["invalid-bytes"]


def test_references_to_control_characters_are_no_text() -> None:
    document = opened("<p title='a&#1;b&#x1F;c&#xFFFE;\uffff'>x&#8;y&#10;z&#8217;</p>")
    assert document.root.find(".//p").get("title") == "abc"
    assert document.root.find(".//p").text == "xy\nz’"


def test_an_unknown_declared_encoding_is_no_error() -> None:
    assert text_of(opened("<p>Brot</p>", "text/html; charset=klingon")) == "Brot"


def test_control_characters_are_no_text() -> None:
    assert text_of(opened(b"<p>B\x00r\x01e\x0bad</p>")) == "Bread"


@pytest.mark.parametrize("body", [b"", b"  \n ", b"\x00", b"<!-- nothing -->", b"<", b"\xff\xfe", b"<html", b"</html>"])
def test_a_page_without_content_is_an_empty_tree(body: bytes) -> None:
    document = opened(body)
    assert document.root.tag == "html"
    assert document.root.find("body") is not None


def test_an_empty_page_is_reported() -> None:
    assert codes_of(opened(b"")) == ["empty-page"]


def test_comments_and_instructions_are_not_in_the_tree() -> None:
    document = opened("<p>a<!-- secret --><?php echo 1 ?>b</p>")
    assert text_of(document) == "ab"


def test_what_follows_the_end_of_the_page_belongs_to_it() -> None:
    assert text_of(opened("<html><body><p>one </p></body></html><p>two</p> three")) == "one two three"


def test_void_elements_swallow_nothing() -> None:
    document = opened("<p>a<wbr>b<embed src=x>c</p><picture><source srcset=a><source srcset=b><img src=c></picture>d")
    assert text_of(document) == "abcd"
    assert [child.tag for child in document.root.find(".//picture")] == ["source", "source", "img"]
    assert all(len(element) == 0 for element in document.root.iter("wbr", "embed", "source"))


@pytest.mark.parametrize(
    ("href", "base"),
    [
        ("/other/", "https://crust.example/other/"),
        ("https://cdn.example/x/", "https://cdn.example/x/"),
        ("//cdn.example/", "https://cdn.example/"),
    ],
)
def test_a_base_is_honoured(href: str, base: str) -> None:
    document = opened(f'<head><base href="{href}"></head><p>x</p>')
    assert document.base_url == base
    assert codes_of(document) == []


@pytest.mark.parametrize("href", ["javascript:alert(1)//", "data:text/html,x", "file:///etc/", "http://[::1", "mailto:a@b.example"])
def test_a_base_outside_of_the_web_is_ignored_and_reported(href: str) -> None:
    document = opened(f'<head><base href="{href}"></head><p>x</p>')
    assert document.base_url == URL
    assert codes_of(document) == ["bad-base"]


def test_links_count_against_the_address_after_redirects() -> None:
    document = open_document(RawPage(url=URL, final_url="https://crust.example/new/", body=b"<p>x</p>"))
    assert document.base_url == "https://crust.example/new/"


def test_a_fragment_is_utf8_and_stands_in_a_body() -> None:
    page = RawPage(url=URL, base_url="https://crust.example/tag/", body="<p>é</p>".encode(), fragment=True)
    document = open_document(page)
    assert document.fragment
    assert document.base_url == "https://crust.example/tag/"
    assert [element.text for element in document.root.find("body")] == ["é"]


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><div><p>It ends in the mid",
        "<html><body><article><h1>Bread</h1><p>One</p><div class='x",
        "<html><body><div><div><p>One</p></div>",
    ],
)
def test_a_page_that_breaks_off_is_reported_and_read(html: str) -> None:
    document = opened(html)
    assert codes_of(document) == ["truncated-html"]
    assert text_of(document)


@pytest.mark.parametrize("html", ["<p>One<p>Two", "<ul><li>a<li>b</ul>", "plain text", "<html><body><div>x</div></body></html>"])
def test_end_tags_that_html_lets_one_omit_are_no_break(html: str) -> None:
    assert codes_of(opened(html)) == []


def test_fewer_bytes_than_announced_is_a_break() -> None:
    page = RawPage(url=URL, body=b"<html><body><p>One</p></body></html>", headers=(("Content-Length", "9000"),))
    assert codes_of(open_document(page)) == ["truncated-html"]


@pytest.mark.parametrize("levels", [300, 2_100, 5_000, 50_000])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li", "table><tr><td", "x-y"])
def test_nothing_is_lost_to_depth(tag: str, levels: int) -> None:
    names = tag.split("><")
    opening, closing = "".join(f"<{name}>" for name in names), "".join(f"</{name}>" for name in reversed(names))
    html = f"<html><body><p>before</p>{opening * levels}<h2>deep</h2><p>deeper</p>{closing * levels}<p>after</p></body></html>"
    document = opened(html)
    assert (
        text_of(document).split() == ["before", "deep", "deeper", "after"] or text_of(document).replace(" ", "") == "beforedeepdeeperafter"
    )
    assert document.root.find(".//h2").text == "deep"
    assert depth_of(document) <= MAX_DEPTH
    assert codes_of(document) == ["markup-limit"]


def test_unclosed_tags_of_any_number_lose_no_text() -> None:
    document = opened("<html><body>" + "<b><i>" * 20_000 + "deep<p>deeper")
    assert text_of(document).replace(" ", "") == "deepdeeper"
    assert depth_of(document) <= MAX_DEPTH


def test_a_long_row_of_void_elements_is_no_nesting() -> None:
    document = opened("<p>" + "x<wbr>" * 3_000)
    assert text_of(document) == "x" * 3_000


@pytest.mark.parametrize("value", ['"{n}>"', "'<'", "'<b>'", "<b", '"</p><p>"', "", "/"])
def test_a_tag_keeps_no_more_attributes_than_the_limit(value: str) -> None:
    attributes = " ".join(f"a{n}={value}" if value else f"a{n}" for n in range(50_000))
    document = opened(f"<script>a <b x='</script><p {attributes}>kept</p><p title='>'>too</p>")
    assert [len(p.attrib) for p in document.root.iter("p")] == [MAX_ATTRIBUTES, 1]
    assert text_of(document).endswith("kepttoo")
    assert codes_of(document) == ["too-many-attributes"]


def test_long_scripts_and_data_addresses_are_no_long_tags() -> None:
    script = "<script>var a = [" + "1 <b, " * 5_000 + "];</script>"
    image = '<img src="data:image/png;base64,' + "A" * 50_000 + '" alt="x">'
    document = opened(f"<html><body>{script}{image}<p>One</p></body></html>")
    assert codes_of(document) == []
    assert document.root.find(".//img").get("alt") == "x"


def test_a_page_beyond_the_limit_is_cut_and_reported() -> None:
    document = opened(b"<html><body><p>first</p>" + b"<p>word</p>" * (MAX_BYTES // 10))
    assert "page-too-long" in codes_of(document)
    assert document.root.find(".//p").text == "first"


def test_one_very_long_text_is_whole() -> None:
    assert len(text_of(opened(b"<html><body><p>" + b"word " * 2_400_000 + b"</p></body></html>"))) == 2_400_000 * 5 - 1


@pytest.mark.parametrize(
    "unit",
    [
        b"<",
        b"<a",
        b'<a "',
        b"<!--",
        b"&amp",
        b"<div>",
        b"</p>",
        b"<li>",
        b"<p a=1 b=2 c=3>",
        b"<wbr>",
        b"<script>",
        b"<table>",
        b"\xff",
        b"<a href=x>",
    ],
)
def test_time_grows_with_the_page_and_not_with_its_square(unit: bytes) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        opened(b"<html><body>" + unit * count)
        return time.process_time() - start

    seconds(10)
    small, large = seconds(20_000), seconds(200_000)
    assert large < 40 * small + 0.5
