"""Where the post is on its page."""

from __future__ import annotations

import pytest

from pipelines.body import find_body
from pipelines.document import open_document
from pipelines.model.body import Body
from pipelines.model.page import RawPage
from pipelines.segments.outline import read_outline
from tests.pipelines.theme_pages import TEXTS, THEMES, TITLE, Theme


def body_of(html: str, *, title: str | None = TITLE, fragment: bool = False) -> Body | None:
    page = RawPage(url="https://crust.example/bread/", body=html.encode(), fragment=fragment)
    return find_body(open_document(page), title)


def texts_of(body: Body | None) -> list[str]:
    """Give the texts under a body's root but those under a dropped element."""
    assert body is not None
    outline = read_outline(body.root)
    kept: list[bool] = []
    for node in outline.nodes:
        kept.append((node.parent < 0 or kept[node.parent]) and node.element not in body.dropped)
    return [" ".join(segment.text.split()) for segment in outline.segments if segment.text and kept[segment.node]]


def without_title(texts: list[str]) -> list[str]:
    """The blocks' reader drops a heading that repeats the title."""
    return texts[1:] if texts[:1] == [TITLE] else texts


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_body_is_the_post_and_nothing_else(theme: Theme) -> None:
    assert without_title(texts_of(body_of(theme.html))) == list(TEXTS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_title_need_not_be_known(theme: Theme) -> None:
    assert without_title(texts_of(body_of(theme.html, title=None))) == list(TEXTS)
