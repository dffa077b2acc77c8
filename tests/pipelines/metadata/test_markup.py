"""Microdata, RDFa and microformats, and which of several posts on a page they speak of."""

from pipelines.model.picture import Picture
from tests.pipelines.metadata.reading import at, read, read_entry, terms


def test_an_authors_person_is_not_mixed_up_with_the_article() -> None:
    post = read("""<body><article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Rust</h1>
    <div itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ann Smith</span><span itemprop="description">Bio</span>
    <img itemprop="image" src="/ann.jpg"></div><div itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Site"></div>
    <meta itemprop="datePublished" content="2024-03-05T10:00:00Z"><link itemprop="image" href="/rust.jpg">
    <span itemprop="description">Lead.</span></article></body>""")
    assert (post.title, post.authors, post.excerpt) == ("Rust", ("Ann Smith",), "Lead.")
    assert post.featured_image == Picture(src="https://blog.example.org/rust.jpg")
    assert post.published_at == at("2024-03-05T10:00:00+00:00")


def test_properties_in_no_item_count_but_a_loose_name_does_not() -> None:
    post = read('<body><h1>Rust</h1><span itemprop="name">Shop</span><time itemprop="datePublished" datetime="2024-03-05">x</time></body>')
    assert (post.title, post.published_raw) == ("Rust", "2024-03-05")


def test_a_property_with_two_names_is_both() -> None:
    post = read("""<body><div itemscope itemtype="https://schema.org/BlogPosting"><h1 itemprop="name headline">Rust</h1>
    <meta itemprop="datePublished dateModified" content="2024-03-05"></div></body>""")
    assert (post.title, post.published_raw, post.modified_raw) == ("Rust", "2024-03-05", "2024-03-05")


def test_related_posts_in_markup_are_other_posts() -> None:
    card = """<article class="hentry" itemscope itemtype="https://schema.org/BlogPosting"><h3 itemprop="headline"><a href="/other/">Other</a></h3>
    <time itemprop="datePublished" datetime="2020-01-01">1 Jan 2020</time><span class="author vcard"><span class="fn">Somebody Else</span></span></article>"""
    post = read(f"""<body><div class="grid">{card}</div><main><h1>Own</h1><time datetime="2024-03-05T10:00:00Z">5 March 2024</time>
    <p>One</p><p>Two</p></main>{card}{card}</body>""")
    assert post.title == "Own"
    assert post.published_raw == "2024-03-05T10:00:00Z"
    assert post.authors == ()


def test_comments_in_microformats_are_not_the_posts() -> None:
    post = read("""<body><article class="h-entry"><h1 class="p-name">Own</h1><p>One</p><section class="comments">
    <div class="h-entry"><a class="p-author h-card">Trol</a><time class="dt-published" datetime="2024-04-01">x</time></div></section>
    <ol id="comments"><li><time datetime="2024-05-01">x</time></li></ol></article></body>""")
    assert (post.authors, post.published_at) == ((), None)


def test_an_h_entry_gives_its_properties() -> None:
    post = read("""<body><article class="h-entry"><h1 class="p-name">Own</h1><p class="p-summary">Lead.</p>
    <a class="p-author h-card" href="/"><img src="/me.jpg" alt="">Ann Smith</a><time class="dt-published" datetime="2024-03-05 10:00:00+0100">x</time>
    <time class="dt-updated" datetime="2024-03-06">x</time><a class="p-category" href="/tag/iron">iron</a><img class="u-photo" src="/p.jpg" alt="">
    <div class="e-content"><p>Text</p></div></article></body>""")
    assert (post.title, post.excerpt, post.authors) == ("Own", "Lead.", ("Ann Smith",))
    assert (post.published_at, post.modified_at) == (at("2024-03-05T09:00:00+00:00"), at("2024-03-06T00:00:00+00:00"))
    assert terms(post, "tag") == [("iron", "iron")]
    assert post.featured_image == Picture(src="https://blog.example.org/p.jpg", decorative=True)


def test_drupal_seven_prints_dublin_core_in_rdfa() -> None:
    post = read("""<body><h1>Rust</h1><div id="node-7" class="node node-article" about="/rust" typeof="sioc:Item foaf:Document"><span property="dc:title" content="Rust"></span>
    <div class="submitted"><span property="dc:date dc:created" content="2014-03-05T10:00:00+01:00" datatype="xsd:dateTime" rel="sioc:has_creator">Submitted by
    <span class="username" typeof="sioc:UserAccount" property="foaf:name">ann</span> on Wed, 03/05/2014 - 10:00</span></div><p>x</p></div></body>""")
    assert (post.title, post.published_at) == ("Rust", at("2014-03-05T09:00:00+00:00"))


LISTING = """<html lang="nl"><body><h1>Berichten getagd: rust</h1>
<article data-entry id="post-7" class="post-7 post type-post hentry category-tuin"><a href="/rust/"><img class="wp-post-image" src="/a-300x200.jpg" srcset="/a-300x200.jpg 300w, /a-1024x683.jpg 1024w" width="300" height="200" alt="Bank"></a>
<h2 class="entry-title"><a href="/rust/">Rust in de tuin</a></h2><div class="meta"><span class="posted-on">12 december 2025</span> <span class="byline">Door Jan de Vries</span>
<span class="cat-links"><a href="/category/tuin/" rel="category tag">Tuin</a></span></div><div class="entry-summary"><p>Een korte lead.</p></div></article>
<article class="post"><h2><a href="/zee/">Zee</a></h2><time datetime="2020-01-01">x</time></article></body></html>"""


def test_an_entry_of_a_listing_is_read_on_its_own() -> None:
    entry = read_entry(LISTING)
    assert (entry.title, entry.authors, entry.excerpt) == ("Rust in de tuin", ("Jan de Vries",), "Een korte lead.")
    assert (entry.published_at, entry.published_precision) == (at("2025-12-12T00:00:00+00:00"), "day")
    assert entry.featured_image == Picture(src="https://blog.example.org/a-1024x683.jpg", alt="Bank", width=1024, height=683)
    assert terms(entry, "category") == [("Tuin", "tuin")]
    assert (entry.source_id, entry.post_type, entry.language) == ("7", "post", "nl")
    assert entry.meta_title is None
    assert entry.noindex is None


def test_an_entry_without_a_date_takes_none_from_its_neighbour() -> None:
    entry = read_entry(
        '<body><div data-entry><h2><a href="/a">A</a></h2></div><div><h2><a href="/b">B</a></h2><time datetime="2020-01-01">x</time></div></body>'
    )
    assert (entry.title, entry.published_at) == ("A", None)


def test_an_entrys_own_language_wins_over_the_pages() -> None:
    assert read_entry('<html lang="en"><body><article data-entry lang="nl_be"><h2>A</h2></article></body></html>').language == "nl-BE"


def test_a_relative_date_counts_from_the_fetch() -> None:
    entry = read_entry('<html lang="nl"><body><div data-entry><h2>A</h2><span class="date">3 dagen geleden</span></div></body></html>')
    assert (entry.published_at, entry.published_raw) == (at("2026-01-07T00:00:00+00:00"), "3 dagen geleden")


def test_a_fragment_is_read_by_its_own_markup() -> None:
    post = read("""<article id="post-5000" class="post type-post hentry" itemscope="itemscope" itemtype="https://schema.org/BlogPosting">
    <header><h2 class="entry-title" itemprop="headline"><a href="/a/" rel="bookmark">Titel &amp; meer</a></h2></header>
    <span class="hidden"><span itemprop="image" itemscope itemtype="https://schema.org/ImageObject"><span itemprop="url">/a.jpg</span><span itemprop="width">1024</span><span itemprop="height">683</span></span>
    <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Riley Forbes</span></span>
    <time itemprop="datePublished" datetime="2025-12-29T09:15:00+00:00">29 december 2025</time></span><div class="entry-content" itemprop="text"><p>Tekst.</p></div></article>""",
    fragment=True)  # fmt: skip
    assert (post.title, post.authors, post.source_id) == ("Titel & meer", ("Riley Forbes",), "5000")
    assert post.published_at == at("2025-12-29T09:15:00+00:00")
    assert post.featured_image == Picture(src="https://blog.example.org/a.jpg", width=1024, height=683)
    assert post.noindex is None


def test_a_list_of_links_that_is_keywords_as_a_whole_is_its_links() -> None:
    post = read("""<body><article itemscope itemtype="https://schema.org/BlogPosting"><h1 itemprop="headline">Rust</h1><p>x</p>
    <ul class="article-tag-list" itemprop="keywords"><li><a href="/tags/Iron/" rel="tag">Iron</a></li><li><a href="/tags/Slow-science/" rel="tag">Slow science</a></li></ul>
    <span itemprop="articleSection">In <a href="/x/">Notes</a></span></article></body>""")
    assert terms(post, "tag") == [("Iron", "Iron"), ("Slow science", "Slow-science")]
    assert [name for name, _ in terms(post, "category")] == ["Notes"]
