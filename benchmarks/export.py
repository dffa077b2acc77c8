"""Export a synthetic snapshot to a format; print rate and peak RSS, for a tenth of the posts and for all of them.

    python -m benchmarks.export [--posts 100000] [--to wxr,hugo]

Memory is flat where both peaks are alike. Every step runs in a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path

from benchmarks.publish import measure, publish_first, stage_all
from exports.latest import find_latest
from exports.migration.export import export_snapshot
from exports.migration.model import ExportOptions
from exports.migration.registry import BY_NAME


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, default=100_000)
    parser.add_argument("--to", default="wxr", help="formats, parted by commas")
    options = parser.parse_args()
    print(f"{'step':<24}{'posts':>9}{'seconds':>9}{'posts/s':>9}{'peak RSS MB':>13}")
    for posts in (options.posts // 10, options.posts):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder)
            measure("stage", posts, out, stage_all)
            measure("publish", posts, out, publish_first)
            for name in options.to.split(","):
                measure(f"export {name}", posts, out, partial(export_all, name))


def export_all(name: str, out: Path, posts: int) -> None:
    """Export the snapshot that the steps before have published."""
    snapshot = find_latest(out)
    if snapshot is None:
        raise RuntimeError(f"no snapshot in {out}")
    summary = export_snapshot(snapshot, out / "exports" / name, BY_NAME[name], ExportOptions(base_url="https://new.example"))
    if summary.posts != posts:
        raise RuntimeError(f"{summary.posts} of {posts} posts were exported")


if __name__ == "__main__":
    main()
