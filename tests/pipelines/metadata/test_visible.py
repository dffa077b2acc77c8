"""Pages that say it to readers alone."""

import pytest

from tests.pipelines.metadata.reading import at, read, read_entry, terms

BYLINES = [
    ("nl", "Door Jan de Vries op 12 december 2025", "Jan de Vries"),
    ("nl", "Geplaatst op 12 december 2025 door Jan de Vries", "Jan de Vries"),
    ("en", "By Ann Smith on December 12, 2025", "Ann Smith"),
    ("en", "Posted on 12th December 2025 by Ann Smith", "Ann Smith"),
    ("de", "Von Anna Müller am 12. Dezember 2025", "Anna Müller"),
    ("de", "12. Dezember 2025 | Verfasst von Anna Müller", "Anna Müller"),
    ("fr", "Par Zoé Martin, le 12 décembre 2025", "Zoé Martin"),
    ("fr", "Publié le 12 décembre 2025 par Zoé Martin", "Zoé Martin"),
    ("es", "Por Ana García el 12 de diciembre de 2025", "Ana García"),
    ("it", "Di Gino Rossi, il 12 dicembre 2025", "Gino Rossi"),
    ("it", "Pubblicato il 12 dicembre 2025 da Gino Rossi", "Gino Rossi"),
    ("pt", "Por Rui Alves em 12 de dezembro de 2025", "Rui Alves"),
    ("ar", "كتبه أحمد منصور في 12 ديسمبر 2025", "أحمد منصور"),
    ("he", "מאת דנה לוי בתאריך 12 בדצמבר 2025", "דנה לוי"),
    ("nl", "Ingediend door Jan de Vries op 12 december 2025", "Jan de Vries"),
    ("fr", "Soumis par Zoé Martin le 12 décembre 2025", "Zoé Martin"),
    ("it", "Scritto da: Gino Rossi | 12 dicembre 2025", "Gino Rossi"),
]


@pytest.mark.parametrize(("language", "line", "author"), BYLINES)
def test_a_plain_line_under_the_heading_names_author_and_day(language: str, line: str, author: str) -> None:
    post = read(
        f'<html lang="{language}"><body><div><h1>Titel</h1><p>{line}</p><p>{"Tekst en nog meer tekst. " * 20}</p></div></body></html>'
    )
    assert post.authors == (author,)
    assert (post.published_at, post.published_precision) == (at("2025-12-12T00:00:00+00:00"), "day")
    assert post.published_raw is not None and post.published_raw in line


def test_days_in_a_table_of_the_text_are_not_the_day_of_publication() -> None:
    rows = "".join(f"<tr><td>{day} mei</td><td>wassend</td></tr>" for day in (3, 10))
    table = f"<section><h2>Opkomst</h2><table><thead><tr><th>Datum</th><th>Maan</th></tr></thead><tbody>{rows}</tbody></table></section>"
    post = read(f'<html lang="nl"><body><div><section><h1>Zaaien</h1><p>Wij zaaiden sla.</p>{table}</section></div></body></html>')
    assert post.published_at is None


def test_the_categories_of_a_wiki_page_are_its_categories() -> None:
    links = "".join(f'<li><a href="/wiki/Categorie:{name}" title="Categorie:{name}">{name}</a></li>' for name in ("Brood", "Rogge"))
    post = read(
        f'<html><body><div id="content" class="mw-body"><h1>Roggebrood</h1><div id="bodyContent"><div id="mw-content-text"><p>{"Rogge rijst traag. " * 20}</p></div><div id="catlinks" class="catlinks">'
        f'<div class="mw-normal-catlinks"><a href="/wiki/Speciaal:Categorieën">Categorieën</a>: <ul>{links}</ul></div></div></div></div></body></html>'
    )
    assert [(term.taxonomy, term.name, term.slug) for term in post.terms] == [
        ("category", "Brood", "Brood"),
        ("category", "Rogge", "Rogge"),
    ]


@pytest.mark.parametrize(
    ("href", "slug"),
    [("/wiki/Category%3ARye_bread", "Rye_bread"), ("/wiki/Cat%C3%A9gorie%3APain", "Pain"), ("/w/Kategori%3ABr%C3%B6d", "Bröd")],
)
def test_a_wikis_category_is_one_however_its_address_is_encoded(href: str, slug: str) -> None:
    link = f'<p>{"Rye keeps. " * 30}</p><div id="catlinks" class="catlinks"><ul><li><a href="{href}">Rye</a></li></ul></div>'
    (term,) = read(f'<html><body><div class="mw-body"><h1>Rye</h1><div id="bodyContent">{link}</div></div></body></html>').terms
    assert (term.taxonomy, term.slug) == ("category", slug)


@pytest.mark.parametrize("line", ["© 2025 - 2026 By Bakery Tools", "Copyright 2024 by The Crust"])
def test_whose_a_site_is_does_not_say_who_wrote_the_post(line: str) -> None:
    text = f'<main><article class="post-content"><p>{"Rye keeps. " * 30}</p></article></main>'
    assert (
        read(f"<html><body><div><header><h1>Rye</h1></header>{text}<footer><span>{line}</span></footer></div></body></html>").authors == ()
    )


def test_a_badge_beside_an_authors_name_is_no_part_of_it() -> None:
    byline = '<div class="author"><span class="name">Pieter-Jan d’Hondt</span> <span class="author-badge">Lv4</span></div>'
    assert read(f'<html><body><h1>Rye</h1><div class="info">{byline}</div><p>x</p></body></html>').authors == ("Pieter-Jan d’Hondt",)


def test_a_line_of_days_is_the_posts_though_it_is_called_post() -> None:
    days = '<span class="post-create-date">2024-04-21 16:20:00</span> <a href="/categories/Tests/">Tests</a>'
    html = (
        f'<div class="box"><h1>Rye</h1><div class="meta post">{days}</div><div class="post-content"><p>{"Rye keeps. " * 30}</p></div></div>'
    )
    post = read(f"<html><body>{html}</body></html>")
    assert (post.published_raw, post.published_precision) == ("2024-04-21 16:20:00", "second")


def test_the_size_of_a_tag_in_a_cloud_does_not_make_it_the_posts() -> None:
    cloud = '<ul><li><a href="/tag/oats/" class="tag-weight-4">Oats</a> (41)</li></ul>'
    post = read(
        f'<html><body><h1>Rye</h1><ul class="tags"><li><a href="/tag/rye/">Rye</a></li></ul><div class="right">{cloud}</div></body></html>'
    )
    assert terms(post, "tag") == [("Rye", "rye")]


@pytest.mark.parametrize(("language", "line"), [("nl", "Laatst bewerkt op 3 mei 2024"), ("de", "Zuletzt bearbeitet am 3. Mai 2024")])
def test_the_day_of_the_last_edit_is_none_of_publication(language: str, line: str) -> None:
    post = read(f'<html lang="{language}"><body><h1>Rye</h1><p>{line}</p><p>x</p></body></html>')
    assert (post.published_at, post.modified_at) == (None, at("2024-05-03T00:00:00+00:00"))


def test_two_authors_joined_by_a_word_are_two() -> None:
    post = read('<html lang="nl"><body><h1>T</h1><p class="byline">Door Jan de Vries, Piet Bos en Els Kamp</p></body></html>')
    assert post.authors == ("Jan de Vries", "Piet Bos", "Els Kamp")


def test_a_sentence_of_the_text_is_no_byline() -> None:
    post = read("<html lang='en'><body><h1>T</h1><p>By the time we left, Ann Smith had planted 12 trees.</p></body></html>")
    assert post.authors == ()
    assert post.published_at is None


def test_a_dutch_article_is_no_spanish_preposition() -> None:
    assert read("<html lang='nl'><body><h1>T</h1><p>De Nederlandse tuin</p></body></html>").authors == ()


def test_an_update_is_no_publication() -> None:
    post = read("<html lang='en'><body><h1>T</h1><p>Last updated: March 5, 2024</p></body></html>")
    assert post.published_at is None
    assert (post.modified_at, post.modified_raw) == (at("2024-03-05T00:00:00+00:00"), "March 5, 2024")


def test_published_and_updated_on_one_line_are_told_apart() -> None:
    post = read("<html lang='en'><body><h1>T</h1><p>Published March 5, 2024 · Updated April 1, 2024</p></body></html>")
    assert post.published_at == at("2024-03-05T00:00:00+00:00")
    assert post.modified_at == at("2024-04-01T00:00:00+00:00")


def test_a_label_on_its_own_line_belongs_to_the_date_under_it() -> None:
    post = read("<html lang='en'><body><h1>T</h1><div><div>Last updated:</div><div>Dec 12, 2025</div></div></body></html>")
    assert (post.published_at, post.modified_at) == (None, at("2025-12-12T00:00:00+00:00"))


def test_a_line_break_ends_the_name() -> None:
    post = read('<html lang="en"><body><h1>T</h1><p class="author">Andrew Gerrand<br>4 August 2010</p></body></html>')
    assert post.authors == ("Andrew Gerrand",)
    assert post.published_at == at("2010-08-04T00:00:00+00:00")


def test_an_office_under_the_name_is_not_part_of_it() -> None:
    post = read(
        '<html lang="en"><body><h1>T</h1><div class="post-author"><div>Matt Check</div><div>Head Winemaker</div></div></body></html>'
    )
    assert post.authors == ("Matt Check",)


def test_a_list_of_links_under_a_class_of_tags_is_tags() -> None:
    post = read(
        '<html><body><h1>T</h1><div class="post-tags"><a href="/onderwerp/zee">#Zee</a> <a href="/category/nieuws/">Nieuws</a></div></body></html>'
    )
    assert terms(post, "tag") == [("Zee", "zee")]
    assert terms(post, "category") == [("Nieuws", "nieuws")]


def test_a_tag_cloud_in_the_sidebar_is_not_the_posts() -> None:
    post = read('<html><body><h1>T</h1><p>x</p><aside><div class="tags"><a href="/tag/a" rel="tag">a</a></div></aside></body></html>')
    assert post.terms == ()


def test_a_byline_inside_the_text_container_is_found() -> None:
    post = read("""<html lang="en"><body><h1>T</h1><div class="entry-content"><p class="entry-meta"><span class="entry-author">By Ann Smith</span>
    <span class="entry-date">March 5, 2024</span></p><p>Text</p></div></body></html>""")
    assert post.authors == ("Ann Smith",)
    assert post.published_at == at("2024-03-05T00:00:00+00:00")


def test_a_footer_beside_the_heading_has_the_posts_byline_and_one_further_out_the_sites() -> None:
    own = read("<html lang='en'><body><div class='story'><h1>T</h1><footer><p>By Ann Smith</p></footer></div></body></html>")
    assert own.authors == ("Ann Smith",)
    page = read("""<html lang="en"><body><main><div><div><div class="print"><h1>T</h1></div><article><p>Text.</p></article></div></div>
    <footer><p>By The Bench</p></footer></main></body></html>""")
    assert page.authors == ()


def test_an_events_date_in_the_text_is_not_the_posts() -> None:
    post = read("""<html lang="en"><body><h1>T</h1><div class="entry-content"><p>Text.</p><div class="release-date">June 17, 2025</div>
    <time datetime="2025-06-18">18 June</time></div></body></html>""")
    assert post.published_at is None


def test_a_weekday_in_a_byline_is_no_name() -> None:
    post = read(
        '<html lang="en"><body><article><div class="byline">Sat, 20 Dec, 2025 - 06:36</div><h1>T</h1><p>x</p></article></body></html>'
    )
    assert (post.authors, post.published_at) == ((), at("2025-12-20T06:36:00+00:00"))


def test_about_the_author_names_the_author() -> None:
    assert read('<html lang="en"><body><h1>T</h1><h4 class="post-author">About <span>Ann Smith</span></h4></body></html>').authors == (
        "Ann Smith",
    )


def test_a_block_that_says_tag_of_a_category_is_corrected_by_address_and_class() -> None:
    post = read("""<html><body><h1>T</h1><div class="taxonomy-category wp-block-post-terms"><a rel="tag" href="/thema/tuin/">Tuin</a></div>
    <div class="wp-block-post-terms"><a rel="tag" href="/?cat=3">Nieuws</a> <a rel="tag" href="/?tag=zee">zee</a></div></body></html>""")
    assert terms(post, "category") == [("Tuin", "tuin"), ("Nieuws", None)]
    assert terms(post, "tag") == [("zee", "zee")]


def test_the_class_that_files_a_post_gives_a_known_name_its_slug_and_makes_no_term() -> None:
    post = read("""<html><head><meta property="article:tag" content="Slow Living"></head><body>
    <article class="post-1 post hentry tag-slow-living tag-zee category-tuin"><h1>T</h1><p>x</p></article></body></html>""")
    assert [(term.taxonomy, term.name, term.slug) for term in post.terms] == [("tag", "Slow Living", "slow-living")]


LABELLED = {
    "a line in the text container": '<div class="entry-content"><p>tags: <a href="/tag/rust.html">Rust</a> <a href="/tag/iron.html">Iron</a></p><p>Text.</p></div>',
    "a line at the end of the text": '<div class="entry-content">' + "<p>Text.</p>" * 100 + '<p>Tags: <a href="/tag/rust">Rust</a>, <a href="/tag/iron">Iron</a></p></div>',
    "a line after it": '<div><p>Text.</p><p><small>Filed under <a href="/x">Notes</a>. Tagged with <a href="/t/rust">Rust</a> and <a href="/t/iron">Iron</a></small></p></div>',
    "a label in bold": '<p><strong>Tags:</strong> <a href="/t/rust">Rust</a> · <a href="/t/iron">Iron</a></p>',
    "a label before a list": '<p>Text.</p><footer><b>Schlagwörter:</b><ul><li><a href="/s/rust">Rust</a></li><li><a href="/s/iron">Iron</a></li></ul></footer>',
    "a list with a label": '<ul><li>Trefwoorden:</li><li><a href="/s/rust">#Rust</a></li><li><a href="/s/iron">#Iron</a></li></ul>',
    "parts of a list": '<ul><li>By <a href="/ann">Ann</a></li><li>Tags: <a href="/t/rust">Rust</a> <a href="/t/iron">Iron</a></li><li><a href="/share">Share</a></li></ul>',
    "terms and descriptions": '<dl><dt>Mots-clés</dt><dd><a href="/s/rust">Rust</a></dd><dd><a href="/s/iron">Iron</a></dd></dl>',
    "addresses alone": '<div><a href="/tags/rust/">Rust</a> <a href="/tags/iron/">Iron</a></div>',
}  # fmt: skip


@pytest.mark.parametrize("markup", LABELLED.values(), ids=LABELLED.keys())
def test_links_after_a_word_for_tags_are_tags(markup: str) -> None:
    post = read(
        f'<html lang="en"><head><meta name="author" content="Ann Smith"></head><body><article><h1>T</h1>{markup}</article></body></html>'
    )
    assert [name for name, _ in terms(post, "tag")] == ["Rust", "Iron"]


def test_a_category_and_tags_on_one_line_are_told_apart() -> None:
    post = read("""<html lang="en"><body><article><h2>T</h2><div class="entry-content"><footer><p>In <a href="/category/garden.html">Garden</a>.</p>
    <p>In <a href="/category/garden.html">Garden</a>. tags: <a href="/tag/rust.html">rust</a></p></footer><p>Text</p></div></article></body></html>""")
    assert (terms(post, "category"), terms(post, "tag")) == ([("Garden", "garden")], [("rust", "rust")])


NO_TERMS = {
    "a sentence": '<p>We sorted all tags: <a href="/x">these</a> and more.</p>',
    "a sentence with a link to a tag": '<p>More of this under <b>our</b> <a href="/tag/rust/">rust</a> pieces, which we love.</p>',
    "a link in a place": '<p>In <a href="/about/">Leiden</a> it rained.</p>',
    "another site": '<p>Tags: <a href="https://other.example.com/tag/rust">Rust</a></p>',
    "a cloud of all tags": "<div>" + "".join(f'<a href="/tag/t{n}">t{n}</a> ' for n in range(40)) + "</div>",
    "a title over other lists": '</article><div><div><h3>Tags</h3><ul><li><a href="/tag/rust/">Rust</a></li></ul></div></div>',
    "the page itself": '<p><a href="/topics/2025/rust#score">Score</a></p>',
    "links that are no terms": '<div><a href="/tags/rust/">Rust</a> <a href="/about/">About</a></div>',
}  # fmt: skip


@pytest.mark.parametrize("markup", NO_TERMS.values(), ids=NO_TERMS.keys())
def test_other_links_are_no_terms(markup: str) -> None:
    html = f'<html lang="en"><body><article><h1>T</h1><p>Text.</p>{markup}</article></body></html>'
    assert read(html, url="https://blog.example.org/topics/2025/rust").terms == ()


def test_a_link_to_the_authors_archive_is_a_term_by_its_address() -> None:
    post = read("""<html lang="en"><body><article><h1>T</h1><address>By <a href="/author/ann.html">Ann Smith</a></address>
    <p>As <a href="/author/bo.html">Bo Ek</a> has it.</p></article></body></html>""")
    assert (post.authors, terms(post, "author")) == (("Ann Smith",), [("Ann Smith", "ann")])


def test_a_label_adds_nothing_to_tags_that_markup_names() -> None:
    post = read('<body><article><h1>T</h1><a rel="tag" href="/tag/rust">Rust</a><p>Tags: <a href="/all/">all tags</a></p></article></body>')
    assert terms(post, "tag") == [("Rust", "rust")]


def test_a_label_in_an_entry_of_a_listing_is_read() -> None:
    entry = read_entry(
        '<body><div data-entry><h2><a href="/a">A</a></h2><p>Tags: <a href="/t/rust/">Rust</a></p></div><p>Tags: <a href="/t/b">B</a></p></body>'
    )
    assert terms(entry, "tag") == [("Rust", "rust")]


DATES = {
    "a class of changes": ('<span class="modified-date">5 March 2024</span>', None, "5 March 2024"),
    "a class of changes after one of dates": (
        '<span class="post-date">1 March 2024</span> <span class="last-modified">5 March 2024</span>', "1 March 2024", "5 March 2024"),
    "a class of changes before one of dates": (
        '<span class="last-modified">5 March 2024</span> <span class="post-date">1 March 2024</span>', "1 March 2024", "5 March 2024"),
    "an hAtom abbr of a change": (
        '<abbr class="modified" title="2024-03-05T06:30:00+01:00">Updated: Tue 05 March 2024</abbr>', None, "2024-03-05T06:30:00+01:00"),
    "an ISO date in the title": ('<span class="post-date" title="2024-03-05 06:30:00 +0100">5 Mar</span>', "2024-03-05 06:30:00 +0100", None),
    "a label of its own class": ('<p><span class="updated-label">Updated:</span><span class="date">5 March 2024</span></p>', None, "5 March 2024"),
    "both classes": ('<time class="entry-date published updated" datetime="2024-03-05">x</time>', "2024-03-05", None),
}  # fmt: skip


@pytest.mark.parametrize(("markup", "published", "modified"), DATES.values(), ids=DATES.keys())
def test_a_class_tells_publication_from_change(markup: str, published: str | None, modified: str | None) -> None:
    post = read(
        f'<html lang="en"><body><article><h1>T</h1><div>{markup}</div><div class="entry-content"><p>x</p></div></article></body></html>'
    )
    assert (post.published_raw, post.modified_raw) == (published, modified)


@pytest.mark.parametrize("tag", ["legend", "div", "strong", "h4"])
def test_lines_around_a_title_that_is_no_heading_are_read(tag: str) -> None:
    post = read(f"""<html lang="en"><head><title>Ann's Notes: Rust, slowly</title></head><body><h1><a href="/">Ann's Notes</a></h1>
    <div><{tag}>Rust, slowly</{tag}><p>20 December 2025 by Ann Smith</p><div class="body"><h1>Day one</h1><p>Text.</p><h1>Day two</h1></div></div></body></html>""")
    assert (post.title, post.published_at, post.authors) == ("Rust, slowly", at("2025-12-20T00:00:00+00:00"), ("Ann Smith",))


def test_a_line_without_an_element_after_the_title_is_read() -> None:
    post = read(
        "<html lang='en'><body><div><h1>Rust, slowly</h1> 20 December 2025 <div class='body'><p>Text.</p></div></div></body></html>"
    )
    assert post.published_at == at("2025-12-20T00:00:00+00:00")


def test_the_footer_of_an_article_inside_the_posts_container_is_the_posts() -> None:
    post = read("""<html lang="en"><head><meta property="article:tag" content="Iron"></head><body><main><div class="post"><article class="post-content">
    <header><h1>Rust</h1><div class="meta"><span><span>Posted on</span> <time datetime="2025-12-20">2025-12-20</time></span> <span><span>In</span>
    <span><a href="/categories/Garden/" rel="index"><span>Garden</span></a></span></span></div></header><div class="post-body"><p>Text.</p></div>
    <footer><div><a href="/tags/Iron/" rel="tag"># Iron</a></div></footer></article></div></main></body></html>""")
    assert (terms(post, "tag"), terms(post, "category")) == ([("Iron", "Iron")], [("Garden", "Garden")])


def test_a_link_to_the_post_itself_is_no_tag_whatever_its_rel_says() -> None:
    html = '<h1>T</h1><a rel="tag" href="/2025/rust">Read more about rust</a><a rel="tag" href="/tag/iron/">Iron</a>'
    assert terms(read(f"<article>{html}<p>Text.</p></article>", url="https://blog.example.org/2025/rust"), "tag") == [("Iron", "iron")]


def test_a_block_named_footer_inside_the_post_is_the_posts() -> None:
    html = (
        '<div class="article" itemscope itemtype="http://schema.org/Article"><div class="header"><h1 itemprop="headline">T</h1></div>'
        '<div class="footer"><p><span class="author" itemprop="author" itemscope itemtype="http://schema.org/Person">Von '
        '<span itemprop="name">Anna Müller</span></span><span itemprop="keywords"><a href="/tag/rost">Rost</a></span></p></div>'
        "<div><p>Text.</p></div></div>"
    )
    post = read(html)
    assert post.authors == ("Anna Müller",)
    assert [name for name, _ in terms(post, "tag")] == ["Rost"]


def test_the_sign_that_links_to_a_heading_is_no_part_of_the_title() -> None:
    html = '<title>Rust — Blog</title><article><h1>Rust<a class="headerlink" href="#rust" title="Link to this heading">¶</a></h1><p>Text.</p></article>'
    assert read(html).title == "Rust"


def test_an_entry_date_is_that_of_publication_whatever_other_classes_it_has() -> None:
    html = '<article class="post"><h1>T</h1><time class="entry-date updated td-date" datetime="2025-12-12T09:30:00+01:00">12 Dec</time></article>'
    assert read(html).published_at == at("2025-12-12T08:30:00+00:00")


def test_archives_that_are_sections_of_one_page_are_told_apart() -> None:
    html = '<article><h1>T</h1><p>Text.</p><footer><a rel="tag" href="/tags/#rust">Rust</a> <a class="p-category" rel="tag" href="/categories/#iron">Iron</a></footer></article>'
    post = read(html)
    assert (terms(post, "tag"), terms(post, "category")) == ([("Rust", "rust")], [("Iron", "iron")])


def test_an_item_of_links_to_categories_counts_beside_items_of_author_and_day() -> None:
    items = (
        '<li><a href="/author/ann/">Ann</a></li><li><a href="/2025/">12 Dec 2025</a></li>'
        '<li><span><a href="/category/iron/">Iron</a>, <a href="/category/steel/">Steel</a></span></li>'
    )
    post = read(f'<article class="post"><h1>T</h1><ul class="post-info">{items}</ul><p>Text.</p></article>')
    assert [name for name, _ in terms(post, "category")] == ["Iron", "Steel"]


def test_labels_of_tags_are_known_in_scripts_from_right_to_left() -> None:
    html = '<article><h1>T</h1><p>Text.</p><div>الوسوم: <a href="/x/rust">صدأ</a> <a href="/x/iron">حديد</a></div></article>'
    assert [name for name, _ in terms(read(html), "tag")] == ["صدأ", "حديد"]


def test_whom_a_quotation_cites_is_not_the_author() -> None:
    quote = '<blockquote><p>Wait.</p><footer class="field--name-field-author">Henning Brandt</footer></blockquote>'
    post = read(
        f'<html><body><article><h1>T</h1>{quote}<p>{"Text and more text. " * 20}</p><span class="author">Ada Baker</span></article></body></html>'
    )
    assert post.authors == ("Ada Baker",)


def test_a_nav_that_is_called_tags_holds_tags() -> None:
    nav = '<nav aria-label="Tags"><ul><li><a href="/blog/tags/rye">Rye</a></li><li><a href="/blog/tags/oats">Oats</a></li></ul></nav>'
    post = read(f"<html><body><article><h1>T</h1><p>{'Text and more text. ' * 20}</p>{nav}</article></body></html>")
    assert [term.name for term in post.terms] == ["Rye", "Oats"]


def test_a_line_below_the_text_names_author_and_day_in_one_sentence() -> None:
    text = f'<div class="entry-content"><p>{"Text and more text. " * 20}</p></div>'
    line = "<div class='entry-footer-info'>Posted by <a href='/about'>Ann Smith</a> on December 12, 2025 at 09:30 AM in <a href='/bread/'>Bread</a></div>"
    post = read(f'<html lang="en"><body><div class="entry"><h3>T</h3>{text}<div class="entry-footer">{line}</div></div></body></html>')
    assert post.authors == ("Ann Smith",)
    assert post.published_at is not None
    assert post.published_at.date().isoformat() == "2025-12-12"


def test_classes_that_file_a_post_are_no_list_of_terms() -> None:
    post = read(
        '<html><body><div class="entry-category-bread entry-author-ann entry-type-post entry"><h3>T</h3>'
        '<p>The dough had <a href="/about">been left</a> alone.</p></div></body></html>'
    )
    assert post.terms == ()


def test_the_categories_of_a_card_that_leads_to_another_post_are_not_the_posts() -> None:
    card = '<div class="blog-card"><div class="label category"><a href="/categories/Salt/">Salt</a></div><h5><a href="/2025/salt/">Salt</a></h5></div>'
    post = read(
        f'<html><body><h1>Rust</h1><div class="box"><p>{"Rust is slow. " * 20}</p></div><div class="row">{card}</div></body></html>'
    )
    assert terms(post, "category") == []


def test_keywords_without_commas_that_are_all_linked_tags_are_no_tag() -> None:
    links = "".join(f'<a class="tag" href="/tags/{name}/" rel="tag">{name}</a>' for name in ("Rust", "Iron works"))
    html = f'<div itemscope itemtype="http://schema.org/Article"><h1>T</h1><p>Text.</p>{links}<span hidden itemprop="keywords">Rust Iron works</span></div>'
    assert [name for name, _ in terms(read(html), "tag")] == ["Rust", "Iron works"]


def test_the_number_of_posts_beside_a_tag_is_no_part_of_its_name() -> None:
    html = '<article><h1>T</h1><p>Text.</p><div class="post-tags"><a href="/tags/web/"><span>Web 2.0<span class="count">9</span></span></a><a href="/tags/l8/">Leaf 8</a><a href="/tags/m/">Model: <b>8</b></a></div></article>'
    assert [name for name, _ in terms(read(html), "tag")] == ["Web 2.0", "Leaf 8", "Model: 8"]


def test_a_part_called_tags_that_holds_a_cloud_is_the_sites() -> None:
    cloud = '<div class="console-box tags"><p>Explore</p><div class="card-tag-cloud"><a href="/tags/salt/">Salt</a><a href="/tags/ash/">Ash</a></div></div>'
    assert terms(read(f"<body>{cloud}<article><h1>T</h1><p>Text.</p></article></body>"), "tag") == []


def test_links_to_tags_in_a_sentence_of_the_posts_meta_are_its_tags() -> None:
    html = (
        '<title>The Blog</title><div class="header"><a href="/">The Blog</a></div><div class="post-main"><div class="post-main-title">Rust, slowly</div>'
        "<div class='md'><p>Text.</p></div><div class='post-meta'><i><span>2025-12-12</span> <span>written down by us</span>"
        "<span>with the marks <a href='/tags/iron/'>Iron</a> <a href='/tags/red/'>Red</a></span></i></div></div>"
    )
    post = read(html)
    assert (post.title, terms(post, "tag")) == ("Rust, slowly", [("Iron", "iron"), ("Red", "red")])


def test_the_sign_after_a_site_without_a_name_is_no_part_of_the_title() -> None:
    assert read("<title>: Rust, slowly</title><div><p>Text.</p></div>").title == "Rust, slowly"


def test_a_catalogues_search_for_a_subject_is_the_archive_of_a_tag() -> None:
    links = '<a href="/@@search?Subject%3Alist=rust"><span>Rust</span></a> <a href="/@@search?Subject:list=caf%C3%A9"><span>Café</span></a>'
    post = read(f'<body><article><h1>T</h1><p>Text.</p><div class="keywords-viewlet">{links}</div></article></body>')
    assert terms(post, "tag") == [("Rust", "rust"), ("Café", "café")]
