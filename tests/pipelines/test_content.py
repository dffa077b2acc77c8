"""What a post says, apart from how its page says it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.content import BlockContent, content_sha256, content_text, picture_path, word_count


def test_texts_are_parted_by_a_blank_line_and_null_is_left_out() -> None:
    assert content_text(["One", None, "Two\nlines"]) == "One\n\nTwo\nlines"
    assert content_text([None, None]) is None
    assert content_text([]) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, 0),
        ("Bees dance.", 2),
        ("don't, well-known", 2),
        ("a – b — c * d", 4),
        ("10 % of 3,000", 3),
        ("één bijenvolk", 2),
        ("蜜蜂跳舞", 4),
        ("the 蜜蜂 dance", 4),
        ("꿀벌이 춤을 춘다", 3),
        ("النحل يرقص", 2),
        ("two\n\nlines\tmore", 3),
    ],
)
def test_words_are_counted_in_any_script(text: str | None, words: int) -> None:
    assert word_count(text) == words


@given(st.lists(st.text("abcdéß", min_size=1, max_size=5)))
def test_words_parted_by_spaces_are_as_many_as_there_are(words: list[str]) -> None:
    assert word_count(" ".join(words)) == len(words)


BLOCK = BlockContent(type="list", text="a\nb", caption="c", level=2, items=((0, "bullet"), (1, "bullet")), images=("/a.jpg",))


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "quote"},
        {"text": "a\nB"},
        {"caption": None},
        {"level": 3},
        {"items": ((0, "bullet"), (0, "bullet"))},
        {"items": ((0, "bullet"), (1, "ordered"))},
        {"images": ("/b.jpg",)},
    ],
)
def test_each_thing_that_a_reader_sees_changes_the_fingerprint(changed: dict[str, object]) -> None:
    assert content_sha256([BLOCK]) != content_sha256([replace(BLOCK, **changed)])


def test_order_counts_and_text_does_not_slide_between_blocks() -> None:
    one, two = BlockContent(type="paragraph", text="a"), BlockContent(type="paragraph", text="b")
    assert content_sha256([one, two]) != content_sha256([two, one])
    assert content_sha256([BlockContent(type="paragraph", text="a b")]) != content_sha256([one, two])
    assert content_sha256([]) is None


@pytest.mark.parametrize(
    ("src", "path"),
    [
        ("https://blog.test/up/bee.jpg", "/up/bee.jpg"),
        ("http://cdn.blog.test/up/bee-300x200.jpg?w=3#x", "/up/bee.jpg"),
        ("https://blog.test/b%C3%A9e-1024x768.webp", "/bée.webp"),
        ("https://blog.test/chart-2x4.png", "/chart-2x4.png"),
        ("https://blog.test/bee-300x200-crop.jpg", "/bee-300x200-crop.jpg"),
        ("https://[broken/bee.jpg", "https://[broken/bee.jpg"),
    ],
)
def test_copies_of_a_picture_share_their_path(src: str, path: str) -> None:
    assert picture_path(src) == path
