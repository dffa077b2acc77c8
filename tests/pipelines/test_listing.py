"""Archive pages: which posts they list, in which order, and what is no post."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.listing import read_listing
from pipelines.urls import post_key
from tests.pipelines import archive_pages
from tests.pipelines.archive_pages import ARCHIVE, PAGES, POSTS, SITE, page
from tests.pipelines.pages import document


def keys(html: str, url: str = ARCHIVE) -> list[str]:
    return [post_key(entry.url).partition("?")[0] for entry in read_listing(document(html, url)).entries]


GOLD_KEYS = [post_key(post.url) for post in POSTS]


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_every_template_gives_its_posts_in_order_with_their_titles(make: Callable[[], str]) -> None:
    listing = read_listing(document(make(), ARCHIVE))
    assert [post_key(entry.url).partition("?")[0] for entry in listing.entries] == GOLD_KEYS
    assert [entry.title for entry in listing.entries] == [post.title for post in POSTS]
    assert not listing.problems


@pytest.mark.parametrize("make", PAGES, ids=lambda make: make.__name__)
def test_an_archive_of_a_single_post_gives_that_post(make: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> None:
    alone = POSTS[:1]
    monkeypatch.setattr(archive_pages, "POSTS", alone)
    assert keys(make()) == GOLD_KEYS[:1]


WIKI = "https://wiki.example/index.php/Categorie:Brood"


def test_a_wiki_category_lists_its_pages_by_their_own_titles() -> None:
    groups = {"A": ["Autolyse"], "R": ["Rijzen in de koelkast", "Roggebrood"], "Z": ["Zuurdesem voeden in de winter"]}
    lists = "".join(
        f'<div class="mw-category-group"><h3>{letter}</h3><ul>'
        + "".join(f'<li><a href="/index.php/{title.replace(" ", "_")}" title="{title}">{title}</a></li>' for title in titles)
        + "</ul></div>"
        for letter, titles in groups.items()
    )
    html = f'<div id="mw-pages"><h2>Pagina’s in categorie "Brood"</h2><div class="mw-category">{lists}</div></div>'
    listing = read_listing(document(f"<html><body><h1>Categorie:Brood</h1>{html}</body></html>", WIKI))
    assert [entry.title for entry in listing.entries] == [title for titles in groups.values() for title in titles]


def test_a_year_over_its_only_post_is_not_the_title_of_that_post() -> None:
    years = "".join(
        f"<section><h2>{year}</h2><ul><li><a href='/posts/{year}-bread'>Bread that rose in the year {year}</a></li></ul></section>"
        for year in (2024, 2023, 2022)
    )
    listing = read_listing(document(f"<html><body><main><h1>Archive</h1>{years}</main></body></html>", ARCHIVE))
    assert [entry.title for entry in listing.entries] == [f"Bread that rose in the year {year}" for year in (2024, 2023, 2022)]


def test_a_title_that_is_no_heading_is_not_the_first_heading_of_the_text() -> None:
    posts = "".join(
        f"<div class='inlinepage'><div><span>Ann</span> <span><a href='/posts/{name}/'>About {name} and its flour</a></span></div>"
        f"<div><p>{'It rises in its own time, and the baker waits. ' * 3}</p><h2>Drying</h2><p>Keep it on a plate.</p></div></div>"
        for name in ("rye", "oats", "spelt")
    )
    listing = read_listing(document(f"<html><body><div id='content'>{posts}</div></body></html>", ARCHIVE))
    assert [entry.metadata.title for entry in listing.entries] == [entry.title for entry in listing.entries]
    assert [entry.title for entry in listing.entries] == [f"About {name} and its flour" for name in ("rye", "oats", "spelt")]


@pytest.mark.parametrize("names", [("rye", "oats", "spelt"), ("rye",)])
@pytest.mark.parametrize("text", ["<h2>Drying</h2><p>Keep it on a plate.</p>", "<p>It rises.</p>"])
def test_a_title_in_a_paragraph_of_an_article_is_the_title(names: tuple[str, ...], text: str) -> None:
    posts = "".join(
        f"<div class='card'><article><div><time>2024-05-14</time> <a href='/categories/Tests/'>Tests</a></div>"
        f"<p class='title'><a href='/2024/05/14/{name}/'>About {name}</a></p><div class='content'>{text}</div></article></div>"
        for name in names
    )
    listing = read_listing(document(f"<html><body><div class='main'>{posts}</div></body></html>", ARCHIVE))
    assert [entry.title for entry in listing.entries] == [f"About {name}" for name in names]
    assert [entry.metadata.title for entry in listing.entries] == [f"About {name}" for name in names]


def test_an_empty_archive_gives_no_entries_although_its_sidebar_lists_posts() -> None:
    listing = read_listing(document(page("<main><h1>Tag: bread</h1><p>Nothing was found here. Try a search?</p></main>"), ARCHIVE))
    assert listing.entries == ()
    assert [problem.code for problem in listing.problems] == ["no-entries"]
    assert ARCHIVE in listing.problems[0].detail


def test_a_single_post_is_no_archive_although_it_links_related_posts() -> None:
    related = "".join(f'<article><h3><a href="{post.path}">{post.title}</a></h3><time>{post.date}</time></article>' for post in POSTS)
    html = page(
        f'<main><article class="post"><h1>Baking at night</h1>{"<p>" + "The oven hums while the street sleeps. " * 12 + "</p>"}</article>'
        f"<h2>You may also like</h2><div>{related}</div></main>",
        body_class="single single-post postid-7",
    )
    listing = read_listing(document(html, f"{SITE}/2024/baking-at-night/"))
    assert listing.entries == ()
    assert "single post" in listing.problems[0].detail


def test_a_post_that_a_page_lists_twice_is_one_entry_where_it_stands_first() -> None:
    cards = "".join(
        f'<article><h2><a href="{post.path}">{post.title}</a></h2><time datetime="{post.date}">{post.shown}</time></article>'
        for post in (*POSTS, POSTS[1])
    )
    assert keys(page(f"<main>{cards}</main>")) == GOLD_KEYS


def test_a_carousel_of_other_posts_above_the_list_is_left_out() -> None:
    slides = "".join(f'<div class="slick-slide"><a href="/2022/old-{n}/"><h3>An old favourite, number {n}</h3></a></div>' for n in range(4))
    html = archive_pages.wordpress_classic().replace('<main id="main"', f'<div class="slick-slider">{slides}</div><main id="main"')
    assert keys(html) == GOLD_KEYS


def test_popular_posts_in_an_unmarked_column_are_left_out() -> None:
    popular = "".join(f'<li><a href="/2021/popular-{n}/">Popular post number {n}</a></li>' for n in range(5))
    html = archive_pages.shopify().replace("</main>", f"</main><div class='col-3'><h4>Popular</h4><ul>{popular}</ul></div>")
    assert keys(html) == GOLD_KEYS


def test_comments_and_breadcrumbs_are_left_out() -> None:
    crumbs = '<div class="breadcrumbs"><a href="/">Home</a> / <a href="/blog/">Blog</a></div>'
    comments = "".join(f'<li><p><a href="/2020/c{n}/">A comment on something old {n}</a></p></li>' for n in range(6))
    html = archive_pages.elementor().replace(
        '<div class="elementor elementor-12', f'{crumbs}<ol class="commentlist">{comments}</ol><div class="elementor elementor-12'
    )
    assert keys(html) == GOLD_KEYS


def test_posts_without_titles_are_entries_by_their_dates() -> None:
    notes = "".join(
        f'<article class="hentry format-status"><div class="entry-content"><p>{post.summary}</p></div>'
        f'<footer><a href="{post.url}" rel="bookmark"><time datetime="{post.date}">{post.shown}</time></a></footer></article>'
        for post in POSTS
    )
    listing = read_listing(document(page(f"<main>{notes}</main>"), ARCHIVE))
    assert [post_key(entry.url) for entry in listing.entries] == GOLD_KEYS
    assert all(entry.title is None for entry in listing.entries)


def test_posts_that_only_json_ld_lists_are_entries() -> None:
    items = ",".join(f'{{"@type":"ListItem","position":{n},"url":"{post.url}","name":"{post.title}"}}' for n, post in enumerate(POSTS))
    html = f'<html><head><script type="application/ld+json">{{"@type":"ItemList","itemListElement":[{items}]}}</script></head><body><div id="app"></div></body></html>'
    assert keys(html) == GOLD_KEYS


def test_tables_of_terms_are_no_posts() -> None:
    tags = "".join(f'<li><a href="/tag/{word}/">{word} for bakers</a> (3)</li>' for word in ("oven", "flour", "water", "salt"))
    assert keys(page(f"<main><h1>All tags</h1><ul>{tags}</ul></main>"), f"{SITE}/all/") == []


def test_the_number_that_a_site_names_is_the_declared_total() -> None:
    assert read_listing(document(archive_pages.ghost_casper(), ARCHIVE)).declared_total == 5
    assert read_listing(document(archive_pages.hugo_plain(), ARCHIVE)).declared_total is None


def test_the_archives_title_is_its_heading() -> None:
    assert read_listing(document(archive_pages.wordpress_classic(), ARCHIVE)).title == "Tag: bread"


def test_entries_carry_their_dates() -> None:
    found = read_listing(document(archive_pages.wordpress_classic(), ARCHIVE)).entries
    assert [entry.metadata.published_at and f"{entry.metadata.published_at:%Y-%m-%d}" for entry in found] == [post.date for post in POSTS]


def test_reading_does_not_change_the_page() -> None:
    from lxml import etree

    for make in (archive_pages.flat_headings, archive_pages.definition_list):
        opened = document(make(), ARCHIVE)
        before = etree.tostring(opened.root)
        read_listing(opened)
        assert etree.tostring(opened.root) == before


def test_flat_posts_get_what_follows_their_titles() -> None:
    entry = read_listing(document(archive_pages.flat_headings(), ARCHIVE)).entries[1]
    assert entry.element is not None
    assert POSTS[1].summary in "".join(entry.element.itertext())
    assert POSTS[2].title not in "".join(entry.element.itertext())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<div>", "</div>", "<article>", "<a href='/a'>", "<a href='/b/c'>x y z</a>", "<h2>", "</h2>", "text ", "<ul><li>", "<nav>"]
        ),
        max_size=60,
    )
)
def test_any_markup_gives_a_listing(pieces: list[str]) -> None:
    listing = read_listing(document("".join(pieces), ARCHIVE))
    assert bool(listing.entries) != bool(listing.problems)


def test_a_page_of_many_thousand_links_is_read_in_bounded_time() -> None:
    import time

    html = "<div>" * 200 + "".join(f'<p><a href="/x/{n}/">Link number {n} of a farm</a></p>' for n in range(20_000))
    opened = document(html, ARCHIVE)
    begin = time.process_time()
    read_listing(opened)
    assert time.process_time() - begin < 20


def test_a_link_to_the_rest_of_a_post_is_none_of_its_tags() -> None:
    entries = "".join(
        f'<article><h2><a href="/{name}/">The story of {name}</a></h2><p>Some words on it.</p><a rel="tag" href="/{name}/">Read more</a> '
        f'<a rel="tag" href="/tag/{name}/">{name}</a></article>'
        for name in ("rye", "oats", "wheat")
    )
    listing = read_listing(document(f"<main>{entries}</main>", ARCHIVE))
    assert [[term.name for term in entry.metadata.terms] for entry in listing.entries] == [["rye"], ["oats"], ["wheat"]]


@pytest.mark.parametrize("path", ["/node/1042", "/node/2015", "/posts/1999", "/archives/1042.html", "/archives/12/"])
def test_a_post_whose_address_is_a_number_is_no_archive_of_a_year(path: str) -> None:
    html = f'<main><article class="post"><h2><a href="{path}">The first piece</a></h2><p>Hello kitchen. This is where it begins.</p></article></main>'
    listing = read_listing(document(html, f"{SITE}/tags/bread?page=4"))
    assert [entry.url for entry in listing.entries] == [f"{SITE}{path}"]


def test_the_columns_of_a_table_are_not_mixed() -> None:
    rows = "".join(
        f'<tr><td>2024-05-0{n}</td><td><a href="/posts/{n}">How bread number {n} failed</a></td><td><a href="/users/{who}">{who}</a></td></tr>'
        for n, who in enumerate(("ann", "bob", "cid", "dot", "eve"), 1)
    )
    listing = read_listing(document(f"<h2>Posts</h2><table><tbody>{rows}</tbody></table>", f"{SITE}/posts/?label=bread"))
    assert [entry.url for entry in listing.entries] == [f"{SITE}/posts/{n}" for n in range(1, 6)]


def test_a_class_that_says_what_a_heading_has_not_is_no_sign_of_chrome() -> None:
    entries = "".join(
        f'<article class="archive__item"><h2 class="archive__item-title no_toc"><a href="/{name}/">The story of {name}</a></h2><p>Some words.</p></article>'
        for name in ("rye", "oats", "wheat")
    )
    assert len(read_listing(document(f'<div id="main">{entries}</div>', ARCHIVE)).entries) == 3


def test_the_one_post_of_a_last_page_is_listed_though_its_address_is_a_query() -> None:
    html = (
        '<!doctype html><html><body class="archive category paged-3"><main><h1>Category: Tests</h1><article class="hentry">'
        '<h2 class="entry-title"><a href="/?p=1042">The first piece</a></h2><div class="entry-content"><p>Hello kitchen.</p></div>'
        '<footer><time datetime="2023-12-01">1 December 2023</time> <a href="/?cat=2">Tests</a></footer></article></main></body></html>'
    )
    listing = read_listing(document(html, "https://x.org/?cat=2&paged=3"))
    assert [entry.url for entry in listing.entries] == ["https://x.org/?p=1042"]


def test_the_one_post_of_a_last_page_is_listed_though_its_title_is_no_heading() -> None:
    item = '<li class="post-item"><span class="post-date">12-01</span> <a class="post-title" href="/2023/12/01/first/">The first piece</a></li>'
    listed = f'<div class="tag-name">bread</div><section><div><span>2023</span></div><ul>{item}</ul></section>'
    html = f'<div class="header"><a href="/">The Crust</a></div><div class="main">{listed}</div><div class="footer"><a href="/">Crust team</a></div>'
    listing = read_listing(document(f"<html><body>{html}</body></html>", f"{ARCHIVE}page/5/"))
    assert [(entry.url, entry.title) for entry in listing.entries] == [(f"{SITE}/2023/12/01/first/", "The first piece")]


def test_the_last_post_of_a_list_of_terms_in_a_layout_table_is_an_entry() -> None:
    cell = '<h1>bread</h1><dl><dt><a href="/notes/first.html">The first piece</a> <i>(1 Dec 2023)</i><dd>Hello kitchen, this is where it begins.</dl>'
    html = f'<table><tr><td><a href="/">home</a></td><td>{cell}<p><a href="/tag/bread/">[1]</a> <b>[2]</b></p></td></tr></table>'
    listing = read_listing(document(html, f"{ARCHIVE}2"))
    assert [entry.url for entry in listing.entries] == [f"{SITE}/notes/first.html"]


@pytest.mark.parametrize("pager", ['<nav id="pagination"><a rel="next" href="/tag/bread/page/2/">2</a></nav>', ""], ids=["paged", "alone"])
def test_an_archive_that_its_theme_calls_recent_posts_is_the_archive(pager: str) -> None:
    cards = "".join(
        f'<div class="recent-post-item"><a class="article-title" href="/{name}/">The story of {name} in winter</a><time datetime="2025-12-01">1 Dec</time></div>'
        for name in ("rye", "oats", "wheat")
    )
    clouds = '<div class="console"><a href="/tag/bread/">Bread<sup>9</sup></a></div>' * 20
    html = f'{clouds}<main><div class="recent-posts" id="recent-posts">{cards}{pager}</div><div class="card">About us and the oven.</div></main>'
    assert len(read_listing(document(f"<html><body>{html}</body></html>", ARCHIVE)).entries) == 3


def test_recent_posts_beside_an_archive_are_none_of_it() -> None:
    entries = "".join(
        f'<article><h2><a href="/{name}/">The story of {name}</a></h2><p>Some words.</p></article>' for name in ("rye", "oats")
    )
    recent = '<div class="recent-posts"><a href="/salt/">Salt and its many uses</a><a href="/ash/">Ash under the oven</a></div>'
    assert keys(f"<html><body><main>{entries}{recent}</main></body></html>") == [post_key(f"{SITE}/{name}/") for name in ("rye", "oats")]


def test_a_title_without_a_heading_or_a_link_names_the_post_that_a_permalink_leads_to() -> None:
    posts = "".join(
        f'<div class="storybox"><span class="storyTitle">The story of {name}</span><div class="story"><h2>How it begins</h2><p>Words of {name}.</p></div>'
        f'<a href="/{name}.html">Permalink</a></div>'
        for name in ("rye", "oats", "wheat")
    )
    listing = read_listing(document(f"<html><body>{posts}</body></html>", ARCHIVE))
    assert [(entry.title, entry.metadata.title) for entry in listing.entries] == [
        (f"The story of {name}",) * 2 for name in ("rye", "oats", "wheat")
    ]


def test_links_of_one_table_whose_classes_name_kinds_of_pages_are_one_list() -> None:
    kinds = {"rye": "document", "oats": "news-item", "wheat": "news-item", "spelt": "document", "millet": "news-item"}
    rows = "".join(
        f'<tr><td><a class="type/{kind} url" href="/news/{name}">The story of {name}</a></td><td><a href="/author/ann">Ann Smith</a></td>'
        f"<td>one of the guild of bakers in town</td><td>{'<img src=/a.jpg>' if name in ('oats', 'millet') else ''}</td></tr>"
        for name, kind in kinds.items()
    )
    listing = read_listing(document(f"<main><h1>bread</h1><table><tbody>{rows}</tbody></table></main>", ARCHIVE))
    assert [entry.url for entry in listing.entries] == [f"{SITE}/news/{name}" for name in kinds]


@pytest.mark.parametrize(("before", "after"), [("<main>", "</main>"), ('<div><article id="content">', "</article></div>")])
def test_what_a_search_form_goes_around_is_the_archive(before: str, after: str) -> None:
    results = "".join(
        f'<li><div><div class="result-title"><a href="/news/{name}">The story of {name}</a></div><div>What the miller told us of it, and more.</div>'
        '<cite>Located in <a href="/news">News</a></cite></div></li>'
        for name in ("rye", "oats", "wheat")
    )
    form = f'<form role="search"><input name="q"><label>Newest first</label><ol>{results}</ol></form>'
    listing = read_listing(document(f"<body>{before}<h1>Search results</h1>{form}{after}</body>", f"{SITE}/search?subject=bread"))
    assert [(entry.url, entry.title) for entry in listing.entries] == [
        (f"{SITE}/news/{name}", f"The story of {name}") for name in ("rye", "oats", "wheat")
    ]


def test_popular_searches_in_a_search_form_are_no_posts_where_posts_stand_outside_of_it() -> None:
    names = ("barley", "corn", "rice", "millet", "spelt", "teff", "buckwheat")
    popular = "".join(f'<li><a href="/guides/{name}/">The best of {name} bread</a></li>' for name in names)
    posts = "".join(f'<li><a href="/{name}/">The story of {name}</a></li>' for name in ("rye", "oats", "wheat"))
    listing = read_listing(document(f'<main><form role="search"><ul>{popular}</ul></form><ul>{posts}</ul></main>', ARCHIVE))
    assert [entry.url for entry in listing.entries] == [f"{SITE}/{name}/" for name in ("rye", "oats", "wheat")]
