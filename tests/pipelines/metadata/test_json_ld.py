"""JSON-LD as pages write it, which is often not JSON."""

import pytest

from pipelines.metadata.json_text import parse_json
from tests.pipelines.metadata.reading import URL, at, read, terms


def post_with(script: str, url: str = URL, kind: str = "application/ld+json") -> str:
    return f'<html lang="en"><head><title>T</title><script type="{kind}">{script}</script></head><body><p>x</p></body></html>'


ARTICLE = '"@type": "BlogPosting", "headline": "Rust", "datePublished": "2024-03-05"'

BROKEN = {
    "a trailing comma": f"{{{ARTICLE},}}",
    "a trailing comma in a list": f'{{{ARTICLE}, "keywords": ["a", "b",]}}',
    "a block comment": f"/* by a plugin */ {{{ARTICLE}}}",
    "a line comment": f"{{\n// the post\n{ARTICLE}}}",
    "CDATA": f"//<![CDATA[\n{{{ARTICLE}}}\n//]]>",
    "an HTML comment": f"<!-- {{{ARTICLE}}} -->",
    "a raw line end in a string": f'{{{ARTICLE}, "description": "one\ntwo"}}',
    "a raw control character": f'{{{ARTICLE}, "description": "a\x01b"}}',
    "a tab in a string": f'{{{ARTICLE}, "description": "a\tb"}}',
    "escapes that JSON has not": f'{{{ARTICLE}, "description": "it\\\'s \\d"}}',
    "two objects": f'{{"@type": "WebSite", "name": "S"}}\n{{{ARTICLE}}}',
    "two objects and a comma": f'{{"@type": "WebSite", "name": "S"}},{{{ARTICLE}}}',
    "a semicolon at the end": f"{{{ARTICLE}}};",
    "entities for quotes": f"{{{ARTICLE}}}".replace('"', "&quot;"),
    "a list": f"[{{{ARTICLE}}}]",
    "a list of lists": f"[[{{{ARTICLE}}}]]",
    "a byte order mark": f"\ufeff{{{ARTICLE}}}",
    "a broken second value": f"{{{ARTICLE}}} {{broken",
}


@pytest.mark.parametrize("script", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_script_is_read_all_the_same(script: str) -> None:
    post = read(post_with(script))
    assert post.title == "Rust"
    assert post.published_at == at("2024-03-05T00:00:00+00:00")


@pytest.mark.parametrize(
    "script", ["", "{", "null", "7", '"text"', "[[[", "{'a': 1}", '{"@graph": 5}', '{"@type": {"a": 1}}', "[" * 100_000, '{"a":' * 50_000]
)
def test_what_holds_no_article_is_no_metadata(script: str) -> None:
    assert read(post_with(script)).published_at is None


def test_a_comment_sign_or_comma_within_a_string_is_text() -> None:
    assert parse_json('{"a": "http://x.org/ ,} /* no */",}') == [{"a": "http://x.org/ ,} /* no */"}]


def test_the_type_attribute_may_carry_a_charset() -> None:
    assert read(post_with(f"{{{ARTICLE}}}", kind="Application/LD+JSON; charset=utf-8")).title == "Rust"


WRONG_TYPES = {
    "author as text": ('"author": "Ann Smith"', ("Ann Smith",)),
    "author as texts": ('"author": ["Ann Smith", "Bo Ek"]', ("Ann Smith", "Bo Ek")),
    "author as persons": ('"author": [{"@type": "Person", "name": "Ann Smith"}, {"name": "Bo Ek"}]', ("Ann Smith", "Bo Ek")),
    "author in one text": ('"author": {"name": "Ann Smith and Bo Ek"}', ("Ann Smith", "Bo Ek")),
    "names in a list": ('"author": {"@type": "Person", "name": ["Ann Smith", "Bo Ek"]}', ("Ann Smith", "Bo Ek")),
    "an organisation": ('"author": {"@type": "Organization", "name": "Health and Safety"}', ("Health and Safety",)),
    "given and family name": ('"author": {"@type": "Person", "givenName": "Ann", "familyName": "Smith"}', ("Ann Smith",)),
    "an empty author": ('"author": {"@type": "Person", "name": ""}', ()),
    "author null": ('"author": null', ()),
    "author as number": ('"author": {"name": true}', ()),
    "an address for a name": ('"author": "https://example.org/ann"', ()),
    "a mail address for a name": ('"author": "ann@example.org"', ()),
    "with a by": ('"author": "By Ann Smith"', ("Ann Smith",)),
    "creator instead": ('"creator": "Ann Smith"', ("Ann Smith",)),
    "with an office": ('"author": "Ann Smith, Senior Editor"', ("Ann Smith",)),
    "with a degree": ('"author": "Ann Smith, PhD, Bo Ek, MD"', ("Ann Smith", "Bo Ek")),
    "admin is what is said": ('"author": {"name": "admin"}', ("admin",)),
}


@pytest.mark.parametrize(("author", "names"), WRONG_TYPES.values(), ids=WRONG_TYPES.keys())
def test_authors_of_every_shape(author: str, names: tuple[str, ...]) -> None:
    assert read(post_with(f"{{{ARTICLE}, {author}}}")).authors == names


def test_an_author_of_a_graph_is_found_by_its_id() -> None:
    post = read(
        post_with(
            '{"@graph": [{"@type": "Article", "headline": "A", "author": {"@id": "#p"}}, {"@type": "Person", "@id": "#p", "name": "Ann Smith"}]}'
        )
    )
    assert post.authors == ("Ann Smith",)


def test_an_id_that_leads_to_itself_ends() -> None:
    assert read(post_with('{"@graph": [{"@id": "#a", "@type": "Article", "headline": "A", "author": {"@id": "#a"}}]}')).authors == ()


@pytest.mark.parametrize(
    "image",
    [
        '"/a.jpg"',
        '["/a.jpg", "/b.jpg"]',
        '{"@type": "ImageObject", "url": "/a.jpg"}',
        '[{"url": "/a.jpg"}]',
        '{"contentUrl": "/a.jpg", "width": "x"}',
        '{"url": ["/a.jpg"]}',
    ],
)
def test_an_image_of_every_shape(image: str) -> None:
    picture = read(post_with(f'{{{ARTICLE}, "image": {image}}}')).featured_image
    assert picture is not None
    assert picture.src == "https://blog.example.org/a.jpg"


def test_a_logo_is_no_featured_image() -> None:
    assert read(post_with(f'{{{ARTICLE}, "image": "/img/site-logo.png"}}')).featured_image is None


def test_sizes_may_be_text_with_a_unit() -> None:
    picture = read(post_with(f'{{{ARTICLE}, "image": {{"url": "/a.jpg", "width": "1200px", "height": {{"value": 800}}}}}}')).featured_image
    assert picture is not None
    assert (picture.width, picture.height) == (1200, 800)


def test_a_date_in_a_list_is_its_first() -> None:
    assert (
        read(post_with('{"@type": "Article", "headline": "x", "datePublished": ["2024-03-05", "2020-01-01"]}')).published_raw
        == "2024-03-05"
    )


def test_the_node_of_the_page_wins_over_related_posts() -> None:
    post = read(
        post_with("""[{"@type": "Article", "headline": "Other", "url": "https://blog.example.org/other/", "datePublished": "2020-01-01"},
      {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"@type": "Article", "headline": "Third", "datePublished": "2019-01-01"}}]},
      {"@type": "Article", "headline": "Own", "mainEntityOfPage": {"@id": "http://www.blog.example.org/2025/12/rust-in-de-tuin"}, "datePublished": "2024-03-05"}]""")
    )
    assert post.title == "Own"
    assert post.published_raw == "2024-03-05"


def test_an_item_list_alone_is_no_post() -> None:
    post = read(
        post_with(
            '{"@type": "ItemList", "itemListElement": [{"item": {"@type": "Article", "headline": "Third", "datePublished": "2019-01-01"}}]}'
        )
    )
    assert post.published_at is None


def test_a_comments_author_and_date_are_not_the_posts() -> None:
    post = read(
        post_with(
            '{"@type": "Article", "headline": "Own", "comment": [{"@type": "Comment", "author": {"name": "Trol"}, "datePublished": "2020-01-01"}]}'
        )
    )
    assert (post.authors, post.published_at) == ((), None)


def test_entities_and_tags_in_a_headline_are_resolved() -> None:
    assert (
        read(post_with('{"@type": "Article", "headline": "Salt &amp;amp; <em>Iron</em> &#8211; a story"}')).title == "Salt & Iron – a story"
    )


def test_keywords_as_text_list_or_defined_terms() -> None:
    for keywords in ('"rust, iron"', '["rust", "iron"]', '["rust, iron"]', '[{"@type": "DefinedTerm", "name": "rust"}, {"name": "iron"}]'):
        assert terms(read(post_with(f'{{{ARTICLE}, "keywords": {keywords}}}')), "tag") == [("rust", None), ("iron", None)]


def test_a_language_object_gives_its_code() -> None:
    script = f'{{{ARTICLE}, "inLanguage": {{"@type": "Language", "name": "Nederlands", "alternateName": "nl_nl"}}}}'
    assert read(post_with(script).replace(' lang="en"', "")).language == "nl-NL"


def test_a_web_page_gives_dates_but_no_title() -> None:
    post = read(post_with('{"@type": "WebPage", "name": "Own - Site", "datePublished": "2024-03-05"}'))
    assert (post.title, post.published_raw) == ("T", "2024-03-05")


def test_markup_in_a_description_is_stripped_and_parts_words() -> None:
    post = read(post_with(f'{{{ARTICLE}, "description": "<p>One <b>two</b></p><p>a < b<br/>and <a href=\'/x\'>three"}}'))
    assert post.excerpt == "One two\na < b\nand three"
