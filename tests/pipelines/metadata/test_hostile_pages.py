"""Pages that are broken or mean to break something: never an exception, never much time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.dates import parse_date
from pipelines.metadata.json_text import parse_json
from tests.pipelines.metadata.reading import read

HOSTILE = {
    "nothing": "",
    "no html": "\x00\x01\x02",
    "deep divs": "<div class='byline date tag'>" * 4000,
    "deep items": "<div itemscope itemprop='author' typeof='a' property='schema:name'>" * 2000,
    "many times": "<h1>T</h1>" + "<time datetime='x'>y</time>" * 30_000,
    "many bylines": "<h1>T</h1>" + "<span class='author'>By</span>" * 30_000,
    "many entries": "<h1>T</h1>" + "<article><h2><a href='/x'>x</a></h2></article>" * 10_000,
    "many footers in an article": "<article><h1>T</h1>" + "<footer>" * 2000,
    "many metas": "<meta property='og:image' content='a'>" * 30_000,
    "many tag links": "<h1>T</h1><div class='tags'>" + "<a rel='tag' href='/tag/a'>a</a>" * 20_000,
    "a long class": f"<h1>T</h1><p class='{'date-author ' * 20_000}'>x</p>",
    "many classes": "<h1>T</h1>" + "".join(f"<p class='a{n} b{n}-date'>x</p>" for n in range(20_000)),
    "a long heading": f"<h1>{'T ' * 200_000}</h1>",
    "a long byline": f"<h1>T</h1><p class='byline'>By {'Ann and ' * 50_000}</p>",
    "a long list of authors": f'<script type="application/ld+json">{{"@type":"Article","author":"{"A B, " * 50_000}"}}</script>',
    "a wide graph": '<script type="application/ld+json">['
    + '{"@type":"Article","author":{"@id":"#a"}},' * 50_000
    + '{"@id":"#a"}]</script>',
    "brackets": '<script type="application/ld+json">' + "[{" * 200_000 + "</script>",
    "backslashes": '<script type="application/ld+json">{"a": "' + "\\" * 400_001 + "</script>",
    "slashes": '<script type="application/ld+json">{' + "/" * 200_000 + "*" * 200_000 + "</script>",
    "a date of digits": f"<h1>T</h1><p class='date'>{'1' * 190}</p><p class='date'>{'1/' * 95}</p>",
    "a broken address": "<link rel='canonical' href='http://[::1'><meta property='og:image' content='http://a:b:c/'><h1>T</h1>",
    "many labels": "<h1>T</h1>" + "<p>Tags: <a href='/t/a'>a</a></p>" * 20_000,
    "nested labels": "<h1>T</h1>" + "<ul><li>Tags: <a href='/tag/a'>a</a>" * 3_000,
    "one line of links": "<h1>T</h1><p>Tags: " + "<a href='/tag/a'>a</a>, " * 30_000,
    "a long label": f"<h1>T</h1><p>{'Tags ' * 100_000}<a href='/tag/a'>a</a></p>",
    "many links home": "<h1><a href='/'>T</a></h1>" * 20_000 + "<a href='/'>T</a>" * 20_000,
    "a title of brackets": f"<title>{'&lt;a ' * 100_000}</title><h1>{'&lt;!-- ' * 100_000}</h1>",
    "a srcset of spaces": f"<img class='wp-post-image' src='/a.jpg' srcset='a.jpg{' ' * 19_000}x{'a ' * 9_000}'><h1>T</h1>",
    "a srcset of commas": f"<img class='wp-post-image' src='/a.jpg' srcset='{',' * 19_000}'><h1>T</h1>",
}


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_read_in_time(html: str) -> None:
    start = time.process_time()
    read(html)
    assert time.process_time() - start < 5  # seconds, parsing among them; the slowest takes 1 on the machine this was written on


@given(st.text(alphabet='{}[]",:/*\\ \n<!-ab1é', max_size=200))
def test_any_text_is_json_or_nothing(text: str) -> None:
    assert isinstance(parse_json(text), list)


@given(st.text(alphabet="0123456789/-.,: Ttmarchjune deofam+Zzéº月日", max_size=60))
@settings(deadline=None)
def test_any_text_is_a_date_or_nothing(text: str) -> None:
    reading = parse_date(text, "en")
    assert reading is None or (reading.at.tzinfo is not None and reading.precision in {"second", "minute", "day"})


@given(st.lists(st.sampled_from(["<article class=hentry>", "</article>", "<h1>T</h1>", "<time datetime=2024-01-01>", "</time>", "<div class=comments>", "</div>",
    "<p class=byline>By A B</p>", "<a rel=tag href=/tag/x>x</a>", "<span itemscope itemprop=author>", "</span>", "<meta name=author content=X>", "<h2><a href=/y>Y</a></h2>"]), max_size=30))  # fmt: skip
@settings(deadline=None)
def test_any_soup_of_marks_is_read(pieces: list[str]) -> None:
    post = read("".join(pieces))
    assert all(name and name == name.strip() for name in post.authors)
    assert all(term.name for term in post.terms)
