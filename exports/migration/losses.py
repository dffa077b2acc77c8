"""What an export could not carry over: one row each, in ``losses.parquet`` and ``losses.csv``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from exports.column import Column, Table
from exports.csv import CsvTable
from exports.migration.model import ExportPost, Loss
from exports.parquet import ParquetTable

LOSSES = Table(
    "losses",
    "What the target of an export cannot hold, or what no crawl can see.",
    (),
    (
        Column("post_id", "str?", "The post; null where it is true of the whole site."),
        Column("url", "str?", "Its old address."),
        Column("code", "cat", "What it is, countable: slug-changed, file-missing."),
        Column("field", "str?", "The table or column that suffers."),
        Column("detail", "str", "A sentence for people."),
    ),
)
# What a public crawl cannot see, whatever the target.
UNSEEN = (
    Loss("not-public", "Drafts, and posts that wait for their day, are not public; no crawl sees them.", "posts"),
    Loss("not-public", "Private posts are not public; of posts behind a password only the title may be.", "posts"),
    Loss("comments", "Comments are not part of the dataset.", None),
    Loss("custom-fields", "Custom fields that a page does not show cannot be seen.", None),
    Loss("menus", "Menus, widgets, and pages that no archive of the crawl lists are not part of the dataset.", None),
    Loss("revisions", "Earlier versions of posts cannot be seen.", None),
    Loss("accounts", "Of authors only names are known: no accounts, mail addresses or roles.", "terms"),
)


class LossReport:
    """The report of one export, open for writing in its folder."""

    def __init__(self, folder: Path, parser: str) -> None:
        self.counts: Counter[str] = Counter()
        self._writers = (ParquetTable(folder, LOSSES, parser), CsvTable(folder, LOSSES, parser))
        self.write_site(UNSEEN)

    def write_site(self, losses: Iterable[Loss]) -> None:
        """Add what is true of the whole site."""
        self._write(losses, None, None)

    def write_post(self, post: ExportPost) -> None:
        """Add what a post lost."""
        self._write(post.losses, post.row["post_id"], post.row["url"])

    def close(self) -> None:
        """Finish the files."""
        for writer in self._writers:
            writer.close()

    def _write(self, losses: Iterable[Loss], post_id: str | None, url: str | None) -> None:
        rows = [{"post_id": post_id, "url": url, "code": loss.code, "field": loss.field, "detail": loss.detail} for loss in losses]
        self.counts.update(row["code"] or "" for row in rows)
        for writer in self._writers:
            writer.write(rows)
