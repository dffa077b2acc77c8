"""Where the post is on its page."""

from __future__ import annotations

import numpy as np
import pytest
from lxml import etree, html

from pipelines.body import find_body
from pipelines.document import open_document
from pipelines.model.body import Body
from pipelines.model.page import RawPage
from pipelines.segments.container import Container
from pipelines.segments.edges import end_lines
from pipelines.segments.furniture import find_furniture
from pipelines.segments.outline import read_outline
from pipelines.segments.page import read_page
from tests.pipelines.theme_pages import POST, TEXTS, THEMES, TITLE, Theme


def body_of(html: str, *, title: str | None = TITLE, fragment: bool = False) -> Body | None:
    page = RawPage(url="https://crust.example/bread/", body=html.encode(), fragment=fragment)
    return find_body(open_document(page), title)


def texts_of(body: Body | None) -> list[str]:
    """Give the texts under a body's root but those under a dropped element."""
    assert body is not None
    outline = read_outline(body.root)
    kept: list[bool] = []
    for element, parent in zip(outline.elements, outline.parents, strict=True):
        kept.append((parent < 0 or kept[parent]) and element not in body.dropped)
    return [" ".join(text.split()) for text, node in zip(outline.texts, outline.nodes, strict=True) if kept[node]]


def without_title(texts: list[str]) -> list[str]:
    """The blocks' reader drops a heading that repeats the title."""
    return texts[1:] if texts[:1] == [TITLE] else texts


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_body_is_the_post_and_nothing_else(theme: Theme) -> None:
    assert without_title(texts_of(body_of(theme.html))) == list(TEXTS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_title_need_not_be_known(theme: Theme) -> None:
    assert without_title(texts_of(body_of(theme.html, title=None))) == list(TEXTS)


@pytest.mark.parametrize("theme", [theme for theme in THEMES if "entry-content" in theme.html], ids=lambda theme: theme.name)
def test_a_very_short_post_is_whole(theme: Theme) -> None:
    post = "<p>Today there is nothing to bake, for the flour is out and the mill is closed until Monday.</p><p>See you.</p>"
    texts = without_title(texts_of(body_of(theme.html.replace(POST, post))))
    assert texts == ["Today there is nothing to bake, for the flour is out and the mill is closed until Monday.", "See you."]


@pytest.mark.parametrize("talk", ['(<a href="#comments">0 comments</a>)', '<a href="/bread/#respond">Leave a comment</a>'])
@pytest.mark.parametrize("place", ["{talk}{text}", "{text}{talk}"])
def test_a_link_to_the_comments_is_no_text_of_the_post(talk: str, place: str) -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
    inside = place.format(talk=f"<p>{talk}</p>", text=text)
    html = f'<html><body><main><h1>{TITLE}</h1><div class="entry-content">{inside}</div></main></body></html>'
    assert without_title(texts_of(body_of(html))) == list(TEXTS[:3])


def test_a_sidebar_without_a_name_is_no_end_of_a_short_post() -> None:
    months = "".join(f'<li><a href="/archive/2024/{n}/">{name}</a> ({n + 3})</li>' for n, name in enumerate(("May", "April", "March")))
    recent = "".join(f'<li><a href="/{name}/">On {name}</a></li>' for name in ("oats", "spelt", "barley"))
    lists = f"<h3>Recent posts</h3><ul>{recent}</ul>" + "".join(f"<h3>{title}</h3><ul>{months}</ul>" for title in ("Archive", "Authors"))
    side = f'<div class="col-md-3 right"><div class="panel"><div class="panel-body">{lists}<h3>Feeds</h3><a href="/rss/">RSS</a></div></div></div>'
    text = "<p>Today there is nothing to bake, for the flour is out and the mill is closed until Monday.</p>"
    things = "<h2>What we need</h2><ul><li>rye</li><li>a scale</li><li>time</li></ul>"
    html = (
        f'<html><body><div class="navbar"><a href="/">The Crust</a></div><div class="container"><h1>{TITLE}</h1></div><div class="container">'
        f'<div class="row"><div class="col-md-7 middle">{text}{things}</div>{side}</div></div></body></html>'
    )
    assert texts_of(body_of(html)) == [text[3:-4], "What we need", "rye", "a scale", "time"]


@pytest.mark.parametrize(
    ("markup", "is_text"),
    [
        ('<ul><li><input type="checkbox" disabled><label class="item-label">Cut the cabbage</label></li></ul>', True),
        ('<ul><li><p><input type="checkbox" disabled><label class="item-label">Cut the cabbage</label></p></li></ul>', True),
        ('<ul><li><label class="item-label">Name</label><input></li></ul>', False),
        ('<p><input type="checkbox"><label class="item-label">Write to me</label></p>', False),
    ],
)
def test_a_label_is_text_where_it_is_that_of_a_box_to_tick_in_a_list(markup: str, is_text: bool) -> None:
    outline = read_outline(html.fromstring(f"<div><p>{TEXTS[0]}</p>{markup}<p>{TEXTS[2]}</p></div>"))
    page = read_page(outline)
    assert page is not None
    found = find_furniture(page, outline, Container(0, plain=True), np.zeros(len(page.words)))  # nothing is likely
    assert ("label" not in {outline.tags[index] for index in found}) is is_text


@pytest.mark.parametrize("sign", ["", '<a class="headerlink" href="#bread">¶</a>', ' <a href="#bread" aria-hidden="true">#</a>'])
def test_a_post_of_one_line_is_found_beside_a_long_sidebar(sign: str) -> None:
    recent = "".join(
        f'<li><a href="/blog/{name}/">14 May - {name} on four temperatures</a></li>' for name in ("Rye", "Oats", "Spelt", "Barley")
    )
    side = f'<div class="sphinxsidebar" role="navigation"><h3><a href="/blog/">Recent Posts</a></h3><ul>{recent}</ul></div>'
    text = f'<section id="bread"><h1>{TITLE}{sign}</h1><p>Wind force four, and not a seedling left.</p></section>'
    page = f'<html><body><div class="document"><div class="body">{text}</div>{side}</div></body></html>'
    assert texts_of(body_of(page))[-1] == "Wind force four, and not a seedling left."


def test_a_short_post_of_several_sections_is_whole() -> None:
    parts = "".join(
        f'<section id="{name}"><h2>{name}<a class="headerlink" href="#{name}">¶</a></h2><p>{text}</p></section>' for name, text in FLOATING
    )
    text = f'<section id="bread"><h1>{TITLE}<a class="headerlink" href="#bread">¶</a></h1>{parts}</section>'
    side = '<div class="sphinxsidebar" role="navigation"><h3>Recent Posts</h3><ul><li><a href="/a/">14 May - Rye</a></li></ul></div>'
    page = f'<html><body><div class="document"><div class="body" role="main">{text}</div>{side}</div></body></html>'
    assert without_title(texts_of(body_of(page)))[-6:] == ["Ice¶", "Floats.", "Oil¶", "Floats too.", "Salt¶", "Sinks, then is gone."]


@pytest.mark.parametrize(("tag", "box"), [("div", "box"), ("span", "box"), ("div", "post-content")])
def test_a_post_of_one_line_is_found_below_a_title_that_is_no_heading(tag: str, box: str) -> None:
    info = '<div class="meta-info"><span>2024-02-01</span><ul class="tags"><li>Garden</li></ul></div>'
    text = f'<div class="{box}"><{tag} class="title">{TITLE}</{tag}><div class="head">{info}</div><div class="md"><p>Wind force four, and not a seedling left.</p></div></div>'
    nav = '<div class="post-nav"><a href="/1/"><span>Sundial</span><span>Prev posts</span></a></div>'
    page = (
        f'<html><body><div class="left"><a href="/">The Crust</a></div>{text}{nav}<div class="info">© 2020 Crust team</div></body></html>'
    )
    assert texts_of(body_of(page)) == ["Wind force four, and not a seedling left."]


FLOATING = (("Ice", "Floats."), ("Oil", "Floats too."), ("Salt", "Sinks, then is gone."))
DATELINES = [
    "Posted Fri May 3 10:00:00 2024",
    "This page was last edited on 3 May 2024, at 12:03.",
    "Laatst bewerkt op 3 mei 2024 door Ann Smit",
    "Zuletzt bearbeitet am 3. Mai 2024 um 10:00 Uhr",
    "Publié le 3 mai 2024",
]


@pytest.mark.parametrize("fragment", [False, True])
@pytest.mark.parametrize("element", ["<p>{}</p>", "<div><span>{}</span></div>", "<footer>{}</footer>", "<p><small>{}</small></p>"])
@pytest.mark.parametrize("line", DATELINES)
def test_the_day_below_the_text_is_no_text_of_the_post(line: str, element: str, fragment: bool) -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
    page = f'<html><body><main><h1>{TITLE}</h1><div class="content">{text}{element.format(line)}</div></main></body></html>'
    assert without_title(texts_of(body_of(page, fragment=fragment))) == list(TEXTS[:3])


@pytest.mark.parametrize(
    "line",
    [
        "Updated 3 May 2024: the salt was wrong.",
        "Posted in 2024 a letter to the mill, and never heard.",
        "This recipe was modified in 2023.",
    ],
)
def test_a_sentence_with_a_year_below_the_text_is_text(line: str) -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
    page = f'<html><body><main><h1>{TITLE}</h1><div class="entry-content">{text}<p>{line}</p></div></main></body></html>'
    assert without_title(texts_of(body_of(page))) == [*TEXTS[:3], line]


def test_a_list_of_the_author_the_day_and_the_tags_above_the_text_is_no_text_of_the_post() -> None:
    meta = (
        '<ul class="links"><li><i class="fa fa-user"></i> <a href="/author/ann/">ann</a></li><li>21 May 2024</li>'
        '<li><ul><li><a href="/tag/rye/">rye</a></li><li><a href="/tag/oats/">oats</a></li></ul></li></ul>'
    )
    text = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
    html = (
        f'<html><body><div><article class="box"><header><h2><a href="/bread/">{TITLE}</a></h2></header><section>{meta}</section><section>'
    )
    assert without_title(texts_of(body_of(f"{html}{text}</section></article></div></body></html>"))) == list(TEXTS[:3])


SCRIPTS = {
    "Chinese": (
        "酵母是一位客人,晚饭之前要先喂饱它,在它吃东西的时候千万不要催促,否则第二天早上的面包就会又硬又酸,谁也不愿意吃。",
        "夜里烤面包的人,凭着气味就知道是几点钟,凭着罐子里剩下的面粉就知道今天是星期几。盐要最后才放进去。",
        "因为盐是碗里唯一不想长大的东西,所以请您耐心等待,不要着急,慢慢来,面团自己会告诉您什么时候准备好。",
    ),
    "Japanese": (
        "酵母は夕食の前に食べさせなければならない客であり、食べているあいだは決して急がせてはならない。そうしないと朝のパンは固くて酸っぱい。",
        "夜にパンを焼く人は香りで時刻を知り、瓶の底に残った粉の量でその日が何曜日であるかを知るのである。塩は最後に入れる。",
        "ボウルの中で唯一大きくなりたくないものが塩だからである。どうか急がずに、生地が自分で教えてくれるのを待ってください。",
    ),
    "Arabic": (
        "الخميرة ضيف يُطعم قبل العشاء ولا يجوز استعجاله وهو يأكل على المائدة أبدا لأن الخبز يصبح قاسيا في الصباح.",
        "من يخبز ليلا يعرف الساعة من الرائحة ويعرف اليوم مما تبقى في الجرة على حافة النافذة القريبة من الفرن.",
        "يأتي الملح أخيرا لأنه الشيء الوحيد في الوعاء الذي لا يريد أن ينمو فانتظر قليلا ولا تستعجل العجين.",
    ),
    "Thai": (
        "ยีสต์เป็นแขกที่ต้องให้อาหารก่อนมื้อเย็นและห้ามเร่งขณะที่กำลังกินอยู่บนโต๊ะอาหารเพราะขนมปังจะแข็ง",
        "คนที่อบขนมปังตอนกลางคืนรู้เวลาจากกลิ่นและรู้วันจากสิ่งที่เหลืออยู่ในขวดโหลบนขอบหน้าต่าง",
        "เกลือใส่เป็นอย่างสุดท้ายเพราะเป็นสิ่งเดียวในชามที่ไม่อยากโตขึ้นดังนั้นโปรดรอและอย่ารีบร้อน",
    ),
}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_post_is_found_whatever_its_script(theme: Theme, script: str) -> None:
    texts = SCRIPTS[script]
    html = theme.html.replace(POST, "".join(f"<p>{text}</p>" for text in texts))
    assert without_title(texts_of(body_of(html))) == list(texts)


PROSE = (
    "Yeast is a guest that one feeds before dinner, and that one must never hurry while it eats.",
    "Whoever bakes at night knows the hour by the smell, and the day by what is left in the jar.",
    "Salt comes last, because it is the only thing in the bowl that does not wish to grow.",
)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in PROSE)


def page(content: str, around: str = "") -> str:
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{content}{around}</body></html>"


def entry(content: str) -> str:
    return page(f'<article><div class="entry-content">{content}</div></article>')


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div>',
        '<div class="addtoany_share_save_container"><a href="#">Share</a></div>',
        '<span class="hidden"><span itemprop="name">Ada Baker</span></span>',
        '<div style="display: none">A word that nobody sees</div>',
        '<p class="screen-reader-text">Only for screen readers</p>',
        '<nav class="post-navigation"><a href="/p">Older</a></nav>',
        '<div class="breadcrumbs"><a href="/">Home</a> › <a href="/blog">Blog</a></div>',
        '<div id="disqus_thread">Please enable JavaScript to view the comments.</div>',
        '<div class="yarpp-related"><h3>Related posts</h3><ul><li><a href="/c">Cakes of the north</a></li></ul></div>',
        '<form><p>Your address <input name="a"></p></form>',
        '<div class="author-bio"><p>Ada bakes and writes.</p></div>',
        '<div class="cookie-notice"><p>We use cookies.</p><button>Accept</button></div>',
        '<div class="advertisement">Advertisement</div>',
        '<a class="more-link" href="/b">Continue reading</a>',
        '<p><strong>Lees ook:</strong> <a href="https://crust.example/cake/">Taarten uit het noorden</a></p>',
        '<p>Читайте также: <a href="/cake/">Торты с севера</a></p>',
        '<p>あわせて読みたい</p><ul><li><a href="/cake/">北のケーキ</a></li><li><a href="/tart/">タルト</a></li></ul>',
        '<p><a href="/cake/">Read more</a></p>',
        "<p><small>- Anzeige -</small></p>",
        "<div>ADVERTISEMENT — CONTINUE READING BELOW</div>",
        '<div class="box"><h4>Letters from the oven</h4><form><p>Your address <input name="a"></p></form></div>',
    ],
)
@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_furniture_inside_the_content_container_is_dropped(furniture: str, place: str) -> None:
    first, *rest = (f"<p>{text}</p>" for text in PROSE)
    content = {
        "before": furniture + first + "".join(rest),
        "between": first + furniture + "".join(rest),
        "after": first + "".join(rest) + furniture,
    }[place]
    assert texts_of(body_of(entry(content))) == list(PROSE)
    assert texts_of(body_of(f'<div class="entry-content">{content}</div>', fragment=True)) == list(PROSE)


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("<p>Ok.</p>", "Ok."),
        ("<p><a href='/x'>A line that is all a link</a></p>", "A line that is all a link"),
        ("<ul><li><a href='/x'>Ten cakes</a></li></ul>", "Ten cakes"),
        ("<p><small>Photo: Ada</small></p>", "Photo: Ada"),
        ("<pre>share()</pre>", "share()"),
        ("<pre><code><span class='comment'># a note</span></code></pre>", "# a note"),
        ("<figure><img src=a.jpg><figcaption class='meta'>A crust</figcaption></figure>", "A crust"),
        ("<table class='related'><tr><td>Rye</td></tr></table>", "Rye"),
        ("<details><summary>Why?</summary></details>", "Why?"),
        ("<div class='footnotes'><ol><li id='fn1'>See above.</li></ol></div>", "See above."),
        ("<p class='disclaimer'>No advice.</p>", "No advice."),
        (
            "<div class='accordion'><div class='accordion-content' style='display:none'><p>Behind the fold.</p></div></div>",
            "Behind the fold.",
        ),
        ("<h4>Sources</h4>", "Sources"),
        ("<h4><button aria-expanded=false>Why is it sour?</button></h4>", "Why is it sour?"),
        ("<div class='panel'><h4><a href='#p1' role=button>Why is it sour?</a></h4></div>", "Why is it sour?"),
        ("<div class='tab-title' role='button'><a tabindex=0>Why?</a></div>", "Why?"),
        ("<div class='wp-block-file'><a href='/plan.pdf'>Plan</a></div>", "Plan"),
        ("<div role='tabpanel' hidden><p>The other tab.</p></div>", "The other tab."),
        ("<figure class='imageComment'><figcaption class='imageComment_txt'>A crust</figcaption></figure>", "A crust"),
        ("<p>Read also the second part, which <a href='/x'>Ada</a> wrote.</p>", "Read also the second part, which Ada wrote."),
        ("<p>Related: yeast, mould and other guests.</p>", "Related: yeast, mould and other guests."),
        ("<p>Advertisement paid for the first ovens.</p>", "Advertisement paid for the first ovens."),
        ("<div>Loose text</div>", "Loose text"),
    ],
)
def test_what_is_short_or_oddly_named_stays_in_the_content_container(kept: str, text: str) -> None:
    assert texts_of(body_of(entry(PARAGRAPHS + kept))) == [*PROSE, text]
    assert texts_of(body_of(f'<div class="entry-content">{PARAGRAPHS}{kept}</div>', fragment=True)) == [*PROSE, text]


@pytest.mark.parametrize(
    "line",
    [
        '<p class="pp">Bladzijde: <span aria-current="page">1</span> <a href="/bread/2/">2</a> <a href="/bread/3/">3</a></p>',
        '<p>Pages: <a href="/bread/">1</a> <span>2</span></p>',
        '<div>ページ: <span>1</span> <a href="/bread/2/">2</a></div>',
    ],
)
def test_links_to_a_posts_further_pages_are_none_of_its_text(line: str) -> None:
    assert texts_of(body_of(entry(PARAGRAPHS + line))) == list(PROSE)
    assert texts_of(body_of(f'<div class="entry-content">{PARAGRAPHS}{line}</div>', fragment=True)) == list(PROSE)


@pytest.mark.parametrize(
    "line", ["<p>See rule 1 and <a href='/r'>rule 2</a>.</p>", "<p>Psalm 1, 2, 3</p>", "<p><a href='/a'>2</a> <a>3</a></p>"]
)
def test_numbers_and_links_in_a_text_are_no_page_links(line: str) -> None:
    assert len(texts_of(body_of(entry(PARAGRAPHS + line)))) == 4


@pytest.mark.parametrize("label", ["Tags", "Schlagwörter", "Categorie", "标签"])
def test_a_line_of_tags_under_a_post_of_one_sentence_is_none_of_its_text(label: str) -> None:
    line = f'<p>{label}: <a href="/tag/rye">Rye</a>, <a href="/tag/oats">Oats</a></p>'
    html = page(f"<main><article><h2>{TITLE}</h2><div><p>{PROSE[0]}</p>{line}</div></article></main>")
    assert texts_of(body_of(html))[-1] == PROSE[0]
    assert texts_of(body_of(f"<p>{PROSE[0]}</p>{line}", fragment=True)) == [PROSE[0]]


def test_an_item_goes_with_its_list() -> None:
    terms = "".join(f"<dt>{text}</dt><dd>{number} uur</dd>" for number, text in enumerate(PROSE, 2))
    body = body_of(page(f"<div><div>{PARAGRAPHS}<dl>{terms}</dl></div></div>"))
    assert [text for text in texts_of(body) if text.endswith("uur")] == ["2 uur", "3 uur", "4 uur"]


def test_a_page_of_very_many_segments_is_judged_by_names_alone_and_whole() -> None:
    words = "".join(f"<p>Loaf {number}</p>" for number in range(60_000))
    body = body_of(page(f'<article><div class="entry-content">{words}</div><div>Share</div></article>'))
    texts = texts_of(body)
    assert (len(texts), texts[0], texts[-1]) == (60_000, "Loaf 0", "Loaf 59999")
    assert body is not None and [problem.code for problem in body.problems] == ["text-in-many-pieces"]


def test_footnotes_beside_the_container_belong_to_the_post() -> None:
    notes = '<section class="footnotes" role="doc-endnotes"><ol><li id="fn1">Flour of the second sort, from the mill behind the church.</li></ol></section>'
    html = page(f'<article><div class="entry-content">{PARAGRAPHS}</div><div class="sharedaddy">Share this</div>{notes}</article>')
    assert texts_of(body_of(html)) == [*PROSE, "Flour of the second sort, from the mill behind the church."]


def test_a_fragment_without_any_container_is_the_post_whole() -> None:
    assert texts_of(body_of(PARAGRAPHS + "<p>Ok.</p><ul><li>One</li></ul>", fragment=True)) == [*PROSE, "Ok.", "One"]


def test_a_fragment_of_an_article_gives_its_content_without_header_and_footer() -> None:
    html = (
        f'<article class="post"><header><h2><a href="/b">{TITLE}</a></h2><time>3 May 2024</time></header><div class="entry-content">{PARAGRAPHS}'
        '</div><footer><a href="/c">Leave a comment</a></footer></article>'
    )
    assert texts_of(body_of(html, fragment=True)) == list(PROSE)


def test_the_picture_above_the_text_stays_out_and_pictures_in_the_text_stay_in() -> None:
    html = page(
        f'<article><figure class="post-thumbnail"><img src="/top.jpg"></figure><div class="entry-content"><figure><img src="/first.jpg"></figure>'
        f'{PARAGRAPHS}<p><img src="/last.jpg"></p></div></article>'
    )
    body = body_of(html)
    assert body is not None
    pictures = [image.get("src") for image in body.root.iter("img") if not any(above in body.dropped for above in image.iterancestors())]
    assert pictures == ["/first.jpg", "/last.jpg"]


def test_embeds_in_the_text_stay() -> None:
    body = body_of(entry(f'<p>{PROSE[0]}</p><iframe src="https://www.youtube.com/embed/x"></iframe><p>{PROSE[1]}</p>'))
    assert body is not None
    assert body.root.find(".//iframe") is not None


@pytest.mark.parametrize("html", ["", "<html><body></body></html>", "<script>var a</script>", "<img src=a.jpg>"])
def test_a_page_without_text_has_no_body(html: str) -> None:
    assert body_of(html) is None


def test_the_tree_is_not_changed() -> None:
    document = open_document(RawPage(url="https://crust.example/", body=THEMES[0].html.encode()))
    before = etree.tostring(document.root)
    find_body(document, TITLE)
    assert etree.tostring(document.root) == before


def test_what_is_dropped_lies_under_the_root() -> None:
    for theme in THEMES:
        body = body_of(theme.html)
        assert body is not None
        assert body.dropped <= set(body.root.iterdescendants())


SHORT = "Wind from the west, and no seedling left."
CARDS = "".join(
    f'<article class="card"><h3><a href="/{name}/">{title}</a></h3><p>{text}</p></article>'
    for name, title, text in (("a", "Rye for winter", PROSE[0]), ("b", "Wheat for spring", PROSE[1]), ("c", "Oats for ever", PROSE[2]))
)


@pytest.mark.parametrize(
    "html",
    [
        f"<header><div><h1>{TITLE}</h1><span>Posted by Ada on May 3, 2024</span></div></header>"
        f'<div class="row"><div class="col">{{post}}<hr><div class="links"><a href="/b">Previous</a></div></div></div>',
        f'<article><header><h1>{TITLE}</h1><div><div class="flex">3 May 2024 · 712 words</div></div></header><section class="prose">'
        f'<nav><a href="#a">Contents</a></nav><div class="grow">{{post}}</div></section><footer><div>Author</div><div>Ada</div></footer></article>',
        f'<div class="beitrag"><h1>{TITLE}</h1><div class="angaben"><span>von Maeve Ní Laoire</span></div><div class="textteil">{{post}}</div></div>',
        f'<div class="main"><div><h1>{TITLE}</h1></div><div class="inner">{{post}}</div></div><div class="related-posts"><h2>More</h2>{CARDS}</div>',
        f'<div class="layout"><div class="x"><h1>{TITLE}</h1><div class="y">{{post}}</div></div><div class="z"><h2>Recent</h2>{CARDS}</div></div>',
        f'<div class="x"><h2 class="t">Friday</h2><h3>{TITLE}</h3><div class="post-body entry-content">{{post}}</div></div><aside><ul>'
        f"<li><a href='/a/'>Rye</a><div>{PROSE[0]}</div></li><li><a href='/b/'>Wheat</a><div>{PROSE[1]}</div></li></ul></aside>",
    ],
)
@pytest.mark.parametrize("texts", [(SHORT,), ("Ice", "Floats.", "Oil", "Floats too.")])
def test_a_very_short_post_is_what_follows_the_title_and_is_nothing_else(html: str, texts: tuple[str, ...]) -> None:
    post = "".join(f"<h2>{text}</h2>" if len(text) < 4 else f"<p>{text}</p>" for text in texts)
    body = body_of(f"<html><head><title>{TITLE}</title></head><body>{html.format(post=post)}</body></html>")
    assert without_title(texts_of(body)) == list(texts)


def test_cards_that_lead_to_other_posts_are_none_of_this_one() -> None:
    html = page(f"<article><h1>{TITLE}</h1><div>{PARAGRAPHS}</div><div><h2>Read on</h2>{CARDS}</div></article>")
    assert not {"Rye for winter", "Wheat for spring"} & set(texts_of(body_of(html)))


def test_cards_that_lead_to_other_sites_are_what_a_post_lists() -> None:
    places = CARDS.replace('href="/', 'href="https://places.example/')
    html = page(f"<article><h1>{TITLE}</h1><div class='intro'><p>{SHORT}</p></div><div class='venues'>{places}</div></article>")
    assert {"Rye for winter", "Wheat for spring", "Oats for ever"} <= set(texts_of(body_of(html)))


def test_cards_that_the_author_set_into_the_text_stay() -> None:
    assert texts_of(body_of(entry(PARAGRAPHS + CARDS + PARAGRAPHS)))[3] == "Rye for winter"


@pytest.mark.parametrize("name", ["node node--type-article node--promoted", "field field--label-hidden"])
def test_a_class_that_says_a_state_is_no_name_of_a_part(name: str) -> None:
    html = f'<div><h1>{TITLE}</h1></div><div class="{name}"><p>{SHORT}</p></div>'
    assert without_title(texts_of(body_of(f"<html><head><title>{TITLE}</title></head><body>{html}</body></html>"))) == [SHORT]


@pytest.mark.parametrize(
    "picture",
    [
        '<span class="post-featured-img"><img src="/a.jpg" alt=""></span>',
        '<figure class="left item-image"><img src="/a.jpg" alt=""></figure>',
        '<img class="attachment-full wp-post-image" src="/a.jpg" alt="">',
        '<div class="field field--name-field-image field__item"><img src="/a.jpg" alt=""></div>',
        '<p><img itemprop="image" src="/a.jpg" alt=""></p>',
    ],
)
def test_a_picture_that_says_it_is_the_posts_is_none_of_its_text(picture: str) -> None:
    body = body_of(entry(f"{picture}{PARAGRAPHS}<p><img src='/b.jpg' alt='b'></p>"))
    assert body is not None
    pictures = [img for img in body.root.iter("img") if not any(above in body.dropped for above in (img, *img.iterancestors()))]
    assert [img.get("src") for img in pictures] == ["/b.jpg"]


def test_a_last_line_of_links_to_tags_is_no_list_of_the_post() -> None:
    tags = '<ul><li><a href="/tags/rye/">Rye</a></li><li><a href="/tags/salt/">Salt</a></li></ul>'
    assert without_title(texts_of(body_of(page(f"<div class='w-two-thirds'>{PARAGRAPHS}{tags}</div>")))) == list(PROSE)


@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="/b">← Rye for winter</a></p>',
        '<p><a href="/b">« Rye</a> <a href="/c">Wheat »</a></p>',
        "<div>7</div>",
        '<div><a rel="tag" href="/x">Rye</a>, <a rel="tag" href="/y">Oats</a></div>',
    ],
)
def test_a_last_line_that_leads_on_or_counts_is_no_text_of_the_post(line: str) -> None:
    assert without_title(texts_of(body_of(page(f"<div class='w'>{PARAGRAPHS}{line}</div>")))) == list(PROSE)


def test_a_line_of_author_and_day_above_the_text_goes_in_any_language() -> None:
    html = page(f'<article><h1>{TITLE}</h1><p class="x">Door Sanne van den Berg • 14 mei 2024</p>{PARAGRAPHS}</article>')
    assert without_title(texts_of(body_of(html))) in (list(PROSE), [TITLE, *PROSE])


def test_a_headings_name_does_not_take_it_from_the_post() -> None:
    html = f'<div class="markdown"><h2 class="anchor anchorTargetStickyNavbar_uP1Y" id="a">A question<a class="hash-link" href="#a"></a></h2>{PARAGRAPHS}</div>'
    assert texts_of(body_of(html, fragment=True))[0] == "A question"


def test_a_table_may_end_in_a_number() -> None:
    table = "<table><tr><td>Rye</td><td>30</td></tr></table>"
    assert texts_of(body_of(page(f"<div class='w'>{PARAGRAPHS}{table}</div>")))[-2:] == ["Rye", "30"]


def test_a_picture_with_a_caption_stays_with_it() -> None:
    figure = (
        '<figure class="featured-image"><img class="wp-post-image" src="/a.jpg" alt=""><figcaption>A crust at dawn</figcaption></figure>'
    )
    body = body_of(entry(figure + PARAGRAPHS))
    assert body is not None
    assert not any(body.dropped & {img, *img.iterancestors()} for img in body.root.iter("img"))


def test_a_card_of_the_post_itself_in_a_row_of_cards_is_a_card() -> None:
    own = f'<article class="card"><h3><a href="/bread/">{TITLE}</a></h3><p>A line on this very post.</p></article>'
    html = page(f'<div class="x"><h1>{TITLE}</h1><div class="y"><p>{SHORT}</p></div></div><div class="z">{own}{CARDS}</div>')
    assert "A line on this very post." not in texts_of(body_of(html))


SPHINX = """<article class="bd-article"><section id="bread"><h1>Bread</h1>{prose}<p>Salt.<a class="footnote-reference brackets" href="#f1" id="id1"
role="doc-noteref">[1]</a></p></section><hr class="footnotes docutils"><aside class="footnote-list brackets"><aside class="footnote brackets" id="f1"
role="doc-footnote"><span class="label">[<a role="doc-backlink" href="#id1">1</a>]</span><p>Two per cent.</p></aside></aside></article>
<aside class="footnote-list">Notes of the site</aside>"""


def test_notes_beside_the_text_are_the_posts_where_its_markers_lead_to_them() -> None:
    prose = "".join(f"<p>{text}</p>" for text in TEXTS)
    texts = texts_of(body_of(f"<html><body><main>{SPHINX.format(prose=prose)}</main></body></html>", title="Bread"))
    assert "Two per cent." in texts
    assert "Notes of the site" not in texts


@pytest.mark.parametrize("fragment", [True, False])
def test_a_marker_and_its_note_stay_whatever_a_theme_calls_them(fragment: bool) -> None:
    name = "anchorTargetStickyNavbar_uP1Y"
    note = f'<section class="footnotes"><ol><li class="{name}" id="n1"><p>Two per cent. <a href="#r1">↩</a></p></li></ol></section>'
    prose = "".join(f"<p>{text}</p>" for text in TEXTS) + f'<p>Salt.<sup><a href="#n1" id="r1" class="{name}">1</a></sup> Water.</p>'
    texts = texts_of(
        body_of(f'<article><h1>Bread</h1><div class="markdown">{prose}{note}</div></article>', title="Bread", fragment=fragment)
    )
    assert "Salt.1 Water." in texts
    assert any(text.startswith("Two per cent.") for text in texts)


def test_a_picture_beside_a_label_that_nobody_sees_stays() -> None:
    picture = '<div class="field"><div class="visually-hidden">Image</div><div><img src="/a.jpg"></div></div>'
    body = body_of(entry(f"{PARAGRAPHS}<figure><div>{picture}</div><figcaption>A loaf</figcaption></figure>{PARAGRAPHS}"))
    assert body is not None
    image = next(body.root.iter("img"))
    assert not any(above in body.dropped for above in image.iterancestors())
    assert "Image" not in texts_of(body)


def test_a_table_of_contents_without_its_entries_goes_whole() -> None:
    contents = '<div id="ez-toc-container" class="toc"><p>Contents</p><nav><ul><li><a href="#a">Flour</a></li></ul></nav></div>'
    assert texts_of(body_of(entry(contents + PARAGRAPHS))) == list(PROSE)


@pytest.mark.parametrize("heading", ['<h2 class="toc">Flour</h2>', "<h2>Flour</h2>"])
def test_a_text_named_after_the_script_that_lists_its_headings_stays(heading: str) -> None:
    content = f'{PARAGRAPHS}{heading}<div class="table-of-contents">{PARAGRAPHS * 2}<h2>Water</h2></div>'
    assert texts_of(body_of(entry(content))) == [*PROSE, "Flour", *PROSE, *PROSE, "Water"]


def test_a_card_of_another_page_that_the_author_set_into_the_text_stays() -> None:
    card = '<a class="kg-bookmark-container" href="https://b.example/"><div class="kg-bookmark-title">Loaves</div><div>On bread.</div></a>'
    content = f'{PARAGRAPHS}<figure class="kg-card kg-bookmark-card">{card}</figure>{PARAGRAPHS}'
    assert texts_of(body_of(entry(content))) == [*PROSE, "Loaves", "On bread.", *PROSE]


def test_the_sign_of_a_toggle_is_no_text() -> None:
    title = '<h3 class="accordion-heading">Why?<span class="accordion-heading__icon" aria-hidden="true">+</span></h3>'
    assert texts_of(body_of(entry(PARAGRAPHS + title))) == [*PROSE, "Why?"]


def test_a_heading_with_text_of_its_own_stays_where_an_advertisement_follows_it() -> None:
    content = f'{PARAGRAPHS}<h2>Flour</h2><div class="adsbygoogle">Buy flour</div><p>{PROSE[0]}</p>'
    assert texts_of(body_of(entry(content))) == [*PROSE, "Flour", PROSE[0]]


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="lightbox-wrapper"><a class="lightbox" href="/a.jpg"><img src="/a-s.jpg"><div class="meta"><span>loaf 300 KB</span></div></a></div>',
        '<p><a class="popup img-link" href="/a.jpg"><img src="/a.jpg"></a></p>',
        '<figure class="imageComment_center"><div class="imageComment_img"><img src="/a.jpg"></div><figcaption>A loaf</figcaption></figure>',
    ],
)
def test_a_picture_of_the_text_stays_whatever_a_theme_calls_what_is_around_it(markup: str) -> None:
    body = body_of(entry(PARAGRAPHS + markup + PARAGRAPHS))
    assert body is not None
    image = next(body.root.iter("img"))
    assert not any(above in body.dropped for above in image.iterancestors())


def test_of_two_elements_that_claim_the_same_text_the_inner_one_is_the_post() -> None:
    content = f'<div class="body-content"><div class="noprint">From a free encyclopedia</div><div class="mw-parser-output">{PARAGRAPHS}</div></div>'
    assert texts_of(body_of(page(content))) == list(PROSE)


def test_the_title_after_a_label_that_leads_elsewhere_goes_with_it() -> None:
    teaser = '<div class="teaser"><p class="teaser__pretitle">Lesen Sie auch</p><h2><a href="/cake/">Kuchen aus dem Norden</a></h2></div>'
    assert texts_of(body_of(entry(PARAGRAPHS + teaser + PARAGRAPHS))) == [*PROSE, *PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "<p class='publish'>March 11, 2024, 7:05 p.m.</p>",
        "<aside><p>published on 2024-03-11 · tagged with <a href='/tags/rye.html'>#rye</a>, <a href='/tags/oats.html'>#oats</a>, <a href='/tags/ash.html'>#ash</a> and <a href='/tags/salt.html'>#salt</a></p></aside>",
    ],
)
def test_a_line_of_day_hour_and_tags_above_the_text_is_none_of_it(line: str) -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
    html = f"<html lang='en'><body><header><a href='/'>Crust</a></header><main><h1>{TITLE}</h1>{line}{text}</main></body></html>"
    assert without_title(texts_of(body_of(html))) == list(TEXTS[:3])


@pytest.mark.parametrize("link", ["<p><a href='/bread/'>Permalink</a></p>", "<div>Permalink |</div>"])
def test_a_last_line_that_only_leads_to_the_post_is_no_text_of_it(link: str) -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
    html = f"<div class='storybox'><span class='storyTitle'>{TITLE}</span><div class='story'>{text}</div>{link}</div>"
    assert without_title(texts_of(body_of(html, fragment=True))) == list(TEXTS[:3])


@pytest.mark.parametrize("hidden", ["class='sr-only'", "class='screen-reader-text'", "style='display:none'"])
def test_an_unseen_heading_stays_where_it_announces_references(hidden: str) -> None:
    text = "".join(f"<p>{text}</p>" for text in TEXTS[:3])
    entries = "<ol><li>Alder P. Rivers of glass. 2011.</li><li>Brack S. Fog. 2015.</li></ol>"
    html = f"<main><article><h1>{TITLE}</h1><div class='entry-content'>{text}<h2 {hidden}>References</h2>{entries}<h2 {hidden}>Share this</h2></div></article></main>"
    texts = without_title(texts_of(body_of(html)))
    assert "References" in texts and "Share this" not in texts


_RYE, _OATS = '<a href="/tag/rye"><span>rye</span></a>', '<a href="/@@search?Subject%3Alist=oats"><span>oats</span></a>'


@pytest.mark.parametrize(
    ("row", "goes"),
    [
        (f"<div>{_RYE} {_OATS}</div>", True),
        (f"<p>{_RYE} {_OATS}</p>", False),  # a writer's
        ('<div><a href="/category/baking/part-two/">Part two</a></div>', False),
        ('<div><a href="/tag/rye">How rye came to the fens</a> <a href="/tag/oats">All of what we wrote on oats</a></div>', False),
    ],
)
def test_a_row_of_links_to_tags_at_the_end_of_a_named_container_goes(row: str, goes: bool) -> None:
    outline = read_outline(html.fromstring(f'<div class="entry-content"><p>{TEXTS[0]}</p><p>{TEXTS[2]}</p>{row}</div>'))
    page = read_page(outline)
    assert page is not None and page.rank[0] > 1  # named
    found = end_lines(page, outline, Container(0, plain=True), np.ones(len(page.words), dtype=np.bool_))
    assert [page.texts[place].split() for place in np.flatnonzero(found)] == ([["rye", "oats"]] if goes else [])
