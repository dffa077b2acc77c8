"""Real sites crawled through their tag archives: every post, in order, with what its author put into it."""

from __future__ import annotations

import json
from itertools import groupby
from math import ceil
from pathlib import Path

from tests.crawl.comparison import compare, differences, load_comparison, with_shown_titles
from tests.crawl.conftest import Crawl

# What is not yet exact, by site and feature: F1 that a change must not fall below. Whoever mends one takes it out.
# mkdocs: its archive lowers headings, and the three posts that are read from pages of their own keep theirs.
FLOORS = Path(__file__).with_name("floors.json")
# What must be exact on every site.
EXACT = (
    "posts",
    "title",
    "authors",
    "published_at",
    "tags",
    "headings",
    "list_items",
    "captions",
    "paragraphs",
    "quotes",
    "code",
    "table_cells",
    "footnotes",
    "references",
)


def test_the_crawl_ends_well(crawled: Crawl) -> None:
    assert crawled.exit_code == 0, f"{crawled.summary}\n{crawled.errors[-3000:]}"
    assert crawled.summary["failures"] == []


def test_every_post_is_found_and_no_other(crawled: Crawl) -> None:
    found = sorted(row["url"] for row in crawled.rows("posts"))
    assert found == sorted(post["url"] for post in crawled.gold["posts"])


def test_the_archives_order_is_kept(crawled: Crawl) -> None:
    entries = sorted(crawled.rows("archive_entries"), key=lambda row: row["rank"])
    assert [row["rank"] for row in entries] == list(range(len(crawled.gold["posts"])))
    found = [row["url"] for row in entries]
    # Posts of the same second have no order of their own: a database gives them as it likes.
    for _, same_time in groupby(crawled.gold["posts"], key=lambda post: str(post["published"])):
        wanted = {post["url"] for post in same_time}
        assert set(found[: len(wanted)]) == wanted
        found = found[len(wanted) :]


def test_the_archive_is_read_to_its_end(crawled: Crawl) -> None:
    (archive,) = crawled.rows("archives")
    assert archive["complete"] and archive["why_not"] is None
    assert archive["entries"] == len(crawled.gold["posts"])


def test_the_way_that_loses_least_is_taken(crawled: Crawl) -> None:
    (archive,) = crawled.rows("archives")
    assert archive["way"] == ("rest" if "rest" in crawled.site.ways else "listing")


def test_no_more_is_asked_for_than_needed(crawled: Crawl) -> None:
    (archive,) = crawled.rows("archives")
    gold = len(crawled.gold["posts"])
    allowed = ceil(gold / 50) if archive["way"] == "rest" else archive["pages_read"] + (0 if crawled.site.whole else gold)
    # beside pages and posts: robots.txt, looks at other ways, samples, posts that an archive cuts, and the check whether all was found
    assert crawled.summary["requests"] <= allowed + 8


def test_content_is_what_was_written(crawled: Crawl, shared: Path) -> None:
    tool = load_comparison(shared / "tools/score_dataset.py")
    gold = with_shown_titles(crawled.gold, {row["url"]: row["title"] for row in crawled.rows("posts")})
    scores = compare(tool, gold, crawled.latest)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")).get(crawled.site.name, {})
    below = [feature for feature in EXACT if feature in scores and scores[feature]["f1"] < floors.get(feature, 1)]
    shown = "\n".join(f"{name}: {scores[name]}\n  " + "\n  ".join(differences(tool, gold, crawled.latest, name)) for name in below)
    assert not below, f"{crawled.site.name}\n{shown}"


def test_what_an_archive_does_not_show_is_left_empty_or_right(crawled: Crawl) -> None:
    rows = {row["url"]: row for row in crawled.rows("posts")}
    for post in crawled.gold["posts"]:
        for name, value in post.get("unseen", {}).items():
            column, wanted = ("authors", [value]) if name == "author" else (name, value)
            assert set(rows[post["url"]][column]) <= set(wanted)


def test_protected_posts_are_known_as_such_and_give_nothing_away(crawled: Crawl) -> None:
    protected = {post["url"] for post in crawled.gold["posts"] if post["protected"]}
    rows = [row for row in crawled.rows("posts") if row["body_status"] == "protected"]
    assert {row["url"] for row in rows} == protected
    assert all(row["content_text"] is None for row in rows)
    assert not {row["post_id"] for row in rows} & {block["post_id"] for block in crawled.rows("blocks")}


def test_numbers_of_ordered_items_are_those_on_the_page(crawled: Crawl) -> None:
    shown = [row["number"] for row in crawled.rows_of("inkt-van-eikengallen", "list_items")]
    assert shown == [1, 2, 3, 4, 5, 3, 2, 1, 7, 8]


def test_code_keeps_its_lines(crawled: Crawl) -> None:
    (code,) = [row for row in crawled.rows_of("listening-to-bread", "blocks") if row["type"] == "code"]
    assert code["text"].startswith('import wave\n\nwith wave.open("loaf.wav") as sound:\n    frames = ')


def test_a_quote_names_whom_it_cites(crawled: Crawl) -> None:
    (quote,) = [row for row in crawled.rows_of("zuurdesem-op-vier-temperaturen", "blocks") if row["type"] == "quote"]
    assert quote["attribution"] == "A. M. Ruiter, Het langzame brood"


def test_the_disclaimer_under_each_post_is_boilerplate_and_nothing_else_is(crawled: Crawl) -> None:
    disclaimers = {block["text"] for post in crawled.gold["posts"] for block in post["blocks"] if block["type"] == "disclaimer"}
    marked = {row["text"] for row in crawled.rows("blocks") if row["boilerplate"]}
    assert marked <= disclaimers
    assert any("Draag een bril" in text for text in marked)
