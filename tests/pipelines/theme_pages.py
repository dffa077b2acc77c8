"""Pages in the manner of well-known themes, written for these tests; each shows the same post in its own markup.

``POST`` is what every theme shows between its own beginning and end, ``TEXTS`` what a reader sees of it.
"""

from __future__ import annotations

from dataclasses import dataclass

POST = """
<p>Sourdough begins with a spoonful of flour and as much water, left on the sill.</p>
<p>Yes.</p>
<h2>What you need</h2>
<ul><li>Flour</li><li>Water<ul><li>not from the boiler</li></ul></li><li>Salt</li></ul>
<p>Weigh everything: a cup is no measure, and a pinch of salt is whatever your grandmother says that it is.</p>
<table><thead><tr><th>Day</th><th>Flour</th></tr></thead><tbody><tr><td>1</td><td>50 g</td></tr><tr><td>2</td><td>70 g</td></tr></tbody></table>
<pre><code class="language-sh">bake --at 230 --for 45m
echo done</code></pre>
<blockquote><p>Bread waits for nobody.</p></blockquote>
<figure><img src="/crumb.jpg" alt="A crumb" width="800" height="600"><figcaption>Crumb of the third loaf</figcaption></figure>
<h3>A question</h3>
<p>Why does it rise? Because yeast breathes out, and gluten keeps what it breathes<sup>1</sup>.</p>
<h2>References</h2>
<ol><li>Baker A. Rising dough. J Bread. 2019;3:1-9.</li><li><a href="https://doi.example/10.1">Miller B. On flour. 2020.</a></li></ol>
<p><em>This is no medical advice. Results may differ.</em></p>
"""

TEXTS = (
    "Sourdough begins with a spoonful of flour and as much water, left on the sill.",
    "Yes.",
    "What you need",
    "Flour",
    "Water",
    "not from the boiler",
    "Salt",
    "Weigh everything: a cup is no measure, and a pinch of salt is whatever your grandmother says that it is.",
    "Day",
    "Flour",
    "1",
    "50 g",
    "2",
    "70 g",
    "bake --at 230 --for 45m echo done",
    "Bread waits for nobody.",
    "Crumb of the third loaf",
    "A question",
    "Why does it rise? Because yeast breathes out, and gluten keeps what it breathes1.",
    "References",
    "Baker A. Rising dough. J Bread. 2019;3:1-9.",
    "Miller B. On flour. 2020.",
    "This is no medical advice. Results may differ.",
)

TITLE = "Bread from nothing"

_MENU = '<ul class="menu"><li><a href="/">Home</a></li><li><a href="/blog/">Blog</a></li><li><a href="/about/">About us</a></li></ul>'
_SIDEBAR = (
    '<aside id="secondary" class="widget-area"><section class="widget widget_search"><form role="search"><label>Search for:</label>'
    '<input type="search" name="s"><button>Search</button></form></section><section class="widget widget_recent_entries">'
    '<h2 class="widget-title">Recent posts</h2><ul><li><a href="/a/">Ten cakes for a rainy day</a></li><li><a href="/b/">A word on '
    "rye</a></li></ul></section></aside>"
)
_COMMENTS = (
    '<div id="comments" class="comments-area"><h2 class="comments-title">Two thoughts on bread</h2><ol class="comment-list"><li '
    'class="comment"><article class="comment-body"><footer><b>Ada</b> says: 3 May 2024 at 10:12</footer><div class="comment-content"><p>'
    "I tried it twice, and both loaves came out flat as a plate. What did I do wrong, do you think?</p></div></article></li></ol>"
    '<div id="respond" class="comment-respond"><h3>Leave a reply</h3><form><p>Your email address will not be published.</p>'
    '<textarea name="comment"></textarea><input type="submit" value="Post comment"></form></div></div>'
)
_SHARE = (
    '<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social"><h3 class="sd-title">Share this:</h3><div '
    'class="sd-content"><ul><li><a href="https://fb.example">Click to share on Facebook</a></li><li><a href="https://x.example">Click to '
    "share on X</a></li></ul></div></div></div>"
)
_RELATED = (
    '<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>Related</em></h3><p><a href="/c/">Cakes '
    "without eggs</a></p><p><a href='/d/'>All about ovens</a></p></div>"
)
_ADD_TO_ANY = (
    '<div class="addtoany_share_save_container addtoany_content addtoany_content_bottom"><div class="a2a_kit a2a_kit_size_32"><a '
    'class="a2a_button_facebook" href="https://a2a.example">Facebook</a><a class="a2a_dd" href="https://a2a.example">Share</a></div></div>'
)
_AUTHOR = (
    '<div class="author-box"><img src="/ada.jpg" class="avatar" alt=""><h4>About Ada</h4><p>Ada bakes in a small town and writes about it '
    "every other week. She has two ovens and one cat.</p></div>"
)
_NEWSLETTER = (
    '<div class="newsletter-signup"><h3>Never miss a loaf</h3><p>Subscribe to our newsletter and get recipes by mail.</p><form><input '
    'type="email" name="email"><button>Subscribe</button></form></div>'
)
_SITE_FOOTER = '<footer class="site-footer"><p>© 2024 The Crust. All rights reserved.</p><a href="/privacy/">Privacy policy</a></footer>'


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's page with ``POST`` in it."""

    name: str
    html: str


def _page(body: str, body_class: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} - The Crust</title><meta property="og:title" '
        f'content="{TITLE}"></head><body class="{body_class}">{body}</body></html>'
    )


_HEADER = f'<header id="masthead" class="site-header"><p class="site-title"><a href="/">The Crust</a></p><nav>{_MENU}</nav></header>'

THEMES = (
    Theme(
        "WordPress classic with sharedaddy and related posts",
        _page(
            f'<div id="page" class="site"><a class="skip-link screen-reader-text" href="#content">Skip to content</a>{_HEADER}<div '
            f'id="content" class="site-content"><main id="main"><article id="post-1" class="post-1 post type-post status-publish hentry '
            f'category-social tag-newsletter"><header class="entry-header alignwide"><h1 class="entry-title">{TITLE}</h1><figure '
            f'class="post-thumbnail"><img class="wp-post-image" src="/loaf.jpg" alt=""></figure></header><div class="entry-content">{POST}'
            f'{_SHARE}{_RELATED}</div><footer class="entry-footer default-max-width"><div class="posted-by">Published <time '
            f'datetime="2024-05-03">3 May 2024</time> By <a href="/author/ada/">Ada</a></div><div class="post-taxonomies"><span '
            f'class="cat-links">Categorized as <a href="/c/">Social</a></span></div></footer></article><nav class="navigation '
            f'post-navigation"><h2 class="screen-reader-text">Post navigation</h2><div class="nav-links"><a href="/p/" rel="prev">Previous '
            f"post Ten cakes</a></div></nav>{_COMMENTS}</main></div>{_SIDEBAR}{_SITE_FOOTER}</div>",
            "single single-post has-sidebar with-comments",
        ),
    ),
    Theme(
        "WordPress block theme",
        _page(
            f'<div class="wp-site-blocks"><header class="wp-block-template-part"><nav class="wp-block-navigation">{_MENU}</nav></header><main '
            f'class="wp-block-group"><div class="wp-block-group"><h1 class="wp-block-post-title">{TITLE}</h1><figure '
            f'class="wp-block-post-featured-image"><img src="/loaf.jpg" alt=""></figure></div><div class="entry-content '
            f'wp-block-post-content is-layout-constrained">{POST}</div><div class="wp-block-template-part"><div class="wp-block-group"><div '
            f'class="wp-block-post-date"><time datetime="2024-05-03">3 May 2024</time></div><p>by</p><div class="wp-block-post-author">Ada'
            f'</div></div><div class="wp-block-post-terms"><a href="/t/" rel="tag">bread</a></div></div><div class="wp-block-comments">'
            f'<h2>Comments</h2><p>Must you be logged in to comment?</p></div></main><footer class="wp-block-template-part"><p>Proudly powered '
            f"by WordPress</p></footer></div>"
        ),
    ),
    Theme(
        "Hugo article with header and footer",
        _page(
            f'<header class="header"><nav class="nav">{_MENU}</nav></header><main class="main"><article class="post-single"><header '
            f'class="post-header"><div class="breadcrumbs"><a href="/">Home</a> » <a href="/posts/">Posts</a></div><h1 class="post-title">'
            f'{TITLE}</h1><div class="post-meta"><span>May 3, 2024</span> · 4 min · Ada</div></header><div class="post-content">{POST}</div>'
            f'<footer class="post-footer"><ul class="post-tags"><li><a href="/tags/bread/">bread</a></li></ul><nav class="paginav"><a '
            f'class="prev" href="/p/">« Prev Ten cakes</a></nav></footer></article></main><footer class="footer"><span>© 2024 The Crust'
            f"</span> <span>Powered by Hugo</span></footer>"
        ),
    ),
    Theme(
        "Hugo article without a content class",
        _page(
            f"<header><nav>{_MENU}</nav></header><main><article><h1>{TITLE}</h1><p><time>May 3, 2024</time></p>{POST}</article></main>"
            f"<footer>© 2024 The Crust</footer>"
        ),
    ),
    Theme(
        "Pelican notmyidea",
        _page(
            f'<header id="banner" class="body"><h1><a href="/">The Crust</a></h1><nav>{_MENU}</nav></header><section id="content" '
            f'class="body"><article><header><h1 class="entry-title"><a href="/bread.html" rel="bookmark">{TITLE}</a></h1></header><div '
            f'class="entry-content"><footer class="post-info"><abbr class="published" title="2024-05-03">Published: Fri 03 May 2024</abbr>'
            f'<address class="vcard author">By <a class="url fn" href="/author/ada.html">Ada</a></address><p>In <a href="/misc.html">misc</a>.'
            f"</p></footer>{POST}</div></article></section><section id='extras' class='body'><div class='blogroll'><h2>links</h2><ul><li><a "
            f"href='https://getpelican.example'>Pelican</a></li></ul></div></section><footer id='contentinfo' class='body'><address>Proudly "
            f"powered by Pelican</address></footer>",
            "home",
        ),
    ),
    Theme(
        "Ghost casper",
        _page(
            f'<div class="viewport"><header id="gh-head" class="gh-head outer"><nav>{_MENU}</nav></header><main id="site-main" '
            f'class="site-main"><article class="article post tag-bread"><header class="article-header gh-canvas"><div class="article-tag '
            f'post-card-tags"><span class="post-card-primary-tag"><a href="/tag/bread/">Bread</a></span></div><h1 class="article-title">{TITLE}'
            f'</h1><p class="article-excerpt">How a jar of flour comes alive.</p><div class="article-byline"><section '
            f'class="article-byline-content"><h4 class="author-name"><a href="/author/ada/">Ada</a></h4><div class="byline-meta-content">'
            f'<time>May 3, 2024</time><span class="byline-reading-time">4 min read</span></div></section></div><figure class="article-image"><img '
            f'src="/loaf.jpg" alt=""></figure></header><section class="gh-content gh-canvas">{POST}</section></article></main><section '
            f'class="footer-cta outer"><h2 class="footer-cta-title">Sign up for more like this.</h2><a class="footer-cta-button">Enter your '
            f'email<span>Subscribe</span></a></section><aside class="read-more-wrap outer"><article class="post-card post"><div '
            f'class="post-card-content"><h2 class="post-card-title"><a href="/a/">Ten cakes for a rainy day</a></h2><div '
            f'class="post-card-excerpt">When it rains, the oven is the warmest place in the house, and cake is its best excuse.</div></div>'
            f"</article></aside></div>"
        ),
    ),
    Theme(
        "Jekyll minima",
        _page(
            f'<header class="site-header"><div class="wrapper"><a class="site-title" href="/">The Crust</a><nav class="site-nav">{_MENU}</nav>'
            f'</div></header><main class="page-content" aria-label="Content"><div class="wrapper"><article class="post h-entry" itemscope '
            f'itemtype="http://schema.org/BlogPosting"><header class="post-header"><h1 class="post-title p-name" itemprop="name headline">'
            f'{TITLE}</h1><p class="post-meta"><time class="dt-published" itemprop="datePublished">May 3, 2024</time></p></header><div '
            f'class="post-content e-content" itemprop="articleBody">{POST}</div><a class="u-url" href="/bread/" hidden></a></article></div>'
            f'</main><footer class="site-footer h-card"><p>The Crust is a diary of loaves, written between two bakes.</p></footer>'
        ),
    ),
    Theme(
        "Docusaurus blog",
        _page(
            f'<div id="__docusaurus"><nav class="navbar navbar--fixed-top">{_MENU}</nav><div class="main-wrapper blog-wrapper"><div '
            f'class="container"><div class="row"><aside class="col col--3"><nav class="sidebar_re4s"><div>All posts</div><ul><li><a '
            f'href="/a">Ten cakes</a></li></ul></nav></aside><main class="col col--7"><article><header><h1 class="title_f1Hy">{TITLE}</h1><div '
            f'class="container_mt6G"><time>May 3, 2024</time> · 4 min read</div></header><div id="__blog-post-container" class="markdown">{POST}'
            f'</div><footer class="row docusaurus-mt-lg"><b>Tags:</b><ul><li><a href="/tags/bread">bread</a></li></ul></footer></article><nav '
            f'class="pagination-nav"><a href="/p"><div>Older post</div><div>Ten cakes</div></a></nav></main></div></div></div></div>'
        ),
    ),
    Theme(
        "Eleventy base blog",
        _page(
            f"<header><a href='/'>The Crust</a><nav>{_MENU}</nav></header><main id='skip'><heading-anchors><h1>{TITLE}</h1><ul "
            f"class='post-metadata'><li><time>03 May 2024</time></li><li><a href='/tags/bread/' class='post-tag'>bread</a></li></ul>{POST}<ul "
            f"class='links-nextprev'><li class='links-nextprev-prev'>← Previous<br> <a href='/p/'>Ten cakes</a></li></ul></heading-anchors>"
            f"</main><footer><p><em>Built with Eleventy</em></p></footer>"
        ),
    ),
    Theme(
        "Drupal olivero",
        _page(
            f'<div id="page-wrapper" class="page-wrapper"><header id="header" class="site-header"><nav>{_MENU}</nav></header><main role="main">'
            f'<div class="region region--breadcrumb"><nav class="breadcrumb"><ol><li><a href="/">Home</a></li></ol></nav></div><h1 class="title '
            f'page-title"><span class="field field--name-title">{TITLE}</span></h1><article class="node node--type-article '
            f'node--view-mode-full"><header><div class="node__meta"><span class="author">By <a href="/user/1">ada</a></span>, 3 May, 2024</div>'
            f'</header><div class="node__content"><div class="text-content clearfix field field--name-body field--type-text-with-summary '
            f'field--label-hidden field__item">{POST}</div><div class="field field--name-field-tags field--label-above"><div '
            f'class="field__label">Tags</div><div class="field__item"><a href="/tags/bread">bread</a></div></div></div></article></main>{_SIDEBAR}'
            f'<footer class="site-footer">Powered by Drupal</footer></div>'
        ),
    ),
    Theme(
        "Blogger",
        _page(
            f'<div class="content"><div class="main-outer"><div class="column-center-inner"><div class="blog-posts hfeed"><div class="date-outer">'
            f'<h2 class="date-header"><span>Friday, May 3, 2024</span></h2><div class="date-posts"><div class="post-outer"><div class="post '
            f'hentry uncustomized-post-template"><h3 class="post-title entry-title" itemprop="name">{TITLE}</h3><div class="post-header"></div>'
            f'<div class="post-body entry-content" id="post-body-1" itemprop="description articleBody">{POST}<div style="clear: both;"></div>'
            f'</div><div class="post-footer"><div class="post-footer-line post-footer-line-1"><span class="post-author vcard">Posted by <span '
            f'class="fn">Ada</span></span> <span class="post-timestamp">at 10:12 AM</span></div><span class="post-labels">Labels: <a '
            f'href="/label/bread">bread</a></span></div></div></div></div></div></div>{_COMMENTS}<div class="blog-pager">Newer Post Older '
            f"Post Home</div></div></div></div>"
        ),
    ),
    Theme(
        "Shopify dawn",
        _page(
            f'<header class="header"><nav>{_MENU}</nav></header><main id="MainContent" class="content-for-layout"><article '
            f'class="article-template" itemscope itemtype="http://schema.org/BlogPosting"><div class="article-template__hero-container"><div '
            f'class="article-template__hero-medium media"><img src="/loaf.jpg" alt=""></div></div><header class="page-width"><h1 '
            f'class="article-template__title" itemprop="headline">{TITLE}</h1><span class="circle-divider"><time>May 3, 2024</time></span>'
            f'</header><div class="article-template__social-sharing page-width"><share-button class="share-button"><button>Share</button>'
            f'</share-button></div><div class="article-template__content page-width rte" itemprop="articleBody">{POST}</div><div '
            f'class="article-template__back"><a href="/blogs/news">Back to blog</a></div></article></main><footer class="footer"><p>© 2024 The '
            f"Crust</p></footer>"
        ),
    ),
    Theme(
        "Squarespace",
        _page(
            f'<header id="header">{_MENU}</header><main id="page" class="container"><article class="sections"><section class="page-section"><div '
            f'class="content-wrapper"><div class="blog-item-wrapper"><article id="article-1" class="h-entry entry hentry post-type-text"><div '
            f'class="blog-item-top-wrapper"><div class="blog-item-title"><h1 class="entry-title entry-title--large">{TITLE}</h1></div><div '
            f'class="blog-item-meta-wrapper"><time class="dt-published">May 3</time><span>Written by Ada</span></div></div><div '
            f'class="blog-item-content-wrapper"><div class="blog-item-content e-content"><div class="sqs-layout sqs-grid-12"><div class="row '
            f'sqs-row"><div class="col sqs-col-12"><div class="sqs-block html-block sqs-block-html"><div class="sqs-block-content"><div '
            f'class="sqs-html-content">{POST}</div></div></div></div></div></div></div></div></article><section class="blog-item-pagination"><a '
            f'href="/p"><div>Previous</div><h2>Ten cakes</h2></a></section></div></div></section></article></main><footer>Made with bread'
            f"</footer>"
        ),
    ),
    Theme(
        "Medium-like without names",
        _page(
            f'<div class="a b c"><div class="d e"><a href="/">Open in app</a><a href="/in">Sign in</a></div><article><div class="l"><section><div '
            f'class="ab ca"><div class="ch bg"><h1 class="pw-post-title gq gr">{TITLE}</h1><div class="gs"><a href="/@ada">Ada</a><span>4 min '
            f'read</span><span>May 3, 2024</span></div>{POST}</div></div></section></div></article><div class="x"><h2>Recommended from '
            f'Bakers</h2><article><a href="/q"><h2>Twelve ovens compared by somebody who owns none</h2><h3>A tale</h3></a></article></div></div>'
        ),
    ),
    Theme(
        "Elementor",
        _page(
            f'<header class="elementor-location-header"><nav class="elementor-nav-menu">{_MENU}</nav></header><div class="elementor '
            f'elementor-location-single post type-post"><div class="elementor-section"><div class="elementor-column"><div '
            f'class="elementor-widget-wrap"><div class="elementor-element elementor-widget elementor-widget-theme-post-title"><div '
            f'class="elementor-widget-container"><h1 class="elementor-heading-title">{TITLE}</h1></div></div><div class="elementor-element '
            f'elementor-widget elementor-widget-post-info"><ul class="elementor-post-info"><li><time>May 3, 2024</time></li></ul></div><div '
            f'class="elementor-element elementor-widget elementor-widget-theme-post-content"><div class="elementor-widget-container">{POST}</div>'
            f'</div><div class="elementor-element elementor-widget elementor-widget-share-buttons"><div class="elementor-widget-container">'
            f'<span>Facebook</span><span>Twitter</span></div></div></div></div></div></div><footer class="elementor-location-footer"><p>© The '
            f"Crust</p></footer>"
        ),
    ),
    Theme(
        "Divi",
        _page(
            f'<div id="page-container"><header id="main-header"><nav>{_MENU}</nav></header><div id="et-main-area"><div id="main-content"><div '
            f'class="container"><div id="content-area" class="clearfix"><div id="left-area"><article id="post-1" class="et_pb_post post '
            f'type-post hentry"><div class="et_post_meta_wrapper"><h1 class="entry-title">{TITLE}</h1><p class="post-meta">by <a '
            f'href="/author/ada">Ada</a> | May 3, 2024 | <a href="/c">Bread</a> | 2 comments</p></div><div class="entry-content"><div '
            f'id="et-boc"><div class="et_pb_section"><div class="et_pb_row"><div class="et_pb_column"><div class="et_pb_module et_pb_text"><div '
            f'class="et_pb_text_inner">{POST}</div></div></div></div></div></div></div><div class="et_post_meta_wrapper">{_COMMENTS}</div>'
            f"</article></div>{_SIDEBAR}</div></div></div><footer id='main-footer'>© The Crust</footer></div></div>"
        ),
    ),
    Theme(
        "WPBakery",
        _page(
            f'<div class="wrapper"><header class="page-header">{_MENU}</header><div class="content"><article class="post"><h1 '
            f'class="entry-title">{TITLE}</h1><div class="post-text"><div class="wpb-content-wrapper"><section class="wpb-row vc_row '
            f'vc_row-fluid"><div class="wpb_column vc_column_container"><div class="vc_column-inner"><div class="wpb_wrapper"><div '
            f'class="wpb_text_column wpb_content_element"><div class="wpb_wrapper">{POST}</div></div></div></div></div></section></div></div>'
            f"</article></div>{_SITE_FOOTER}</div>"
        ),
    ),
    Theme(
        "everything inside the content container",
        _page(
            f'{_HEADER}<main><article><h1 class="entry-title">{TITLE}</h1><div class="entry-content">{_ADD_TO_ANY}{POST}{_ADD_TO_ANY}{_AUTHOR}'
            f'{_NEWSLETTER}{_RELATED}<div class="yarpp yarpp-related"><h3>Related posts:</h3><ol><li><a href="/a/">Ten cakes for a rainy day</a>'
            f'</li></ol></div><p class="more"><a class="more-link" href="/bread/">Continue reading</a></p></div></article></main>{_SITE_FOOTER}'
        ),
    ),
)
