"""Pages in the manner of the CMSs and themes that most posts come from."""

from pipelines.model.picture import Picture
from tests.pipelines.metadata.reading import at, read, terms

WORDPRESS_CLASSIC = """<!doctype html><html lang="nl-NL"><head><meta charset="utf-8">
<title>Rust in de tuin &#8211; Het Groene Blog</title>
<meta name="generator" content="WordPress 6.7.1">
<link rel="canonical" href="https://blog.example.org/2025/12/rust-in-de-tuin/">
<link rel="https://api.w.org/" href="https://blog.example.org/wp-json/">
<link rel="alternate" type="application/json" href="https://blog.example.org/wp-json/wp/v2/posts/5123">
<link rel="shortlink" href="https://blog.example.org/?p=5123"></head>
<body class="post-template-default single single-post postid-5123 single-format-standard">
<header class="site-header"><p class="site-title"><a href="/" rel="home">Het Groene Blog</a></p></header>
<main id="main"><article id="post-5123" class="post-5123 post type-post status-publish hentry category-moestuin tag-rust">
<header class="entry-header"><h1 class="entry-title">Rust in de <em>tuin</em></h1></header>
<figure class="post-thumbnail"><img width="1568" height="1045" src="/wp-content/uploads/2025/12/tuin.jpg" class="attachment-post-thumbnail wp-post-image" alt="Een bankje"></figure>
<div class="entry-content"><p>Een eerste alinea.</p><p>Een tweede met <time datetime="1999-01-01">een datum</time>.</p></div>
<footer class="entry-footer">
<div class="posted-by"><span class="posted-on">Gepubliceerd op <time class="entry-date published" datetime="2025-12-12T09:30:00+01:00">12 december 2025</time><time class="updated" datetime="2025-12-14T10:00:00+01:00">14 december 2025</time></span>
<span class="byline">Door <a href="https://blog.example.org/author/jan/" rel="author">Jan de Vries</a></span></div>
<div class="post-taxonomies"><span class="cat-links">Gecategoriseerd als <a href="https://blog.example.org/category/moestuin/" rel="category tag">Moestuin</a></span>
<span class="tags-links">Getagd <a href="https://blog.example.org/tag/rust/" rel="tag">rust</a>, <a href="https://blog.example.org/tag/slow-living/" rel="tag">slow living</a></span></div>
</footer></article>
<nav class="post-navigation"><a href="/2025/11/x/" rel="prev">Vorig bericht</a></nav>
<div id="comments" class="comments-area"><ol class="comment-list"><li class="comment"><article class="comment-body"><div class="comment-author vcard"><b class="fn">Trol</b></div>
<time datetime="2026-01-01T10:00:00+01:00">1 januari 2026</time></article></li></ol></div></main>
<aside class="widget-area"><section class="widget widget_recent_entries"><ul><li><a href="/x/">Ander</a><span class="post-date">3 januari 2026</span></li></ul></section>
<section class="widget widget_tag_cloud"><a href="/tag/zee/" rel="tag">zee</a></section></aside></body></html>"""


def test_a_classic_wordpress_theme_gives_every_field() -> None:
    post = read(WORDPRESS_CLASSIC)
    assert post.title == "Rust in de tuin"
    assert post.authors == ("Jan de Vries",)
    assert (post.published_at, post.published_precision) == (at("2025-12-12T08:30:00+00:00"), "second")
    assert post.published_raw == "2025-12-12T09:30:00+01:00"
    assert (post.modified_at, post.modified_raw) == (at("2025-12-14T09:00:00+00:00"), "2025-12-14T10:00:00+01:00")
    assert post.language == "nl-NL"
    assert terms(post, "category") == [("Moestuin", "moestuin")]
    assert terms(post, "tag") == [("rust", "rust"), ("slow living", "slow-living")]
    assert terms(post, "author") == [("Jan de Vries", "jan")]
    assert post.featured_image == Picture(
        src="https://blog.example.org/wp-content/uploads/2025/12/tuin.jpg", alt="Een bankje", width=1568, height=1045
    )
    assert (post.source_id, post.post_type, post.slug, post.cms) == ("5123", "post", "rust-in-de-tuin", "WordPress")
    assert post.canonical_url == "https://blog.example.org/2025/12/rust-in-de-tuin/"
    assert post.meta_title == "Rust in de tuin – Het Groene Blog"
    assert post.noindex is False


def test_a_wordpress_block_theme_gives_its_post_blocks() -> None:
    post = read("""<html lang="de-DE"><head><title>Der Garten im Winter – Beispiel</title></head><body class="single postid-77">
    <div class="wp-site-blocks"><header class="wp-block-template-part"><p class="wp-block-site-title"><a href="/">Beispiel</a></p></header>
    <main class="wp-block-group"><h1 class="wp-block-post-title">Der Garten im Winter</h1>
    <div class="wp-block-group"><div class="wp-block-post-date"><time datetime="2024-03-05T10:00:00+01:00"><a href="/p">5. März 2024</a></time></div>
    <div class="wp-block-post-author"><div class="wp-block-post-author__content"><p class="wp-block-post-author__byline">Geschrieben von</p>
    <p class="wp-block-post-author__name">Anna Müller</p></div></div>
    <div class="taxonomy-category wp-block-post-terms"><a href="/category/garten/" rel="tag">Garten</a></div></div>
    <div class="entry-content wp-block-post-content"><p>Text.</p></div>
    <div class="taxonomy-post_tag wp-block-post-terms"><a href="/tag/winter/" rel="tag">Winter</a><span>, </span><a href="/tag/frost/" rel="tag">Frost</a></div>
    <div class="wp-block-query"><ul><li class="wp-block-post"><h2 class="wp-block-post-title"><a href="/andere/">Andere</a></h2>
    <div class="wp-block-post-date"><time datetime="2026-01-01">1. Januar 2026</time></div></li></ul></div></main></div></body></html>""")
    assert post.title == "Der Garten im Winter"
    assert post.authors == ("Anna Müller",)
    assert post.published_at == at("2024-03-05T09:00:00+00:00")
    assert terms(post, "category") == [("Garten", "garten")]
    assert terms(post, "tag") == [("Winter", "winter"), ("Frost", "frost")]
    assert post.source_id == "77"


def test_a_yoast_graph_is_read_through_its_references() -> None:
    post = read(
        """<html lang="en-US"><head><title>Quiet Gardens - The Blog</title>
    <meta property="og:title" content="Quiet Gardens - The Blog"><meta property="og:site_name" content="The Blog">
    <meta property="og:locale" content="en_GB"><meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ann Smith">
    <script type="application/ld+json" class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[
    {"@type":"Article","@id":"https://blog.example.org/quiet/#article","isPartOf":{"@id":"https://blog.example.org/quiet/"},
     "author":{"name":"Ann Smith","@id":"https://blog.example.org/#/schema/person/1"},"headline":"Quiet Gardens",
     "datePublished":"2025-12-12T08:30:00+00:00","dateModified":"2025-12-13T09:00:00+00:00","mainEntityOfPage":{"@id":"https://blog.example.org/quiet/"},
     "image":{"@id":"https://blog.example.org/quiet/#primaryimage"},"keywords":["rust","slow living"],"articleSection":["Garden"],"inLanguage":"en-US"},
    {"@type":"WebPage","@id":"https://blog.example.org/quiet/","url":"https://blog.example.org/quiet/","name":"Quiet Gardens - The Blog",
     "datePublished":"2025-12-12T08:30:00+00:00","description":"How to sit still."},
    {"@type":"ImageObject","@id":"https://blog.example.org/quiet/#primaryimage","url":"https://blog.example.org/a.jpg","width":1200,"height":800},
    {"@type":"WebSite","@id":"https://blog.example.org/#website","name":"The Blog"},
    {"@type":"Person","@id":"https://blog.example.org/#/schema/person/1","name":"Ann Smith","url":"https://blog.example.org/author/ann/"}]}</script>
    </head><body><h1>Quiet Gardens</h1><p>Text</p></body></html>""",
        url="https://blog.example.org/quiet/",
    )
    assert post.title == "Quiet Gardens"
    assert post.authors == ("Ann Smith",)
    assert post.excerpt == "How to sit still."
    assert post.featured_image == Picture(src="https://blog.example.org/a.jpg", width=1200, height=800)
    assert terms(post, "tag") == [("rust", None), ("slow living", None)]
    assert terms(post, "category") == [("Garden", None)]
    assert terms(post, "author") == [("Ann Smith", "ann")]
    assert post.language == "en-US"


def test_hugo_with_papermod_markup() -> None:
    post = read("""<html lang="en"><head><title>On Rust | My Notes</title><meta name="generator" content="Hugo 0.139.0">
    <meta name="keywords" content="rust, gardens"><meta name="author" content="Eva Bos">
    <meta property="og:title" content="On Rust"><meta property="article:published_time" content="2024-02-29T00:00:00+00:00">
    <meta property="article:modified_time" content="2024-03-01T00:00:00+00:00"></head>
    <body><main><article class="post-single"><header class="post-header"><h1 class="post-title entry-hint-parent">On Rust</h1>
    <div class="post-meta"><span title='2024-02-29 00:00:00 +0000 UTC'>February 29, 2024</span>&nbsp;·&nbsp;5 min&nbsp;·&nbsp;Eva Bos</div></header>
    <div class="post-content"><p>Text.</p></div>
    <footer class="post-footer"><ul class="post-tags"><li><a href="/tags/rust/">Rust</a></li><li><a href="/tags/gardens/">Gardens</a></li></ul></footer>
    </article></main></body></html>""")
    assert (post.title, post.authors, post.cms) == ("On Rust", ("Eva Bos",), "Hugo")
    assert post.published_at == at("2024-02-29T00:00:00+00:00")
    assert terms(post, "tag") == [("Rust", "rust"), ("Gardens", "gardens")]


def test_pelican_says_it_with_abbr_and_address() -> None:
    post = read(
        """<html lang="fr"><head><title>La rouille au jardin</title><meta name="generator" content="Pelican"></head><body>
    <header id="banner" class="body"><h1><a href="/">Carnets</a></h1></header>
    <section id="content" class="body"><header><h2 class="entry-title"><a href="https://blog.example.org/rouille.html" rel="bookmark">La rouille au jardin</a></h2></header>
    <footer class="post-info"><abbr class="published" title="2024-03-01T10:15:00+01:00">ven. 01 mars 2024</abbr>
    <address class="vcard author">By <a class="url fn" href="/author/zoe.html">Zoé Martin</a></address>
    <p>In <a href="/category/jardin.html">Jardin</a>. tags: <a href="/tag/rouille.html">rouille</a></p></footer>
    <div class="entry-content"><p>Texte.</p></div></section></body></html>""",
        url="https://blog.example.org/rouille.html",
    )
    assert post.title == "La rouille au jardin"
    assert post.authors == ("Zoé Martin",)
    assert post.published_at == at("2024-03-01T09:15:00+00:00")
    assert (post.slug, post.cms) == ("rouille", "Pelican")


def test_jekyll_minima_with_its_seo_tag() -> None:
    post = read("""<html lang="es"><head><title>El óxido | Cuaderno</title><meta name="generator" content="Jekyll v4.3.3">
    <meta property="og:title" content="El óxido"><meta name="author" content="Ana García">
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"BlogPosting","author":{"@type":"Person","name":"Ana García"},
    "dateModified":"2024-03-12T00:00:00+01:00","datePublished":"2024-03-12T00:00:00+01:00","headline":"El óxido",
    "mainEntityOfPage":{"@type":"WebPage","@id":"https://blog.example.org/oxido.html"},"url":"https://blog.example.org/oxido.html"}</script></head>
    <body><article class="post h-entry" itemscope itemtype="http://schema.org/BlogPosting"><header class="post-header">
    <h1 class="post-title p-name" itemprop="name headline">El óxido</h1><p class="post-meta">
    <time class="dt-published" datetime="2024-03-12T00:00:00+01:00" itemprop="datePublished">12 de marzo de 2024</time> •
    <span itemprop="author" itemscope itemtype="http://schema.org/Person"><span class="p-author h-card" itemprop="name">Ana García</span></span></p></header>
    <div class="post-content e-content" itemprop="articleBody"><p>Texto.</p></div><a class="u-url" href="/oxido.html" hidden></a></article></body></html>""",
    url="https://blog.example.org/oxido.html")  # fmt: skip
    assert (post.title, post.authors) == ("El óxido", ("Ana García",))
    assert post.published_at == at("2024-03-11T23:00:00+00:00")
    assert post.published_raw == "2024-03-12T00:00:00+01:00"


def test_ghost_with_two_authors_and_its_tags() -> None:
    post = read("""<html lang="en"><head><title>Slow Rust</title><meta name="generator" content="Ghost 5.96">
    <link rel="canonical" href="https://blog.example.org/slow-rust/"><meta property="og:site_name" content="Notes"><meta property="og:title" content="Slow Rust">
    <meta property="article:published_time" content="2024-06-01T08:00:00.000Z"><meta property="article:tag" content="Gardens"><meta property="article:tag" content="Iron, old">
    <meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Kim Lee"><meta name="twitter:label2" content="Filed under"><meta name="twitter:data2" content="Gardens, Iron, old">
    <script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","publisher":{"@type":"Organization","name":"Notes"},
    "author":{"@type":"Person","name":"Kim Lee","url":"https://blog.example.org/author/kim/"},
    "contributor":[{"@type":"Person","name":"Bo Ek"}],"headline":"Slow Rust","url":"https://blog.example.org/slow-rust/",
    "datePublished":"2024-06-01T08:00:00.000Z","image":{"@type":"ImageObject","url":"https://blog.example.org/content/images/2024/06/r.jpg","width":2000,"height":1333},
    "keywords":"Gardens, Iron","description":"A slow excerpt."}</script></head>
    <body class="post-template tag-gardens"><main><article class="gh-article post tag-gardens"><header class="gh-article-header"><h1 class="gh-article-title is-title">Slow Rust</h1>
    <div class="gh-article-meta"><h4 class="gh-article-author-name"><a href="/author/kim/">Kim Lee</a></h4><time class="gh-article-meta-date" datetime="2024-06-01">01 Jun 2024</time></div></header>
    <section class="gh-content"><p>Text.</p></section></article></main></body></html>""", url="https://blog.example.org/slow-rust/")  # fmt: skip
    assert post.title == "Slow Rust"
    assert post.authors == ("Kim Lee",)
    assert post.featured_image is not None and post.featured_image.width == 2000
    assert [name for name, _ in terms(post, "tag")][:2] == ["Gardens", "Iron"]
    assert (post.excerpt, post.cms) == ("A slow excerpt.", "Ghost")


def test_drupal_with_rdfa_in_its_spans() -> None:
    post = read("""<html lang="pt-br" dir="ltr"><head><meta name="Generator" content="Drupal 10 (https://www.drupal.org)">
    <link rel="canonical" href="https://blog.example.org/artigo/ferrugem"><link rel="shortlink" href="https://blog.example.org/node/42"><title>Ferrugem | Diário</title></head>
    <body class="path-node page-node-type-article"><main><h1 class="page-title"><span property="schema:name" class="field field--name-title">Ferrugem</span></h1>
    <article data-history-node-id="42" role="article" class="node node--type-article node--promoted" typeof="schema:Article" about="/artigo/ferrugem">
    <span property="schema:name" content="Ferrugem" class="hidden"></span>
    <footer class="node__meta"><div class="node__submitted">Por <span class="field--name-uid" rel="schema:author"><span lang="" typeof="schema:Person" property="schema:name" datatype="">Rui Alves</span></span>,
    <span property="schema:dateCreated" content="2024-03-05T14:30:00+00:00" class="field--name-created">5 Março, 2024</span></div></footer>
    <div class="field--name-field-tags"><div class="field__label">Tags</div><a href="/tags/ferro" hreflang="pt-br">ferro</a></div>
    <div property="schema:text" class="field--name-body"><p>Texto.</p></div></article></main></body></html>""",
    url="https://blog.example.org/artigo/ferrugem")  # fmt: skip
    assert post.title == "Ferrugem"
    assert post.authors == ("Rui Alves",)
    assert (post.published_at, post.language) == (at("2024-03-05T14:30:00+00:00"), "pt-BR")
    assert (post.source_id, post.cms, post.slug) == ("42", "Drupal", "ferrugem")
    assert terms(post, "tag") == [("ferro", "ferro")]


def test_blogger_whose_h1_is_the_blog() -> None:
    post = read("""<html dir="ltr" lang="it"><head><meta content="blogger" name="generator"><title>Quaderno verde: La ruggine lenta</title>
    <meta content="La ruggine lenta" property="og:title"></head><body><header><div class="widget Header"><h1 class="title"><a href="/">Quaderno verde</a></h1></div></header>
    <div id="main"><div class="widget Blog" id="Blog1"><div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>domenica 5 maggio 2024</span></h2>
    <div class="post hentry" itemscope="itemscope" itemtype="http://schema.org/BlogPosting"><h3 class="post-title entry-title" itemprop="name">La ruggine lenta</h3>
    <div class="post-body entry-content" id="post-body-987" itemprop="description articleBody"><p>Testo.</p></div>
    <div class="post-footer"><span class="post-author vcard">Pubblicato da <span class="fn" itemprop="author" itemscope itemtype="http://schema.org/Person"><a href="https://www.blogger.com/profile/1" rel="author"><span itemprop="name">Gino Rossi</span></a></span></span>
    <span class="post-timestamp">a <abbr class="published" itemprop="datePublished" title="2024-05-05T18:20:00+02:00">18:20</abbr></span>
    <span class="post-labels">Etichette: <a href="/search/label/ferro" rel="tag">ferro</a></span></div></div></div></div></div></div></body></html>""")
    assert post.title == "La ruggine lenta"
    assert post.authors == ("Gino Rossi",)
    assert post.published_at == at("2024-05-05T16:20:00+00:00")
    assert terms(post, "tag") == [("ferro", "ferro")]
    assert post.cms == "Blogger"


def test_medium_is_read_from_its_linked_data() -> None:
    post = read("""<html lang="en"><head><title>Why iron rusts. And why we like it | by Mia Chen | Dec, 2025 | Medium</title>
    <meta property="og:title" content="Why iron rusts"><meta property="og:site_name" content="Medium"><meta property="article:author" content="https://medium.com/@mia">
    <meta name="author" content="Mia Chen"><meta property="article:published_time" content="2025-12-12T08:30:15.123Z">
    <script type="application/ld+json">{"@context":"http://schema.org","@type":"NewsArticle","image":["https://miro.medium.com/v2/resize:fit:1200/1*x.jpeg"],
    "url":"https://medium.com/@mia/why-iron-rusts-1a2b","dateCreated":"2025-12-12T08:30:15.123Z","datePublished":"2025-12-12T08:30:15.123Z","headline":"Why iron rusts",
    "author":{"@type":"Person","name":"Mia Chen","url":"https://medium.com/@mia"},"creator":["Mia Chen"]}</script></head>
    <body><article><h1>Why iron rusts</h1><a rel="author" href="/@mia">Mia Chen</a><span>Dec 12, 2025</span><p>Text</p></article></body></html>""",
    url="https://medium.com/@mia/why-iron-rusts-1a2b")  # fmt: skip
    assert (post.title, post.authors) == ("Why iron rusts", ("Mia Chen",))
    assert post.published_at == at("2025-12-12T08:30:15.123+00:00")
    assert post.slug == "why-iron-rusts-1a2b"


def test_shopify_dawn_with_microdata() -> None:
    post = read("""<html lang="en-GB"><head><title>Care for cast iron &ndash; Pan Shop</title><meta property="og:site_name" content="Pan Shop">
    <meta property="og:title" content="Care for cast iron"><link rel="stylesheet" href="//panshop.example/cdn/shop/t/1/base.css"><script src="//panshop.example/cdn/shop/t/1/global.js"></script></head>
    <body><main><article class="article-template" itemscope itemtype="http://schema.org/BlogPosting"><div class="article-template__hero-container"><div itemprop="image"><img src="//panshop.example/cdn/shop/articles/pan.jpg?width=1100" alt="A pan" width="1100" height="700"></div></div>
    <header><h1 class="article-template__title" itemprop="headline">Care for cast iron</h1><span class="circle-divider" itemprop="dateCreated pubdate datePublished"><time datetime="2024-03-05T09:00:00Z">March 5, 2024</time></span>
    <span class="caption-with-letter-spacing" itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">Sam Okoro</span></span></header>
    <div class="article-template__content rte" itemprop="articleBody"><p>Text.</p></div></article></main></body></html>""")
    assert (post.title, post.authors, post.cms) == ("Care for cast iron", ("Sam Okoro",), "Shopify")
    assert post.published_at == at("2024-03-05T09:00:00+00:00")


def test_an_eleventy_starter_with_a_time_and_plain_tags() -> None:
    post = read("""<html lang="en"><head><title>Rust and I</title><meta name="generator" content="Eleventy v3.0.0"></head><body><main id="skip">
    <h1>Rust and I</h1><ul class="post-metadata"><li><time datetime="2024-03-05">05 March 2024</time></li>
    <li><a href="/tags/second-tag/" class="post-tag">second tag</a>, </li></ul><p>Text</p></main></body></html>""")
    assert (post.title, post.cms) == ("Rust and I", "Eleventy")
    assert (post.published_at, post.published_precision) == (at("2024-03-05T00:00:00+00:00"), "day")
    assert terms(post, "tag") == [("second tag", "second-tag")]
