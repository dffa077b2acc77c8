"""From HTML and an address to a post."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest

import pressmark
from pipelines.model.metadata import Metadata
from pipelines.model.page import RawPage
from pipelines.normalise import read_post
from pipelines.sanitise import is_sanitised
from tests.pipelines.blocks.cases.rows import Case, cases

URL = "https://site.example/bees/"
PAGE = """<!doctype html><html lang="en"><head><title>Bees – Site</title></head><body><header><nav><a href="/">Home</a></nav></header>
<main><article><h1>Bees</h1><div class="entry-content">{content}</div></article></main><footer><p>© Site</p></footer></body></html>"""
TEXT = "<p>Bees dance to say where the flowers are, and how far away from the hive they stand.<sup>1</sup></p><h2>Dances</h2><p>A waggle is a direction.</p>"
LIST = "<h2>References</h2><ol><li>Frisch K. The dance language. Bee World. 1967;4(2):1-9.</li></ol>"


def page(content: str) -> RawPage:
    return RawPage.of_html(PAGE.format(content=content), URL)


def shapes(post) -> list[tuple[str, str | None]]:
    return [(block.type, block.text) for block in post.blocks]


def test_a_page_becomes_a_post():
    post = pressmark.normalise(PAGE.format(content=TEXT + LIST), URL)
    assert (post.url, post.title, post.language, post.body_status) == (URL, "Bees", "en", "whole")
    assert [block.type for block in post.blocks] == ["paragraph", "heading", "paragraph", "heading", "references"]
    [reference] = post.references
    assert (reference.raw, reference.year, reference.container_title) == (
        "Frisch K. The dance language. Bee World. 1967;4(2):1-9.",
        1967,
        "Bee World",
    )
    assert [(citation.position, citation.marker, citation.number) for citation in post.citations] == [(0, "1", 1)]
    assert post.content_text is not None
    assert post.content_text.startswith("Bees dance to say")
    assert post.content_html is not None
    assert "<h2>Dances</h2>" in post.content_html


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_page_that_was_read_leaves_nothing_to_the_garbage_collector(case: Case) -> None:
    pressmark.normalise(case.html, URL)  # what is kept for all pages is there now
    gc.collect()
    gc.disable()
    try:
        pressmark.normalise(case.html, URL)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_pages_of_one_post_are_one_running_text():
    second = replace(
        page(
            "<p>This is what the second page says of bees, before its first heading comes.</p><h3>Wax</h3><p>It is made by young bees.</p>"
        ),
        url=URL + "2/",
    )
    post = read_post(replace(page(TEXT), continuations=(second,)))
    assert [block.position for block in post.blocks] == list(range(6))
    assert [block.section for block in post.blocks][3:] == [("Dances",), ("Dances",), ("Dances", "Wax")]
    headings = [(block.text, block.parent_heading) for block in post.blocks if block.type == "heading"]
    assert headings == [("Dances", None), ("Wax", 1)]
    assert "young bees" in (post.content_html or "")


def test_a_protected_post_has_no_blocks_and_says_so():
    form = '<form class="post-password-form" method="post"><p>This content is protected.</p><label>Password: <input name="post_password" type="password"></label></form>'
    post = read_post(page(form))
    assert (post.body_status, post.blocks, post.content_text) == ("protected", (), None)
    assert [problem.code for problem in post.problems] == ["protected"]


def test_a_page_without_text_is_a_failed_post_that_names_its_address():
    post = pressmark.normalise("<html><body></body></html>", URL)
    assert (post.body_status, post.blocks) == ("failed", ())
    [problem] = [problem for problem in post.problems if problem.code == "no-body"]
    assert URL in problem.detail


def test_a_failed_page_keeps_what_its_archive_said():
    post = read_post(RawPage(url=URL, body=b"", body_status="failed", fallback=Metadata(title="Bees", excerpt="They dance.")))
    assert (post.title, post.excerpt, post.body_status, post.blocks) == ("Bees", "They dance.", "failed", ())


def test_what_an_archive_says_of_a_post_fills_what_its_page_leaves_out():
    post = read_post(replace(page(TEXT), fallback=Metadata(title="Another title", authors=("Ida Post",))))
    assert (post.title, post.authors) == ("Bees", ("Ida Post",))


def test_an_archive_of_whole_posts_is_as_many_posts_in_its_order():
    entry = (
        '<article class="hentry"><h2 class="entry-title"><a href="/{n}/">Post {n}</a></h2><div class="entry-content">{text}</div></article>'
    )
    entries = "".join(entry.format(n=n, text=TEXT.replace("Bees dance", f"{n} bees dance") + LIST) for n in ("one", "two", "three"))
    posts = pressmark.normalise_all(
        f"<html lang=en><body><main><h1>Tag: bees</h1>{entries}</main></body></html>", "https://site.example/tag/bees/"
    )
    assert [(post.url, post.title) for post in posts] == [(f"https://site.example/{n}/", f"Post {n}") for n in ("one", "two", "three")]
    assert [len(post.references) for post in posts] == [1, 1, 1]
    assert [shapes(post)[0][1] for post in posts] == [
        f"{n} bees dance to say where the flowers are, and how far away from the hive they stand.1" for n in ("one", "two", "three")
    ]


def test_a_title_that_is_no_heading_is_no_paragraph_of_an_archives_post():
    entry = '<article><p class="title"><a href="/{n}/">Post {n}</a></p><div class="content">{text}</div></article>'
    entries = "".join(entry.format(n=n, text=TEXT) for n in ("one", "two", "three"))
    posts = pressmark.normalise_all(f"<html lang=en><body><main>{entries}</main></body></html>", "https://site.example/tag/bees/")
    assert [post.title for post in posts] == ["Post one", "Post two", "Post three"]
    assert [[block.type for block in post.blocks] for post in posts] == [["paragraph", "heading", "paragraph"]] * 3


@pytest.mark.parametrize(
    "markup",
    [
        '<article class="post"><header><h1>On bread</h1></header><p>It rises.</p></article><nav>x</nav>',
        "<article><h1>On bread</h1><p>It rises.</p></article>",
        "<title>On bread</title><h1>On bread</h1><p>It rises.</p>",
        "<p style='x'>It rises.</p>",
    ],
)
def test_a_page_that_leaves_tags_out_is_no_sanitised_html(markup: str) -> None:
    assert not is_sanitised(markup)
