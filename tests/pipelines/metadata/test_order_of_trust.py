"""Who is believed when sources disagree, and what is believed of nobody."""

from datetime import UTC, datetime

import pytest

from pipelines.metadata.merge import merge
from pipelines.model.metadata import Metadata, Term
from pipelines.model.picture import Picture
from tests.pipelines.metadata.reading import at, read, terms


def head(markup: str, body: str = "<p>x</p>", lang: str = "en") -> str:
    return f'<html lang="{lang}"><head>{markup}</head><body>{body}</body></html>'


LINKED_DATA = '<script type="application/ld+json">{"@type": "Article", "headline": "Rust", "datePublished": "2024-03-05", "author": "Ann Smith"}</script>'


def test_linked_data_wins_over_open_graph() -> None:
    post = read(head(f'<meta property="article:published_time" content="2020-01-01T10:00:00Z">{LINKED_DATA}'))
    assert post.published_raw == "2024-03-05"


def test_a_time_of_the_same_day_refines_a_day() -> None:
    post = read(head(f'<meta property="article:published_time" content="2024-03-05T10:00:00+01:00">{LINKED_DATA}'))
    assert (post.published_at, post.published_precision) == (at("2024-03-05T09:00:00+00:00"), "second")
    assert post.published_raw == "2024-03-05T10:00:00+01:00"


def test_a_time_that_is_the_same_day_in_its_own_zone_refines_it_too() -> None:
    post = read(head(f'<meta property="article:published_time" content="2024-03-05T00:30:00+01:00">{LINKED_DATA}'))
    assert post.published_at == at("2024-03-04T23:30:00+00:00")


TAGS = '<h1>Rust</h1><p class="post-tags"><a href="/tag/iron/" rel="tag">Iron</a></p><p>x</p>'


@pytest.mark.parametrize("body", [TAGS, TAGS.replace(' class="post-tags"', "").replace(' rel="tag"', "").replace("<p><a", "<p>Tags: <a")])
def test_keywords_for_search_engines_are_tags_only_where_nothing_else_names_one(body: str) -> None:
    keywords = '<meta name="keywords" content="a theme for gardeners, rust">'
    assert terms(read(head(keywords, body)), "tag") == [("Iron", "iron")]
    assert terms(read(head(keywords)), "tag") == [("a theme for gardeners", None), ("rust", None)]


@pytest.mark.parametrize("implausible", ["1970-01-01T00:00:00Z", "2199-01-01", "0001-01-01", "1969-12-31T23:59:59+00:00"])
def test_an_implausible_date_gives_way_to_a_less_trusted_one(implausible: str) -> None:
    script = f'<script type="application/ld+json">{{"@type": "Article", "headline": "R", "datePublished": "{implausible}"}}</script>'
    assert read(head(f'{script}<meta property="article:published_time" content="2024-03-05">')).published_raw == "2024-03-05"


def test_a_change_before_publication_is_kept_as_said() -> None:
    post = read(
        head('<meta property="article:published_time" content="2024-03-05"><meta property="article:modified_time" content="2024-03-01">')
    )
    assert (post.published_raw, post.modified_raw) == ("2024-03-05", "2024-03-01")


def test_the_html_elements_language_wins_over_a_plugins_locale() -> None:
    assert read(head('<meta property="og:locale" content="en_US">', lang="nl")).language == "nl"
    assert read(head('<meta property="og:locale" content="en_US">', lang="")).language == "en-US"
    assert read(head('<meta http-equiv="Content-Language" content="de-at">', lang="")).language == "de-AT"


def test_rel_canonical_wins_over_og_url() -> None:
    post = read(head('<meta property="og:url" content="https://a.example.org/x"><link rel="canonical" href="/y">'))
    assert post.canonical_url == "https://blog.example.org/y"


TITLES = {
    "h1 that the og:title agrees with": ('<meta property="og:title" content="Rust | Blog">', "<h1>Rust</h1>", "Rust"),
    "markup in the h1": ('<meta property="og:title" content="Slow rust | Blog">', "<h1>Slow <em>rust</em></h1>", "Slow rust"),
    "br in the h1": ("<title>Slow rust</title>", "<h1>Slow<br>rust</h1>", "Slow rust"),
    "h1 is the site": ("<title>Slow rust | The Blog</title>", "<h1>The Blog</h1><h2>Slow rust</h2>", "Slow rust"),
    "site named by og:site_name": ('<title>Slow rust - Notes</title><meta property="og:site_name" content="Notes">', "<p>x</p>", "Slow rust"),
    "site named by the host": ("<title>Slow rust – blog.example</title>", "<p>x</p>", "Slow rust"),
    "site name first": ('<title>Notes: Slow rust</title><meta property="og:site_name" content="Notes">', "<p>x</p>", "Slow rust"),
    "a dash of its own": ("<title>Rust - a love story</title>", "<p>x</p>", "Rust - a love story"),
    "a title that is the site's name": (
        '<meta property="og:title" content="Notes"><meta property="og:site_name" content="Notes"><title>Slow rust - Notes</title>', "<p>x</p>", "Slow rust"),
    "a heading that a parser emptied": ("<title>Slow rust</title>", "<h1><p>Slow rust</p></h1>", "Slow rust"),
    "a logo inside the site's header": ('<title>Slow rust</title>', '<header class="site-header"><h1>Logo</h1></header><main><h1>Slow rust</h1></main>', "Slow rust"),
    "a variant for search engines": (
        '<meta property="og:title" content="Best Office Chairs for Back Pain Relief | VSI">', "<h1>Best Office Chairs to Prevent Back Pain</h1>", "Best Office Chairs to Prevent Back Pain"),
    "a heading that shares no word": ('<meta property="og:title" content="Slow rust">', "<h1>Weekly mail from us all</h1>", "Slow rust"),
    "signs that are no tags": (
        "<title>Kool: pH &lt; 7 &amp; pH &gt; 7 | Notes</title><meta property='og:site_name' content='Notes'>", "<p>x</p>", "Kool: pH < 7 & pH > 7"),
    "signs that are no tags, and a heading": (
        "<title>Kool: pH &lt; 7 &amp; pH &gt; 7 | Notes</title>", "<article><h1>Kool: pH &lt; 7 &amp; pH &gt; 7</h1><p>x</p></article>", "Kool: pH < 7 & pH > 7"),
    "a heart": ("<title>I &lt;3 rust and &gt;2 pans</title>", "<p>x</p>", "I <3 rust and >2 pans"),
    "an element that is written of": ("<title>The &lt;details&gt; element</title>", "<p>x</p>", "The <details> element"),
    "markup that a plugin escaped": ('<meta property="og:title" content="Slow &lt;em&gt;rust&lt;/em&gt; &lt;br&gt;in gardens">', "<p>x</p>", "Slow rust in gardens"),
    "a site's name first, and a shorter heading below": (
        "<title>Keukenlab - Vlekken</title>",
        '<header><hgroup><h1><a href="/">Keukenlab</a></h1></hgroup></header><main><article><header><h2><a href="/2025/12/rust-in-de-tuin/">Vlekken</a></h2></header><p>x</p></article></main>',
        "Vlekken"),
    "a site's name that leads to its folder": (
        "<title>Keukenlab - Vlekken</title>", '<div><h1><a href="/2025/">Keukenlab</a></h1></div><div><h2>Vlekken</h2><p>x</p></div>', "Vlekken"),
    "a site's name without link in the page's header": (
        "<title>Keukenlab - Vlekken</title>", "<header><h1>Keukenlab</h1></header><main><h2>Vlekken</h2><p>x</p></main>", "Vlekken"),
    "a site's name without heading": (
        "<title>Keukenlab - Vlekken</title>", '<header><a class="brand" href="/">Keukenlab</a></header><main><p>x</p></main>', "Vlekken"),
    "a title that never changes": (
        "<title>Keukenlab</title>",
        '<h1><a href="/">Keukenlab</a></h1><h2>Menu</h2><article><h2><a href="/2025/12/rust-in-de-tuin/">Vlekken</a></h2><p>x</p></article>', "Vlekken"),
    "a heading over the page's picture": (
        "<title>Keukenlab - Vlekken</title>", "<header><h1>Vlekken</h1></header><main><h2>Inhoud</h2><p>x</p></main>", "Vlekken"),
    "a menu's way home is no site name": (
        "<title>Home: a memoir</title>", '<nav><a href="/">Home</a></nav><p>x</p>', "Home: a memoir"),
    "a prefix that a CMS prints": (
        "<title>The secret recipe &#8211; Keukenlab</title>",
        '<p class="wp-block-site-title"><a href="/" rel="home">Keukenlab</a></p><h1 class="wp-block-post-title">Protected: The secret recipe</h1>', "Protected: The secret recipe"),
    "double escapes": ("<title>Salt &amp;amp; iron</title>", "<p>x</p>", "Salt & iron"),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "body", "title"), TITLES.values(), ids=TITLES.keys())
def test_title(markup: str, body: str, title: str) -> None:
    assert read(head(markup, body)).title == title


def test_noindex_is_read_from_meta_and_header() -> None:
    assert read(head('<meta name="robots" content="NOINDEX, follow">')).noindex is True
    assert read(head(""), headers=(("X-Robots-Tag", "googlebot: noindex"),)).noindex is True
    assert read(head('<meta name="robots" content="index, max-image-preview:none">')).noindex is False


def test_translations_are_alternates_with_a_language() -> None:
    post = read(
        head("""<link rel="alternate" hreflang="de_AT" href="/de/"><link rel="alternate" hreflang="x-default" href="/">
      <link rel="alternate" type="application/rss+xml" href="/feed"><link rel="alternate" hreflang="fr" href="javascript:void(0)">""")
    )
    assert [(one.language, one.url) for one in post.translations] == [("de-AT", "https://blog.example.org/de/")]


def test_a_handle_is_no_author() -> None:
    assert (
        read(
            head('<meta name="twitter:creator" content="@ann"><meta property="article:author" content="https://facebook.com/ann">')
        ).authors
        == ()
    )


def test_a_card_label_names_the_writer() -> None:
    post = read(head('<meta name="twitter:label1" content="Est. reading time"><meta name="twitter:data1" content="5 minutes">'
                     '<meta name="twitter:label2" content="Geschreven door"><meta name="twitter:data2" content="Jan de Vries">'))  # fmt: skip
    assert post.authors == ("Jan de Vries",)


def test_dublin_core_and_citation_tags() -> None:
    post = read(
        head("""<meta name="citation_title" content="Rust"><meta name="citation_author" content="Smith, Ann"><meta name="citation_author" content="Bo Ek">
      <meta name="citation_publication_date" content="2024/03/05"><meta name="DC.Subject" content="iron; oxygen">""")
    )
    assert (post.authors, post.published_raw) == (("Ann Smith", "Bo Ek"), "2024/03/05")
    assert terms(post, "tag") == [("iron", None), ("oxygen", None)]


def test_a_day_in_the_address_is_the_last_resort() -> None:
    post = read(head(""), url="https://blog.example.org/2024/03/05/rust/")
    assert (post.published_at, post.published_precision, post.slug) == (at("2024-03-05T00:00:00+00:00"), "day", "rust")


def test_pictures_in_open_graph_carry_their_own_properties() -> None:
    post = read(
        head("""<meta property="og:image" content="/a.jpg"><meta property="og:image:width" content="1200"><meta property="og:image:alt" content="Iron">
      <meta property="og:image" content="/b.jpg"><meta property="og:image:height" content="9">""")
    )
    assert post.featured_image == Picture(src="https://blog.example.org/a.jpg", width=1200, alt="Iron")


def test_merge_takes_the_first_of_each_field_and_dates_as_a_unit() -> None:
    day, other = datetime(2024, 3, 5, tzinfo=UTC), datetime(2023, 1, 1, 10, tzinfo=UTC)
    merged = merge(
        Metadata(title="A", published_at=day, published_raw="2024-03-05", published_precision="day"),
        Metadata(title="B", excerpt="E", published_at=other, published_raw="x", published_precision="minute", modified_raw="y"),
    )
    assert (merged.title, merged.excerpt, merged.published_at, merged.published_raw) == ("A", "E", day, "2024-03-05")
    assert merged.modified_raw == "y"


def test_merge_unites_terms_and_adds_what_a_name_lacks() -> None:
    merged = merge(
        Metadata(terms=(Term(taxonomy="tag", name="Rust"), Term(taxonomy="category", name="Tuin"))),
        Metadata(
            terms=(Term(taxonomy="tag", name="rust", slug="rust"), Term(taxonomy="tag", name="tuin"), Term(taxonomy="tag", name="Zee"))
        ),
    )
    assert merged.terms == (
        Term(taxonomy="tag", name="Rust", slug="rust"),
        Term(taxonomy="category", name="Tuin"),
        Term(taxonomy="tag", name="Zee"),
    )


def test_merge_of_nothing_is_nothing() -> None:
    assert merge() == merge(Metadata(), Metadata()) == Metadata()
