"""Two datasets side by side: posts find one another under other addresses, and each difference is named."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports.comparison import COMPARED, Comparison, compare_snapshots
from exports.schema import BY_NAME
from pipelines.blocks.heading import Heading
from pipelines.blocks.lists import ListBlock, ListItem
from pipelines.model.post import Post
from tests.exports.sample import full_post, publish_posts, short_post

DAY = datetime(2024, 5, 3, 10, tzinfo=UTC)


@pytest.fixture
def compared(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Publishes two lists of posts and compares them."""

    def compare(a: list[Post], b: list[Post], **arguments: object) -> Comparison:
        snapshots = [publish_posts(tmp_path / name, posts).path for name, posts in (("a", a), ("b", b))]
        assert snapshots[0] and snapshots[1]
        return compare_snapshots(snapshots[0], snapshots[1], **arguments)  # type: ignore[arg-type]

    return compare


def moved(name: str, *texts: str, **fields: object) -> Post:
    """A post at another site."""
    return short_post(name, *texts, **{"url": f"https://new.test/2024/{name}/", **fields})


def test_every_compared_column_is_one_of_the_schema() -> None:
    for table, columns in COMPARED.items():
        assert set(columns) <= set(BY_NAME[table].column_names)


def test_a_dataset_equals_itself(compared) -> None:  # type: ignore[no-untyped-def]
    result = compared([full_post(), short_post("b")], [full_post(), short_post("b")])
    assert result.equal and result.matched == 2


def test_posts_match_by_slug_under_other_addresses(compared) -> None:  # type: ignore[no-untyped-def]
    result = compared([short_post("a", "Same.", slug="a")], [moved("a", "Same.", slug="a")])
    assert result.equal and result.matched == 1


def test_posts_match_by_title_and_day_where_slugs_changed(compared) -> None:  # type: ignore[no-untyped-def]
    a, b = short_post("a", "Same.", title="T", published_at=DAY, slug="x"), moved("b", "Same.", title="T", published_at=DAY, slug="y")
    result = compared([a], [b])
    assert result.matched == 1
    assert list(result.differences) == [("posts", "slug")]


def test_redirects_match_what_nothing_else_does(compared) -> None:  # type: ignore[no-untyped-def]
    a, b = short_post("a", "Same.", title="One", slug="x"), moved("b", "Same.", title="Other", slug="y")
    assert compared([a], [b]).matched == 0
    led = compared([a], [b], redirects={"https://blog.test/a": "https://new.test/2024/b/"})
    assert led.matched == 1


def test_posts_that_cannot_be_told_apart_match_nothing(compared) -> None:  # type: ignore[no-untyped-def]
    a = [short_post(name, "Same.", title="T", published_at=DAY, slug="s") for name in ("a", "b")]
    b = [moved(name, "Same.", title="T", published_at=DAY, slug="s") for name in ("c", "d")]
    result = compared(a, b)
    assert (result.matched, len(result.only_a), len(result.only_b)) == (0, 2, 2)
    assert not result.equal


def test_a_changed_value_is_named_with_both_sides(compared) -> None:  # type: ignore[no-untyped-def]
    def post(level: int) -> Post:
        return short_post("a", blocks=(Heading(position=0, level=level, text="Bees"),))

    result = compared([post(2)], [post(3)])
    assert list(result.differences) == [("headings", "level")]
    (difference,) = result.differences.values()
    assert (difference.posts, difference.values) == (1, 1)
    assert difference.examples == [{"post": "https://blog.test/a/", "a": 2, "b": 3}]


def test_a_lost_item_is_named_and_shifts_nothing(compared) -> None:  # type: ignore[no-untyped-def]
    def post(*items: str) -> Post:
        rows = tuple(ListItem(item=number, depth=0, kind="bullet", text=text) for number, text in enumerate(items))
        return short_post("a", blocks=(ListBlock(position=0, items=rows, text="\n".join(items)),))

    result = compared([post("one", "two", "three")], [post("one", "three")], only=lambda table, column: table == "list_items")
    assert list(result.differences) == [("list_items", "rows")]
    (difference,) = result.differences.values()
    assert difference.values == 1 and "two" in str(difference.examples[0]["a"])


def test_only_what_was_asked_for_is_compared(compared) -> None:  # type: ignore[no-untyped-def]
    a, b = short_post("a", "One.", title="T"), short_post("a", "Other.", title="U")
    assert compared([a], [b], only=lambda table, column: (table, column) == ("posts", "authors")).equal
    assert list(compared([a], [b], only=lambda table, column: column == "title").differences) == [("posts", "title")]
