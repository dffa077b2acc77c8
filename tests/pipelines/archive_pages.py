"""Archive pages written in the manner of well-known systems and themes, each from the same posts, which are the gold.

Every page carries what a reader must not take for posts: menus, sidebars, tag clouds, footers, related posts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

SITE = "https://blog.example"
ARCHIVE = f"{SITE}/tag/bread/"


@dataclass(frozen=True)
class Gold:
    """One post that an archive lists."""

    slug: str
    title: str
    date: str  # ISO 8601
    shown: str  # the date as a reader sees it
    summary: str

    @property
    def path(self) -> str:
        return f"/{self.date[:4]}/{self.slug}/"

    @property
    def url(self) -> str:
        return SITE + self.path


POSTS = (
    Gold(
        "sourdough-without-fear",
        "Sourdough without fear",
        "2024-05-14",
        "14 May 2024",
        "Flour, water, salt and two days of patience are all it takes.",
    ),
    Gold("rye", "Rye", "2024-04-02", "2 April 2024", "A dense loaf for cold mornings, and why it keeps for a week."),
    Gold("why-we-knead", "Why we knead", "2024-03-21", "21 March 2024", "Gluten explained by somebody who once forgot about it."),
    Gold(
        "oven-spring",
        "Oven spring & steam",
        "2023-12-09",
        "9 December 2023",
        "Where the last rise comes from, and how a pan of water helps it.",
    ),
    Gold("a-starter-in-seven-days", "A starter in seven days", "2023-11-30", "30 November 2023", "Feed it, watch it, name it if you must."),
)

_HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bread - The Crumb</title></head>'
_MENU = (
    '<header class="site-header"><a class="site-title" href="/">The Crumb</a><nav class="main-navigation"><ul><li><a href="/">Home</a></li>'
    '<li><a href="/about/">About the bakery</a></li><li><a href="/blog/">All of our posts</a></li></ul></nav></header>'
)
_FOOTER = (
    '<footer class="site-footer"><ul><li><a href="/privacy/">Privacy and cookies</a></li><li><a href="/terms/">Terms of this shop</a></li>'
    "</ul><p>© 2024 The Crumb. All rights reserved.</p></footer>"
)
_SIDEBAR = (
    '<aside id="secondary" class="widget-area"><section class="widget widget_recent_entries"><h2>Recent posts</h2><ul>'
    '<li><a href="/2024/bagels/">Bagels, boiled</a></li><li><a href="/2024/rye/">Rye</a></li><li><a href="/2024/brioche/">Brioche at home</a></li>'
    '</ul></section><section class="widget widget_tag_cloud"><div class="tagcloud"><a href="/tag/bread/">bread</a><a href="/tag/oven/">oven</a>'
    "</div></section></aside>"
)


def page(main: str, *, body_class: str = "archive", sidebar: bool = True) -> str:
    """Put chrome around the main part."""
    return f'{_HEAD}<body class="{body_class}">{_MENU}<div id="content">{main}{_SIDEBAR if sidebar else ""}</div>{_FOOTER}</body></html>'


def each(template: Callable[[Gold], str]) -> str:
    return "\n".join(map(template, POSTS))


def wordpress_classic() -> str:
    return page(
        '<main id="main" class="site-main"><header class="page-header"><h1 class="page-title">Tag: <span>bread</span></h1></header>'
        + each(
            lambda p: (
                f'<article id="post-{len(p.slug)}" class="post-{len(p.slug)} post type-post hentry category-menu tag-bread tag-sidebar">'
                f'<header class="entry-header"><h2 class="entry-title"><a href="{p.url}" rel="bookmark">{p.title}</a></h2></header>'
                f'<div class="post-thumbnail"><a href="{p.url}" aria-hidden="true"><img src="/i/{p.slug}.jpg" alt=""></a></div>'
                f'<div class="entry-content"><p>{p.summary} <a href="{p.url}#more-{len(p.slug)}" class="more-link">Continue reading</a></p></div>'
                f'<footer class="entry-footer"><span class="posted-on"><a href="{p.url}" rel="bookmark"><time class="entry-date" '
                f'datetime="{p.date}">{p.shown}</time></a></span><span class="byline"><a class="url fn n" href="/author/ann/">Ann Baker</a></span>'
                '<span class="cat-links"><a href="/category/menu/" rel="category tag">Menu</a></span>'
                f'<span class="comments-link"><a href="{p.url}#respond">Leave a comment</a></span></footer></article>'
            )
        )
        + '<nav class="navigation pagination"><div class="nav-links"><span class="page-numbers current">1</span>'
        '<a class="page-numbers" href="/tag/bread/page/2/">2</a><a class="next page-numbers" href="/tag/bread/page/2/">Next</a></div></nav></main>'
    )


def wordpress_block() -> str:
    return page(
        '<div class="wp-site-blocks"><main class="wp-block-group"><h1 class="wp-block-query-title">Tag: bread</h1><div class="wp-block-query">'
        '<ul class="wp-block-post-template">'
        + each(
            lambda p: (
                f'<li class="wp-block-post post-{len(p.title)} post type-post tag-bread"><figure class="wp-block-post-featured-image">'
                f'<a href="{p.url}"><img src="/i/{p.slug}.jpg" alt="{p.title}"></a></figure>'
                f'<h2 class="wp-block-post-title"><a href="{p.url}" target="_self">{p.title}</a></h2>'
                f'<div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{p.summary}</p></div>'
                f'<div class="wp-block-post-date"><time datetime="{p.date}T08:00:00+00:00"><a href="{p.url}">{p.shown}</a></time></div>'
                '<div class="taxonomy-post_tag wp-block-post-terms"><a href="/tag/bread/" rel="tag">bread</a>, <a href="/tag/oven/" rel="tag">oven</a></div></li>'
            )
        )
        + '</ul><nav class="wp-block-query-pagination"><a href="/tag/bread/page/2/" class="wp-block-query-pagination-next">Next Page</a></nav>'
        "</div></main></div>"
    )


def hugo_ananke() -> str:
    return page(
        '<main class="pb7" role="main"><article class="cf pa3 pa4-m pa4-l"><div class="measure-wide-l center f4 lh-copy nested-copy-line-height">'
        '<p>Below you will find pages that utilize the taxonomy term “bread”</p></div></article><div class="mw8 center">'
        '<section class="flex-ns flex-wrap justify-around mt5">'
        + each(
            lambda p: (
                '<div class="w-100 w-30-l mb4 relative bg-white"><div class="relative w-100 mb4 bg-white nested-copy-line-height">'
                '<div class="bg-white mb3 pa4 gray overflow-hidden"><span class="f6 db">Posts</span>'
                f'<h1 class="f3 near-black"><a href="{p.path}" class="link black dim">{p.title}</a></h1>'
                f'<div class="nested-links f5 lh-copy nested-copy-line-height">{p.summary}</div></div></div></div>'
            )
        )
        + "</section></div></main>",
        sidebar=False,
    )


def hugo_papermod() -> str:
    return page(
        '<main class="main"><header class="page-header"><div class="breadcrumbs"><a href="/">Home</a> » <a href="/tags/">Tags</a></div><h1>bread</h1></header>'
        + each(
            lambda p: (
                '<article class="post-entry tag-entry"><header class="entry-header"><h2 class="entry-hint-parent">'
                f'{p.title}</h2></header><div class="entry-content"><p>{p.summary}...</p></div><footer class="entry-footer">'
                f'<span title="{p.date} 00:00:00 +0000 UTC">{p.shown}</span> · 3 min · Ann</footer>'
                f'<a class="entry-link" aria-label="post link to {p.title}" href="{p.url}"></a></article>'
            )
        )
        + '<footer class="page-footer"><nav class="pagination"><a class="next" href="/tags/bread/page/2/">Next »</a></nav></footer></main>',
        sidebar=False,
    )


def hugo_plain() -> str:
    return page("<main><h1>bread</h1><ul>" + each(lambda p: f'<li><a href="{p.path}">{p.title}</a></li>') + "</ul></main>", sidebar=False)


def pelican_notmyidea() -> str:
    first, *rest = POSTS
    return page(
        f'<aside id="featured" class="body"><article><h1 class="entry-title"><a href="{first.url}">{first.title}</a></h1>'
        f'<footer class="post-info"><span>{first.shown}</span><span>By <a href="/author/ann.html">Ann</a></span></footer><p>{first.summary}</p></article></aside>'
        '<section id="content" class="body"><h1>Other articles</h1><hr><ol id="posts-list" class="hfeed">'
        + "".join(
            f'<li><article class="hentry"><header><h1><a href="{p.url}" rel="bookmark" title="Permalink to {p.title}">{p.title}</a></h1></header>'
            f'<div class="entry-content"><footer class="post-info"><span>{p.shown}</span><span>By <a href="/author/ann.html">Ann</a></span></footer>'
            f'<p>{p.summary}</p><a class="readmore" href="{p.url}">read more</a></div></article></li>'
            for p in rest
        )
        + '</ol><p class="paginator">Page 1 / 2 <a href="/tag/bread2.html">»</a></p></section>'
        '<section id="extras" class="body"><div class="blogroll"><h2>links</h2><ul><li><a href="https://pelican.example/">Pelican</a></li></ul></div></section>',
        sidebar=False,
    )


def pelican_simple() -> str:
    return page(
        '<main><h2>Articles tagged with bread</h2><ol id="post-list">'
        + each(
            lambda p: (
                f'<li><article class="hentry"><header><h2 class="entry-title"><a href="{p.url}" rel="bookmark" title="Permalink to {p.title}">'
                f'{p.title}</a></h2></header><footer class="post-info"><time class="published" datetime="{p.date}T00:00:00+00:00">{p.shown}</time>'
                f'<address class="vcard author">By <a class="url fn" href="/author/ann.html">Ann</a></address></footer>'
                f'<div class="entry-content"><p>{p.summary}</p></div></article></li>'
            )
        )
        + "</ol></main>",
        sidebar=False,
    )


def jekyll_minima() -> str:
    return page(
        '<main class="page-content" aria-label="Content"><div class="wrapper"><div class="home"><h2 class="post-list-heading">Posts</h2><ul class="post-list">'
        + each(lambda p: f'<li><span class="post-meta">{p.shown}</span><h3><a class="post-link" href="{p.path}">{p.title}</a></h3></li>')
        + '</ul><p class="rss-subscribe">subscribe <a href="/feed.xml">via RSS</a></p></div></div></main>',
        sidebar=False,
    )


def eleventy_base() -> str:
    return page(
        '<main id="skip"><heading-anchors><h1>Tagged “bread”</h1><ol reversed class="postlist" style="counter-reset: start-from 6">'
        + each(
            lambda p: (
                f'<li class="postlist-item"><a href="{p.path}" class="postlist-link">{p.title}</a>'
                f'<time class="postlist-date" datetime="{p.date}">{p.shown}</time></li>'
            )
        )
        + '</ol><p>See <a href="/tags/">all tags</a>.</p></heading-anchors></main>',
        sidebar=False,
    )


def ghost_casper() -> str:
    sizes = iter(
        ("post-card post post-card-large", "post-card post", "post-card post no-image", "post-card post", "post-card post featured")
    )
    return page(
        '<main id="site-main" class="site-main outer"><div class="inner posts"><div class="post-feed"><section class="post-card post-card-large">'
        '<div class="post-card-content"><div class="post-card-content-link"><header class="post-card-header"><h2 class="post-card-title">bread</h2></header>'
        '<div class="post-card-excerpt">A collection of 5 posts</div></div></div></section>'
        + each(
            lambda p: (
                f'<article class="{next(sizes)}"><a class="post-card-image-link" href="{p.path}"><img class="post-card-image" src="/i/{p.slug}.jpg" alt="{p.title}"></a>'
                f'<div class="post-card-content"><a class="post-card-content-link" href="{p.path}"><header class="post-card-header"><div class="post-card-tags">'
                f'<span class="post-card-primary-tag">bread</span></div><h2 class="post-card-title">{p.title}</h2></header><div class="post-card-excerpt">{p.summary}</div></a>'
                f'<footer class="post-card-meta"><time class="post-card-meta-date" datetime="{p.date}">{p.shown}</time></footer></div></article>'
            )
        )
        + "</div></div></main>",
        sidebar=False,
    )


def drupal_olivero() -> str:
    return page(
        '<main role="main"><div class="region region--content"><h1 class="title page-title">bread</h1><div class="views-element-container"><div class="view view-taxonomy-term">'
        '<div class="view-content">'
        + each(
            lambda p: (
                '<div class="views-row"><article class="node node--type-article node--promoted node--view-mode-teaser"><header>'
                f'<h2 class="node__title"><a href="{p.path}" rel="bookmark"><span>{p.title}</span></a></h2><div class="node__meta">By <span class="field--name-uid">'
                f'<a href="/user/1">ann</a></span>, {p.shown}</div></header><div class="node__content"><div class="field--name-body"><p>{p.summary}</p></div>'
                f'<div class="field--name-field-tags"><a href="/tags/bread" hreflang="en">bread</a> <a href="/tags/oven" hreflang="en">oven</a></div>'
                f'<ul class="links inline"><li class="node-readmore"><a href="{p.path}" rel="tag" title="{p.title}">Read more</a></li></ul></div></article></div>'
            )
        )
        + '</div><nav class="pager" role="navigation"><ul class="pager__items"><li class="pager__item is-active">1</li><li class="pager__item">'
        '<a href="?page=1">2</a></li><li class="pager__item pager__item--next"><a href="?page=1" rel="next">Next</a></li></ul></nav></div></div></div></main>'
    )


def drupal_without_articles() -> str:
    return page(
        '<div id="main"><h1>bread</h1><div class="view-content">'
        + each(
            lambda p: (
                f'<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="{p.path}">{p.title}</a></span></div>'
                f'<div class="views-field views-field-created"><span class="field-content">{p.shown}</span></div>'
                f'<div class="views-field views-field-body"><div class="field-content"><p>{p.summary}</p></div></div></div>'
            )
        )
        + "</div></div>"
    )


def blogger() -> str:
    return page(
        '<div class="main section" id="main"><div class="widget Blog" data-version="1" id="Blog1"><div class="status-msg-wrap">Showing posts with label <b>bread</b>.</div>'
        '<div class="blog-posts hfeed">'
        + each(
            lambda p: (
                f'<div class="date-outer"><h2 class="date-header"><span>{p.shown}</span></h2><div class="date-posts"><div class="post-outer">'
                f'<div class="post hentry uncustomized-post-template" itemscope itemtype="http://schema.org/BlogPosting"><h3 class="post-title entry-title" itemprop="name">'
                f'<a href="{p.url}">{p.title}</a></h3><div class="post-body entry-content" itemprop="description articleBody"><p>{p.summary}</p></div>'
                f'<div class="post-footer"><span class="post-timestamp">at <a class="timestamp-link" href="{p.url}" rel="bookmark"><abbr class="published" title="{p.date}">08:00</abbr></a></span>'
                f'<span class="post-labels">Labels: <a href="{SITE}/search/label/bread" rel="tag">bread</a></span></div></div></div></div></div>'
            )
        )
        + '</div><div class="blog-pager" id="blog-pager"><a class="blog-pager-older-link" href="/search/label/bread?updated-max=2023-11-30">Older Posts</a></div></div></div>'
    )


def shopify() -> str:
    return page(
        '<main id="MainContent" role="main"><div class="page-width"><h1>News</h1><div class="blog-articles">'
        + each(
            lambda p: (
                f'<div class="blog-articles__article article"><div class="card-wrapper"><div class="card article-card"><div class="card__inner"><img src="/i/{p.slug}.jpg" alt=""></div>'
                f'<div class="card__content"><h3 class="card__heading h2"><a href="{p.path}" class="full-unstyled-link">{p.title}</a></h3>'
                f'<div class="article-card__info caption-with-letter-spacing"><span class="circle-divider"><time datetime="{p.date}">{p.shown}</time></span></div>'
                f'<p class="article-card__excerpt rte-width">{p.summary}</p></div></div></div></div>'
            )
        )
        + "</div></div></main>",
        sidebar=False,
    )


def squarespace() -> str:
    return page(
        '<main id="page" role="main"><section class="page-section blog-side-by-side-collection"><div class="blog-basic-grid collection-content-wrapper">'
        + each(
            lambda p: (
                f'<article class="blog-basic-grid--container entry blog-item"><a href="{p.path}" class="image-wrapper" data-animation-role="image"><img src="/i/{p.slug}.jpg" alt="{p.title}"></a>'
                f'<div class="blog-basic-grid--text"><div class="blog-meta-section"><span class="blog-categories-list"><a href="/blog/category/Bread" class="blog-categories">Bread</a></span>'
                f'<time class="blog-date" pubdate>{p.shown}</time></div><h1 class="blog-title"><a href="{p.path}">{p.title}</a></h1>'
                f'<div class="blog-excerpt"><div class="blog-excerpt-wrapper"><p>{p.summary}</p></div></div><a class="blog-more-link" href="{p.path}">Read More</a></div></article>'
            )
        )
        + "</div></section></main>",
        sidebar=False,
    )


def medium() -> str:
    return page(
        '<div class="root"><div class="l m"><h2 class="be b">Bread</h2>'
        + each(
            lambda p: (
                f'<div class="ab q"><div role="link" class="l"><div class="bm"><a rel="noopener follow" href="/@ann?source=tag---1"><p class="be">Ann Baker</p></a></div>'
                f'<a rel="noopener follow" href="{p.path}?source=tag-{len(p.slug)}"><h2 class="be fw gp">{p.title}</h2><div class="h k"><h3 class="be b">{p.summary}</h3></div></a>'
                f'<div class="ab cm"><span>{p.shown}</span><a href="/tag/bread?source=x">Bread</a></div></div></div>'
            )
        )
        + "</div></div>",
        sidebar=False,
    )


def wix() -> str:
    return page(
        '<div id="SITE_PAGES"><div class="gallery" role="list" aria-label="Blog feed">'
        + each(
            lambda p: (
                f'<div role="listitem"><article class="x1 y2"><div class="img"><a href="{p.url}"><img src="/i/{p.slug}.jpg" alt="{p.title}"></a></div>'
                f'<div><span title="Ann">Ann</span><span title="{p.shown}">{p.shown}</span></div><a href="{p.url}" class="O16KGI"><div><p class="bD0vt9" role="heading">{p.title}</p></div></a>'
                f'<div><p>{p.summary}</p></div><footer><a href="{p.url}#comments">0 comments</a></footer></article></div>'
            )
        )
        + "</div></div>",
        sidebar=False,
    )


def plain_list_with_dates() -> str:
    return page(
        '<div class="content"><h1>bread</h1><ul>' + each(lambda p: f'<li>{p.date} – <a href="{p.path}">{p.title}</a></li>') + "</ul></div>",
        sidebar=False,
    )


def years() -> str:
    by_year = {year: [p for p in POSTS if p.date.startswith(year)] for year in ("2024", "2023")}
    lists = "".join(
        f"<h3>{year}</h3><ul>"
        + "".join(f'<li><time datetime="{p.date}">{p.shown}</time> <a href="{p.path}">{p.title}</a></li>' for p in posts)
        + "</ul>"
        for year, posts in by_year.items()
    )
    return page(f"<main><h1>Archive of bread</h1>{lists}</main>", sidebar=False)


def definition_list() -> str:
    return page(
        "<main><h1>Bread</h1><dl>"
        + each(lambda p: f'<dt><a href="{p.path}">{p.title}</a></dt><dd>{p.shown}: {p.summary}</dd>')
        + "</dl></main>",
        sidebar=False,
    )


def table() -> str:
    return page(
        "<main><h1>Bread</h1><table><thead><tr><th>Date</th><th>Title</th></tr></thead><tbody>"
        + each(lambda p: f'<tr><td>{p.shown}</td><td><a href="{p.path}">{p.title}</a></td></tr>')
        + "</tbody></table></main>",
        sidebar=False,
    )


def flat_headings() -> str:
    return page(
        "<div id='main'><h1>Bread</h1>"
        + each(lambda p: f'<h2><a href="{p.path}">{p.title}</a></h2><p class="date">{p.shown}</p><p>{p.summary}</p>')
        + "</div>",
        sidebar=False,
    )


def bootstrap_cards() -> str:
    return page(
        '<div class="container"><h1>Bread</h1><div class="row">'
        + each(
            lambda p: (
                f'<div class="col-md-4"><div class="card"><img class="card-img-top" src="/i/{p.slug}.jpg" alt=""><div class="card-body"><h5 class="card-title">{p.title}</h5>'
                f'<p class="card-text">{p.summary}</p><a href="{p.path}" class="btn btn-primary stretched-link">Read more</a></div>'
                f'<div class="card-footer text-muted">{p.shown}</div></div></div>'
            )
        )
        + "</div></div>",
        sidebar=False,
    )


def whole_card_is_a_link() -> str:
    return page(
        '<main><h1>Bread</h1><div class="grid">'
        + each(
            lambda p: (
                f'<a class="tile" href="{p.path}"><img src="/i/{p.slug}.jpg" alt=""><span class="t">{p.title}</span><span class="d">{p.shown}</span></a>'
            )
        )
        + "</div></main>",
        sidebar=False,
    )


def elementor() -> str:
    return page(
        '<div class="elementor elementor-12 elementor-location-archive"><div class="elementor-widget elementor-widget-archive-posts"><div class="elementor-widget-container">'
        '<div class="elementor-posts-container elementor-posts elementor-grid" role="list">'
        + each(
            lambda p: (
                f'<article class="elementor-post elementor-grid-item post type-post tag-bread" role="listitem"><a class="elementor-post__thumbnail__link" href="{p.url}">'
                f'<img src="/i/{p.slug}.jpg"></a><div class="elementor-post__text"><h3 class="elementor-post__title"><a href="{p.url}">{p.title}</a></h3>'
                f'<div class="elementor-post__meta-data"><span class="elementor-post-date">{p.shown}</span></div><div class="elementor-post__excerpt"><p>{p.summary}</p></div>'
                f'<a class="elementor-post__read-more" href="{p.url}" aria-label="Read more about {p.title}">Read More »</a></div></article>'
            )
        )
        + "</div></div></div></div>"
    )


PAGES: tuple[Callable[[], str], ...] = (
    wordpress_classic,
    wordpress_block,
    hugo_ananke,
    hugo_papermod,
    hugo_plain,
    pelican_notmyidea,
    pelican_simple,
    jekyll_minima,
    eleventy_base,
    ghost_casper,
    drupal_olivero,
    drupal_without_articles,
    blogger,
    shopify,
    squarespace,
    medium,
    wix,
    plain_list_with_dates,
    years,
    definition_list,
    table,
    flat_headings,
    bootstrap_cards,
    whole_card_is_a_link,
    elementor,
)
