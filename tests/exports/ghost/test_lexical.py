"""A body of blocks in, nodes of Ghost's editor out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html as lxml_html

from exports.ghost.lexical import lexical_document


def nodes(markup: str) -> list[dict[str, Any]]:
    body = lxml_html.fragment_fromstring(markup, create_parent="div")
    found: list[dict[str, Any]] = json.loads(lexical_document(body))["root"]["children"]
    return found


def texts(node: dict[str, Any]) -> list[tuple[str, int]]:
    return [(child["text"], child["format"]) for child in node["children"]]


def test_running_text_is_a_paragraph_with_formats_as_bits() -> None:
    (paragraph,) = nodes("<p>a <b>bold <i>both</i></b> H<sub>2</sub>O</p>")
    assert paragraph["type"] == "paragraph"
    assert texts(paragraph) == [("a ", 0), ("bold ", 1), ("both", 3), (" H", 0), ("2", 32), ("O", 0)]


def test_links_are_nodes_around_their_text() -> None:
    (paragraph,) = nodes('<p>see <a href="/x/" rel="nofollow">this <em>page</em></a></p>')
    link = paragraph["children"][1]
    assert (link["type"], link["url"], link["rel"]) == ("link", "/x/", "nofollow")
    assert texts(link) == [("this ", 0), ("page", 2)]


def test_a_nested_list_stands_in_an_item_of_its_own_after_its_line() -> None:
    (found,) = nodes("<ol start='3'><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>")
    assert (found["listType"], found["start"], found["tag"]) == ("number", 3, "ol")
    first, nested, last = found["children"]
    assert (texts(first), texts(last)) == ([("a", 0)], [("c", 0)])
    assert nested["children"][0]["type"] == "list"
    assert texts(nested["children"][0]["children"][0]) == [("b", 0)]


def test_pictures_keep_size_text_caption_and_link() -> None:
    (image,) = nodes(
        '<figure><a href="/big"><img src="/a.jpg" alt="A" width="640" height="480"></a><figcaption>C <em>d</em></figcaption></figure>'
    )
    assert image == {
        "type": "image", "version": 1, "src": "/a.jpg", "width": 640, "height": 480, "title": "", "alt": "A",
        "caption": "C <em>d</em>", "cardWidth": "regular", "href": "/big",
    }  # fmt: skip


def test_code_keeps_its_lines_and_language() -> None:
    (code,) = nodes('<pre><code class="language-python">a\n\n  b\n</code></pre>')
    assert (code["type"], code["code"], code["language"]) == ("codeblock", "a\n\n  b", "python")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<table><tr><td>1</td></tr></table>", id="tables"),
        pytest.param("<dl><dt>a</dt><dd>b</dd></dl>", id="definition lists"),
        pytest.param("<ol type='i'><li>a</li></ol>", id="Roman numbers"),
        pytest.param("<ul><li>a<ul><li>b</li></ul>after</li></ul>", id="text after a nested list"),
        pytest.param("<ul><li><p>a</p><p>b</p></li></ul>", id="items of two paragraphs"),
        pytest.param("<blockquote><p>a</p><p>b</p></blockquote>", id="quotes of two paragraphs"),
        pytest.param("<blockquote><p>a</p><footer>B</footer></blockquote>", id="quotes with a source"),
        pytest.param("<h2 id='x'>a</h2>", id="headings that links lead to"),
        pytest.param("<p>a <span lang='la'>b</span></p>", id="words of another language"),
        pytest.param("<figure class='embed'><iframe src='https://a.example/'></iframe></figure>", id="embedded pages"),
        pytest.param(
            "<figure class='gallery'><figure><img src='/a'><figcaption>A</figcaption></figure></figure>", id="galleries with captions"
        ),
        pytest.param("<p>a <img src='/a.jpg'> b</p>", id="pictures within a line"),
    ],
)
def test_what_the_editor_cannot_hold_is_a_card_of_html(markup: str) -> None:
    (card,) = nodes(markup)
    assert card["type"] == "html"
    assert lxml_html.tostring(lxml_html.fragment_fromstring(card["html"])) == lxml_html.tostring(lxml_html.fragment_fromstring(markup))
