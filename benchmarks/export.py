"""Export a synthetic snapshot to formats; print rate and peak RSS, for a tenth of the posts and for all of them.

    python -m benchmarks.export [--posts 100000] [--to wxr,hugo]

Memory is flat where both peaks are alike. Every step runs in a process of its own, so that its peak is its own. The snapshot is a few
hundred different posts, written again and again under new addresses: what is measured is the export, not the publication.
"""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.publish import measure, synthetic_post
from exports.migration.export import export_snapshot
from exports.migration.model import ExportOptions
from exports.migration.registry import BY_NAME
from exports.parquet import ParquetTable
from exports.rows import PostRows, Row
from exports.schema import TABLES
from exports.tables import RowContext, post_rows

_DIFFERENT = 500  # posts that are made; the others are copies of them


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--to", default="wxr", help="formats, parted by commas")
    options = parser.parse_args()
    print(f"{'step':<24}{'posts':>9}{'seconds':>9}{'posts/s':>9}{'peak RSS MB':>13}")
    for posts in (options.posts // 10, options.posts):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            measure("write", posts, out, write_snapshot)
            for name in options.to.split(","):
                measure(f"export {name}", posts, out, partial(export_all, name))


def write_snapshot(out: Path, posts: int) -> None:
    """Write the Parquet tables of a snapshot."""
    folder = out / "snapshots" / "20260101T000000Z-0000"
    folder.mkdir(parents=True)
    context = RowContext("bench", "bench")
    originals = [post_rows(synthetic_post(index, "first"), context) for index in range(_DIFFERENT)]
    tables = {table.name: ParquetTable(folder, table, "bench") for table in TABLES}
    for number in range(posts):
        for name, rows in _copied(originals[number % _DIFFERENT], number).items():
            tables[name].write(rows)
    for table in tables.values():
        table.close()


def _copied(rows: PostRows, number: int) -> PostRows:
    """Give a post's rows under an id and an address of its own; ids rise with the number, as a snapshot is sorted."""
    key = f"{number:016x}"
    copies = {name: [{**row, "post_id": key} for row in own] for name, own in rows.items() if name != "problems"}
    post: Row = copies["posts"][0]
    moment = post["fetched_at"]
    post |= {"url": f"https://bench.example/{number}/", "slug": f"post-{number}", "crawl_id": "bench"}
    post |= {"first_seen_at": moment, "last_changed_at": moment}
    for link in copies.get("links", ()):
        link |= {"internal": True, "target_post_id": f"{number // 2:016x}"}
    for block in copies.get("blocks", ()):
        block["boilerplate"] = False
    return copies


def export_all(name: str, out: Path, posts: int) -> None:
    """Export the snapshot that the step before wrote."""
    (snapshot,) = (out / "snapshots").iterdir()
    summary = export_snapshot(snapshot, out / "exports" / name, BY_NAME[name], ExportOptions(base_url="https://new.example"))
    if summary.posts != posts:
        raise RuntimeError(f"{summary.posts} of {posts} posts were exported")


if __name__ == "__main__":
    main()
