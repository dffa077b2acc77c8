"""A snapshot is the one before it plus what this crawl learned, whole or not at all."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from exports.crawl import Crawl
from exports.latest import drop_old_snapshots, find_latest
from exports.merge import Departures
from exports.parquet import ParquetTable
from exports.previous import UnreadableSnapshotError
from exports.schema import TABLES
from exports.snapshot import Options, publish
from exports.summary import SnapshotSummary
from pipelines.model.metadata import Metadata, Term
from pipelines.model.problem import Problem
from tests.exports.sample import (
    ARCHIVE,
    DISCLAIMER,
    FIRST,
    FOURTH,
    SECOND,
    THIRD,
    changes_of,
    fetched,
    full_post,
    id_of,
    listing,
    publish_posts,
    row_of,
    rows_of,
    short_post,
    stage,
    url_of,
)


def test_first_crawl_publishes_every_table_and_file(tmp_path: Path) -> None:
    published = publish_posts(tmp_path, [full_post()], archives=(listing("full"),))
    assert published.published
    assert {path.name for path in (tmp_path / "latest").iterdir()} == {
        *(f"{table.name}.parquet" for table in TABLES),
        *("csv", "datapackage.json", "report.html"),
    }
    assert all(published.rows[table.name] for table in TABLES), published.rows
    assert (tmp_path / "latest").readlink() == Path("snapshots") / FIRST
    assert json.loads((tmp_path / "latest.json").read_text())["crawl_id"] == FIRST
    assert changes_of(tmp_path) == {url_of("full"): ("added", ())}


def test_unvisited_post_is_carried_over_with_all_its_rows(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post(), short_post("other")], archives=(listing("full", "other"),))
    before = {table.name: rows_of(tmp_path, table.name) for table in TABLES if table.name != "changes"}
    publish_posts(tmp_path, [], SECOND, options=Options(always=True))
    for name, rows in before.items():
        assert rows_of(tmp_path, name) == rows, name
    assert rows_of(tmp_path, "changes") == []


def test_unchanged_crawl_publishes_nothing_and_says_so(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post()])
    published = publish_posts(tmp_path, [full_post()], SECOND)
    assert (published.published, published.changes, published.path) == (False, {}, (tmp_path / "snapshots" / FIRST).resolve())
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [FIRST]


def test_edited_post_is_changed_with_its_columns_and_times(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a", "Old text.", fetched_at=fetched(21)), short_post("b", fetched_at=fetched(21))])
    edited = short_post("a", "New text.", title="Another title", fetched_at=fetched(22))
    publish_posts(tmp_path, [edited, short_post("b", fetched_at=fetched(22))], SECOND)
    assert changes_of(tmp_path) == {url_of("a"): ("changed", ("title", "content_sha256"))}
    times = ("first_seen_at", "last_changed_at", "fetched_at")
    assert [row_of(tmp_path, "a")[name] for name in times] == [fetched(21), fetched(22), fetched(22)]
    assert [row_of(tmp_path, "b")[name] for name in times] == [fetched(21), fetched(21), fetched(22)]


def test_markup_and_order_of_tags_are_no_change(tmp_path: Path) -> None:
    post = full_post()
    publish_posts(tmp_path, [post])
    terms = tuple(reversed(post.metadata.terms))
    blocks = tuple(replace(block, html=f"<div nonce=1>{block.html}</div>") for block in post.blocks)
    noisy = replace(post, content_html="<p class=x>They dance.</p>", blocks=blocks, metadata=replace(post.metadata, terms=terms))
    assert publish_posts(tmp_path, [noisy], SECOND).changes == {}


def test_what_a_theme_hides_is_no_change(tmp_path: Path) -> None:
    shown = {
        "authors": ("Ann",),
        "terms": (Term(taxonomy="tag", name="bees"),),
        "published_at": fetched(3),
        "excerpt": "Bees dance in the dark to tell the others where flowers are …",
    }
    publish_posts(tmp_path, [short_post("a", **shown)])
    assert publish_posts(tmp_path, [short_post("a")], SECOND).changes == {}
    for told in ({"authors": ("Bob",)}, {"terms": (Term(taxonomy="tag", name="wasps"),)}):
        check = Options(check=lambda summary: ["look only"])
        assert publish_posts(tmp_path, [short_post("a", **told)], SECOND, options=check).changes == {"changed": 1}


def test_another_parser_version_is_no_change_and_is_told(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a", "As read by the old parser.", fetched_at=fetched(21))])
    published = publish_posts(
        tmp_path, [short_post("a", "As read.", fetched_at=fetched(22))], SECOND, parser="2", options=Options(always=True)
    )
    assert published.changes == {}
    assert row_of(tmp_path, "a")["last_changed_at"] == fetched(21)
    assert [row["code"] for row in rows_of(tmp_path, "problems")] == ["parser-changed"]


def test_failed_reading_keeps_the_row_it_had_and_tells_the_problem(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a", fetched_at=fetched(21))])
    problem = Problem("fetch", "http-500", f"{url_of('a')} answered 500")
    failed = short_post("a", blocks=(), body_status="failed", fetched_at=fetched(22), problems=(problem,))
    publish_posts(tmp_path, [failed], SECOND, options=Options(always=True))
    assert (row_of(tmp_path, "a")["body_status"], row_of(tmp_path, "a")["fetched_at"]) == ("whole", fetched(21))
    assert [(row["code"], row["post_id"], row["crawl_id"]) for row in rows_of(tmp_path, "problems")] == [("http-500", id_of("a"), SECOND)]
    publish_posts(tmp_path, [], THIRD, options=Options(always=True))
    assert rows_of(tmp_path, "problems") == [], "the problem was the second crawl's, the rows are the first's"


def test_failed_post_without_a_row_before_is_a_row_and_becomes_whole_later(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a", blocks=(), body_status="failed")])
    assert (row_of(tmp_path, "a")["body_status"], row_of(tmp_path, "a")["content_sha256"]) == ("failed", None)
    publish_posts(tmp_path, [short_post("a")], SECOND, parser="2")
    assert changes_of(tmp_path)[url_of("a")] == ("changed", ("body_status", "content_sha256"))


def test_post_leaves_only_when_departure_is_proven_and_may_return(tmp_path: Path) -> None:
    names = ("stays", "left", "removed")
    publish_posts(tmp_path, [short_post(name) for name in names])
    departures = Departures(left=frozenset({id_of("left")}), removed=frozenset({id_of("removed")}))
    publish_posts(tmp_path, [], SECOND, departures=departures)
    assert changes_of(tmp_path) == {url_of("left"): ("left", ()), url_of("removed"): ("removed", ())}
    assert {row["post_id"] for row in rows_of(tmp_path, "blocks")} == {id_of("stays")}
    publish_posts(tmp_path, [short_post("left"), short_post("new")], THIRD)
    assert changes_of(tmp_path) == {url_of("left"): ("returned", ()), url_of("new"): ("added", ())}
    publish_posts(tmp_path, [], FOURTH, departures=Departures(removed=frozenset({id_of("new"), "never seen"})))
    assert changes_of(tmp_path) == {url_of("new"): ("removed", ())}


def test_listed_post_stays_though_it_was_said_to_have_left(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    departures = Departures(left=frozenset({id_of("a")}))
    publish_posts(tmp_path, [short_post("a")], SECOND, departures=departures, options=Options(always=True))
    assert row_of(tmp_path, "a") is not None


def test_boilerplate_is_marked_over_the_whole_dataset(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post(name, f"About {name} alone.", DISCLAIMER) for name in ("a", "b", "c")])
    assert not any(row["boilerplate"] for row in rows_of(tmp_path, "blocks")), "three posts prove no habit"
    sha = row_of(tmp_path, "a")["content_sha256"]
    fourth, again = (short_post(name, f"About {name} alone.", DISCLAIMER) for name in ("d", "b"))
    publish_posts(tmp_path, [fourth, again], SECOND)
    assert {row["text"] for row in rows_of(tmp_path, "blocks") if row["boilerplate"]} == {DISCLAIMER}
    assert [row["word_count"] for row in rows_of(tmp_path, "posts")] == [3, 3, 3, 3]
    assert row_of(tmp_path, "a")["content_sha256"] != sha
    assert changes_of(tmp_path) == {url_of("d"): ("added", ())}, "what is counted changed, the posts did not"


def test_boilerplate_counts_within_one_site_and_language(tmp_path: Path) -> None:
    posts = [
        short_post(name, f"About {name}.", DISCLAIMER, language=language)
        for name, language in zip("abcd", ("en", "en", "nl", "nl"), strict=True)
    ]
    publish_posts(tmp_path, posts)
    assert not any(row["boilerplate"] for row in rows_of(tmp_path, "blocks"))


def test_links_find_their_posts_by_any_address(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post(), short_post("other")])
    found = [(row["internal"], row["target_post_id"]) for row in rows_of(tmp_path, "links")]
    assert found == [(True, id_of("other")), (False, None)]


def test_link_target_is_null_again_when_the_post_is_removed(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post(), short_post("other")])
    publish_posts(tmp_path, [], SECOND, departures=Departures(removed=frozenset({id_of("other")})))
    assert [row["target_post_id"] for row in rows_of(tmp_path, "links")] == [None, None]


def test_same_work_has_one_id_across_posts(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post("a"), full_post("b")])
    assert len({row["work_id"] for row in rows_of(tmp_path, "references")} - {None}) == 1


def test_archive_of_a_post_is_the_first_of_the_job_that_lists_it(tmp_path: Path) -> None:
    other = "https://blog.test/tag/zoology/"
    archives = (listing("a", url=other), listing("a", "b"))
    publish_posts(tmp_path, [short_post("a"), short_post("b")], archives=archives)
    assert (row_of(tmp_path, "a")["archive_url"], row_of(tmp_path, "b")["archive_url"]) == (other, ARCHIVE)


def test_archive_that_was_not_read_is_carried_over_unless_the_job_dropped_it(tmp_path: Path) -> None:
    other = "https://blog.test/tag/zoology/"
    publish_posts(tmp_path, [short_post("a")], archives=(listing("a", "unread"), listing("a", url=other)))
    publish_posts(tmp_path, [], SECOND, archives=(listing("a"),), options=Options(always=True))
    entries = [(row["archive_url"], row["rank"], row["post_id"]) for row in rows_of(tmp_path, "archive_entries")]
    assert entries == [(ARCHIVE, 0, id_of("a")), (other, 0, id_of("a"))]
    publish_posts(tmp_path, [], THIRD, archives=(listing("a"),), job_archives=(ARCHIVE,), options=Options(always=True))
    assert [row["archive_url"] for row in rows_of(tmp_path, "archives")] == [ARCHIVE]


def test_entry_of_a_post_that_was_not_read_names_no_post(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")], archives=(listing("a", "unread"),))
    assert [row["post_id"] for row in rows_of(tmp_path, "archive_entries")] == [id_of("a"), None]


def test_problems_of_archives_and_pages_are_told_once(tmp_path: Path) -> None:
    problem = Problem("fetch", "http-404", "page 2 answered 404", url=ARCHIVE + "page/2/", archive_url=ARCHIVE)
    publish_posts(tmp_path, [full_post()], archives=(listing("full", problems=(problem,)),), problems=(problem,))
    assert [(row["code"], row["post_id"]) for row in rows_of(tmp_path, "problems")] == [("http-404", None), ("table-cut", id_of("full"))]


def test_check_holds_a_snapshot_back_and_latest_stays(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a"), short_post("b")])
    seen: list[SnapshotSummary] = []

    def check(summary: SnapshotSummary) -> tuple[str, ...]:
        seen.append(summary)
        return (f"only {summary.rows['posts']} post is left",)

    published = publish_posts(tmp_path, [], SECOND, departures=Departures(removed=frozenset({id_of("a")})), options=Options(check=check))
    assert (published.published, published.held_back) == (False, ("only 1 post is left",))
    assert seen[0].changes == {"removed": 1}
    assert seen[0].nulls["posts"]["published_at"] == 1
    assert (tmp_path / "latest").resolve().name == FIRST
    assert len(rows_of(tmp_path, "posts")) == 2


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    for out in (tmp_path / "one", tmp_path / "two"):
        publish_posts(out, [full_post("b"), full_post("a")], archives=(listing("a", "b"),))
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one" / "snapshots").rglob("*.*"))
    assert len(files) > 2 * len(TABLES)
    for file in files:
        one, two = tmp_path / "one" / file, tmp_path / "two" / file
        assert one.is_dir() or one.read_bytes() == two.read_bytes(), file


def test_rows_are_sorted_by_key_and_keys_are_unique(tmp_path: Path) -> None:
    publish_posts(tmp_path, [full_post(name) for name in "abcde"], archives=(listing(*"abcde"),))
    for table in TABLES:
        keys = [tuple(row[name] for name in table.key) for row in rows_of(tmp_path, table.name)]
        assert not table.key or keys == sorted(set(keys)), table.name


def test_leftovers_of_killed_runs_are_removed(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    (tmp_path / "snapshots" / f".{SECOND}").mkdir()
    (tmp_path / "snapshots" / f".{SECOND}" / "posts.parquet").write_bytes(b"PAR1")
    shutil.copytree(tmp_path / "snapshots" / FIRST, tmp_path / "snapshots" / THIRD)  # killed between renaming and swapping
    (tmp_path / ".latest").symlink_to("nowhere")
    publish_posts(tmp_path, [short_post("b")], THIRD)
    assert sorted(path.name for path in (tmp_path / "snapshots").iterdir()) == [FIRST, THIRD]
    assert len(rows_of(tmp_path, "posts")) == 2


def test_crawl_that_was_killed_after_the_swap_is_published_already(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    (tmp_path / "latest.json").write_text("{")
    published = publish_posts(tmp_path, [short_post("a"), short_post("b")], FIRST)
    assert (published.published, published.rows["posts"], published.changes) == (True, 1, {"added": 1})
    assert json.loads((tmp_path / "latest.json").read_text())["crawl_id"] == FIRST


def test_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_posts(tmp_path, [short_post("a")])

    def no_space(self: ParquetTable) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ParquetTable, "close", no_space)
    with pytest.raises(OSError, match="No space left"):
        publish_posts(tmp_path, [short_post("b")], SECOND)
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == [FIRST]
    assert [row["post_id"] for row in rows_of(tmp_path, "posts")] == [id_of("a")]


@pytest.mark.parametrize("table", ["posts", "blocks", "references", "archives"])
def test_damaged_snapshot_is_named_and_left_alone(tmp_path: Path, table: str) -> None:
    publish_posts(tmp_path, [full_post()], archives=(listing("full"),))
    path = tmp_path / "snapshots" / FIRST / f"{table}.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UnreadableSnapshotError, match=f"{table}.parquet cannot be read"):
        publish_posts(tmp_path, [short_post("b")], SECOND)
    assert [folder.name for folder in (tmp_path / "snapshots").iterdir()] == [FIRST]


def test_missing_current_snapshot_is_an_error_and_not_a_first_crawl(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    (tmp_path / "snapshots" / FIRST / "posts.parquet").unlink()
    with pytest.raises(UnreadableSnapshotError, match="latest names a snapshot that is not there"):
        publish_posts(tmp_path, [short_post("b")], SECOND)
    assert [folder.name for folder in (tmp_path / "snapshots").iterdir()] == [FIRST]


def test_a_bit_that_flipped_in_the_last_snapshot_is_named_and_carried_nowhere(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    path = tmp_path / "snapshots" / FIRST / "posts.parquet"
    group = pq.ParquetFile(path).metadata.row_group(0)
    text = next(column for column in map(group.column, range(group.num_columns)) if column.path_in_schema == "content_text")
    content = bytearray(path.read_bytes())
    content[text.data_page_offset + text.total_compressed_size - 3] ^= 0x10  # of the text itself: it can still be unpacked
    path.write_bytes(bytes(content))
    with pytest.raises(UnreadableSnapshotError, match=r"posts\.parquet cannot be read"):
        publish_posts(tmp_path, [short_post("b")], SECOND)
    assert (tmp_path / "latest").readlink() == Path("snapshots") / FIRST


def test_damaged_older_snapshot_is_no_obstacle(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    publish_posts(tmp_path, [short_post("b")], SECOND)
    (tmp_path / "snapshots" / FIRST / "changes.parquet").write_bytes(b"PAR1")
    assert publish_posts(tmp_path, [short_post("c")], THIRD).published


def test_retention_keeps_the_newest_the_current_and_the_one_before(tmp_path: Path) -> None:
    for crawl_id in (FIRST, SECOND, THIRD):
        publish_posts(tmp_path, [short_post(crawl_id.lower())], crawl_id)
    publish_posts(tmp_path, [short_post("last")], FOURTH, options=Options(keep=1))
    assert sorted(path.name for path in (tmp_path / "snapshots").iterdir()) == [THIRD, FOURTH]
    assert drop_old_snapshots(tmp_path, 0) == []


@pytest.mark.parametrize("keep", [0, -1, 1])
def test_retention_of_none_keeps_the_current_and_the_one_before(tmp_path: Path, keep: int) -> None:
    for crawl_id in (FIRST, SECOND, THIRD):
        publish_posts(tmp_path, [short_post(crawl_id.lower())], crawl_id)
    assert drop_old_snapshots(tmp_path, keep) == [FIRST]


def test_a_dataset_whose_link_became_a_folder_when_it_was_copied_is_carried_on(tmp_path: Path) -> None:
    publish_posts(tmp_path / "a", [short_post("a")])
    shutil.copytree(tmp_path / "a", tmp_path / "b")  # follows links
    assert (tmp_path / "b" / "latest").is_dir() and not (tmp_path / "b" / "latest").is_symlink()
    publish_posts(tmp_path / "b", [short_post("b")], SECOND)
    assert (tmp_path / "b" / "latest").readlink() == Path("snapshots") / SECOND
    assert len(rows_of(tmp_path / "b", "posts")) == 2
    publish_posts(tmp_path / "b", [short_post("c")], THIRD)
    assert sorted(path.name for path in (tmp_path / "b" / "snapshots").iterdir()) == [FIRST, SECOND, THIRD]


def test_a_copy_of_the_latest_snapshot_alone_can_be_carried_on(tmp_path: Path) -> None:
    publish_posts(tmp_path / "a", [short_post("a")])
    shutil.copytree(tmp_path / "a" / "latest", tmp_path / "b" / "latest")
    publish_posts(tmp_path / "b", [short_post("b")], SECOND)
    assert len(rows_of(tmp_path / "b", "posts")) == 2


def test_latest_is_found_without_links(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    (tmp_path / "latest").unlink()
    assert find_latest(tmp_path) == (tmp_path / "snapshots" / FIRST).resolve()
    publish_posts(tmp_path, [short_post("b")], SECOND)
    assert len(rows_of(tmp_path, "posts")) == 2


def test_snapshot_of_an_older_schema_is_carried_over(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a")])
    path = tmp_path / "snapshots" / FIRST / "posts.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["meta_title"]), path)
    publish_posts(tmp_path, [short_post("b")], SECOND)
    assert row_of(tmp_path, "a")["meta_title"] is None


def test_old_address_of_a_post_leads_to_the_id_it_was_given(tmp_path: Path) -> None:
    entry_ids = {url_of("moved"): id_of("a")}
    crawl = Crawl(crawl_id=FIRST, parser="1", archives=(listing("moved"),), post_id=lambda url: entry_ids[url])
    staged = stage([short_post("a")])
    publish(tmp_path, crawl, lambda: staged)
    assert [row["post_id"] for row in rows_of(tmp_path, "archive_entries")] == [id_of("a")]


def test_metadata_alone_is_a_post(tmp_path: Path) -> None:
    publish_posts(tmp_path, [short_post("a", blocks=(), metadata=Metadata())])
    assert row_of(tmp_path, "a")["title"] is None


# What a killed run was about to do: (attribute to patch, which call of it).
KILLS = (
    ("exports.parquet.ParquetTable.close", 3),
    ("exports.snapshot.write_datapackage", 1),
    ("exports.latest.sync_path", 1),
    ("pathlib.Path.rename", 1),
    ("exports.latest._swap_link", 1),
    ("pathlib.Path.symlink_to", 1),
    ("pathlib.Path.replace", 1),
    ("exports.latest._write_json", 1),
    ("pathlib.Path.replace", 2),
    ("exports.snapshot.drop_old_snapshots", 1),
)
KILLED_RUN = """
import os, signal, sys
from pathlib import Path
from pkgutil import resolve_name
from tests.exports.sample import publish_posts, short_post

out, crawl_id, target, left = sys.argv[1], sys.argv[2], sys.argv[3], [int(sys.argv[4])]
owner, _, name = target.rpartition(".")
owner = resolve_name(owner)
original = getattr(owner, name)

def killer(*args, **kwargs):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return original(*args, **kwargs)

setattr(owner, name, killer)
publish_posts(Path(out), [short_post("b")], crawl_id)
"""


@pytest.mark.parametrize(("target", "call"), KILLS, ids=[f"{target.rpartition('.')[2]}-{call}" for target, call in KILLS])
def test_run_killed_at_any_step_leaves_a_whole_latest_and_the_next_carries_on(tmp_path: Path, target: str, call: int) -> None:
    publish_posts(tmp_path, [short_post("a")])
    command = [sys.executable, "-c", KILLED_RUN, str(tmp_path), SECOND, target, str(call)]
    assert subprocess.run(command, check=False, cwd=Path(__file__).parents[2]).returncode == -signal.SIGKILL
    whole = {table.name: len(rows_of(tmp_path, table.name)) for table in TABLES}
    assert whole["posts"] == whole["blocks"] == (1 if (tmp_path / "latest").resolve().name == FIRST else 2)
    publish_posts(tmp_path, [short_post("b")], SECOND)
    assert {row["post_id"] for row in rows_of(tmp_path, "posts")} == {id_of("a"), id_of("b")}
    assert changes_of(tmp_path) == {url_of("b"): ("added", ())}
    assert sorted(path.name for path in (tmp_path / "snapshots").iterdir()) == [FIRST, SECOND]
    assert json.loads((tmp_path / "latest.json").read_text())["crawl_id"] == SECOND


def test_what_a_posts_own_page_told_outlives_an_archive_that_carries_the_same_text(tmp_path: Path) -> None:
    own = short_post("a", source="page", canonical_url=url_of("a"), meta_title="A | A blog")
    publish_posts(tmp_path, [own], archives=(listing("a"),))
    fragment = short_post("a", source="listing")
    options = Options(always=True)
    publish_posts(tmp_path, [fragment], SECOND, archives=(listing("a"),), options=options)
    row = row_of(tmp_path, "a")
    assert (row["source"], row["meta_title"], changes_of(tmp_path)) == ("page", "A | A blog", {})
    publish_posts(tmp_path, [short_post("a", "Another text.", source="listing")], THIRD, archives=(listing("a"),), options=options)
    assert (row_of(tmp_path, "a")["source"], changes_of(tmp_path)) == ("listing", {url_of("a"): ("changed", ("content_sha256",))})


PANDAS_AFTERWARDS = """
import sys
from pathlib import Path
from tests.exports.sample import publish_posts, short_post
import pyarrow.parquet as pq

publish_posts(Path(sys.argv[1]), [short_post("a")])
assert "pandas" not in sys.modules, "publication does without it"
frame = pq.read_table(Path(sys.argv[1]) / "latest" / "posts.parquet").to_pandas()
import pandas

assert isinstance(frame, pandas.DataFrame) and list(frame["title"]) == ["A"]
assert pandas.read_parquet(Path(sys.argv[1]) / "latest" / "posts.parquet").shape == frame.shape
"""


def test_publication_does_without_pandas_and_leaves_it_to_whoever_wants_it_later(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", PANDAS_AFTERWARDS, str(tmp_path)], check=True, cwd=Path(__file__).parents[2])
