"""Posts that a page does not show but says in its JSON-LD."""

from __future__ import annotations

import json

import pytest

from pipelines.main_text import main_text
from pipelines.model.post import Post
from pipelines.normalise import normalise

URL = "https://crust.example/slow-bread/"
FIRST = "Yeast is a guest that one feeds before dinner, and that one must never hurry while it eats at the table."
SECOND = "Whoever bakes at night knows the hour by the smell, and the day by what is left in the jar on the sill & below < it."
NOTICE = "<noscript>You need to enable JavaScript to run this app.</noscript><div id='root'><p>Loading the page, please wait.</p></div>"


def page(body: str, shown: str = NOTICE, url: str = URL) -> str:
    node = {"@context": "https://schema.org", "@type": "BlogPosting", "headline": "Slow bread", "url": url, "articleBody": body}
    script = json.dumps(node).replace("</", "<\\/")
    return f'<html><head><title>Slow bread</title><script type="application/ld+json">{script}</script></head><body>{shown}</body></html>'


def texts(post: Post) -> list[str | None]:
    return [block.text for block in post.blocks]


def test_the_text_of_a_page_that_scripts_fill_is_read_from_its_json_ld() -> None:
    post = normalise(page(f"{FIRST}\n\n{SECOND}"), URL)
    assert texts(post) == [FIRST, SECOND]
    assert [problem.code for problem in post.problems] == ["body-from-json-ld"]
    assert post.body_status == "whole"
    assert main_text(page(f"{FIRST}\n\n{SECOND}"), URL) == f"{FIRST}\n\n{SECOND}"


def test_a_page_without_any_text_is_read_from_its_json_ld() -> None:
    assert texts(normalise(page(f"{FIRST}\n{SECOND}", shown=""), URL)) == [FIRST, SECOND]
    assert main_text(page(f"{FIRST}\n{SECOND}", shown=""), URL) == f"{FIRST}\n\n{SECOND}"


def test_markup_in_the_declared_text_is_read_as_markup() -> None:
    post = normalise(page(f"<h2>Night</h2><p>{FIRST}</p><p>{FIRST[:-1]} again.</p><script>steal()</script>"), URL)
    assert [block.type for block in post.blocks] == ["heading", "paragraph", "paragraph"]
    assert "steal" not in (post.content_html or "")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (page(f"{FIRST} {SECOND}", shown=f"<article><h1>Slow bread</h1><p>{FIRST}</p></article>"), [FIRST]),
        (page("A short teaser.", shown=f"<article><h1>Slow bread</h1><p>{FIRST}</p></article>"), [FIRST]),
    ],
    ids=["the page shows a good part of it", "the declared text is an excerpt"],
)
def test_what_a_page_shows_goes_before_what_it_declares(html: str, expected: list[str]) -> None:
    post = normalise(html, URL)
    assert texts(post) == expected
    assert post.problems == ()
