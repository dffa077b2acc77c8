"""Posts made from HTML, published as a snapshot and exported, for the tests of migration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq
from lxml import etree

from exports.migration.body import export_body
from exports.migration.export import ExportSummary, export_snapshot
from exports.migration.model import ExportOptions
from exports.migration.registry import BY_NAME
from exports.rows import PostRows
from exports.tables import RowContext, post_rows
from pipelines.model.page import RawPage
from pipelines.model.post import Post
from pipelines.normalise import read_post
from tests.exports.sample import publish_posts, url_of


def post_of(html: str, name: str = "post", head: str = "") -> Post:
    """The post of a page whose article is ``html``."""
    page = f'<html lang="en"><head><title>{name.title()}</title>{head}</head><body><article><h1>{name.title()}</h1><div class="entry-content">{html}</div></article></body></html>'
    return read_post(RawPage.of_html(page, url_of(name)))


def rows_of_html(html: str) -> PostRows:
    """The rows of the post of such a page."""
    return post_rows(post_of(html), RowContext(crawl_id="1", parser="1", archive_url="https://blog.test/"))


def blocks_of(html: str) -> list[str]:
    """The blocks that writers are given, as HTML."""
    root, _ = export_body(rows_of_html(html))
    return [etree.tostring(block, encoding="unicode", method="html", with_tail=False) for block in root]


def losses_of(html: str) -> list[str]:
    """Codes of what is lost before any format is known."""
    return [loss.code for loss in export_body(rows_of_html(html))[1]]


def snapshot_of(out: Path, pages: Mapping[str, str]) -> Path:
    """A published snapshot of posts by name."""
    published = publish_posts(out, [post_of(html, name) for name, html in pages.items()])
    assert published.path
    return published.path


def export(snapshot: Path, out: Path, format_: str = "jsonl", options: ExportOptions | None = None) -> ExportSummary:
    """A snapshot exported."""
    return export_snapshot(snapshot, out, BY_NAME[format_], options or ExportOptions())


def losses(out: Path) -> list[tuple[str | None, str]]:
    """Address and code of each row of the loss report."""
    return [(row["url"], row["code"]) for row in pq.read_table(out / "losses.parquet").to_pylist()]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
